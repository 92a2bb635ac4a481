import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MENSHEN, OLDTIMER, PASSWORD, POOL, tokenIn, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
let token: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(async () => {
  await vendor.control.reset();
  token = await vendor.userToken();
});
afterAll(() => vendor.emulators.close());

const UPDATE = `mutation UpdateUser($options: UserUpdateInput!) { updateUser(options: $options) {
  _id email phone username nickname photo blocked token } }`;
const options = (change: object, id = MENSHEN.id) => ({ options: { _id: id, registerInClient: POOL, ...change } });
const EMAIL_CODE = `mutation ($email: String!, $pool: String!) {
  sendChangeEmailVerifyCode(email: $email, userPoolId: $pool) { message code status } }`;
const UPDATE_EMAIL = `mutation ($pool: String!, $email: String!, $emailCode: String!, $oldEmail: String, $oldEmailCode: String) {
  updateEmail(userPoolId: $pool, email: $email, emailCode: $emailCode, oldEmail: $oldEmail, oldEmailCode: $oldEmailCode) {
    email emailVerified token } }`;
const UPDATE_PHONE = `mutation ($pool: String!, $phone: String!, $phoneCode: String!, $oldPhone: String, $oldPhoneCode: String) {
  updatePhone(userPoolId: $pool, phone: $phone, phoneCode: $phoneCode, oldPhone: $oldPhone, oldPhoneCode: $oldPhoneCode) {
    phone token } }`;
const UNBIND_EMAIL = `mutation ($user: String, $client: String) { unbindEmail(user: $user, client: $client) { email token } }`;

describe('updateUser', () => {
  it('writes the own profile and answers with the token that asked', async () => {
    const change = { nickname: 'Men', photo: 'https://example.com/p.png', username: 'menshen2' };
    expect(await vendor.field(UPDATE, options(change), token)).toMatchObject({ ...change, token });
  });

  it('changes the own password for the old one', async () => {
    const [password, oldPassword] = [vendor.encrypt('New-2026'), vendor.encrypt(PASSWORD)];
    expect(await vendor.code(UPDATE, options({ password }), token)).toBe(2201);
    expect(await vendor.code(UPDATE, options({ password, oldPassword: password }), token)).toBe(2203);
    expect(await vendor.code(UPDATE, options({ password: 'New-2026', oldPassword }), token)).toBe(2016);
    await vendor.field(UPDATE, options({ password, oldPassword }), token);
    expect((await vendor.login({ email: MENSHEN.email })).errors[0]?.message.code).toBe(2006);
    expect((await vendor.login({ email: MENSHEN.email, password })).data?.login).toMatchObject({ _id: MENSHEN.id });
  });

  it.each([
    ['email', 2225, { email: 'new@example.com' }],
    ['phone', 2226, { phone: '13900000003' }],
    ['blocked', 2018, { blocked: false }],
    ['emailVerified', 2018, { emailVerified: true }],
    ['loginsCount', 2018, { loginsCount: 0 }],
    ['a username in use', 2034, { username: OLDTIMER.username }],
  ])('refuses %s to a user with %d', async (_name, code, change) => {
    expect(await vendor.code(UPDATE, options(change), token)).toBe(code);
  });

  it('refuses another user, and nobody', async () => {
    expect(await vendor.code(UPDATE, options({ nickname: 'x' }, OLDTIMER.id), token)).toBe(2202);
    expect(await vendor.code(UPDATE, options({ nickname: 'x' }))).toBe(2020);
  });

  it('lets the owner write anything of anybody', async () => {
    const owner = await vendor.ownerToken();
    const password = vendor.encrypt('Reset-2026');
    const change = { email: 'New@example.com', phone: '13900000003', blocked: true };
    expect(await vendor.field(UPDATE, options({ ...change, password }, OLDTIMER.id), owner)).toMatchObject({
      ...change,
      email: 'new@example.com',
      token: null,
    });
    const login = await vendor.login({ email: 'new@example.com', password });
    expect(login.errors[0]?.message.code).toBe(2005);
    expect(await vendor.code(UPDATE, options({ email: MENSHEN.email }, OLDTIMER.id), owner)).toBe(2200);
    expect(await vendor.code(UPDATE, options({ phone: MENSHEN.phone }, OLDTIMER.id), owner)).toBe(2035);
    expect(await vendor.code(UPDATE, options({}, 'ffffffffffffffffffffffff'), owner)).toBe(2004);
    expect(await vendor.code(UPDATE, options({}, 'x'), owner)).toBe(500);
  });

  it('leaves no trace when a part of it is refused', async () => {
    const owner = await vendor.ownerToken();
    const change = { password: vendor.encrypt('Reset-2026'), nickname: 'x', phone: MENSHEN.phone };
    await vendor.code(UPDATE, options(change, OLDTIMER.id), owner);
    expect((await vendor.login({ email: OLDTIMER.email })).data?.login).toMatchObject({ nickname: null });
  });
});

describe('the email', () => {
  const codeFor = async (email: string) => {
    await vendor.field(EMAIL_CODE, { email, pool: POOL }, token);
    return vendor.control.lastCode(email);
  };

  it('changes with codes to both addresses', async () => {
    expect(await vendor.field(EMAIL_CODE, { email: 'new@example.com', pool: POOL }, token)).toMatchObject({
      code: 200,
    });
    const change = {
      pool: POOL,
      email: 'New@example.com',
      emailCode: await vendor.control.lastCode('new@example.com'),
      oldEmail: MENSHEN.email,
      oldEmailCode: await codeFor(MENSHEN.email),
    };
    expect(await vendor.field(UPDATE_EMAIL, change, token)).toEqual({
      email: 'new@example.com',
      emailVerified: true,
      token,
    });
    expect((await vendor.login({ email: MENSHEN.email })).errors[0]?.message.code).toBe(2004);
  });

  it.each([
    ['the same address', 2229, { email: MENSHEN.email }],
    ['a malformed one', 2003, { email: 'new' }],
    ["another user's", 2200, { email: OLDTIMER.email }],
    ['no old address', 2227, {}],
    ['no code of the old one', 2228, { oldEmail: MENSHEN.email }],
    ['a wrong old address', 2037, { oldEmail: OLDTIMER.email, oldEmailCode: '1000' }],
    ['wrong codes', 2001, { oldEmail: MENSHEN.email, oldEmailCode: '1000' }],
  ])('stays with %s: %d', async (_name, code, change) => {
    const variables = { pool: POOL, email: 'new@example.com', emailCode: '1000', ...change };
    expect(await vendor.code(UPDATE_EMAIL, variables, token)).toBe(code);
  });

  it('gets codes only for a signed-in user and a free address', async () => {
    expect(await vendor.code(EMAIL_CODE, { email: 'new@example.com', pool: POOL })).toBe(2020);
    expect(await vendor.code(EMAIL_CODE, { email: OLDTIMER.email, pool: POOL }, token)).toBe(2035);
  });

  it('is an empty text once unbound, and not unbound twice', async () => {
    const variables = { user: MENSHEN.id, client: POOL };
    expect(await vendor.field(UNBIND_EMAIL, variables, token)).toEqual({ email: '', token });
    expect(await vendor.code(UNBIND_EMAIL, variables, token)).toBe(2219);
  });

  it('stays bound as the last way to log in', async () => {
    const userInfo = { email: 'only@example.com', password: vendor.encrypt(PASSWORD), forceLogin: true };
    const own = tokenIn(await vendor.register(userInfo));
    expect(await vendor.code(UNBIND_EMAIL, {}, own)).toBe(2217);
  });
});

describe('the phone', () => {
  it('changes with codes to both numbers, which are texts here', async () => {
    const change = {
      pool: POOL,
      phone: '13900000003',
      phoneCode: await vendor.smsCode('13900000003'),
      oldPhone: MENSHEN.phone,
      oldPhoneCode: await vendor.smsCode(MENSHEN.phone),
    };
    expect(await vendor.field(UPDATE_PHONE, change, token)).toEqual({ phone: '13900000003', token });
  });

  it.each([
    ['the same number', 2230, { phone: MENSHEN.phone }],
    ['a malformed one', 500, { phone: '1' }],
    ["another user's", 500, { phone: OLDTIMER.phone }],
    ['no proof of the old one', 500, {}],
    ['a wrong old number', 2038, { oldPhone: OLDTIMER.phone, oldPhoneCode: '1000' }],
    ['wrong codes', 500, { oldPhone: MENSHEN.phone, oldPhoneCode: '1000' }],
  ])('stays with %s: %d', async (_name, code, change) => {
    const variables = { pool: POOL, phone: '13900000003', phoneCode: '1000', ...change };
    expect(await vendor.code(UPDATE_PHONE, variables, token)).toBe(code);
  });
});

describe('a forgotten password', () => {
  const SEND = `mutation ($email: String!, $pool: String!) { sendResetPasswordEmail(email: $email, client: $pool) { message code } }`;
  const VERIFY = `mutation ($email: String!, $pool: String!, $code: String!) {
    verifyResetPasswordVerifyCode(email: $email, client: $pool, verifyCode: $code) { message code } }`;
  const CHANGE = `mutation ($email: String!, $pool: String!, $password: String!, $code: String!) {
    changePassword(email: $email, client: $pool, password: $password, verifyCode: $code) { _id token } }`;
  const target = { email: MENSHEN.email, pool: POOL };

  it('is replaced in three steps, which need no token', async () => {
    expect(await vendor.field(SEND, target)).toEqual({ message: '成功', code: null });
    const code = await vendor.control.lastCode(MENSHEN.email);
    const password = vendor.encrypt('Reset-2026');
    expect(await vendor.code(CHANGE, { ...target, password, code })).toBe(2019);
    expect(await vendor.field(VERIFY, { ...target, code })).toEqual({ message: '验证成功，请输入新密码', code: null });
    expect(await vendor.field(CHANGE, { ...target, password, code })).toEqual({ _id: MENSHEN.id, token: null });
    expect((await vendor.login({ email: MENSHEN.email, password })).data?.login).toMatchObject({ _id: MENSHEN.id });
    expect(await vendor.code(CHANGE, { ...target, password, code })).toBe(2001);
  });

  it('stays with a wrong code, a late one and an unknown address', async () => {
    expect(await vendor.code(SEND, { ...target, email: 'nobody@example.com' })).toBe(2004);
    await vendor.field(SEND, target);
    const code = await vendor.control.lastCode(MENSHEN.email);
    expect(await vendor.code(VERIFY, { ...target, code: '0000' })).toBe(2001);
    await vendor.control.advance(301);
    expect(await vendor.code(VERIFY, { ...target, code })).toBe(2300);
  });
});

describe('a new address', () => {
  it('is verified by the link in a mail', async () => {
    await vendor.register({ email: 'new@example.com', password: vendor.encrypt(PASSWORD) });
    const send = `mutation ($email: String!, $pool: String!) { sendVerifyEmail(email: $email, client: $pool) { message } }`;
    expect(await vendor.field(send, { email: 'new@example.com', pool: POOL })).toEqual({ message: '发送验证邮件成功' });
    const link = await vendor.control.lastCode('new@example.com');
    expect([(await fetch(link)).status, (await fetch(link)).status]).toEqual([200, 404]);
    expect((await vendor.login({ email: 'new@example.com' })).data?.login).toMatchObject({ emailVerified: true });
  });
});

describe('the second factor', () => {
  const QUERY = `query ($_id: String, $userId: String, $pool: String) {
    queryMFA(_id: $_id, userId: $userId, userPoolId: $pool) { _id userId userPoolId enable shareKey } }`;
  const CHANGE = `mutation ($_id: String, $userId: String, $pool: String, $enable: Boolean!, $refreshKey: Boolean) {
    changeMFA(_id: $_id, userId: $userId, userPoolId: $pool, enable: $enable, refreshKey: $refreshKey) {
      _id userId userPoolId enable shareKey } }`;
  interface Mfa {
    _id: string;
    shareKey: string;
  }

  it('is nothing before it is switched on, and asked for at the next login', async () => {
    const own = { userId: MENSHEN.id, pool: POOL };
    expect(await vendor.field(QUERY, own, token)).toBeNull();
    const mfa = await vendor.field<Mfa>(CHANGE, { ...own, enable: true }, token);
    const key = expect.stringMatching(/^[A-Z2-7]{16}$/);
    expect(mfa).toMatchObject({ userId: MENSHEN.id, userPoolId: POOL, enable: true, shareKey: key });
    expect(await vendor.field(QUERY, { _id: mfa._id }, token)).toEqual(mfa);
    expect((await vendor.login({ email: MENSHEN.email })).errors[0]?.message.code).toBe(1635);
    const renewed = await vendor.field<Mfa>(CHANGE, { _id: mfa._id, enable: false, refreshKey: true }, token);
    expect([renewed._id, renewed.shareKey === mfa.shareKey]).toEqual([mfa._id, false]);
    expect((await vendor.login({ email: MENSHEN.email })).data?.login).toMatchObject({ _id: MENSHEN.id });
  });

  it('is for the owner to look at, and for the user alone to change', async () => {
    const owner = await vendor.ownerToken();
    expect(await vendor.field(QUERY, { userId: MENSHEN.id, pool: POOL }, owner)).toBeNull();
    expect(await vendor.code(CHANGE, { userId: MENSHEN.id, pool: POOL, enable: true }, owner)).toBe(1001);
    expect(await vendor.code(CHANGE, { userId: OLDTIMER.id, pool: POOL, enable: true }, token)).toBe(2202);
    expect(await vendor.code(QUERY, { userId: MENSHEN.id, pool: POOL })).toBe(2020);
  });
});
