import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { ContinueLoginDocument, LoginDocument } from '../support/generated/operations.js';

const EMAIL = 'menshen@example.com';
const PASSWORD = 'Menshen-2026';

/** Fails until the vendor asks for a captcha, then sends `password` and returns the held login. */
async function held(client: Client, password: string) {
  const login = async (attempt: string) => {
    const input = { method: { email: { email: EMAIL, password: attempt } } };
    return (await client.run(LoginDocument, { input })).login;
  };
  for (const _failure of [1, 2, 3]) expectOutcome(await login('wrong-password'), 'InvalidCredentials');
  return expectOutcome(await login(password), 'CaptchaRequired');
}

async function picture(app: TestApp): Promise<string> {
  const [captcha] = await app.control.call<{ text: string }[]>('GET', '/authing/captchas');
  return captcha?.text ?? expect.fail('The vendor showed no captcha.');
}

describeWithApp('a login held for the vendor’s captcha', {}, (app) => {
  it('continues with the right answer, without the password again', async () => {
    const client = app.client();
    const { continuation, challenge, captchaReason } = await held(client, PASSWORD);
    expect(captchaReason).toBe('PROVIDER');
    expect(expectOutcome(challenge, 'ImageChallenge').imageDataUrl).toMatch(/^data:image\//);
    const captcha = { image: await picture(app) };
    const { continueLogin } = await client.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha });
    expect(expectOutcome(continueLogin, 'LoginSuccess').user.email).toBe(EMAIL);
    const again = await client.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha });
    expectOutcome(again.continueLogin, 'FlowExpired');
  });

  it('shows a new picture after each of two wrong answers, and ends the login with the third', async () => {
    const client = app.client();
    let { continuation } = await held(client, PASSWORD);
    const wrong = async () =>
      (await client.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha: { image: '????' } }))
        .continueLogin;
    for (const _answer of [1, 2]) {
      const next = expectOutcome(await wrong(), 'CaptchaRequired');
      expect(next.continuation).not.toBe(continuation);
      continuation = next.continuation;
    }
    expectOutcome(await wrong(), 'CaptchaRejected');
    expectOutcome(await wrong(), 'FlowExpired');
  });

  it('still judges the password after the captcha', async () => {
    const client = app.client();
    const { continuation } = await held(client, 'another-wrong-password');
    const captcha = { image: await picture(app) };
    const { continueLogin } = await client.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha });
    expectOutcome(continueLogin, 'InvalidCredentials');
  });

  it('belongs to the browser that began it', async () => {
    const page = app.client({ mode: 'cookie' });
    const { continuation } = await held(page, PASSWORD);
    const captcha = { image: await picture(app) };
    const stranger = await app
      .client({ mode: 'cookie' })
      .run(ContinueLoginDocument, { continuation: continuation ?? '', captcha });
    expectOutcome(stranger.continueLogin, 'FlowExpired');
  });
});

describeWithApp('many held logins', {}, (app) => {
  it('are at most five of one address, and one that is answered makes room', async () => {
    const client = app.client();
    const { continuation } = await held(client, PASSWORD);
    const captcha = { image: await picture(app) };
    const input = { method: { email: { email: EMAIL, password: PASSWORD } } };
    for (let count = 2; count <= 5; count++) {
      expectOutcome((await client.run(LoginDocument, { input })).login, 'CaptchaRequired');
    }
    const { retryAt } = expectOutcome((await client.run(LoginDocument, { input })).login, 'AttemptsLimited');
    expect(Date.parse(retryAt)).toBeGreaterThan(Date.now());
    const answered = await client.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha });
    expectOutcome(answered.continueLogin, 'LoginSuccess');
  });
});
