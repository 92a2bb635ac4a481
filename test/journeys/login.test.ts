import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  type LoginMethod,
  LogoutDocument,
  MeDocument,
  RegisterDocument,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';

const SEEDED = { email: 'menshen@example.com', password: 'Menshen-2026' };

describeWithApp('login', {}, (app) => {
  it.each([
    ['e-mail', { email: SEEDED }],
    ['e-mail in other case', { email: { ...SEEDED, email: 'Menshen@Example.com' } }],
    ['user name', { username: { username: 'menshen', password: SEEDED.password } }],
    ['phone', { phonePassword: { phone: '13800000001', password: SEEDED.password } }],
    ['phone in E.164', { phonePassword: { phone: '+86 138-0000-0001', password: SEEDED.password } }],
  ] as const)('signs in by %s and password', async (_way, method) => {
    const client = app.client();
    const success = expectOutcome((await client.run(LoginDocument, { input: { method } })).login, 'LoginSuccess');
    expect(success).toMatchObject({ code: 'OK', isNewUser: false, user: { username: 'menshen', provider: 'AUTHING' } });
    expect(success.session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD']);
    client.token = success.accessToken;
    expect((await client.run(MeDocument)).me).toMatchObject({ id: success.user.id, email: 'menshen@example.com' });
  });

  it('signs in by a code from the inbox, once', async () => {
    const client = app.client();
    const phone = '13800000001';
    const sent = await client.run(SendSmsCodeDocument, { input: { phone } });
    expectOutcome(sent.sendSmsCode, 'CodeSent');
    const input = { method: { phoneCode: { phone, code: await app.control.code(phone) } } };
    const success = expectOutcome((await client.run(LoginDocument, { input })).login, 'LoginSuccess');
    expect(success.session.proofs.map(({ kind }) => kind)).toEqual(['SMS_CODE']);
    expectOutcome((await client.run(LoginDocument, { input })).login, 'CodeRejected');
  });

  it('makes an account for an unknown phone that has a code', async () => {
    const client = app.client();
    const phone = '13911112222';
    await client.run(SendSmsCodeDocument, { input: { phone } });
    const input = { method: { phoneCode: { phone, code: await app.control.code(phone) } } };
    const success = expectOutcome((await client.run(LoginDocument, { input })).login, 'LoginSuccess');
    expect(success).toMatchObject({ isNewUser: true, user: { phone, phoneVerified: true } });
  });

  it('answers alike for a wrong password, an unknown account and a blocked one', async () => {
    const client = app.client();
    const outcomes = await Promise.all(
      [
        { email: 'menshen@example.com', password: 'wrong-password' },
        { email: 'nobody@example.com', password: 'wrong-password' },
        { email: 'blocked@example.com', password: SEEDED.password },
      ].map(async (email) => (await client.run(LoginDocument, { input: { method: { email } } })).login),
    );
    for (const outcome of outcomes) expectOutcome(outcome, 'InvalidCredentials');
    expect(new Set(outcomes.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
  });

  it('keeps the session of a page in a cookie, and never returns a token to it', async () => {
    const page = app.client({ mode: 'cookie' });
    const answer = await page.send(LoginDocument, { input: { method: { email: SEEDED } } });
    const success = expectOutcome(answer.data?.login ?? expect.fail(answer.text), 'LoginSuccess');
    expect(success.accessToken).toBeNull();
    expect(answer.headers.getSetCookie().join()).toMatch(/menshen_session=[\w-]{70};.*HttpOnly; SameSite=Lax/);
    expect((await page.run(MeDocument)).me?.email).toBe('menshen@example.com');
    const [value] = [...page.cookies.values()];
    const thief = app.client();
    thief.token = value;
    expect((await thief.run(MeDocument)).me).toBeNull();
  });

  it('refuses another site’s page that sends the cookie', async () => {
    const page = app.client({ mode: 'cookie' });
    await page.run(LoginDocument, { input: { method: { email: SEEDED } } });
    const { status, data, errors } = await page.send(MeDocument, undefined, { origin: 'https://evil.example' });
    expect([status, data, errors[0]?.extensions.code]).toEqual([403, undefined, 'ORIGIN_NOT_ALLOWED']);
  });

  it('ends a session everywhere', async () => {
    const client = app.client();
    const { login } = await client.run(LoginDocument, { input: { method: { email: SEEDED } } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    expect((await client.run(CurrentSessionDocument)).session).not.toBeNull();
    expect((await client.run(LogoutDocument)).logout).toBe(true);
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    expect((await client.run(LogoutDocument)).logout).toBe(false);
    const seen = (await app.control.requests('authing')).map(({ path }) => path.split('?')[0]);
    expect(seen).toContain('/api/v2/logout');
  });

  it('ends our session when the vendor revoked its token', async () => {
    const client = app.client();
    const { login } = await client.run(LoginDocument, { input: { method: { email: SEEDED } } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    await app.control.advance(15 * 86_400);
    expect((await client.run(MeDocument)).me).toBeNull();
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('answers in the language that is asked for', async () => {
    const client = app.client({ headers: { 'accept-language': 'fr, zh-CN;q=0.9, en;q=0.5' } });
    const email = { email: 'nobody@example.com', password: 'wrong' };
    expect((await client.run(LoginDocument, { input: { method: { email } } })).login.message).toBe(
      '账号或密码错误，请检查后重试。',
    );
  });
});

describeWithApp('login, where the server tells accounts apart', { environment: { CONCEAL_ACCOUNTS: 'no' } }, (app) => {
  it('says that an account is blocked', async () => {
    const email = { email: 'blocked@example.com', password: SEEDED.password };
    expectOutcome(
      (await app.client().run(LoginDocument, { input: { method: { email } } })).login,
      'AccountUnavailable',
    );
  });
});

describeWithApp('limits', { environment: { LIMIT_LOGINS_PER_MINUTE: '5', LIMIT_FAILURES_PER_HOUR: '3' } }, (app) => {
  it('locks an account after so many failures, known or unknown, and limits an address', async () => {
    const attempt = async (email: string, password = 'wrong') => {
      const method = { email: { email, password } };
      return (await app.client().run(LoginDocument, { input: { method } })).login;
    };
    for (const _try of [1, 2, 3]) expectOutcome(await attempt('nobody@example.com'), 'InvalidCredentials');
    const locked = expectOutcome(await attempt('nobody@example.com'), 'AttemptsLimited');
    expect(Date.parse(locked.retryAt) - Date.now()).toBeGreaterThan(14 * 60_000);
    expectOutcome(await attempt(SEEDED.email, SEEDED.password), 'LoginSuccess');
    const limited = expectOutcome(await attempt(SEEDED.email, SEEDED.password), 'AttemptsLimited');
    expect(Date.parse(limited.retryAt) - Date.now()).toBeLessThanOrEqual(60_000);
  });

  it('sends one code a minute to one phone', async () => {
    const client = app.client();
    const input = { phone: '13800000001' };
    expectOutcome((await client.run(SendSmsCodeDocument, { input })).sendSmsCode, 'CodeSent');
    expectOutcome((await client.run(SendSmsCodeDocument, { input })).sendSmsCode, 'AttemptsLimited');
  });
});

describeWithApp('register', {}, (app) => {
  it.each([
    ['e-mail', { email: { email: 'New@Example.com', password: 'Secret-123' } }, { email: 'new@example.com' }],
    ['user name', { username: { username: 'newcomer', password: 'Secret-123' } }, { username: 'newcomer' }],
  ] as const)('creates an account by %s, without a session', async (_way, method, user) => {
    const client = app.client();
    const made = expectOutcome((await client.run(RegisterDocument, { input: { method } })).register, 'RegisterSuccess');
    expect(made).toMatchObject({ user, session: null, accessToken: null });
    expectOutcome((await client.run(RegisterDocument, { input: { method } })).register, 'AlreadyRegistered');
  });

  it('creates an account by phone code, with profile and custom data, and signs in at once', async () => {
    const client = app.client();
    const phone = '13755556666';
    await client.run(SendSmsCodeDocument, { input: { phone, scene: 'REGISTER' } });
    const made = expectOutcome(
      (
        await client.run(RegisterDocument, {
          input: {
            method: { phoneCode: { phone, code: await app.control.code(phone), password: 'Secret-123' } },
            profile: { nickname: '小门' },
            customData: { school: 'Peking University', age: 22 },
            forceLogin: true,
          },
        })
      ).register,
      'RegisterSuccess',
    );
    expect(made.user).toMatchObject({ phone, nickname: '小门', customData: { school: 'Peking University', age: 22 } });
    client.token = made.accessToken;
    expect((await client.run(MeDocument)).me?.id).toBe(made.user?.id);
  });
});

describeWithApp(
  'register, where registrations are concealed',
  { environment: { CONCEAL_REGISTRATION: 'yes' } },
  (app) => {
    it('answers alike for a taken and a fresh address', async () => {
      const outcomes = await Promise.all(
        ['menshen@example.com', 'fresh@example.com'].map(async (email) => {
          const input = { method: { email: { email, password: 'Secret-123' } }, forceLogin: true };
          const { requestId: _differs, ...rest } = (await app.client().run(RegisterDocument, { input })).register;
          return rest;
        }),
      );
      expect(outcomes[0]).toEqual(outcomes[1]);
      expect(outcomes[0]).toMatchObject({ __typename: 'RegisterSuccess', user: null, session: null });
    });
  },
);

describeWithApp('many guesses at once', { environment: { LIMIT_FAILURES_PER_HOUR: '5' } }, (app) => {
  const attempt = async (email: string, password: string) =>
    (await app.client().run(LoginDocument, { input: { method: { email: { email, password } } } })).login;

  it('do not lock an account whose password is right', async () => {
    await Promise.all(Array.from({ length: 20 }, () => attempt(SEEDED.email, SEEDED.password)));
    expectOutcome(await attempt(SEEDED.email, SEEDED.password), 'LoginSuccess');
  });
});

describeWithApp('codes that strangers guess', { environment: { LIMIT_FAILURES_PER_HOUR: '8' } }, (app) => {
  const attempt = async (method: LoginMethod) =>
    (await app.client().run(LoginDocument, { input: { method } })).login.__typename;

  it('do not close an account to its password once the tries at its code are used up', async () => {
    const phone = '13800000001';
    const guesses: string[] = [];
    for (let guess = 0; guess < 12; guess++) guesses.push(await attempt({ phoneCode: { phone, code: '0000' } }));
    expect(guesses.slice(5)).toEqual(Array(7).fill('AttemptsLimited'));
    expect(await attempt({ phonePassword: { phone, password: SEEDED.password } })).toBe('LoginSuccess');
  });
});
