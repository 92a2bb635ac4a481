/** Somebody registers another person's e-mail address first: the owner's later ways in must not lead into that account. */
import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  type LoginMethod,
  MeDocument,
  RegisterDocument,
  ResetPasswordDocument,
} from '../support/generated/operations.js';
import { registerAtLegacy } from '../support/management.js';
import { emailCode, newEmail, PASSWORD } from '../support/people.js';

const ATTACKERS_PASSWORD = 'Attacker-2026';
const DIRECTORY_PASSWORD = 'Directory-2026';

const login = async (app: TestApp, method: LoginMethod) =>
  (await app.client().run(LoginDocument, { input: { method } })).login;

/** The attacker's session, of an account with the victim's address, unverified. */
async function hijacked(app: TestApp, email: string): Promise<{ client: Client; id: string }> {
  const client = app.client();
  const input = { method: { email: { email, password: ATTACKERS_PASSWORD } }, forceLogin: true };
  const { user, accessToken } = expectOutcome(
    (await client.run(RegisterDocument, { input })).register,
    'RegisterSuccess',
  );
  client.token = accessToken;
  expect(user).toMatchObject({ email, emailVerified: false });
  return { client, id: user?.id ?? '' };
}

describeWithApp('an account that was registered with the address of another person', {}, (app) => {
  it.each([
    ['ldap', { ldap: { username: 'lin', password: DIRECTORY_PASSWORD } }, 'lin@ldap.example.com'],
    ['ad', { ad: { username: 'adele', password: DIRECTORY_PASSWORD } }, 'adele@ad.example.com'],
  ] as const)('is not entered by their login by %s, nor gets their identity', async (_way, method, email) => {
    const attacker = await hijacked(app, email);
    const { user } = expectOutcome(await login(app, method), 'LoginSuccess');
    expect([user.id === attacker.id, user.email]).toEqual([false, null]);
    expect((await attacker.client.run(MeDocument)).me).toMatchObject({ emailVerified: false, username: null });
  });

  it('is not entered by their login by WeChat', async () => {
    const attacker = await hijacked(app, newEmail());
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', { nickname: 'Panda' });
    expect(expectOutcome(await login(app, { wechat: { code } }), 'LoginSuccess').user.id).not.toBe(attacker.id);
  });

  it('is theirs alone once they reset its password by e-mail', async () => {
    const email = newEmail();
    const { client } = await hijacked(app, email);
    const reset = { email, code: await emailCode(app, email, 'RESET_PASSWORD'), newPassword: PASSWORD };
    const { resetPassword } = await app.client().run(ResetPasswordDocument, { input: { emailCode: reset } });
    expectOutcome(resetPassword, 'PasswordChanged');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    expectOutcome(await login(app, { email: { email, password: ATTACKERS_PASSWORD } }), 'InvalidCredentials');
    expectOutcome(await login(app, { email: { email, password: PASSWORD } }), 'LoginSuccess');
  });
});

describeWithApp('an address of the first generation', { environment: { LEGACY_MIGRATION: 'yes' } }, (app) => {
  it('cannot be registered at the second, and its owner is moved', async () => {
    const email = newEmail();
    await registerAtLegacy(app, { email }, PASSWORD);
    const method = { email: { email, password: ATTACKERS_PASSWORD } };
    for (const forceLogin of [true, false]) {
      const { register } = await app.client().run(RegisterDocument, { input: { method, forceLogin } });
      expectOutcome(register, 'AlreadyRegistered');
    }
    const { login: made } = await app.client().run(LoginDocument, { input: { method, autoRegister: true } });
    expectOutcome(made, 'InvalidCredentials');
    const { user } = expectOutcome(await login(app, { email: { email, password: PASSWORD } }), 'LoginSuccess');
    expect(user.email).toBe(email);
  });

  it('stays unverified when it is moved, so that no federated login of its owner meets it', async () => {
    const email = 'lin@ldap.example.com';
    await registerAtLegacy(app, { email }, ATTACKERS_PASSWORD);
    const moved = expectOutcome(await login(app, { email: { email, password: ATTACKERS_PASSWORD } }), 'LoginSuccess');
    expect(moved.user.emailVerified).not.toBe(true);
    const owner = await login(app, { ldap: { username: 'lin', password: DIRECTORY_PASSWORD } });
    expect(expectOutcome(owner, 'LoginSuccess').user.id).not.toBe(moved.user.id);
  });
});

describeWithApp('an authorization code', {}, (app) => {
  it('signs in its own user, whoever has the same address unverified', async () => {
    const email = newEmail();
    const attacker = await hijacked(app, email);
    const codeVerifier = randomBytes(32).toString('base64url');
    const redirectUri = 'https://app.example.com/callback';
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const asked = { username: 'menshen', redirectUri, codeChallenge };
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/oidc/code', asked);
    const { user } = expectOutcome(
      await login(app, { authorizationCode: { code, redirectUri, codeVerifier } }),
      'LoginSuccess',
    );
    expect(user.id).not.toBe(attacker.id);
  });
});
