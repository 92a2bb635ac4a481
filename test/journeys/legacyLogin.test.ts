/** Authing's first generation through the same fields as the second: `provider: AUTHING_LEGACY` is all that differs. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  DecodeTokenDocument,
  LoginDocument,
  type LoginMethod,
  LoginStatusDocument,
  LogoutDocument,
  MeDocument,
  PasswordStrengthDocument,
  ProvidersDocument,
  RefreshSessionDocument,
  RegisterDocument,
  ResetPasswordDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
  SocialConnectionsDocument,
  UserExistsDocument,
} from '../support/generated/operations.js';
import { newEmail, newPhone, PASSWORD, SEEDED } from '../support/people.js';

const provider = 'AUTHING_LEGACY';
const ID = 'legacy:e0e0e0e0e0e0e0e0e0e0d001';

const login = async (client: Client, method: LoginMethod) => {
  const outcome = expectOutcome(
    (await client.run(LoginDocument, { input: { method, provider } })).login,
    'LoginSuccess',
  );
  client.token = outcome.accessToken;
  return outcome;
};
const BY_EMAIL: LoginMethod = { email: { email: SEEDED.email, password: PASSWORD } };

async function smsCode(app: TestApp, phone: string, scene: 'LOGIN' | 'REGISTER'): Promise<string> {
  const { sendSmsCode } = await app.client().run(SendSmsCodeDocument, { input: { phone, scene, provider } });
  expectOutcome(sendSmsCode, 'CodeSent');
  return app.control.code(phone);
}

const operationsOf = async (app: TestApp, id = 'authingLegacy') =>
  (await app.control.requests(id)).map(({ operation, path }) => operation ?? path);

describeWithApp('a login at the first generation', {}, (app) => {
  it.each<[string, LoginMethod]>([
    ['e-mail and password', BY_EMAIL],
    ['user name and password', { username: { username: SEEDED.username, password: PASSWORD } }],
    ['phone and password', { phonePassword: { phone: SEEDED.phone, password: PASSWORD } }],
  ])('is by %s', async (_what, method) => {
    const client = app.client();
    const { user, session, isNewUser } = await login(client, method);
    expect(user).toMatchObject({ id: ID, provider, email: SEEDED.email, username: SEEDED.username });
    expect([session.provider, session.proofs.map(({ kind }) => kind), isNewUser]).toEqual([
      provider,
      ['PASSWORD'],
      false,
    ]);
    expect((await client.run(MeDocument)).me).toMatchObject({ id: ID, provider });
    // The second generation has a user of the same name, and hears nothing of all this.
    expect(await app.control.requests('authing')).toEqual([]);
  });

  it('is by a code from the inbox, once', async () => {
    const phone = newPhone();
    const code = await smsCode(app, phone, 'LOGIN');
    const method = { phoneCode: { phone, code } };
    const { user, isNewUser, session } = await login(app.client(), method);
    expect([user.phone, isNewUser, session.proofs[0]?.kind]).toEqual([phone, true, 'SMS_CODE']);
    const again = await app.client().run(LoginDocument, { input: { method, provider } });
    expectOutcome(again.login, 'CodeRejected');
  });

  it('is by LDAP, whose password is sent to the vendor in clear text', async () => {
    const { user, session } = await login(app.client(), { ldap: { username: 'lin', password: 'Directory-2026' } });
    expect([user.username, session.proofs[0]?.kind]).toEqual(['lin', 'LDAP']);
    expect(await operationsOf(app)).toContain('LoginByLDAP');
    const method = { ldap: { username: 'nobody', password: 'Directory-2026' } };
    const { login: refused } = await app.client().run(LoginDocument, { input: { method, provider } });
    expectOutcome(refused, 'InvalidCredentials');
  });

  it('tells an unknown account, a wrong password and a blocked account alike', async () => {
    const tries = [
      { email: SEEDED.email, password: 'wrong-one' },
      { email: 'nobody@example.com', password: PASSWORD },
      { email: 'blocked@example.com', password: PASSWORD },
    ];
    for (const email of tries) {
      const { login: refused } = await app.client().run(LoginDocument, { input: { method: { email }, provider } });
      expectOutcome(refused, 'InvalidCredentials');
    }
  });

  it('carries nothing beside the credential', async () => {
    const input = { method: BY_EMAIL, provider, autoRegister: true, customData: { age: 1 } } as const;
    const { fields } = expectOutcome((await app.client().run(LoginDocument, { input })).login, 'InputRejected');
    expect(fields.map(({ path }) => path)).toEqual(['input.autoRegister', 'input.customData']);
    expect(await app.control.requests('authingLegacy')).toEqual([]);
  });

  it('never hands the vendor’s token to the client or the log', async () => {
    const client = app.client();
    await login(client, BY_EMAIL);
    const { text } = await client.send(MeDocument);
    expect(`${text}${app.log.join('')}`).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });
});

describeWithApp('a registration at the first generation', {}, (app) => {
  const register = async (input: object) =>
    (await app.client().run(RegisterDocument, { input: { provider, ...input } as never })).register;

  it('is by e-mail, with a profile', async () => {
    const email = newEmail();
    const method = { email: { email, password: PASSWORD } };
    const done = expectOutcome(await register({ method, profile: { nickname: 'Qin' } }), 'RegisterSuccess');
    expect(done.user).toMatchObject({ email, nickname: 'Qin', provider, id: expect.stringMatching(/^legacy:/) });
    expect(done.session).toBeNull();
    expectOutcome(await register({ method }), 'AlreadyRegistered');
    await login(app.client(), method);
  });

  it('is by phone code, and signs in at once when it is asked to', async () => {
    const phone = newPhone();
    const code = await smsCode(app, phone, 'REGISTER');
    const method = { phoneCode: { phone, code, password: PASSWORD } };
    const registration = `mutation Register($input: RegisterInput!) {
      register(input: $input) { ... on RegisterSuccess { user { phone } session { provider } } }
    }`;
    const { data } = await app.client().send(registration, { input: { method, provider, forceLogin: true } });
    expect(data).toEqual({ register: { user: { phone }, session: { provider } } });
    await login(app.client(), { phonePassword: { phone, password: PASSWORD } });
  });

  it('refuses what this generation cannot keep', async () => {
    const method = { email: { email: newEmail(), password: PASSWORD } };
    const paths = async (input: object) =>
      expectOutcome(await register({ method, ...input }), 'InputRejected').fields.map(({ path }) => path);
    expect(await paths({ customData: { age: 1 } })).toEqual(['input.customData']);
    expect(await paths({ context: { from: 'x' } })).toContain('input.context');
    expect(await app.control.requests('authingLegacy')).toEqual([]);
  });
});

describeWithApp('a session of the first generation', {}, (app) => {
  it('is rotated while the vendor’s token lives on, and ends with it', async () => {
    const client = app.client();
    const { session } = await login(client, BY_EMAIL);
    const old = client.token;
    const renewed = expectOutcome((await client.run(RefreshSessionDocument)).refreshSession, 'LoginSuccess');
    expect(renewed.session.id).toBe(session.id);
    expect(renewed.accessToken).not.toBe(old);
    client.token = renewed.accessToken;
    expect((await client.run(MeDocument)).me?.id).toBe(ID);
    expect(await operationsOf(app)).not.toContain('refreshToken');
    await app.control.advance(16 * 86_400);
    expectOutcome((await client.run(RefreshSessionDocument)).refreshSession, 'FlowExpired');
  });

  it('survives two tabs that refresh at once', async () => {
    const client = app.client();
    await login(client, BY_EMAIL);
    const both = await Promise.all([client.run(RefreshSessionDocument), client.run(RefreshSessionDocument)]);
    const tokens = both.map(({ refreshSession }) => expectOutcome(refreshSession, 'LoginSuccess').accessToken);
    expect(tokens[0]).toBe(tokens[1]);
    client.token = tokens[0];
    expect((await client.run(MeDocument)).me?.id).toBe(ID);
  });

  it('ends at the vendor, too', async () => {
    const client = app.client();
    const other = app.client();
    await login(client, BY_EMAIL);
    await login(other, BY_EMAIL);
    expect((await client.run(LogoutDocument)).logout).toBe(true);
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    // The vendor ends all tokens of a user at once, and a session is worth nothing without one.
    expect((await other.run(MeDocument)).me).toBeNull();
  });

  it('returns the status and the content of its token', async () => {
    const client = app.client();
    await login(client, BY_EMAIL);
    const { loginStatus } = await client.run(LoginStatusDocument);
    expect(loginStatus).toMatchObject({ state: 'ACTIVE', userId: ID });
    const { decodeToken } = await app.client().run(DecodeTokenDocument, { token: client.token ?? '', provider });
    expect(decodeToken).toMatchObject({ valid: true, userId: ID, email: SEEDED.email });
    await client.run(LogoutDocument);
    expect((await app.client().run(LoginStatusDocument, { token: client.token, provider })).loginStatus).toEqual({
      state: 'INVALID',
      userId: null,
      issuedAt: null,
      expiresAt: null,
    });
  });

  it('tells nothing of a token that is not good', async () => {
    const garbage = { token: 'eyJhbGciOiJIUzI1NiJ9.eyJkYXRhIjp7ImlkIjoieCJ9fQ.c2ln', provider } as const;
    const nothing = { userId: null, issuedAt: null, expiresAt: null };
    const { decodeToken } = await app.client().run(DecodeTokenDocument, garbage);
    expect(decodeToken).toEqual({ valid: false, email: null, ...nothing });
    expect((await app.client().run(LoginStatusDocument, garbage)).loginStatus).toEqual({
      state: 'INVALID',
      ...nothing,
    });
  });
});

describeWithApp('the first generation', {}, (app) => {
  it('resets a password by a mailed code, once, and ends the user’s sessions', async () => {
    const client = app.client();
    await login(client, BY_EMAIL);
    const { email } = SEEDED;
    const { sendEmail } = await app
      .client()
      .run(SendEmailDocument, { input: { email, scene: 'RESET_PASSWORD', provider } });
    expectOutcome(sendEmail, 'CodeSent');
    const code = await app.control.code(email);
    const reset = async (given: string) => {
      const input = { emailCode: { email, code: given, newPassword: 'Another-2026' } };
      return (await app.client().run(ResetPasswordDocument, { input, provider })).resetPassword;
    };
    expectOutcome(await reset(code === '1111' ? '2222' : '1111'), 'CodeRejected');
    expectOutcome(await reset(code), 'PasswordChanged');
    expectOutcome(await reset(code), 'CodeRejected');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    await login(app.client(), { email: { email, password: 'Another-2026' } });
  });

  it('sends nothing to an unknown address, and says the same', async () => {
    const input = { email: newEmail(), scene: 'RESET_PASSWORD', provider } as const;
    expectOutcome((await app.client().run(SendEmailDocument, { input })).sendEmail, 'CodeSent');
    await expect(app.control.code(input.email)).rejects.toThrow('Nothing arrived');
  });

  it('knows whether an account exists, by the names that it has', async () => {
    const exists = async (where: object) =>
      expectOutcome(
        (await app.client().run(UserExistsDocument, { where: where as never, provider })).userExists,
        'UserExistence',
      ).exists;
    expect(await exists({ email: 'old@example.com' })).toBe(true);
    expect(await exists({ username: SEEDED.username })).toBe(true);
    expect(await exists({ phone: SEEDED.phone })).toBe(true);
    expect(await exists({ email: newEmail() })).toBe(false);
  });

  it('lists the social networks that are switched on', async () => {
    const { socialConnections } = await app.client().run(SocialConnectionsDocument, { provider });
    expect(socialConnections?.map(({ type }) => type)).toEqual(['github', 'wechat']);
    expect(socialConnections?.[0]?.url).toMatch(/^http/);
  });

  it.each<[string, string, object]>([
    ['passwordStrength', `${PasswordStrengthDocument}`, { password: PASSWORD }],
    [
      'register by user name',
      `${RegisterDocument}`,
      { input: { provider, method: { username: { username: 'x', password: PASSWORD } } } },
    ],
    ['login by WeChat', `${LoginDocument}`, { input: { provider, method: { wechat: { code: 'x' } } } }],
    [
      'a reset by phone',
      `${ResetPasswordDocument}`,
      { input: { phoneCode: { phone: SEEDED.phone, code: '1234', newPassword: PASSWORD } } },
    ],
    ['a look-up by externalId', `${UserExistsDocument}`, { where: { externalId: 'x' } }],
    [
      'an SMS for a second factor',
      `${SendSmsCodeDocument}`,
      { input: { provider, phone: SEEDED.phone, scene: 'MFA_VERIFY' } },
    ],
    [
      'a mail for a second factor',
      `${SendEmailDocument}`,
      { input: { provider, email: SEEDED.email, scene: 'MFA_VERIFY' } },
    ],
  ])('says that it has no %s, without asking the vendor', async (_what, document, variables) => {
    const { errors } = await app.client().send(document, { provider, ...variables });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_SUPPORTED_BY_PROVIDER']);
    expect(await app.control.requests('authingLegacy')).toEqual([]);
  });

  it.each([
    'securityLevel { score }',
    'customData',
    'orgs { orgId }',
    'departments { totalCount }',
    'applications { totalCount }',
    'authorizedResources(namespace: "default") { totalCount }',
    'mfaAuthenticators { id }',
  ])('says that its users have no %s, and tells the rest', async (field) => {
    const client = app.client();
    await login(client, BY_EMAIL);
    const { data, errors } = await client.send<{ me: object }, object>(`{ me { id ${field} } }`);
    expect(data?.me).toMatchObject({ id: ID });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_SUPPORTED_BY_PROVIDER']);
  });

  it.each([
    'unbindPhone { __typename }',
    'removeTotp { __typename }',
    'enrollTotp { __typename }',
    'linkAccount(input: {secondary: "x"}) { __typename }',
    'setUdfValue(key: "age", value: 1) { __typename }',
  ])('says that its users cannot %s', async (field) => {
    const client = app.client();
    await login(client, BY_EMAIL);
    if (field.startsWith('linkAccount')) {
      const other = app.client();
      const phone = newPhone();
      await login(other, { phoneCode: { phone, code: await smsCode(app, phone, 'LOGIN') } });
      field = field.replace('"x"', JSON.stringify(other.token));
    }
    const { errors } = await client.send(`mutation { ${field} }`);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_SUPPORTED_BY_PROVIDER']);
  });

  it('is healthy when all three hosts are', async () => {
    const status = async () =>
      (await app.client().run(ProvidersDocument)).providers.find(({ id }) => id === 'authingLegacy');
    expect(await status()).toMatchObject({
      reachable: true,
      problem: null,
      hosts: ['users', 'oauth', 'content'].map((name) => ({ name, reachable: true, problem: null })),
    });
  });
});

describeWithApp('the first generation with one service down', {}, (app) => {
  it('is said to be, host by host', async () => {
    await app.control.fail('authingLegacy', { match: '/system/status', count: 4, mode: 'http500' });
    const status = (await app.client().run(ProvidersDocument)).providers.find(({ id }) => id === 'authingLegacy');
    expect(status).toMatchObject({ reachable: false, latencyMs: null });
    expect(status?.problem).toBe('users: It is unreachable. oauth: It is unreachable.');
    expect(status?.hosts.map(({ reachable }) => reachable)).toEqual([false, false, true]);
  });
});

const WITHOUT_AUTHING = { AUTHING_APP_HOST: '', AUTHING_APP_ID: '', AUTHING_USERPOOL_ID: '' };

describeWithApp('a server with the first generation alone', { environment: WITHOUT_AUTHING }, (app) => {
  it('asks it by default', async () => {
    const { login: done } = await app.client().run(LoginDocument, { input: { method: BY_EMAIL } });
    expect(expectOutcome(done, 'LoginSuccess').user).toMatchObject({ id: ID, provider });
    const chosen = await app.client().send(LoginDocument, { input: { method: BY_EMAIL, provider: 'AUTHING' } });
    expect(chosen.errors[0]?.extensions.code).toBe('PROVIDER_NOT_CONFIGURED');
  });

  it('still says what it cannot do', async () => {
    const { errors } = await app.client().send(PasswordStrengthDocument, { password: PASSWORD });
    expect(errors[0]?.extensions.code).toBe('NOT_SUPPORTED_BY_PROVIDER');
  });
});
