import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const NEW_PHONE = '13900000009';
const NEW_EMAIL = 'New@example.com';
const BIND_PHONE =
  'mutation ($p: String!, $c: String!) { bindPhone(phone: $p, phoneCode: $c) { phone phoneVerified token } }';
const UPDATE_PHONE = `mutation ($p: String!, $c: String!, $op: String, $oc: String) {
  updatePhone(phone: $p, phoneCode: $c, oldPhone: $op, oldPhoneCode: $oc) { phone token }
}`;
const BIND_EMAIL =
  'mutation ($e: String!, $c: String!) { bindEmail(email: $e, emailCode: $c) { email emailVerified } }';
const UPDATE_EMAIL = `mutation ($e: String!, $c: String!, $oe: String, $oc: String) {
  updateEmail(email: $e, emailCode: $c, oldEmail: $oe, oldEmailCode: $oc) { email token }
}`;
const UNBIND_PHONE = 'mutation { unbindPhone { phone phoneVerified token } }';
const UNBIND_EMAIL = 'mutation { unbindEmail { email emailVerified } }';

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

const ask = (query: string, variables: object = {}) => vendor.graphql(query, variables, { token });
const codeOf = async (query: string, variables: object = {}) => (await ask(query, variables)).errors[0]?.message.code;

async function smsCode(phone: string): Promise<string> {
  await vendor.rest('POST', '/api/v2/sms/send', { phone });
  return vendor.control.lastCode(phone);
}

async function mailCode(email: string, scene = 'CHANGE_EMAIL'): Promise<string> {
  await vendor.graphql(`mutation ($e: String!) { sendEmail(email: $e, scene: ${scene}) { code } }`, { e: email });
  return vendor.control.lastCode(email.toLowerCase());
}

describe('the own phone', () => {
  it('is unbound and bound again', async () => {
    expect((await ask(UNBIND_PHONE)).data?.unbindPhone).toEqual({ phone: null, phoneVerified: false, token });
    expect(await codeOf(UNBIND_PHONE)).toBe(500);
    const c = await smsCode(NEW_PHONE);
    expect(await codeOf(BIND_PHONE, { p: NEW_PHONE, c: 'x' })).toBe(500);
    expect((await ask(BIND_PHONE, { p: NEW_PHONE, c })).data?.bindPhone).toEqual({
      phone: NEW_PHONE,
      phoneVerified: true,
      token,
    });
  });

  it('is not bound over another one, over somebody else, or with a late code', async () => {
    const c = await smsCode(NEW_PHONE);
    expect(await codeOf(BIND_PHONE, { p: NEW_PHONE, c })).toBe(500);
    await ask(UNBIND_PHONE);
    expect(await codeOf(BIND_PHONE, { p: '13800000002', c })).toBe(500);
    expect(await codeOf(BIND_PHONE, { p: '123', c })).toBe(500);
    await vendor.control.advance(300);
    expect(await codeOf(BIND_PHONE, { p: NEW_PHONE, c })).toBe(500);
  });

  it('is changed with a proof of both phones', async () => {
    const [c, oc] = [await smsCode(NEW_PHONE), await smsCode(SEEDED.phone)];
    const change = (op?: string, given?: string) => codeOf(UPDATE_PHONE, { p: NEW_PHONE, c, op, oc: given });
    expect(await codeOf(UPDATE_PHONE, { p: SEEDED.phone, c })).toBe(2230);
    expect(await change()).toBe(500);
    expect(await change('13800000002', oc)).toBe(2038);
    expect(await change(SEEDED.phone, 'x')).toBe(500);
    expect(await change(SEEDED.phone, oc)).toBeUndefined();
    expect((await ask('{ user { phone } }')).data?.user).toEqual({ phone: NEW_PHONE });
  });

  it('is changed without the old one when the pool says so', async () => {
    const admin = await vendor.managementToken();
    const policy = 'mutation { updateUserpool(input: { changePhoneStrategy: { verifyOldPhone: false } }) { id } }';
    await vendor.graphql(policy, {}, { token: admin });
    expect(await codeOf(UPDATE_PHONE, { p: NEW_PHONE, c: await smsCode(NEW_PHONE) })).toBeUndefined();
  });
});

describe('the own email', () => {
  it('is unbound and bound again', async () => {
    expect((await ask(UNBIND_EMAIL)).data?.unbindEmail).toEqual({ email: null, emailVerified: false });
    expect(await codeOf(UNBIND_EMAIL)).toBe(2219);
    expect(await codeOf(BIND_EMAIL, { e: 'nobody', c: 'x' })).toBe(2003);
    expect(await codeOf(BIND_EMAIL, { e: 'blocked@example.com', c: 'x' })).toBe(2200);
    const other = await mailCode(NEW_EMAIL, 'VERIFY_EMAIL');
    expect(await codeOf(BIND_EMAIL, { e: NEW_EMAIL, c: other })).toBe(2001);
    const c = await mailCode(NEW_EMAIL);
    expect((await ask(BIND_EMAIL, { e: NEW_EMAIL, c })).data?.bindEmail).toEqual({
      email: 'new@example.com',
      emailVerified: true,
    });
    expect(await codeOf(BIND_EMAIL, { e: 'third@example.com', c })).toBe(2200);
  });

  it('is changed with a proof of both addresses', async () => {
    const [c, oc] = [await mailCode(NEW_EMAIL), await mailCode(SEEDED.email)];
    const change = (oe?: string, given?: string) => codeOf(UPDATE_EMAIL, { e: NEW_EMAIL, c, oe, oc: given });
    expect(await codeOf(UPDATE_EMAIL, { e: SEEDED.email, c })).toBe(2229);
    expect(await codeOf(UPDATE_EMAIL, { e: 'blocked@example.com', c })).toBe(2200);
    expect(await change()).toBe(2227);
    expect(await change(SEEDED.email)).toBe(2228);
    expect(await change('other@example.com', oc)).toBe(2037);
    expect(await change(SEEDED.email, 'x')).toBe(2001);
    // The refusals have spent neither code.
    expect(await change(SEEDED.email, oc)).toBeUndefined();
    expect((await vendor.login({ email: 'new@example.com' })).errors).toEqual([]);
  });
});

describe('the last login method', () => {
  it('stays', async () => {
    const phone = NEW_PHONE;
    const query = 'mutation ($p: String!, $c: String!) { loginByPhoneCode(input: { phone: $p, code: $c }) { token } }';
    const login = await vendor.field<{ token: string }>('loginByPhoneCode', query, {
      p: phone,
      c: await smsCode(phone),
    });
    token = login.token;
    expect(await codeOf(UNBIND_PHONE)).toBe(2217);
    await ask(BIND_EMAIL, { e: NEW_EMAIL, c: await mailCode(NEW_EMAIL) });
    expect(await codeOf(UNBIND_PHONE)).toBeUndefined();
    expect(await codeOf(UNBIND_EMAIL)).toBe(2217);
  });
});

describe('the security level', () => {
  const level = async () => (await vendor.rest('GET', '/api/v2/users/me/security-level', undefined, { token })).data;

  it('counts contacts, password and second factor', async () => {
    const all = { email: true, phone: true, password: true, mfa: false };
    expect(await level()).toEqual({ score: 80, ...all, passwordSecurityLevel: 3 });
    await ask(UNBIND_PHONE);
    expect(await level()).toEqual({ score: 60, ...all, phone: false, passwordSecurityLevel: 3 });
  });

  it('is told to nobody without a session', async () => {
    expect(await vendor.rest('GET', '/api/v2/users/me/security-level')).toMatchObject({ code: 2020 });
  });
});

describe('linking accounts', () => {
  const link = (primaryUserToken: unknown, secondaryUserToken: unknown) =>
    vendor.rest('POST', '/api/v2/users/link', { primaryUserToken, secondaryUserToken }, { token });

  it('gives the second account up, with its tokens', async () => {
    const query = `mutation ($p: String!) {
      registerByUsername(input: { username: "second", password: $p, forceLogin: true }) { token }
    }`;
    const second = await vendor.field<{ token: string }>('registerByUsername', query, {
      p: vendor.encrypt('Gate-keeper-1'),
    });
    expect(await link(token, token)).toMatchObject({ code: 500 });
    expect(await link(token, 'garbage')).toMatchObject({ code: 2020 });
    expect(await link(token, second.token)).toEqual({ code: 200, message: '绑定成功' });
    expect(await vendor.code('{ user { id } }', {}, { token: second.token })).toBe(2020);
    expect(await codeOf('{ user { id } }')).toBeUndefined();
  });

  it('finds nothing to unlink', async () => {
    const body = { primaryUserToken: token, provider: 'wechat:mobile' };
    expect(await vendor.rest('POST', '/api/v2/users/unlink', body, { token })).toMatchObject({ code: 500 });
  });
});
