/** The time of a failed login shows whether the account exists. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import { LoginDocument } from '../support/generated/operations.js';
import { addPasskey, answerFor, challengeFor, loginWith, PASSKEY_ENVIRONMENT } from '../support/passkeys.js';
import { newcomer, PASSWORD, signedIn } from '../support/people.js';

/** After a slow success: whether the vendor's quick refusal has been answered, well before that success took. */
async function refusalAfterSlowSuccess(app: TestApp): Promise<'answered' | 'held back'> {
  await app.control.fail('authing', { match: 'loginByEmail', count: 1, delayMs: 800 });
  await signedIn(app);
  const method = { email: { email: 'nobody@example.com', password: PASSWORD } };
  const refusal = app.client().run(LoginDocument, { input: { method } });
  const first = await Promise.race([refusal.then(() => 'answered' as const), sleep(400, 'held back' as const)]);
  expect((await refusal).login.__typename).toBe('InvalidCredentials');
  return first;
}

describeWithApp('a failed login', {}, (app) => {
  it('is not faster than a recent success', async () => {
    expect(await refusalAfterSlowSuccess(app)).toBe('held back');
  });
});

describeWithApp(
  'a failed login with a passkey',
  { environment: { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes' } },
  (app) => {
    it('is not faster than a recent success, also when no vendor was called', async () => {
      const authenticator = new Authenticator();
      const passkey = await addPasskey((await newcomer(app)).client, authenticator);
      const client = app.client();
      await app.control.fail('authing', { match: 'refreshToken', count: 1, delayMs: 800 });
      const right = await loginWith(client, await answerFor(client, authenticator, 'LOGIN'));
      expect(right.__typename).toBe('LoginSuccess');
      for (const changed of [{ userHandle: '' }, { id: 'AAAA' }]) {
        const { challenge, options } = await challengeFor(client, 'LOGIN');
        const response = authenticator.get(options, {}, { ...passkey, ...changed });
        const start = performance.now();
        expect((await loginWith(client, { challenge, response: withHandle(response) })).__typename).toBe(
          'InvalidCredentials',
        );
        expect(performance.now() - start).toBeGreaterThan(700);
      }
    });
  },
);

/** An authenticator sends null instead of an empty handle. */
function withHandle(response: Record<string, unknown>): Record<string, unknown> {
  const inner = response.response as Record<string, unknown>;
  return { ...response, response: { ...inner, userHandle: inner.userHandle || null } };
}
