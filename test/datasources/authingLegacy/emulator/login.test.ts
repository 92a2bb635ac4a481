import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BLOCKED, MENSHEN, OLDTIMER, PASSWORD, POOL, TWOFACTOR, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

async function codeOf(input: Record<string, unknown>): Promise<number | undefined> {
  return (await vendor.login(input)).errors[0]?.message.code;
}

describe('a login by password', () => {
  it.each([
    ['email', { email: 'Menshen@Example.com' }, MENSHEN],
    ['username', { username: 'menshen' }, MENSHEN],
    ['phone', { phone: '13800000001' }, MENSHEN],
    ['email of somebody known here alone', { email: 'old@example.com' }, OLDTIMER],
    ['username of somebody known here alone', { username: 'oldtimer' }, OLDTIMER],
    ['phone of somebody known here alone', { phone: '13800000009' }, OLDTIMER],
  ])('goes by %s', async (_name, name, { id, email }) => {
    const { data } = await vendor.login({ ...name, lastIP: '203.0.113.9', browser: 'Firefox' });
    expect(data?.login).toMatchObject({
      _id: id,
      email,
      registerInClient: POOL,
      token: expect.stringMatching(/^eyJ/),
      tokenExpiredAt: expect.stringMatching(/\+00:00$/),
      loginsCount: 1,
      lastIP: '203.0.113.9',
      browser: 'Firefox',
      photo: expect.stringMatching(/^http/),
      password: expect.stringMatching(/^[0-9a-f]{32}$/),
      blocked: false,
      isDeleted: false,
    });
  });

  it.each([
    ['a wrong password', 2006, () => ({ email: MENSHEN.email, password: vendor.encrypt('wrong-password') })],
    ['an unknown email', 2004, () => ({ email: 'nobody@example.com' })],
    ['an unknown username', 2004, () => ({ username: 'Menshen' })],
    ['a malformed email', 2003, () => ({ email: 'menshen' })],
    ['a password in clear', 2016, () => ({ email: MENSHEN.email, password: PASSWORD })],
    ['a blocked user', 2005, () => ({ email: BLOCKED.email })],
    ['a blocked user with a wrong password', 2006, () => ({ email: BLOCKED.email, password: vendor.encrypt('wrong') })],
    ['no name', 2231, () => ({})],
  ])('refuses %s with %d', async (_name, code, input) => {
    expect(await codeOf(input())).toBe(code);
  });

  it('is remembered, whether it went well or not', async () => {
    await vendor.login({ email: MENSHEN.email, password: vendor.encrypt('wrong-password') });
    const token = await vendor.userToken();
    const query = `query ($id: String!, $pool: String!) { user(id: $id, registerInClient: $pool) {
      userLoginHistory { totalCount list { success ip } } } }`;
    const user = await vendor.field(query, { id: MENSHEN.id, pool: POOL }, token);
    const list = [true, false].map((success) => ({ success, ip: '127.0.0.1' }));
    expect(user).toEqual({ userLoginHistory: { totalCount: 2, list } });
  });
});

describe('a login by phone code', () => {
  it('takes the code as a number, once', async () => {
    const code = await vendor.smsCode(MENSHEN.phone);
    const login = { phone: MENSHEN.phone, phoneCode: Number(code) };
    expect((await vendor.login(login)).data?.login).toMatchObject({ _id: MENSHEN.id, loginsCount: 1 });
    expect(await codeOf(login)).toBe(2001);
  });

  it('creates the account of an unknown phone', async () => {
    const phone = '13900000001';
    const { data } = await vendor.login({ phone, phoneCode: Number(await vendor.smsCode(phone)) });
    expect(data?.login).toMatchObject({ phone, email: null, password: '', loginsCount: 1 });
  });

  it('refuses a wrong code and a late one', async () => {
    const code = Number(await vendor.smsCode(MENSHEN.phone));
    expect(await codeOf({ phone: MENSHEN.phone, phoneCode: code === 9999 ? 1000 : code + 1 })).toBe(2001);
    await vendor.control.advance(301);
    expect(await codeOf({ phone: MENSHEN.phone, phoneCode: code })).toBe(2300);
  });

  it('has no password to fall back on afterwards', async () => {
    const phone = '13900000001';
    await vendor.login({ phone, phoneCode: Number(await vendor.smsCode(phone)) });
    expect(await codeOf({ phone })).toBe(2027);
  });
});

describe('codes by SMS', () => {
  it('are sent by a GET and answered without data', async () => {
    const { status, body } = await vendor.get(`/send_smscode/13800000001/${POOL}`);
    expect([status, body]).toEqual([200, { code: 200, message: '发送成功' }]);
    expect(await vendor.control.inbox('13800000001')).toEqual([
      {
        id: expect.any(String),
        to: '13800000001',
        channel: 'sms',
        scene: null,
        code: expect.stringMatching(/^[1-9]\d{3}$/),
        sentAt: expect.any(String),
        expiresAt: expect.any(String),
      },
    ]);
  });

  it('may not be sent again within a minute, unless they are spent', async () => {
    const path = `/send_smscode/13800000001/${POOL}`;
    await vendor.get(path);
    expect((await vendor.get(path)).body).toEqual({ code: 500, message: '已发送验证码，还未失效' });
    await vendor.control.advance(61);
    expect((await vendor.get(path)).body).toMatchObject({ code: 200 });
    const phoneCode = Number(await vendor.control.lastCode('13800000001'));
    await vendor.login({ phone: '13800000001', phoneCode });
    expect((await vendor.get(path)).body).toMatchObject({ code: 200 });
  });

  it('are shown to be right without being spent', async () => {
    const query = `query ($phone: String!, $code: String!) {
      checkPhoneCode(phone: $phone, phoneCode: $code, userPoolId: "${POOL}") { code } }`;
    const code = await vendor.smsCode('13800000001');
    for (let times = 0; times < 2; times++) {
      expect(await vendor.field(query, { phone: '13800000001', code })).toEqual({ code: 200 });
    }
    expect(await vendor.code(query, { phone: '13800000001', code: '0000' })).toBe(2001);
  });

  it.each([
    [500, `/send_smscode/12345/${POOL}`],
    [2224, '/send_smscode/13800000001/ffffffffffffffffffffffff'],
    [500, `/notification/send_register_smscode/phone/${POOL}`],
    [404, '/send_smscode/13800000001'],
  ])('answer %d to %s', async (code, path) => {
    expect((await vendor.get(path)).body).toMatchObject({ code });
  });
});

describe('a login with a second factor', () => {
  const totp = async () => {
    const answer = await vendor.control.send('POST', '/authingLegacy/totp', { secret: TWOFACTOR.shareKey });
    return ((await answer.json()) as { code: string }).code;
  };

  it('answers 1635 to the right password', async () => {
    const { data, errors } = await vendor.login({ email: TWOFACTOR.email });
    expect(data).toEqual({ login: null });
    expect(errors[0]).toMatchObject({
      path: ['login'],
      message: {
        code: 1635,
        message: '请输入二次认证安全码',
        data: {
          mfaToken: expect.stringMatching(/^eyJ/),
          nickname: null,
          email: TWOFACTOR.email,
          username: TWOFACTOR.username,
          avatar: expect.any(String),
        },
      },
    });
  });

  it('takes the code beside the password', async () => {
    const login = { email: TWOFACTOR.email, MFACode: await totp() };
    expect((await vendor.login(login)).data?.login).toMatchObject({ _id: TWOFACTOR.id, loginsCount: 1 });
    expect(await codeOf({ ...login, password: vendor.encrypt('wrong-password') })).toBe(2006);
    expect(await codeOf({ ...login, MFACode: login.MFACode === '000000' ? '000001' : '000000' })).toBe(6001);
    await vendor.control.advance(120);
    expect(await codeOf(login)).toBe(6001);
  });

  it('keeps the code of a phone until the second factor is there', async () => {
    const login = { phone: TWOFACTOR.phone, phoneCode: Number(await vendor.smsCode(TWOFACTOR.phone)) };
    expect(await codeOf(login)).toBe(1635);
    expect((await vendor.login({ ...login, MFACode: await totp() })).data?.login).toMatchObject({ _id: TWOFACTOR.id });
    expect(await codeOf({ ...login, MFACode: await totp() })).toBe(2001);
  });

  it('gives out a token for the second step that opens nothing', async () => {
    const { errors } = await vendor.login({ email: TWOFACTOR.email });
    const token = String(errors[0]?.message.data?.mfaToken);
    const query = `{ user(id: "${TWOFACTOR.id}", registerInClient: "${POOL}") { _id } }`;
    expect(await vendor.code(query, {}, token)).toBe(2020);
    expect(await vendor.field(`{ checkLoginStatus(token: "${token}") { code } }`)).toEqual({ code: 2207 });
  });

  it('has an app that knows base32 only', async () => {
    expect((await vendor.control.send('POST', '/authingLegacy/totp', { secret: '1!' })).status).toBe(400);
  });
});

describe('a login by LDAP', () => {
  const LDAP = `mutation LoginByLDAP($username: String!, $password: String!, $clientId: String!, $browser: String) {
    LoginByLDAP(username: $username, password: $password, clientId: $clientId, browser: $browser) {
      _id username nickname email registerMethod token loginsCount } }`;
  const send = (username: string, password: string) =>
    vendor.graphql(LDAP, { username, password, clientId: POOL }, undefined, 'oauth');

  it('takes the password in clear and makes the user once', async () => {
    const first = (await send('lin', 'Directory-2026')).data?.LoginByLDAP as unknown as Record<string, unknown>;
    expect(first).toMatchObject({ username: 'lin', loginsCount: 1, token: expect.stringMatching(/^eyJ/) });
    expect((await send('lin', 'Directory-2026')).data?.LoginByLDAP).toMatchObject({ _id: first._id, loginsCount: 2 });
  });

  it('refuses a wrong password and an unknown name', async () => {
    expect((await send('lin', 'wrong')).errors[0]?.message.code).toBe(2006);
    expect((await send('menshen', PASSWORD)).errors[0]?.message.code).toBe(2004);
  });
});
