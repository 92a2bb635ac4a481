/** Logins that another system vouches for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VendorClient } from './vendorClient.js';

const PASSWORD = 'Directory-2026';

let vendor: VendorClient;
let poolId: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
  poolId = String(vendor.emulators.environment.AUTHING_USERPOOL_ID);
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const ldap = (username: string, password = PASSWORD, more: object = {}) =>
  vendor.rest('POST', '/api/v2/ldap/verify-user', { username, password, ...more });

describe('an LDAP login', () => {
  it('creates the user once', async () => {
    const first = await ldap('lin', PASSWORD, { clientIp: '203.0.113.9', withCustomData: true });
    expect(first).toMatchObject({
      code: 200,
      data: {
        username: 'lin',
        name: 'lin',
        email: 'lin@ldap.example.com',
        emailVerified: true,
        token: expect.stringMatching(/^eyJ/),
        lastIp: '203.0.113.9',
        registerSource: ['enterprise:ldap'],
        identities: [{ provider: 'ldap', userIdInIdp: 'lin', isSocial: false }],
        customData: [],
      },
    });
    const again = await ldap('lin');
    expect(again.data).toMatchObject({ id: (first.data as unknown as { id: string }).id, loginsCount: 2 });
  });

  it.each([
    ['a wrong password', 'lin', 'wrong', 2006],
    ['a stranger', 'nobody', PASSWORD, 2004],
    ['a blocked user', 'lin-blocked', PASSWORD, 2005],
    ['a user who is not activated', 'lin-inactive', PASSWORD, 2005],
  ])('refuses %s', async (_name, username, password, code) => {
    expect((await ldap(username, password)).code).toBe(code);
  });

  it('stops at a second factor, and at a pool that is closed', async () => {
    await vendor.control.send('POST', '/authing/application', { applicationMfa: ['EMAIL'] });
    expect(await ldap('lin')).toMatchObject({ code: 1636, data: { mfaToken: expect.any(String) } });
    await vendor.control.reset();
    const close = 'mutation { updateUserpool(input: { registerDisabled: true }) { id } }';
    await vendor.graphql(close, {}, { token: await vendor.managementToken() });
    expect((await ldap('lin')).code).toBe(2031);
  });
});

describe('an Active Directory login', () => {
  const ad = async (username: string) => {
    const answer = await fetch(`${vendor.emulators.environment.AUTHING_WEBSOCKET_HOST}/api/v2/ad/verify-user`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-authing-userpool-id': poolId },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    return answer.json();
  };

  it('goes to a server of its own', async () => {
    expect(await ad('adele')).toMatchObject({ code: 200, data: { email: 'adele@ad.example.com' } });
    expect(await ad('lin')).toMatchObject({ code: 2004 });
    expect(await ad('adele-inactive')).toMatchObject({ code: 2005 });
    expect(
      await vendor.rest('POST', '/api/v2/ad/verify-user', { username: 'adele', password: PASSWORD }),
    ).toMatchObject({ code: 404 });
  });

  it('hears of injected faults as well', async () => {
    const fault = { match: '/ad/', count: 1, mode: 'status', status: 1000 };
    await vendor.control.send('POST', '/providers/authing/faults', fault);
    expect(await ad('adele')).toMatchObject({ code: 1000 });
  });
});

describe('a sub-account', () => {
  const query = `mutation ($a: String!, $p: String!, $c: String) {
    loginBySubAccount(account: $a, password: $p, captchaCode: $c, clientIp: "203.0.113.9") { username token lastIP }
  }`;
  const login = (a: string, password = PASSWORD) => vendor.graphql(query, { a, p: vendor.encrypt(password) });
  const codeOf = async (...args: Parameters<typeof login>) => (await login(...args)).errors[0]?.message.code;

  it('signs in with flat arguments', async () => {
    expect((await login('gate-desk')).data?.loginBySubAccount).toEqual({
      username: 'gate-desk',
      token: expect.stringMatching(/^eyJ/),
      lastIP: '203.0.113.9',
    });
    expect(await codeOf('gate-desk-blocked')).toBe(2005);
    expect(await codeOf('menshen')).toBe(2004);
  });

  it('is asked for an image captcha after three failures', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await codeOf('gate-desk', 'wrong-password')).toBe(2006);
    expect(await codeOf('gate-desk')).toBe(2000);
  });

  it('is unknown to an application without them', async () => {
    await vendor.control.send('POST', '/authing/application', { subAccounts: false });
    expect(await codeOf('gate-desk')).toBe(500);
  });
});

describe('a WeChat login', () => {
  const login = async (code: string, pool = poolId) => {
    const answer = await fetch(`${vendor.host}/connection/social/wechat:mobile/${pool}/callback?code=${code}`);
    return (await answer.json()) as { code: number; data: Record<string, unknown> };
  };
  const newCode = async (user: object = {}) =>
    ((await (await vendor.control.send('POST', '/authing/wechat', user)).json()) as { code: string }).code;

  it('takes each code once', async () => {
    expect(await login('emulated-wechat-code')).toMatchObject({
      code: 200,
      data: { openid: 'emulated-wechat-openid', nickname: 'WeChat user', token: expect.stringMatching(/^eyJ/) },
    });
    expect(await login('emulated-wechat-code')).toMatchObject({ code: 500 });
    const late = await newCode();
    await vendor.control.advance(300);
    expect(await login(late)).toMatchObject({ code: 500 });
  });

  it('knows its users by their openid', async () => {
    const user = { openid: 'o-1', unionid: 'u-1', nickname: 'Gao' };
    const first = await login(await newCode(user));
    expect(first.data).toMatchObject({ openid: 'o-1', unionid: 'u-1', nickname: 'Gao' });
    expect((await login(await newCode(user))).data).toMatchObject({ id: first.data.id, loginsCount: 2 });
    expect((await login(await newCode({ openid: 'o-2' }))).data.id).not.toBe(first.data.id);
  });

  it('belongs to the pool in its path', async () => {
    expect(await login('emulated-wechat-code', 'ffffffffffffffffffffffff')).toMatchObject({ code: 2224 });
  });

  it('is linked to another account and unlinked again', async () => {
    const primaryUserToken = await vendor.userToken();
    const secondary = await login(await newCode({ openid: 'o-3' }));
    await vendor.rest('POST', '/api/v2/users/link', { primaryUserToken, secondaryUserToken: secondary.data.token });
    const now = await login(await newCode({ openid: 'o-3' }));
    expect(now.data).toMatchObject({ username: 'menshen', identities: [{ provider: 'wechat:mobile' }] });
    const unlink = { primaryUserToken, provider: 'wechat:mobile' };
    expect(await vendor.rest('POST', '/api/v2/users/unlink', unlink)).toEqual({ code: 200, message: '解绑成功' });
    expect((await login(await newCode({ openid: 'o-3' }))).data.username).toBeNull();
  });

  it('is not unlinked from an account that has nothing else', async () => {
    const { data } = await login(await newCode());
    const unlink = { primaryUserToken: data.token, provider: 'wechat:mobile' };
    expect(await vendor.rest('POST', '/api/v2/users/unlink', unlink)).toMatchObject({ code: 2217 });
  });
});
