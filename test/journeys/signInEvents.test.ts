/** Each way into and out of a session emits one event, on every route. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { createSchema } from '../../src/server/schema/schema.js';
import { GUARDED_FIELDS } from '../../src/services/observedOperations.js';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  CurrentSessionDocument,
  EndSessionDocument,
  EnrollTotpDocument,
  LoginDocument,
  type LoginMethod,
  LogoutDocument,
  RefreshSessionDocument,
  RegisterDocument,
  RemoveTotpDocument,
  RemoveUsersDocument,
  ResetPasswordDocument,
  StepUpDocument,
  UpdatePasswordDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { emailCode, named, newcomer, newEmail, newPhone, PASSWORD, signIn, smsCode } from '../support/people.js';
import { eventReader, type LoggedEvent } from '../support/signInEvents.js';

const WRONG = 'Wrong-Password-9';
const FAILURES = 4;
const ADMIN = 'an-administrator-token';
const HASH = /^[\w-]{43}$/;

/** Mutations that neither sign anybody in or out nor change how they can. */
const WITHOUT_EVENT = `createAuthQrCode requestPushAuth verifyPushAuthToken enrollPasskey renamePasskey
  createPasskeyChallenge updateProfile setUdfValues setUdfValue removeUdfValue sendMfaCode startMfaPush enrollTotp
  revokeAuthorizedApp createLivenessCheck completeLivenessCheck sendStepUpCode sendSmsCode sendEmail createServiceToken
  createCaptchaChallenge verifyCaptcha`.split(/\s+/);
/** Emitted by the service. Their guards answer with errors alone. */
const BY_SERVICE = `bindPushAuth updateUser removeUsers setMfaEnabled removePasskey removeUserPasskeys updatePassword
  bindPhone updatePhone unbindPhone bindEmail updateEmail unbindEmail linkAccount removeTotp logout endSession
  endOtherSessions linkIdentity unlinkIdentity`.split(/\s+/);

const briefly = (events: readonly LoggedEvent[]) => events.map(({ event, outcome }) => `${event} ${outcome}`);

it('every mutation has an event, or is known to need none', async () => {
  const fields = Object.keys(
    createSchema(await loadDefinitions())
      .getMutationType()
      ?.getFields() ?? {},
  );
  const known = [...WITHOUT_EVENT, ...BY_SERVICE, ...GUARDED_FIELDS.keys()];
  expect(fields.filter((name) => !known.includes(name))).toEqual([]);
});

const environment = {
  LIMIT_FAILURES_PER_HOUR: String(FAILURES),
  ADMIN_TOKENS: createHash('sha256').update(ADMIN).digest('hex'),
  PASSTHROUGH_ALLOW: 'authing.loginByEmail',
};
describeWithApp('sign-in events', { environment }, (app) => {
  it('tell of a login who, how, where and how long, with keyed hashes in place of names', async () => {
    const { method, id, username } = await named(app);
    const read = eventReader(app);
    const client = await signIn(app.client(), method);
    const sessionId = (await client.run(CurrentSessionDocument)).session?.id;
    const [browser, login, ...others] = read();
    expect(others).toEqual([]);
    expect(login).toMatchObject({
      event: 'login',
      outcome: 'LoginSuccess',
      method: 'username',
      provider: 'AUTHING',
      userId: id,
      sessionId,
      account: expect.stringMatching(HASH),
      address: expect.stringMatching(HASH),
      requestId: expect.any(String),
      ms: expect.any(Number),
      level: 30,
    });
    expect(browser).toMatchObject({ event: 'newBrowser', userId: id, sessionId, requestId: login?.requestId });
    await app.client().run(LoginDocument, { input: { method: { username: { username, password: WRONG } } } });
    const [failed] = read();
    expect(failed).toMatchObject({ event: 'login', outcome: 'InvalidCredentials', account: login?.account });
    expect(failed?.userId).toBeUndefined();
  });

  it('are the same on both routes of an operation', async () => {
    const { method } = await named(app);
    const read = eventReader(app);
    const body = { query: LoginDocument.toString(), variables: { input: { method } } };
    await app.client().post(JSON.stringify({ ...body, extensions: { of: 'another kind' } }));
    await app.client().post(JSON.stringify(body));
    expect(briefly(read())).toEqual(['newBrowser NewBrowser', 'login LoginSuccess', 'login LoginSuccess']);
  });

  it('name the outcome of logins that end otherwise', async () => {
    const read = eventReader(app);
    const login = async (method: LoginMethod) => {
      await app.client().run(LoginDocument, { input: { method } });
      return read().map(({ event, outcome, method: by }) => `${event} ${outcome} ${by}`);
    };
    const password = WRONG;
    expect(await login({ email: { email: newEmail(), password } })).toEqual(['login InvalidCredentials email']);
    expect(await login({ email: { email: 'x', password } })).toEqual(['login InputRejected email']);
    expect(await login({ phoneCode: { phone: newPhone(), code: '0000' } })).toEqual(['login CodeRejected phoneCode']);
    expect(await login({ pushAuth: { event: 'unknown' } })).toEqual(['login FlowExpired pushAuth']);
    await app.control.fail('authing', { match: '/graphql', count: 10, mode: 'http500' });
    await app.client().send(LoginDocument, { input: { method: { email: { email: newEmail(), password } } } });
    expect(briefly(read())).toEqual(['login PROVIDER_UNAVAILABLE']);
  });

  it('report a lockout once, with the account', async () => {
    const { username, method, id } = await named(app);
    await signIn(app.client(), method);
    const read = eventReader(app);
    const outcomes: string[] = [];
    for (let guess = 0; guess <= FAILURES; guess++) {
      const input = { method: { username: { username, password: WRONG } } };
      outcomes.push((await app.client().run(LoginDocument, { input })).login.__typename);
      if (outcomes.at(-1) === 'InvalidCredentials') await app.control.advance(301);
    }
    expect(outcomes.at(-1)).toBe('AttemptsLimited');
    const events = read();
    const locked = events.filter(({ event }) => event === 'lockout');
    expect(locked).toMatchObject([{ outcome: 'Locked', method: 'password', userId: id, provider: 'AUTHING' }]);
    expect(locked[0]?.account).toBe(events[0]?.account);
    expect(locked[0]?.requestId).toBe(events.at(-2)?.requestId);
    expect(briefly(events).at(-1)).toBe('login AttemptsLimited');
  });

  it('follow a second factor from its enrolment to its removal', async () => {
    const { method, id } = await named(app);
    const client = await signIn(app.client(), method);
    const read = eventReader(app);
    const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
    await client.run(ConfirmTotpDocument, { code: await app.control.totp(secret) });
    const other = app.client();
    const { flow } = expectOutcome((await other.run(LoginDocument, { input: { method } })).login, 'MfaRequired');
    await other.run(VerifyMfaDocument, { flow, answer: { recoveryCode: '0000-0000-0000-0000-0000-0000' } });
    await other.run(VerifyMfaDocument, { flow, answer: { totp: await app.control.totp(secret) } });
    await client.run(RemoveTotpDocument);
    const events = read();
    expect(events.map(({ event, outcome, method: by }) => `${event} ${outcome} ${by}`)).toEqual([
      'factorChange AccountUpdated totp',
      'login MfaRequired username',
      'mfa MfaRejected recoveryCode',
      'mfa LoginSuccess totp',
      'sessionEnd CredentialChanged undefined',
      'factorChange AccountUpdated removeTotp',
    ]);
    const byAccount = events.filter(({ event }) => event === 'login' || event === 'mfa');
    expect(new Set(byAccount.map(({ account }) => account)).size).toBe(1);
    for (const { event, userId } of events) if (event !== 'login') expect([event, userId]).toEqual([event, id]);
  });

  it('tell why a session ended, each once', async () => {
    const { method, id } = await named(app);
    const [first, second, third] = [
      await signIn(app.client(), method),
      await signIn(app.client(), method),
      await signIn(app.client(), method),
    ];
    const idOf = async (client: typeof first) => (await client.run(CurrentSessionDocument)).session?.id ?? '';
    const ids = [await idOf(first), await idOf(second)];
    const read = eventReader(app);
    await first.run(LogoutDocument);
    await first.run(LogoutDocument);
    await third.run(EndSessionDocument, { id: ids[1] ?? '' });
    const stale = third.token;
    await third.run(StepUpDocument, { answer: { password: WRONG } });
    third.token = expectOutcome((await third.run(RefreshSessionDocument)).refreshSession, 'LoginSuccess').accessToken;
    await app.control.advance(60);
    await Object.assign(app.client(), { token: stale }).send(CurrentSessionDocument);
    const events = read();
    expect(briefly(events)).toEqual([
      'sessionEnd SignedOut',
      'sessionEnd EndedByUser',
      'stepUp InvalidCredentials',
      'refresh LoginSuccess',
      'sessionEnd TokenReused',
    ]);
    expect(events.slice(0, 2).map(({ sessionId }) => sessionId)).toEqual(ids);
    for (const { userId, provider } of events) expect([userId, provider]).toEqual([id, 'AUTHING']);
  });

  it('cover registration, password changes, administrators and native logins', async () => {
    const read = eventReader(app);
    const { client, email, id } = await newcomer(app);
    await app.client().run(RegisterDocument, { input: { method: { email: { email, password: PASSWORD } } } });
    const newPassword = 'Another-2027';
    await client.run(UpdatePasswordDocument, { input: { oldPassword: PASSWORD, newPassword } });
    const code = await emailCode(app, email, 'RESET_PASSWORD');
    await app.client().run(ResetPasswordDocument, { input: { emailCode: { email, code, newPassword: PASSWORD } } });
    const native = `mutation { authing { loginByEmail(input: { email: "${email}", password: "${PASSWORD}" }) { id } } }`;
    await app.client().send(native);
    await Object.assign(app.client(), { token: ADMIN }).run(RemoveUsersDocument, { ids: [id] });
    expect(read().map(({ event, outcome, userId }) => [event, outcome, userId === id])).toEqual([
      ['newBrowser', 'NewBrowser', true],
      ['register', 'RegisterSuccess', true],
      ['register', 'AlreadyRegistered', false],
      ['passwordChange', 'AccountUpdated', true],
      ['sessionEnd', 'CredentialChanged', true],
      ['passwordReset', 'PasswordChanged', false],
      // The vendor expects encrypted passwords.
      ['native', 'PROVIDER_REFUSED', false],
      ['userChange', 'UsersRemoved', true],
    ]);
  });

  it('contain a keyed hash of what an administrator sends by mistake in place of an id', async () => {
    const read = eventReader(app);
    const admin = Object.assign(app.client(), { token: ADMIN });
    for (const id of [PASSWORD, PASSWORD, 'e0e0e0e0e0e0e0e0e0e0ffff'])
      await admin.send(RemoveUsersDocument, { ids: [id] });
    const [first, second, third, ...more] = read();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ event: 'userChange', account: expect.stringMatching(/^[\w-]{43}$/) });
    expect([first?.userId, second?.userId]).toEqual([undefined, undefined]);
    expect(second?.account).toBe(first?.account);
    expect(third).toMatchObject({ event: 'userChange', userId: 'e0e0e0e0e0e0e0e0e0e0ffff' });
    expect(third?.account).toBeUndefined();
  });

  it('contain no password, code, token, e-mail address, phone or name', async () => {
    const email = newEmail();
    const phone = newPhone();
    const { method, username } = await named(app);
    const read = eventReader(app);
    const client = await signIn(app.client(), method);
    const code = await smsCode(app, phone, 'LOGIN');
    const attempts: LoginMethod[] = [
      { email: { email, password: WRONG } },
      { phoneCode: { phone, code } },
      { phonePassword: { phone, password: WRONG } },
      {
        authorizationCode: {
          code: 'a-code-of-the-vendor',
          redirectUri: 'https://app.example.com/',
          codeVerifier: 'v'.repeat(43),
        },
      },
    ];
    for (const attempt of attempts) await app.client().run(LoginDocument, { input: { method: attempt } });
    await client.run(RefreshSessionDocument);
    const events = read();
    const text = JSON.stringify(events);
    // Compared with whole values: four digits can be a part of an id.
    expect(events.flatMap((event) => Object.values(event)).map(String)).not.toContain(code);
    const secrets = [email, phone, username, PASSWORD, WRONG, client.token ?? '', 'a-code-of-the-vendor', '127.0.0.1'];
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text.match(/"event":/g)?.length).toBeGreaterThan(attempts.length);
  });
});

describeWithApp('logins that a guard refuses', { environment: { LIMIT_LOGINS_PER_MINUTE: '1' } }, (app) => {
  it('are events too', async () => {
    const read = eventReader(app);
    const method = { email: { email: newEmail(), password: WRONG } };
    for (let tried = 0; tried < 2; tried++) await app.client().run(LoginDocument, { input: { method } });
    await fetch(`${app.url()}/sign-in/callback?code=x&state=y`);
    expect(briefly(read())).toEqual(['login InvalidCredentials', 'login AttemptsLimited', 'login AttemptsLimited']);
  });
});

describeWithApp('a server with EVENT_LOG=no', { environment: { EVENT_LOG: 'no' } }, (app) => {
  it('logs no events', async () => {
    const read = eventReader(app);
    await signIn(app.client());
    expect(read()).toEqual([]);
  });
});
