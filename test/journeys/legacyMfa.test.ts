/** The second factor of Authing's first generation: a switch, and a login that is sent once more with the code. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  type LoginMethod,
  MeDocument,
  MyLegacyDocument,
  RegisterDocument,
  SetMfaEnabledDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { newEmail, PASSWORD } from '../support/people.js';

const provider = 'AUTHING_LEGACY';
const TWO_FACTOR: LoginMethod = { email: { email: 'twofactor@example.com', password: PASSWORD } };
const KEY = 'EMULATEDLEGACYKE';

const login = async (client: Client, method: LoginMethod) =>
  (await client.run(LoginDocument, { input: { method, provider } })).login;

const totp = (app: TestApp, secret = KEY) => app.control.totp(secret, 'authingLegacy');

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

async function newcomer(app: TestApp): Promise<{ client: Client; method: LoginMethod }> {
  const method = { email: { email: newEmail(), password: PASSWORD } };
  expectOutcome(
    (await app.client().run(RegisterDocument, { input: { method, provider } })).register,
    'RegisterSuccess',
  );
  const client = app.client();
  client.token = expectOutcome(await login(client, method), 'LoginSuccess').accessToken;
  return { client, method };
}

describeWithApp('a login with an authenticator app', {}, (app) => {
  it('waits for the code, with the password sealed', async () => {
    const client = app.client();
    const { flow, factors, enrollable } = expectOutcome(await login(client, TWO_FACTOR), 'MfaRequired');
    expect([factors, enrollable]).toEqual([[{ kind: 'TOTP', maskedTarget: null }], []]);
    const code = await totp(app);
    const verify = async (answer: object) =>
      (await client.run(VerifyMfaDocument, { flow, answer: answer as { totp: string } })).verifyMfa;
    expect(expectOutcome(await verify({ totp: otherThan(code) }), 'MfaRejected').attemptsLeft).toBe(4);
    expectOutcome(await verify({ recoveryCode: '12ab-34cd-56ef' }), 'InputRejected');
    const done = expectOutcome(await verify({ totp: code }), 'LoginSuccess');
    expect(done.session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'TOTP']);
    client.token = done.accessToken;
    expect((await client.run(MeDocument)).me).toMatchObject({ username: 'twofactor', provider });
    expectOutcome(await verify({ totp: code }), 'FlowExpired');
    expect(app.log.join('')).not.toContain(PASSWORD);
  });

  it('gives five tries', async () => {
    const client = app.client();
    const { flow } = expectOutcome(await login(client, TWO_FACTOR), 'MfaRequired');
    const wrong = otherThan(await totp(app));
    const verify = async () => (await client.run(VerifyMfaDocument, { flow, answer: { totp: wrong } })).verifyMfa;
    for (const left of [4, 3, 2, 1, 0]) expect(expectOutcome(await verify(), 'MfaRejected').attemptsLeft).toBe(left);
    expectOutcome(await verify(), 'FlowExpired');
  });
});

describeWithApp('the switch', {}, (app) => {
  const turn = async (client: Client, enabled: boolean) =>
    expectOutcome((await client.run(SetMfaEnabledDocument, { enabled })).setMfaEnabled, 'AccountUpdated').user
      ?.legacyMfa;
  const status = async (client: Client) => (await client.run(MyLegacyDocument)).me?.legacyMfa;

  it('is off at first; when turned on it returns the key once, and logins require a code', async () => {
    const { client, method } = await newcomer(app);
    expect(await status(client)).toEqual({ enabled: false, sharedKey: null });
    const on = await turn(client, true);
    expect(on).toEqual({ enabled: true, sharedKey: expect.stringMatching(/^[A-Z2-7]{16,}$/) });
    expect(await status(client)).toEqual({ enabled: true, sharedKey: null });
    expect(await turn(client, true)).toEqual({ enabled: true, sharedKey: null });
    const second = app.client();
    const { flow } = expectOutcome(await login(second, method), 'MfaRequired');
    const answer = { totp: await totp(app, on?.sharedKey ?? '') };
    expectOutcome((await second.run(VerifyMfaDocument, { flow, answer })).verifyMfa, 'LoginSuccess');
  });

  it('makes a new key each time, and turned off asks for nothing', async () => {
    const { client, method } = await newcomer(app);
    const first = (await turn(client, true))?.sharedKey;
    expect(await turn(client, false)).toEqual({ enabled: false, sharedKey: null });
    expectOutcome(await login(app.client(), method), 'LoginSuccess');
    expect((await turn(client, true))?.sharedKey).not.toBe(first);
  });

  it('ends the user’s other sessions', async () => {
    const { client, method } = await newcomer(app);
    const other = app.client();
    other.token = expectOutcome(await login(other, method), 'LoginSuccess').accessToken;
    await turn(client, true);
    expect((await other.run(CurrentSessionDocument)).session).toBeNull();
    expect((await client.run(CurrentSessionDocument)).session).not.toBeNull();
  });

  it('is for whoever is signed in at this generation', async () => {
    const { errors } = await app.client().send(SetMfaEnabledDocument, { enabled: true });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const client = app.client();
    const method = { email: { email: 'menshen@example.com', password: PASSWORD } };
    const { login: done } = await client.run(LoginDocument, { input: { method } });
    client.token = expectOutcome(done, 'LoginSuccess').accessToken;
    const refused = await client.send(SetMfaEnabledDocument, { enabled: true });
    expect(refused.errors[0]?.extensions.code).toBe('NOT_SUPPORTED_BY_PROVIDER');
  });
});

const ADMINISTRATORS = { MFA_POLICY: 'administrators', MFA_ADMIN_ROLES: 'gatekeeper' };
const ADMINISTRATOR: LoginMethod = { username: { username: 'menshen', password: PASSWORD } };
const NOBODY_SPECIAL: LoginMethod = { username: { username: 'oldtimer', password: PASSWORD } };

describeWithApp('a factor of our own', { environment: ADMINISTRATORS }, (app) => {
  it('is asked of administrators of the first generation, by their roles there', async () => {
    const { factors } = expectOutcome(await login(app.client(), ADMINISTRATOR), 'MfaRequired');
    expect(factors.map(({ kind }) => kind)).toEqual(['PUSH']);
    expectOutcome(await login(app.client(), NOBODY_SPECIAL), 'LoginSuccess');
  });
});

const BY_CUSTOM_FIELD = { ...ADMINISTRATORS, PUSH_UID_FIELD: 'udf:phoneName' };

describeWithApp('a factor that a custom field names', { environment: BY_CUSTOM_FIELD }, (app) => {
  it('is none of the first generation, which has no custom fields: whoever needs one is not let in', async () => {
    expectOutcome(await login(app.client(), ADMINISTRATOR), 'AccountUnavailable');
    expectOutcome(await login(app.client(), NOBODY_SPECIAL), 'LoginSuccess');
  });
});
