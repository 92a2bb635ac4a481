/** A passkey as the only factor of a login. */
import { beforeEach, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { Authenticator, type SoftPasskey } from '../support/authenticator.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreatePasskeyChallengeDocument,
  LoginDocument,
  ResetPasswordDocument,
} from '../support/generated/operations.js';
import {
  addPasskey,
  answerFor,
  challengeFor,
  definePasskeyField,
  loginWith,
  PASSKEY_ENVIRONMENT,
  passkeysOf,
} from '../support/passkeys.js';
import { named, newcomer, signIn } from '../support/people.js';

const ENVIRONMENT = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes' };

describeWithApp('a login with a passkey', { environment: ENVIRONMENT }, (app) => {
  beforeEach(() => definePasskeyField(app));
  const person = async (authenticator = new Authenticator()) => {
    const { method, id, username } = await named(app);
    const client = await signIn(app.client(), method);
    const passkey = await addPasskey(client, authenticator);
    return { authenticator, passkey, id, username, client, method };
  };
  const handle = (text: string) => Buffer.from(text).toString('base64url');

  it('signs in the user of the passkey, and names no account before', async () => {
    const { authenticator, id } = await person();
    const client = app.client();
    const { challenge, options } = await challengeFor(client, 'LOGIN');
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const login = await loginWith(client, { challenge, response: authenticator.get(options) });
    const { user, session, accessToken } = expectOutcome(login, 'LoginSuccess');
    expect([user.id, session.proofs.map(({ kind }) => kind)]).toEqual([id, ['PASSKEY']]);
    client.token = accessToken;
    expect(await passkeysOf(client)).toMatchObject([{ lastUsedAt: expect.any(String) }]);
  });

  it('gives one session for one response', async () => {
    const { authenticator } = await person();
    const client = app.client();
    const passkey = await answerFor(client, authenticator, 'LOGIN');
    const outcomes = await Promise.all([1, 2, 3].map(() => loginWith(app.client(), passkey)));
    expect(outcomes.map((login) => login?.__typename).sort()).toEqual(['FlowExpired', 'FlowExpired', 'LoginSuccess']);
  });

  it('has one outcome for an unknown user, an unknown passkey, a wrong key and a copied handle', async () => {
    const [one, two] = [await person(), await person()];
    const client = app.client();
    const unknown = new Authenticator();
    const variants: SoftPasskey[] = [
      { ...one.passkey, userHandle: handle('AUTHING:unknown') },
      { ...one.passkey, userHandle: handle('NOBODY:unknown') },
      { ...one.passkey, userHandle: handle('no handle') },
      { ...one.passkey, userHandle: handle(`AUTHING:${two.id}`) },
      { ...one.passkey, privateKey: two.passkey.privateKey },
      { ...one.passkey, id: 'AAAA' },
    ];
    for (const variant of variants) {
      const { challenge, options } = await challengeFor(client, 'LOGIN');
      const response = unknown.get(options, {}, variant);
      expectOutcome(await loginWith(client, { challenge, response }), 'InvalidCredentials');
    }
    for (const deviation of [{ origin: 'https://attacker.example' }, { rpId: 'attacker.example' }]) {
      const passkey = await answerFor(client, one.authenticator, 'LOGIN', deviation);
      expectOutcome(await loginWith(client, passkey), 'InvalidCredentials');
    }
  });

  it('refuses an expired challenge, one of another page, and one of another purpose', async () => {
    const { authenticator, client: signedIn } = await person();
    const page = app.client({ mode: 'cookie' });
    const passkey = await answerFor(page, authenticator, 'LOGIN');
    expectOutcome(await loginWith(app.client({ mode: 'cookie' }), passkey), 'FlowExpired');
    expectOutcome(await loginWith(page, passkey), 'LoginSuccess');
    const stepUp = await answerFor(signedIn, authenticator, 'STEP_UP');
    expectOutcome(await loginWith(app.client(), stepUp), 'FlowExpired');
    const late = await answerFor(page, authenticator, 'LOGIN');
    await app.control.advance(301);
    expectOutcome(await loginWith(page, late), 'FlowExpired');
  });

  it('refuses a response above 16 kB, before the challenge is used', async () => {
    const { authenticator } = await person();
    const client = app.client();
    const passkey = await answerFor(client, authenticator, 'LOGIN');
    const large = { ...passkey, response: { ...(passkey.response as object), padding: 'x'.repeat(16_384) } };
    const { fields } = expectOutcome(await loginWith(client, large), 'InputRejected');
    expect(fields).toMatchObject([{ path: 'input.method.passkey.response', rule: 'TOO_LONG' }]);
    expectOutcome(await loginWith(client, passkey), 'LoginSuccess');
  });

  it('is locked for the account after too many failures', async () => {
    const { passkey, authenticator } = await person();
    const client = app.client();
    const stranger = new Authenticator();
    const outcomes = new Set<string | undefined>();
    for (let count = 0; count < 21; count++) {
      const { challenge, options } = await challengeFor(client, 'LOGIN');
      const response = stranger.get(options, {}, { ...passkey, id: 'AAAA' });
      outcomes.add((await loginWith(client, { challenge, response }))?.__typename);
    }
    expect([...outcomes]).toEqual(['InvalidCredentials', 'AttemptsLimited']);
    expectOutcome(await loginWith(client, await answerFor(client, authenticator, 'LOGIN')), 'AttemptsLimited');
  });

  it('refuses a blocked user', async () => {
    const { authenticator, username: identifier } = await person();
    const client = app.client();
    await app.control.call('POST', '/authing/users', { identifier, blocked: true });
    expectOutcome(await loginWith(client, await answerFor(client, authenticator, 'LOGIN')), 'InvalidCredentials');
    await app.control.call('POST', '/authing/users', { identifier, blocked: false });
    expectOutcome(await loginWith(client, await answerFor(client, authenticator, 'LOGIN')), 'LoginSuccess');
  });

  it('refuses a user who must change the password at the first login, until it has been changed', async () => {
    const { authenticator, username: identifier, method } = await person();
    const client = app.client();
    const byPasskey = async () => loginWith(client, await answerFor(client, authenticator, 'LOGIN'));
    await app.control.call('POST', '/authing/users', { identifier, resetPasswordOnFirstLogin: true });
    const { fields } = expectOutcome(await byPasskey(), 'InputRejected');
    expect(fields).toEqual([
      {
        path: 'input.method.passkey',
        rule: 'PASSWORD_CHANGE_DUE',
        params: {},
        message: 'Your password must be changed first. Sign in with your password.',
      },
    ]);
    // The token that the server obtained for the user is not left behind.
    const logouts = (await app.control.requests('authing')).filter(({ path }) => path.includes('/logout'));
    expect(logouts).toHaveLength(1);
    const { flow } = expectOutcome(
      (await client.run(LoginDocument, { input: { method } })).login,
      'PasswordChangeRequired',
    );
    const input = { firstLogin: { flow, newPassword: 'A-new-one-1' } };
    expectOutcome((await client.run(ResetPasswordDocument, { input })).resetPassword, 'PasswordChanged');
    expectOutcome(await byPasskey(), 'LoginSuccess');
  });

  it('does not learn of a forced password change, which the provider reports in logins by password alone', async () => {
    const { authenticator, username: identifier, method } = await person();
    const client = app.client();
    await app.control.call('POST', '/authing/users', { identifier, forcePasswordChange: true });
    expectOutcome(await loginWith(client, await answerFor(client, authenticator, 'LOGIN')), 'LoginSuccess');
    expectOutcome((await client.run(LoginDocument, { input: { method } })).login, 'PasswordChangeRequired');
  });

  it('refuses a cloned authenticator, also when both are used at once', async () => {
    const { authenticator } = await person(new Authenticator(undefined, true));
    const client = app.client();
    const [one, two] = [await challengeFor(client, 'LOGIN'), await challengeFor(client, 'LOGIN')];
    const original = authenticator.passkeys[0] ?? expect.fail();
    const clone = { ...original };
    const outcomes = await Promise.all([
      loginWith(client, { challenge: one.challenge, response: authenticator.get(one.options, {}, original) }),
      loginWith(client, { challenge: two.challenge, response: authenticator.get(two.options, {}, clone) }),
    ]);
    expect(outcomes.map((login) => login?.__typename).sort()).toEqual(['InvalidCredentials', 'LoginSuccess']);
  });

  it('writes the time of the last use at most once a day', async () => {
    const { authenticator } = await person();
    const client = app.client();
    const writes = async () => {
      expectOutcome(await loginWith(client, await answerFor(client, authenticator, 'LOGIN')), 'LoginSuccess');
      return (await app.control.requests('authing')).filter(({ operation }) => operation === 'setUdv').length;
    };
    const first = await writes();
    expect(await writes()).toBe(first);
    await app.control.advance(24 * 60 * 60 + 1);
    expect(await writes()).toBe(first + 1);
  });

  it('is refused without a session when the vendor fails', async () => {
    const { authenticator } = await person();
    const client = app.client();
    const passkey = await answerFor(client, authenticator, 'LOGIN');
    await app.control.fail('authing', { count: 20, mode: 'http500' });
    const { errors, data } = await client.send(LoginDocument, { input: { method: { passkey } } });
    expect([errors[0]?.extensions.code, data]).toEqual(['PROVIDER_UNAVAILABLE', null]);
  });
});

describeWithApp(
  'a login with a passkey under MFA_POLICY',
  { environment: { ...ENVIRONMENT, MFA_POLICY: 'always' } },
  (app) => {
    it('needs no second factor', async () => {
      await definePasskeyField(app);
      const { client } = await newcomer(app);
      const authenticator = new Authenticator();
      await addPasskey(client, authenticator);
      const page = app.client();
      expectOutcome(await loginWith(page, await answerFor(page, authenticator, 'LOGIN')), 'LoginSuccess');
    });
  },
);

describeWithApp('a server without PASSKEY_LOGIN', { environment: PASSKEY_ENVIRONMENT }, (app) => {
  it('offers no login with a passkey', async () => {
    const client = app.client();
    const challenge = await client.send(CreatePasskeyChallengeDocument, { purpose: 'LOGIN' });
    const passkey = { challenge: 'x', response: {} };
    const login = await client.send(LoginDocument, { input: { method: { passkey } } });
    for (const { errors } of [challenge, login]) {
      expect(errors[0]?.extensions.code).toBe('NOT_SUPPORTED_BY_PROVIDER');
    }
  });
});
