/** The vendor's own SDK, unmodified, against the emulator. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import authing from '../../src/datasources/authing/emulator/index.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { ControlClient } from '../emulators/controlClient.js';

const sdk = createRequire(import.meta.url)('authing-js-sdk') as typeof import('authing-js-sdk');
const { AuthenticationClient, ManagementClient, EmailScene, UdfTargetType, UdfDataType } = sdk;

const EMAIL = 'new@example.com';
const PASSWORD = 'Gate-keeper-1';
const SEEDED = { email: 'menshen@example.com', username: 'menshen', phone: '13800000001', password: 'Menshen-2026' };

let emulators: Emulators;
let control: ControlClient;

beforeAll(async () => {
  emulators = await startEmulators([authing]);
  control = new ControlClient(emulators);
});
beforeEach(() => control.reset());
afterAll(() => emulators.close());

function newClient() {
  const { AUTHING_APP_HOST, AUTHING_APP_ID, AUTHING_APP_SECRET } = emulators.environment;
  return new AuthenticationClient({
    appHost: String(AUTHING_APP_HOST),
    appId: String(AUTHING_APP_ID),
    secret: String(AUTHING_APP_SECRET),
  });
}

function newManagement(secret = emulators.environment.AUTHING_USERPOOL_SECRET) {
  const { AUTHING_APP_HOST, AUTHING_USERPOOL_ID } = emulators.environment;
  return new ManagementClient({
    host: String(AUTHING_APP_HOST),
    userPoolId: String(AUTHING_USERPOOL_ID),
    secret: String(secret),
  });
}

async function signedIn() {
  const client = newClient();
  await client.loginByEmail(SEEDED.email, SEEDED.password);
  return client;
}

/** Pairs an authenticator app with the seeded user. */
async function withTotp() {
  const client = await signedIn();
  const paired = await client.mfa.assosicateMfaAuthenticator({ authenticatorType: 'totp', source: 'SELF' as never });
  const totp = await control.totp(paired.secret);
  await client.mfa.confirmAssosicateMfaAuthenticator({ authenticatorType: 'totp', totp, source: 'SELF' as never });
  return { client, paired };
}

/** What a login that is not finished yet throws. */
async function mfaTokenOf(login: Promise<unknown>): Promise<string> {
  const failure = (await login.catch((error: unknown) => error)) as { code: number; data: { mfaToken: string } };
  expect(failure.code).toBe(1635);
  return failure.data.mfaToken;
}

describe('the official AuthenticationClient', () => {
  it('registers by email, logs in and reads the current user', async () => {
    const registered = await newClient().registerByEmail(EMAIL, PASSWORD, { nickname: 'Shen' });
    expect(registered).toMatchObject({ email: EMAIL, nickname: 'Shen', token: null, loginsCount: 0, signedUp: null });

    const client = newClient();
    const user = await client.loginByEmail(EMAIL.toUpperCase(), PASSWORD);
    expect(user).toMatchObject({ id: registered.id, loginsCount: 1 });
    expect(user.token).toEqual(expect.any(String));
    expect(await client.getCurrentUser()).toMatchObject({ id: user.id, token: user.token });
  });

  it('registers by username with custom data and a session', async () => {
    const client = newClient();
    const options = { forceLogin: true, customData: { school: 'Qinghua', age: 22 }, context: { from: 'test' } };
    const user = await client.registerByUsername('Newcomer', PASSWORD, {}, options);
    expect(user.token).toEqual(expect.any(String));
    expect(await client.getUdfValue()).toEqual({ school: 'Qinghua', age: 22 });
  });

  it('registers and logs in by phone code', async () => {
    const phone = '13900000001';
    const client = newClient();
    await client.sendSmsCode(phone);
    const user = await client.registerByPhoneCode(phone, await control.lastCode(phone), PASSWORD);
    expect(user).toMatchObject({ phone, phoneVerified: true, registerSource: ['basic:phone-code'] });

    await control.advance(60);
    await client.sendSmsCode(phone);
    expect(await newClient().loginByPhoneCode(phone, await control.lastCode(phone))).toMatchObject({ id: user.id });
    expect(await newClient().loginByPhonePassword(phone, PASSWORD)).toMatchObject({ id: user.id });
  });

  it('creates an account when an unknown phone logs in by code', async () => {
    const client = newClient();
    await client.sendSmsCode('13900000002');
    const user = await client.loginByPhoneCode('13900000002', await control.lastCode('13900000002'));
    expect(user).toMatchObject({ phone: '13900000002', newlyCreated: true });
  });

  it('throws the vendor code for a wrong password and an unknown user', async () => {
    await expect(newClient().loginByUsername(SEEDED.username, 'wrong-password')).rejects.toMatchObject({ code: 2006 });
    await expect(newClient().loginByUsername('nobody', PASSWORD)).rejects.toMatchObject({ code: 2004 });
    await expect(newClient().loginByEmail('blocked@example.com', SEEDED.password)).rejects.toMatchObject({
      code: 2005,
    });
    await expect(newClient().registerByEmail(SEEDED.email, PASSWORD)).rejects.toMatchObject({ code: 2026 });
  });

  it('sets, reads and removes custom data of every type', async () => {
    const client = await signedIn();
    const data = { school: 'Qinghua', age: 22, vip: true, preferences: { theme: 'dark' }, level: 'gold' };
    await client.setUdfValue({ ...data, birthday: new Date(1603892908000).getTime() });
    expect(await client.getUdfValue()).toEqual({ ...data, birthday: new Date(1603892908000) });
    await client.removeUdfValue('age');
    expect(await client.getUdfValue()).not.toHaveProperty('age');
    await expect(client.setUdfValue({ age: 'old' })).rejects.toMatchObject({
      code: 500,
      message: expect.stringContaining('age'),
    });
    await expect(client.setUdv('unheard', 1)).rejects.toMatchObject({ message: expect.stringContaining('unheard') });
  });

  it('updates the profile and keeps its token', async () => {
    const client = await signedIn();
    const updated = await client.updateProfile({ nickname: 'Door god' });
    expect(updated.token).toEqual(expect.any(String));
    expect(await client.getCurrentUser()).toMatchObject({ nickname: 'Door god' });
    await expect(client.updateProfile({ email: 'x@example.com' })).rejects.toMatchObject({ code: 2225 });
  });

  it('changes the password with the old one', async () => {
    const client = await signedIn();
    await expect(client.updatePassword(PASSWORD, 'wrong-password')).rejects.toMatchObject({ code: 2203 });
    await client.updatePassword(PASSWORD, SEEDED.password);
    expect(await newClient().loginByEmail(SEEDED.email, PASSWORD)).toMatchObject({ username: SEEDED.username });
  });

  it('resets the password by a code from the inbox', async () => {
    const client = newClient();
    await client.sendEmail(SEEDED.email, EmailScene.ResetPassword);
    const code = await control.lastCode(SEEDED.email);
    const answer = await client.resetPasswordByEmailCode(SEEDED.email, code, PASSWORD);
    expect(answer).toEqual({ message: '重置密码成功！', code: 200 });
    await expect(client.resetPasswordByEmailCode(SEEDED.email, code, PASSWORD)).rejects.toMatchObject({ code: 2001 });
    expect(await newClient().loginByEmail(SEEDED.email, PASSWORD)).toMatchObject({ username: SEEDED.username });

    await client.sendSmsCode(SEEDED.phone);
    await client.resetPasswordByPhoneCode(SEEDED.phone, await control.lastCode(SEEDED.phone), SEEDED.password);
    await signedIn();
  });

  it('refreshes, checks and ends its session', async () => {
    const client = await signedIn();
    const { token } = await client.refreshToken();
    expect(await client.checkLoginStatus(String(token))).toMatchObject({ code: 200, status: true });
    await client.logout();
    expect(await client.checkLoginStatus(String(token))).toMatchObject({ code: 2206, status: false });
    expect(await client.getCurrentUser()).toBeNull();
  });

  it('answers the questions that need no session', async () => {
    const client = newClient();
    expect(await client.isUserExists({ username: SEEDED.username })).toBe(true);
    expect(await client.isUserExists({ email: 'nobody@example.com' })).toBe(false);
    expect(await client.checkPasswordStrength('12345')).toEqual({ valid: false, message: '密码长度不能少于 6 位' });
  });
});

describe('the official MFA client', () => {
  it('lists the authenticator it has paired', async () => {
    const { client, paired } = await withTotp();
    expect(paired).toMatchObject({ authenticator_type: 'totp', secret: expect.stringMatching(/^[A-Z2-7]{16}$/) });
    const list = await client.mfa.getMfaAuthenticators({ type: 'totp', source: 'SELF' as never });
    expect(list).toMatchObject([{ enable: true, authenticatorType: 'totp' }]);
    await client.mfa.deleteMfaAuthenticator();
    await signedIn();
  });

  it('passes a TOTP login', async () => {
    const { paired } = await withTotp();
    const client = newClient();
    const mfaToken = await mfaTokenOf(client.loginByUsername(SEEDED.username, SEEDED.password));
    await expect(client.mfa.verifyTotpMfa({ totp: '000000', mfaToken })).rejects.toMatchObject({ code: 6001 });
    const user = await client.mfa.verifyTotpMfa({ totp: await control.totp(paired.secret), mfaToken });
    client.setCurrentUser(user);
    expect(await client.getCurrentUser()).toMatchObject({ username: SEEDED.username });
  });

  it('passes with the recovery code once', async () => {
    const { paired } = await withTotp();
    const client = newClient();
    const mfaToken = await mfaTokenOf(client.loginByEmail(SEEDED.email, SEEDED.password));
    const recoveryCode = (paired as unknown as { recovery_code: string }).recovery_code;
    expect(await client.mfa.verifyTotpRecoveryCode({ recoveryCode, mfaToken })).toMatchObject({ email: SEEDED.email });
    await expect(client.mfa.verifyTotpRecoveryCode({ recoveryCode, mfaToken })).rejects.toMatchObject({ code: 6002 });
  });
});

describe('the official ManagementClient', () => {
  it('defines a custom field that users then fill', async () => {
    const { udf } = newManagement();
    await udf.set(UdfTargetType.User, 'motto', UdfDataType.String, 'Motto');
    expect(await udf.list(UdfTargetType.User)).toContainEqual(
      expect.objectContaining({ key: 'motto', dataType: 'STRING' }),
    );
    const client = await signedIn();
    await client.setUdfValue({ motto: 'Who goes there?' });
    await udf.remove(UdfTargetType.User, 'motto');
    expect(await client.getUdfValue()).toEqual({});
  });

  it('creates, finds, lists and deletes users', async () => {
    const { users } = newManagement();
    const created = await users.create({ username: 'made', password: PASSWORD });
    expect(await users.find({ username: 'made' })).toMatchObject({ id: created.id });
    expect(await users.detail(String(created.id))).toMatchObject({ username: 'made' });
    expect(await users.batch([String(created.id)])).toHaveLength(1);
    expect(await users.list()).toMatchObject({ totalCount: 3 });
    await users.delete(String(created.id));
    expect(await users.list()).toMatchObject({ totalCount: 2 });
  });

  it('fails with a wrong secret', async () => {
    await expect(newManagement('wrong').users.list()).rejects.toMatchObject({ code: 1001 });
  });
});
