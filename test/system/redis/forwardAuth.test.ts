/** Forward authentication on two instances that share a store. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { LogoutDocument } from '../../support/generated/operations.js';
import { signedIn } from '../../support/people.js';
import { rawRequest } from '../../support/rawRequest.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { signingKey } from '../../support/signingKey.js';

const FORWARD_AUTH_SECRET = 'a-secret-of-the-proxy-0123456789abcdef';

describeWithRedis('/auth/verify on two instances', () => {
  const app = new TestApp();
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    const tokens = { TOKEN_AUDIENCES: 'orders', SIGNING_KEYS: signingKey(), FORWARD_AUTH_SECRET };
    await app.start({ environment: { ...tokens, STORE_URL: redis.url }, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  const verify = (token: string | null | undefined, instance: number) =>
    rawRequest(`${app.url(instance)}/auth/verify?audience=orders`, {
      headers: {
        'x-forward-auth-secret': FORWARD_AUTH_SECRET,
        'x-original-method': 'GET',
        'x-original-host': 'localhost',
        'x-original-uri': '/orders',
        'x-real-ip': '203.0.113.9',
        authorization: `Bearer ${token}`,
      },
    });
  /** All commands that the store has received, except those by which this test counts. */
  const commands = () => {
    const stats = execFileSync('redis-cli', ['-p', String(redis.port), 'info', 'commandstats'], { encoding: 'utf8' });
    const calls = [...stats.matchAll(/^cmdstat_(?!info|command|client|config|ping)[^:]+:calls=(\d+)/gm)];
    return calls.reduce((sum, [, count]) => sum + Number(count), 0);
  };

  it('reads the store once for a request, and nothing else', async () => {
    const { token } = await signedIn(app);
    await verify(token, 0);
    await app.control.call('DELETE', '/providers/authing/requests');
    const before = commands();
    for (let count = 0; count < 10; count++) expect((await verify(token, 0)).status).toBe(200);
    expect(commands() - before).toBe(10);
    expect(await app.control.requests('authing')).toEqual([]);
  });

  it('is closed on each of them once the session has ended on one', async () => {
    const client = await signedIn(app);
    for (const instance of [0, 1]) expect((await verify(client.token, instance)).status).toBe(200);
    await client.run(LogoutDocument);
    for (const instance of [0, 1]) expect((await verify(client.token, instance)).status).toBe(401);
  });

  it('answers 503 without the store, although a token is in memory', async () => {
    const { token } = await signedIn(app);
    expect((await verify(token, 0)).status).toBe(200);
    await redis.kill();
    const answer = await verify(token, 0);
    expect(answer.status).toBe(503);
    expect(answer.headers.authorization).toBeUndefined();
  });
});
