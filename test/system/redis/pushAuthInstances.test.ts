/** Two servers and a real Redis: what one begins, the other finishes. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import {
  CreateAuthQrCodeDocument,
  LoginDocument,
  PushAuthEventDocument,
  PushAuthEventUpdatedDocument,
} from '../../support/generated/operations.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { overSse } from '../../support/subscribe.js';

describeWithRedis('push events on two instances', () => {
  const app = new TestApp();
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { STORE_URL: redis.url }, instances: 2 });
  });
  beforeEach(() => app.reset());
  afterEach(() => vi.useRealTimers());
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  const [A, B] = [0, 1];
  const begin = async () => {
    const { createAuthQrCode } = await app.client({}, A).run(CreateAuthQrCodeDocument, {});
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    const events = await app.control.call<{ event_id: string }[]>('GET', '/secken/events');
    return { id, phone: events.at(-1)?.event_id ?? '' };
  };
  const status = async (id: string, instance: number) =>
    (await app.client({}, instance).run(PushAuthEventDocument, { id })).pushAuthEvent?.status;
  const login = async (event: string, instance: number) =>
    (await app.client({}, instance).run(LoginDocument, { input: { method: { pushAuth: { event } } } })).login;

  it('begun on one are followed on the other and finished there', async () => {
    const { id, phone } = await begin();
    const seen: string[] = [];
    for await (const { pushAuthEventUpdated } of overSse(app.client({}, B), PushAuthEventUpdatedDocument, { id })) {
      seen.push(pushAuthEventUpdated.status);
      if (seen.length === 1) await app.control.call('POST', `/secken/events/${phone}/approve`, {});
    }
    expect(seen).toEqual(['PENDING', 'APPROVED']);
    expectOutcome(await login(id, B), 'LoginSuccess');
    expectOutcome(await login(id, A), 'FlowExpired');
  });

  it('are asked about by one of them at a time', async () => {
    const { id } = await begin();
    await app.control.call('DELETE', '/providers/secken/requests');
    await Promise.all(Array.from({ length: 10 }, (_, index) => status(id, index % 2)));
    expect((await app.control.requests('secken')).length).toBeLessThanOrEqual(1);
  });

  it('end at their deadline, and never in success, when whoever heard the approval died before telling', async () => {
    const { id, phone } = await begin();
    expect(await status(id, A)).toBe('PENDING');
    await app.control.call('POST', `/secken/events/${phone}/approve`, {});
    // The vendor tells a decision once. This is what the dead instance did last.
    const { baseUrl = '', appId = '', appKey = '' } = app.vendor('secken');
    const signature = createHash('sha1').update(`app_id=${appId}event_id=${phone}${appKey}`).digest('hex');
    const query = new URLSearchParams({ app_id: appId, event_id: phone, signature });
    expect(await (await fetch(`${baseUrl}/event_result?${query}`)).json()).toMatchObject({ status: 200 });
    await sleep(2100);
    expect(await status(id, B)).not.toBe('APPROVED');
    expectOutcome(await login(id, B), 'PushAuthPending');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 200_000 });
    expect(await status(id, B)).toBe('EXPIRED');
    expectOutcome(await login(id, B), 'PushAuthExpired');
  });

  it('are redeemed once, however many ask at the same moment', async () => {
    const { id, phone } = await begin();
    await app.control.call('POST', `/secken/events/${phone}/approve`, {});
    await expect.poll(() => status(id, A)).toBe('APPROVED');
    const answers = await Promise.all([A, B, A, B].map((instance) => login(id, instance)));
    const names = answers.map(({ __typename }) => __typename).sort();
    expect(names).toEqual(['FlowExpired', 'FlowExpired', 'FlowExpired', 'LoginSuccess']);
  });

  it('are not lost with the instance that stored the approval, and are followed on by the next one', async () => {
    const [stored, open] = [await begin(), await begin()];
    await app.control.call('POST', `/secken/events/${stored.phone}/approve`, {});
    await expect.poll(() => status(stored.id, A)).toBe('APPROVED');
    const seen: (string | undefined)[] = [];
    const follow = (async () => {
      for await (const { pushAuthEventUpdated } of overSse(app.client({}, B), PushAuthEventUpdatedDocument, {
        id: open.id,
      })) {
        seen.push(pushAuthEventUpdated.status);
      }
    })();
    expect(await status(open.id, A)).toBe('PENDING');
    await app.stop(A);
    expectOutcome(await login(stored.id, B), 'LoginSuccess');
    await app.control.call('POST', `/secken/events/${open.phone}/approve`, {});
    await follow;
    expect(seen.at(-1)).toBe('APPROVED');
    expectOutcome(await login(open.id, B), 'LoginSuccess');
  });
});
