/** GeeTest says by its bypass status whether it is up, so that a challenge need not find out. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateCaptchaChallengeDocument,
  type GeetestV3Answer,
  VerifyCaptchaDocument,
} from '../support/generated/operations.js';

const REGISTER = 'GET /register.php';
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

/** What a person at the widget would bring about, which knows the mode by `success` alone. */
async function answer(app: TestApp, client: Client, made: Awaited<ReturnType<typeof create>>, success = made.success) {
  const { id, gt, challenge } = made;
  const geetestV3 = await app.control.call<GeetestV3Answer>('POST', '/geetest/solve', { gt, challenge, success });
  return (await client.run(VerifyCaptchaDocument, { challenge: id, answer: { geetestV3 } })).verifyCaptcha;
}

describeWithApp('the bypass status by default', {}, (app) => {
  it('is not asked for', async () => {
    await say(app, 'fail');
    expect(await isOnline(app.client())).toBe(true);
    expect(await seen(app)).toEqual([REGISTER]);
  });
});

describeWithApp('a bypass status of failure', { environment: LONG }, (app) => {
  it('makes challenges offline until it is asked again, and the vendor is left alone', async () => {
    const client = app.client();
    await say(app, 'fail');
    expectOutcome(await answer(app, client, await create(client)), 'CaptchaPassed');
    await say(app, 'success');
    expect(await isOnline(client)).toBe(false);
    expect(await seen(app)).toEqual([BYPASS]);
    const log = app.log.join('');
    expect(log.match(/the captcha vendor does not report that it is up/g)).toHaveLength(1);
    expect(log.match(/a challenge is in offline mode/g)).toHaveLength(2);
    expect(log.match(/a captcha was answered in offline mode/g)).toHaveLength(1);
  });
});

describeWithApp('a bypass status of success', { environment: LONG }, (app) => {
  it('is no promise: a challenge may find the vendor down all the same', async () => {
    const client = app.client();
    expect(await isOnline(client)).toBe(true);
    await app.control.fail('geetest', { match: '/register.php', count: 2, mode: 'http500' });
    expect(await isOnline(client)).toBe(false);
    expect(await isOnline(client)).toBe(true);
    expect((await seen(app)).filter((call) => call === BYPASS)).toHaveLength(1);
  });
});

describeWithApp(
  'a bypass status of failure with CAPTCHA_OFFLINE=deny',
  { environment: { ...LONG, CAPTCHA_OFFLINE: 'deny' } },
  (app) => {
    it('lets nobody pass', async () => {
      const client = app.client();
      await say(app, 'fail');
      expectOutcome(await answer(app, client, await create(client)), 'CaptchaRejected');
    });
  },
);

describeWithApp('challenges of the fourth generation', { environment: { ...LONG, GEETEST_DEFAULT: 'v4' } }, (app) => {
  it('have no bypass status', async () => {
    await say(app, 'fail');
    const made = await app.client().run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' });
    expectOutcome(made.createCaptchaChallenge, 'GeetestV4Challenge');
    expect(await seen(app)).toEqual([]);
  });
});

describeWithApp('a bypass status that changes', { environment: SHORT }, (app) => {
  it('leaves every challenge in the mode that it was made in', async () => {
    const client = app.client();
    const [online, claimed] = [await create(client), await create(client)];
    expect([online.success, claimed.success]).toEqual([true, true]);
    await say(app, 'fail');
    await expect.poll(() => isOnline(client), INTERVALS).toBe(false);
    expectOutcome(await answer(app, client, claimed, false), 'CaptchaRejected');
    expectOutcome(await answer(app, client, online), 'CaptchaPassed');
    const offline = await create(client);
    await say(app, 'success');
    await expect.poll(() => isOnline(client), INTERVALS).toBe(true);
    expectOutcome(await answer(app, client, offline), 'CaptchaPassed');
  });
});
