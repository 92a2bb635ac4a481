import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryHost } from '../../../src/datasources/authing/login/externalLogin.js';
import type { LoginMethod } from '../../../src/datasources/capabilities.js';
import {
  caller,
  decrypt,
  graphqlBody,
  loggedInUser,
  refusalFrame,
  type ScriptedAuthing,
  startAuthing,
  USERPOOL_ID,
} from '../transport/scriptedAuthing.js';
import { type ScriptedVendor, sendJson, startVendor } from '../transport/scriptedVendor.js';

const LDAP: LoginMethod = { kind: 'ldap', username: 'lin', password: 'in clear' };

let scripted: ScriptedAuthing;
let directory: ScriptedVendor;

beforeEach(async () => {
  directory = await startVendor((_request, response) => sendJson(response, { code: 200, data: loggedInUser }));
  scripted = await startAuthing({ websocketHost: directory.url });
});

afterEach(async () => {
  await scripted.close();
  await directory.close();
});

const login = (method: LoginMethod) => scripted.authing.identity.login(method, { autoRegister: false }, caller);

describe('a login by another system', () => {
  it('by LDAP sends the password in clear to the application’s host, with our caller’s address', async () => {
    scripted.reply({ code: 200, data: loggedInUser });
    expect(await login(LDAP)).toMatchObject({ type: 'signedIn', vendor: { token: 'user-token' } });
    const [call] = scripted.calls;
    expect(call).toMatchObject({ method: 'POST', path: '/api/v2/ldap/verify-user' });
    expect(JSON.parse(call?.body ?? '')).toEqual({ username: 'lin', password: 'in clear', clientIp: '203.0.113.9' });
  });

  it('by Active Directory goes to the host of its own', async () => {
    await login({ kind: 'ad', username: 'adele', password: 'in clear' });
    expect(scripted.calls).toEqual([]);
    expect(directory.received.map(({ path }) => path)).toEqual(['/api/v2/ad/verify-user']);
  });

  it('by sub-account encrypts the password and has flat arguments', async () => {
    scripted.reply({ data: { loginBySubAccount: loggedInUser } });
    await login({ kind: 'subAccount', account: 'desk', password: 'secret' });
    const { password, ...rest } = graphqlBody(scripted.calls[0]).variables as Record<string, unknown>;
    expect(rest).toEqual({ account: 'desk', clientIp: '203.0.113.9' });
    expect(decrypt(scripted.keys.privateKey, password)).toBe('secret');
  });

  it('by WeChat names the pool in its path and leaves out what was not given', async () => {
    scripted.reply({ code: 200, data: loggedInUser });
    await login({ kind: 'wechat', code: 'a&b', lang: 'zh_CN' });
    expect(scripted.calls[0]).toMatchObject({
      method: 'GET',
      path: `/connection/social/wechat:mobile/${USERPOOL_ID}/callback?code=a%26b&lang=zh_CN`,
    });
  });

  it('keeps the vendor’s cookie for single sign-on, without its attributes', async () => {
    scripted.answer((_request, response) => {
      response.setHeader('set-cookie', ['authing_session=s%3Aid.sig; Path=/; HttpOnly', 'other=1; Secure']);
      sendJson(response, { code: 200, data: loggedInUser });
    });
    expect(await login(LDAP)).toMatchObject({ vendor: { cookie: 'authing_session=s%3Aid.sig; other=1' } });
    scripted.answer((_request, response) => {
      response.setHeader('set-cookie', 'authing_session=x; Path=/');
      sendJson(response, { data: { loginByEmail: loggedInUser } });
    });
    const byEmail = await login({ kind: 'email', email: 'a@b.cn', password: 'x' });
    expect(byEmail).toMatchObject({ vendor: { cookie: 'authing_session=x' } });
    scripted.reply({ data: { loginByEmail: loggedInUser } });
    const plain = await login({ kind: 'email', email: 'a@b.cn', password: 'x' });
    expect(plain.type === 'signedIn' && 'cookie' in plain.vendor).toBe(false);
  });

  it('can ask for a second factor as any login', async () => {
    const data = { mfaToken: 'opaque', applicationMfa: [{ mfaPolicy: 'SMS', status: 1 }], phone: '13800001234' };
    scripted.reply({ code: 1636, message: '需要应用 MFA', data });
    expect(await login(LDAP)).toMatchObject({
      type: 'mfaNeeded',
      token: 'application:opaque',
      factors: [{ kind: 'SMS', target: '13800001234' }],
      enrollable: [],
    });
  });

  it.each([
    [2004, 'UNKNOWN_ACCOUNT'],
    [2006, 'INVALID_CREDENTIALS'],
    [2333, 'INVALID_CREDENTIALS'],
    [2005, 'ACCOUNT_UNAVAILABLE'],
    [1000, 'UNAVAILABLE'],
  ])('refused with %i is %s', async (code, meaning) => {
    scripted.reply({ code, message: 'x' });
    await expect(login(LDAP)).rejects.toMatchObject({ code: meaning });
  });

  it('gives a factor’s phone with its country', async () => {
    const applicationMfa = [{ mfaPolicy: 'SMS', status: 1 }];
    const data = { mfaToken: 'opaque', applicationMfa, mfaPhone: '91234567', mfaPhoneCountryCode: '+852' };
    scripted.reply(refusalFrame('loginByEmail', 1636, data));
    const reply = await login({ kind: 'email', email: 'a@b.cn', password: 'x' });
    expect(reply).toMatchObject({ factors: [{ kind: 'SMS', target: '+85291234567' }] });
  });
});

describe('the host of Active Directory logins', () => {
  it.each([
    ['https://acme.authing.cn', undefined, 'https://ws.authing.cn'],
    ['https://acme.auth.example.co', undefined, 'https://ws.auth.example.co'],
    ['https://authing.cn', undefined, 'https://ws.authing.cn'],
    ['http://127.0.0.1:9000', undefined, 'http://127.0.0.1:9000'],
    ['http://[::1]:9000', undefined, 'http://[::1]:9000'],
    ['https://acme.authing.cn', 'https://ad.example', 'https://ad.example'],
  ])('of %s, set to %s, is %s', (appHost, websocketHost, host) => {
    expect(directoryHost({ appHost, websocketHost })).toBe(host);
  });
});
