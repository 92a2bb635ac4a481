/** The emulators' clock moves this server's limits and lifetimes as well. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { captchaPass } from '../support/captcha.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  CreateCaptchaChallengeDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LoginDocument,
  SendSmsCodeDocument,
  VerifyCaptchaDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { newPhone, SEEDED_LOGIN, signedIn } from '../support/people.js';

const MINUTE = 60;
const DAY = 86_400;

const login = async (app: TestApp, method = SEEDED_LOGIN) =>
  (await app.client().run(LoginDocument, { input: { method } })).login;

async function sendCode(app: TestApp, phone: string) {
  const input = { phone, scene: 'LOGIN' } as const;
  return (await app.client().run(SendSmsCodeDocument, { input })).sendSmsCode;
}

describeWithApp('a locked account', { environment: { LIMIT_FAILURES_PER_HOUR: '2' } }, (app) => {
  it('opens when its fifteen minutes are over', async () => {
    const wrong = { email: { email: 'menshen@example.com', password: 'Wrong-2026' } };
    expectOutcome(await login(app, wrong), 'InvalidCredentials');
    expectOutcome(await login(app, wrong), 'InvalidCredentials');
    expectOutcome(await login(app), 'AttemptsLimited');
    await app.control.advance(14 * MINUTE);
    expectOutcome(await login(app), 'AttemptsLimited');
    await app.control.advance(MINUTE + 1);
    expectOutcome(await login(app), 'LoginSuccess');
  });
});

describeWithApp('a login that waits for a second factor', {}, (app) => {
  it('expires after six minutes', async () => {
    const client = await signedIn(app);
    const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
    const confirmed = await client.run(ConfirmTotpDocument, { code: await app.control.totp(secret) });
    expectOutcome(confirmed.confirmTotp, 'AccountUpdated');

    const begin = async (waitSeconds: number) => {
      const visitor = app.client();
      const { login: begun } = await visitor.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
      const { flow } = expectOutcome(begun, 'MfaRequired');
      await app.control.advance(waitSeconds);
      const answer = { totp: await app.control.totp(secret) };
      return (await visitor.run(VerifyMfaDocument, { flow, answer })).verifyMfa;
    };
    expectOutcome(await begin(5 * MINUTE), 'LoginSuccess');
    expectOutcome(await begin(6 * MINUTE + 1), 'FlowExpired');
  });
});

describeWithApp('a captcha', { environment: { CAPTCHA_LOGIN: 'always' } }, (app) => {
  const loginWith = async (captchaPass: string) => {
    const input = { method: SEEDED_LOGIN, captchaPass };
    return (await app.client().run(LoginDocument, { input })).login;
  };

  it('gives a pass that expires after five minutes', async () => {
    const client = app.client();
    const early = await captchaPass(app, client);
    await app.control.advance(4 * MINUTE);
    expectOutcome(await loginWith(early), 'LoginSuccess');
    const late = await captchaPass(app, client);
    await app.control.advance(5 * MINUTE + 1);
    expectOutcome(await loginWith(late), 'CaptchaRejected');
  });

  it('cannot be answered after its challenge has expired', async () => {
    const client = app.client();
    const { createCaptchaChallenge } = await client.run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' });
    const { id, gt, challenge } = expectOutcome(createCaptchaChallenge, 'GeetestV3Challenge');
    const geetestV3 = await app.control.call<{ challenge: string; validate: string; seccode: string }>(
      'POST',
      '/geetest/solve',
      { gt, challenge },
    );
    await app.control.advance(DAY);
    const { verifyCaptcha } = await client.run(VerifyCaptchaDocument, { challenge: id, answer: { geetestV3 } });
    expectOutcome(verifyCaptcha, 'CaptchaRejected');
  });
});

describeWithApp('codes to one phone', { environment: { LIMIT_CODES_PER_DAY: '3' } }, (app) => {
  it('can be sent again after a minute', async () => {
    const phone = newPhone();
    expectOutcome(await sendCode(app, phone), 'CodeSent');
    expectOutcome(await sendCode(app, phone), 'AttemptsLimited');
    await app.control.advance(MINUTE + 1);
    expectOutcome(await sendCode(app, phone), 'CodeSent');
  });

  it('are capped per day, and the cap renews a day after the first code', async () => {
    const phone = newPhone();
    for (let sent = 0; sent < 3; sent++) {
      expectOutcome(await sendCode(app, phone), 'CodeSent');
      await app.control.advance(MINUTE + 1);
    }
    const { retryAt } = expectOutcome(await sendCode(app, phone), 'AttemptsLimited');
    expect(Date.parse(retryAt) - Date.now()).toBeGreaterThan(DAY * 1000 - 5 * MINUTE * 1000);
    expectOutcome(await sendCode(app, newPhone()), 'CodeSent');
    await app.control.advance(DAY / 2);
    expectOutcome(await sendCode(app, phone), 'AttemptsLimited');
    await app.control.advance(DAY / 2);
    expectOutcome(await sendCode(app, phone), 'CodeSent');
  });
});

describeWithApp('a session', { environment: { SESSION_IDLE_SECONDS: '600' } }, (app) => {
  it('ends when it was not used for its idle time', async () => {
    const client = await signedIn(app);
    await app.control.advance(9 * MINUTE);
    expect((await client.run(CurrentSessionDocument)).session).not.toBeNull();
    await app.control.advance(11 * MINUTE);
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });
});
