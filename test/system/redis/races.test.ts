/** What is counted or redeemed once stays so when many requests come at the same moment, on two instances with one Redis. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { captchaPass } from '../../support/captcha.js';
import type { Client } from '../../support/client.js';
import { expectOutcome } from '../../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  RefreshSessionDocument,
  SendSmsCodeDocument,
  VerifyMfaDocument,
} from '../../support/generated/operations.js';
import { newcomer, newPhone, PASSWORD } from '../../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

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
  it(`have ${FAILURES} guesses of a password judged, and no more`, async () => {
    // The vendor asks for no captcha of its own here, which would end guesses before ours does.
    const method = { ldap: { username: 'lin', password: 'wrong-password' } };
    await app.control.call('DELETE', '/providers/authing/requests');
    const answers = await Promise.all(clients(60).map((client) => client.run(LoginDocument, { input: { method } })));
    const names = answers.map(({ login }) => login.__typename);
    const judged = names.filter((name) => name === 'InvalidCredentials').length;
    // A guess that is about to be given back may bring the lock a little early, never late.
    expect(judged).toBeGreaterThan(FAILURES / 2);
    expect(judged).toBeLessThanOrEqual(FAILURES);
    expect(names.filter((name) => name === 'AttemptsLimited')).toHaveLength(60 - judged);
    expect(await app.control.requests('authing')).toHaveLength(judged);
  });

  it(`have ${FAILURES} guesses of a TOTP code judged, and no more`, async () => {
    const method = { email: { email: 'twofactor@example.com', password: PASSWORD } };
    const input = { method, provider: 'AUTHING_LEGACY' } as const;
    const code = await app.control.totp('EMULATEDLEGACYKE', 'authingLegacy');
    const answer = { totp: code === '000000' ? '000001' : '000000' };
    const begin = async (client: Client) => ({
      client,
      flow: expectOutcome((await client.run(LoginDocument, { input })).login, 'MfaRequired').flow,
    });
    // Fewer at a time than guesses of a password that may be under way.
    const flows = [];
    for (let batch = 0; batch < 4; batch++) flows.push(...(await Promise.all(clients(10).map(begin))));
    const answers = await Promise.all(flows.map(({ client, flow }) => client.run(VerifyMfaDocument, { flow, answer })));
    const names = answers.map(({ verifyMfa }) => verifyMfa.__typename);
    const judged = names.filter((name) => name === 'MfaRejected').length;
    expect(judged).toBeGreaterThan(FAILURES / 2);
    expect(judged).toBeLessThanOrEqual(FAILURES);
    expect(names.filter((name) => name === 'AttemptsLimited')).toHaveLength(40 - judged);
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
