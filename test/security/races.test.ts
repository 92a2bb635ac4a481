/** What is counted or redeemed once stays so when many requests come at the same moment, on two instances with one Redis. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { captchaPass } from '../support/captcha.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  RefreshSessionDocument,
  SendSmsCodeDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { newcomer, newEmail, newPhone, PASSWORD } from '../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../support/redisServer.js';

const FAILURES = 20;

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
  const count = async (provider: string, operation: string) =>
    (await app.control.requests(provider)).filter((request) => request.operation === operation).length;

  it(`send ${FAILURES} guesses of a password to the vendor, and no more`, async () => {
    const method = { email: { email: newEmail(), password: 'wrong-password' } };
    await app.control.call('DELETE', '/providers/authing/requests');
    const answers = await Promise.all(clients(60).map((client) => client.run(LoginDocument, { input: { method } })));
    const names = answers.map(({ login }) => login.__typename);
    expect(names.filter((name) => name === 'AttemptsLimited')).toHaveLength(60 - FAILURES);
    expect(await count('authing', 'loginByEmail')).toBe(FAILURES);
  });

  it(`have ${FAILURES} guesses of a TOTP code judged, and no more`, async () => {
    const method = { email: { email: 'twofactor@example.com', password: PASSWORD } };
    const input = { method, provider: 'AUTHING_LEGACY' } as const;
    const code = await app.control.totp('EMULATEDLEGACYKE', 'authingLegacy');
    const answer = { totp: code === '000000' ? '000001' : '000000' };
    const flows = await Promise.all(
      clients(40).map(async (client) => {
        const { login } = await client.run(LoginDocument, { input });
        return { client, flow: expectOutcome(login, 'MfaRequired').flow };
      }),
    );
    const answers = await Promise.all(flows.map(({ client, flow }) => client.run(VerifyMfaDocument, { flow, answer })));
    const names = answers.map(({ verifyMfa }) => verifyMfa.__typename);
    expect(names.filter((name) => name === 'MfaRejected')).toHaveLength(FAILURES);
    expect(names.filter((name) => name === 'AttemptsLimited')).toHaveLength(40 - FAILURES);
  });

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
