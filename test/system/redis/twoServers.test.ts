import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  LogoutDocument,
  MeDocument,
  RefreshSessionDocument,
} from '../../support/generated/operations.js';
import { scrape } from '../../support/metrics.js';
import { describeWithRedis, startRedis } from '../../support/redisServer.js';

const INPUT = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };

describeWithRedis('two servers and one store', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  const app = new TestApp();
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { STORE_URL: redis.url, METRICS_PORT: '0' }, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  it('goes on at one instance with a session that began at the other', async () => {
    const first = app.client({}, 0);
    const second = app.client({}, 1);
    second.token = expectOutcome((await first.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess').accessToken;
    expect((await second.run(MeDocument)).me?.username).toBe('menshen');
    first.token = second.token;
    const [a, b] = await Promise.all([first.run(RefreshSessionDocument), second.run(RefreshSessionDocument)]);
    const successor = expectOutcome(a.refreshSession, 'LoginSuccess').accessToken;
    expect(expectOutcome(b.refreshSession, 'LoginSuccess').accessToken).toBe(successor);
    first.token = successor;
    second.token = successor;
    expect((await first.run(LogoutDocument)).logout).toBe(true);
    expect((await second.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('fails closed while the store is gone, says that it is not ready, and comes back by itself', async () => {
    const client = app.client();
    client.token = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess').accessToken;
    const ready = async () => (await fetch(`${app.url()}/readyz`)).status;
    expect(await ready()).toBe(200);
    await redis.kill();
    await expect.poll(ready).toBe(503);
    const { errors, data } = await client.send(CurrentSessionDocument);
    expect(errors[0]?.extensions).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(data?.session).toBeNull();
    const login = await client.send(LoginDocument, { input: INPUT });
    expect(login.errors[0]?.extensions.code).toBe('STORE_UNAVAILABLE');
    expect((await fetch(`${app.url()}/livez`)).status).toBe(200);
    const details = await fetch(`${app.metricsUrl()}/readyz?verbose`);
    expect([details.status, await details.json()]).toMatchObject([
      503,
      { status: 'unavailable', store: 'unavailable' },
    ]);
    const metrics = await scrape(app.metricsUrl());
    expect(metrics.sum('menshen_store_errors_total')).toBeGreaterThan(0);
    expect(metrics.sum('menshen_operations_total', { operation: 'login', outcome: 'STORE_UNAVAILABLE' })).toBe(1);
    await redis.restart();
    await expect.poll(ready).toBe(200);
    expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess');
  });
});
