/** GeeTest's bypass status where two instances share a store. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { expectOutcome } from '../../support/expect.js';
import { CreateCaptchaChallengeDocument } from '../../support/generated/operations.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

const BYPASS = 'GET /v1/bypass_status.php';
/** Longer than any test runs: one answer is for all of it. */
const LONG = { GEETEST_BYPASS_POLL_SECONDS: '3600' };
const SHORT = { GEETEST_BYPASS_POLL_SECONDS: '1' };
const INTERVALS = { interval: 200 };

const say = (app: TestApp, bypass: 'success' | 'fail') => app.control.call('POST', '/geetest/settings', { bypass });
const seen = async (app: TestApp) => (await app.control.requests('geetest')).map(({ operation }) => operation);
const create = async (client: Client) => {
  const made = (await client.run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' })).createCaptchaChallenge;
  return expectOutcome(made, 'GeetestV3Challenge');
};
const isOnline = async (client: Client) => (await create(client)).success;

/** Two servers and a real Redis. */
function describeTwo(title: string, environment: Record<string, string>, body: (app: TestApp) => void): void {
  describeWithRedis(title, () => {
    const app = new TestApp();
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedis();
      await app.start({ environment: { ...environment, STORE_URL: redis.url }, instances: 2 });
    });
    afterAll(async () => {
      await app.close();
      await redis.stop();
    });
    body(app);
  });
}

describeTwo('the bypass status on two instances', LONG, (app) => {
  it('is asked for once an interval, and holds on both', async () => {
    await say(app, 'fail');
    expect(await isOnline(app.client({}, 0))).toBe(false);
    const all = await Promise.all(Array.from({ length: 10 }, (_, index) => isOnline(app.client({}, index % 2))));
    expect(new Set(all)).toEqual(new Set([false]));
    expect(await seen(app)).toEqual([BYPASS]);
  });
});

describeTwo('the first challenges on two instances', LONG, (app) => {
  it('ask for it once, however many are made at the same moment', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => isOnline(app.client({}, index % 2))));
    expect((await seen(app)).filter((call) => call === BYPASS)).toHaveLength(1);
  });
});

describeTwo('an instance that asks no more', SHORT, (app) => {
  it('is followed by the other', async () => {
    await say(app, 'fail');
    expect(await isOnline(app.client({}, 0))).toBe(false);
    await say(app, 'success');
    await expect.poll(() => isOnline(app.client({}, 1)), INTERVALS).toBe(true);
  });
});
