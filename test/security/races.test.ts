/** What is counted or redeemed once stays so when many requests come at the same moment, on two instances with one Redis. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { captchaPass } from '../support/captcha.js';
import {
  CurrentSessionDocument,
  RefreshSessionDocument,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';
import { newcomer, newPhone } from '../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../support/redisServer.js';

describeWithRedis('many requests at the same moment', () => {
  const app = new TestApp();
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    const environment = { STORE_URL: redis.url, CAPTCHA_SEND_CODE: 'always', TRUSTED_PROXIES: '127.0.0.1' };
    await app.start({ environment, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  const clients = (count: number) => Array.from({ length: count }, (_, at) => app.client({}, at % 2));
  it('redeem a captcha pass once', async () => {
    const pass = await captchaPass(app, app.client(), 'SEND_CODE');
    const answers = await Promise.all(
      clients(10).map((client) => client.run(SendSmsCodeDocument, { input: { phone: newPhone(), captchaPass: pass } })),
    );
    const names = answers.map(({ sendSmsCode }) => sendSmsCode.__typename).sort();
    expect(names).toEqual([...Array(9).fill('CaptchaRejected'), 'CodeSent']);
  });

  it('give a session one successor', async () => {
    const { client } = await newcomer(app);
    const tokens = await Promise.all(
      clients(20).map(async (each) => {
        each.token = client.token;
        const { refreshSession } = await each.run(RefreshSessionDocument);
        return refreshSession.__typename === 'LoginSuccess' ? refreshSession.accessToken : null;
      }),
    );
    const fresh = new Set(tokens.filter((token) => token !== null && token !== client.token));
    expect(fresh.size).toBe(1);
    const next = app.client();
    [next.token] = fresh;
    expect((await next.run(CurrentSessionDocument)).session).not.toBeNull();
  });
});
