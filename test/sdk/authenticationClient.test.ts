import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SEEDED, sdk, useAuthing } from './authing.js';

const { EmailScene } = sdk;
const EMAIL = 'new@example.com';
const PASSWORD = 'Gate-keeper-1';

const emulator = useAuthing();
const { newClient, signedIn } = emulator;

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
    const user = await client.registerByPhoneCode(phone, await emulator.control.lastCode(phone), PASSWORD);
    expect(user).toMatchObject({ phone, phoneVerified: true, registerSource: ['basic:phone-code'] });

    await emulator.control.advance(60);
    await client.sendSmsCode(phone);
    expect(await newClient().loginByPhoneCode(phone, await emulator.control.lastCode(phone))).toMatchObject({
      id: user.id,
    });
    expect(await newClient().loginByPhonePassword(phone, PASSWORD)).toMatchObject({ id: user.id });
  });

  it('creates an account when an unknown phone logs in by code', async () => {
    const client = newClient();
    await client.sendSmsCode('13900000002');
    const user = await client.loginByPhoneCode('13900000002', await emulator.control.lastCode('13900000002'));
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
    const code = await emulator.control.lastCode(SEEDED.email);
    const answer = await client.resetPasswordByEmailCode(SEEDED.email, code, PASSWORD);
    expect(answer).toEqual({ message: '重置密码成功！', code: 200 });
    await expect(client.resetPasswordByEmailCode(SEEDED.email, code, PASSWORD)).rejects.toMatchObject({ code: 2001 });
    expect(await newClient().loginByEmail(SEEDED.email, PASSWORD)).toMatchObject({ username: SEEDED.username });

    await client.sendSmsCode(SEEDED.phone);
    await client.resetPasswordByPhoneCode(SEEDED.phone, await emulator.control.lastCode(SEEDED.phone), SEEDED.password);
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

  it('logs in by LDAP, Active Directory, sub-account and WeChat', async () => {
    await emulator.ask('/authing/application', { subAccounts: true });
    expect(await newClient().loginByLdap('lin', 'Directory-2026')).toMatchObject({ username: 'lin' });
    const ad = newClient({ websocketHost: emulator.setting('AUTHING_WEBSOCKET_HOST') });
    expect(await ad.loginByAd('adele', 'Directory-2026')).toMatchObject({ username: 'adele' });
    const desk = await newClient().loginBySubAccount('gate-desk', 'Directory-2026');
    expect(desk.token).toEqual(expect.any(String));
    await expect(newClient().loginByLdap('lin', 'wrong')).rejects.toMatchObject({ code: 2006 });
  });

  it('exchanges an authorization code, with PKCE', async () => {
    const codeVerifier = randomBytes(32).toString('base64url');
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const redirectUri = 'https://app.example.com/callback';
    const { code } = await emulator.ask<{ code: string }>('/authing/oidc/code', {
      username: SEEDED.username,
      redirectUri,
      codeChallenge,
    });
    const client = newClient({ redirectUri, protocol: 'oidc' });
    const tokens = (await client.getAccessTokenByCode(code, { codeVerifier })) as { access_token: string };
    expect(tokens).toMatchObject({ token_type: 'Bearer', id_token: expect.any(String) });
    const claims = await client.getUserInfoByAccessToken(tokens.access_token);
    expect(claims).toMatchObject({ sub: SEEDED.id });
  });

  it('changes a password at the first login, and one that is too old', async () => {
    const demand = async (change: object) => {
      await emulator.ask('/authing/users', { identifier: SEEDED.email, ...change });
      const failure = await newClient()
        .loginByEmail(SEEDED.email, SEEDED.password)
        .catch((error: unknown) => error);
      return failure as { code: number; data: { token: string } };
    };
    const forced = await demand({ forcePasswordChange: true });
    expect(forced.code).toBe(2058);
    const client = newClient();
    const { token } = forced.data;
    await client.resetPasswordByForceResetToken({ token, oldPassword: SEEDED.password, newPassword: SEEDED.password });
    const first = await demand({ resetPasswordOnFirstLogin: true });
    expect(first.code).toBe(1639);
    await client.resetPasswordByFirstLoginToken({ token: first.data.token, password: PASSWORD });
    expect(await client.loginByEmail(SEEDED.email, PASSWORD)).toMatchObject({ id: SEEDED.id });
  });

  it('binds, updates and unbinds phone and e-mail', async () => {
    const client = newClient();
    await client.registerByUsername('contacts', PASSWORD, {}, { forceLogin: true });
    const sms = async (phone: string) => {
      await client.sendSmsCode(phone);
      return emulator.control.lastCode(phone);
    };
    const mail = async (email: string) => {
      await client.sendEmail(email, EmailScene.ChangeEmail);
      return emulator.control.lastCode(email);
    };
    const [phone, next] = ['13900000011', '13900000012'];
    expect(await client.bindPhone(phone, await sms(phone))).toMatchObject({ phone });
    await emulator.control.advance(61);
    expect(await client.updatePhone(next, await sms(next), phone, await sms(phone))).toMatchObject({ phone: next });
    expect(await client.unbindPhone()).toMatchObject({ phone: null });
    const [email, other] = ['contacts@example.com', 'other@example.com'];
    expect(await client.bindEmail(email, await mail(email))).toMatchObject({ email });
    await emulator.control.advance(61);
    expect(await client.updateEmail(other, await mail(other), email, await mail(email))).toMatchObject({
      email: other,
    });
    expect(await client.unbindEmail()).toMatchObject({ email: null });
  });

  it('links an account that WeChat knows', async () => {
    const { code } = await emulator.ask<{ code: string }>('/authing/wechat', { openid: 'linked' });
    const pool = emulator.setting('AUTHING_USERPOOL_ID');
    const callback = `${emulator.setting('AUTHING_APP_HOST')}/connection/social/wechat:mobile/${pool}/callback?code=${code}`;
    const { data } = (await (await fetch(callback)).json()) as { data: { token: string } };
    const client = await signedIn();
    const { token } = (await client.getCurrentUser()) ?? {};
    const linked = await client.linkAccount({ primaryUserToken: String(token), secondaryUserToken: data.token });
    expect(linked).toMatchObject({ code: 200 });
  });

  it('reads its place: organisations, departments, applications, resources, security level', async () => {
    const client = await signedIn();
    expect(await client.hasRole('gatekeeper')).toBe(true);
    expect(await client.hasRole('king')).toBe(false);
    const [path] = await client.listOrgs();
    expect(path.map(({ type }: { type: string }) => type)).toEqual(['org', 'node', 'node']);
    expect(await client.listDepartments()).toMatchObject({ totalCount: 1 });
    expect(await client.listApplications()).toMatchObject({ totalCount: 1 });
    expect(await client.listAuthorizedResources('default')).toMatchObject({ list: [{ code: 'gate', type: 'DATA' }] });
    expect(await client.getSecurityLevel()).toMatchObject({ email: true, phone: true, password: true });
  });

  it('validates CAS tickets in both versions', async () => {
    const service = 'https://shop.example.com/';
    const issue = async () =>
      (await emulator.ask<{ ticket: string }>('/authing/cas/ticket', { username: SEEDED.username, service })).ticket;
    const client = newClient();
    const json = await client.validateTicketV2(await issue(), service, 'JSON');
    expect(json).toMatchObject({ serviceResponse: { authenticationSuccess: { user: SEEDED.id } } });
    expect(await client.validateTicketV2('ST-unknown', service, 'JSON')).toMatchObject({
      authenticationFailure: { code: 'INVALID_TICKET' },
    });
    expect(await client.validateTicketV2(await issue(), service, 'XML')).toContain('<cas:authenticationSuccess>');
    expect(await client.validateTicketV1(await issue(), service)).toMatchObject({ valid: true });
  });
});
