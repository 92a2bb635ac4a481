import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const BY_EMAIL = `mutation ($input: RegisterByEmailInput!) {
  registerByEmail(input: $input) { id email emailVerified token tokenExpiredAt loginsCount signedUp lastLogin lastIP photo gender registerSource }
}`;
const BY_PHONE = 'mutation ($input: RegisterByPhoneCodeInput!) { registerByPhoneCode(input: $input) { id } }';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const byEmail = (input: Record<string, unknown> = {}) =>
  vendor.graphql(BY_EMAIL, {
    input: { email: 'New@Example.com', password: vendor.encrypt('Gate-keeper-1'), ...input },
  });
const codeOf = async (input: Record<string, unknown>) => (await byEmail(input)).errors[0]?.message.code;

describe('registration by email', () => {
  it('signs nobody in', async () => {
    expect((await byEmail()).data?.registerByEmail).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      email: 'new@example.com',
      emailVerified: false,
      token: null,
      tokenExpiredAt: null,
      loginsCount: 0,
      signedUp: null,
      lastLogin: null,
      lastIP: null,
      photo: 'default-user-avatar.png',
      gender: 'U',
      registerSource: ['basic:email'],
    });
  });

  it('hands out a token without a login, or logs in, when told to', async () => {
    expect((await byEmail({ generateToken: true })).data?.registerByEmail).toMatchObject({
      token: expect.any(String),
      loginsCount: 0,
    });
    expect((await byEmail({ email: 'other@example.com', forceLogin: true })).data?.registerByEmail).toMatchObject({
      token: expect.any(String),
      loginsCount: 1,
      signedUp: expect.any(String),
    });
  });

  it.each([
    ['an email that is taken in other letters', { email: 'MENSHEN@example.com' }, 2026],
    ['a malformed email', { email: 'new@' }, 2003],
    ['a username that is taken', { profile: { username: SEEDED.username } }, 2034],
    ['an undefined custom field', { params: '[{"key":"unheard","value":1}]' }, 500],
    ['a custom field of another type', { params: '[{"key":"age","value":"1"}]' }, 500],
  ])('refuses %s and leaves no trace', async (_name, input, code) => {
    expect(await codeOf(input)).toBe(code);
    const { data } = await vendor.graphql('{ isUserExists(email: "new@example.com") }');
    expect(data).toEqual({ isUserExists: false });
  });

  it('refuses short and undecryptable passwords', async () => {
    expect(await codeOf({ password: vendor.encrypt('12345') })).toBe(2029);
    expect(await codeOf({ password: 'Gate-keeper-1' })).toBe(2016);
  });

  it('answers 2031 while the pool takes nobody', async () => {
    const token = await vendor.managementToken();
    await vendor.graphql('mutation { updateUserpool(input: { registerDisabled: true }) { id } }', {}, { token });
    expect(await codeOf({})).toBe(2031);
    expect((await vendor.login({ email: 'new@example.com', autoRegister: true })).errors[0]?.message.code).toBe(2031);
  });
});

describe('codes', () => {
  const phone = '13900000001';
  const send = (to = phone, scene = 'register') => vendor.rest('POST', '/api/v2/sms/send', { phone: to, scene });
  const register = (code: string, to = phone) => vendor.code(BY_PHONE, { input: { phone: to, code } });

  it('arrive in the inbox with the vendor scene', async () => {
    expect(await send()).toEqual({ code: 200, message: '发送成功' });
    expect(await vendor.control.inbox(phone)).toMatchObject([
      { channel: 'sms', scene: 'register', code: expect.stringMatching(/^\d{4}$/) },
    ]);
    await vendor.graphql('mutation { sendEmail(email: "A@example.com", scene: VERIFY_EMAIL) { code message } }');
    expect(await vendor.control.inbox('a@example.com')).toMatchObject([{ channel: 'email', scene: 'VERIFY_EMAIL' }]);
  });

  it('are refused to malformed numbers and when asked for again too soon', async () => {
    expect(await send('12345')).toMatchObject({ code: 500 });
    await send();
    expect(await send()).toMatchObject({ code: 500 });
    await vendor.control.advance(60);
    expect(await send()).toMatchObject({ code: 200 });
  });

  it('are wrong, good once, or late', async () => {
    await send();
    const code = await vendor.control.lastCode(phone);
    expect(await register(code === '0000' ? '0001' : '0000')).toBe(2001);
    expect(await register(code)).toBeUndefined();
    expect(await register(code)).toBe(2001);
    await vendor.control.advance(60);
    await send('13900000002');
    const late = await vendor.control.lastCode('13900000002');
    await vendor.control.advance(300);
    expect(await register(late, '13900000002')).toBe(2300);
  });

  it('are checked before the phone, and spent even when it is taken', async () => {
    await send(SEEDED.phone);
    const code = await vendor.control.lastCode(SEEDED.phone);
    expect(await register('x', SEEDED.phone)).toBe(2001);
    expect(await register(code, SEEDED.phone)).toBe(2026);
    expect(await register(code, SEEDED.phone)).toBe(2001);
  });

  it('by mail are good for their scene only', async () => {
    await vendor.graphql('mutation { sendEmail(email: "menshen@example.com", scene: VERIFY_EMAIL) { code } }');
    const reset =
      'mutation ($c: String!, $p: String!) { resetPassword(email: "menshen@example.com", code: $c, newPassword: $p) { code } }';
    const variables = { c: await vendor.control.lastCode(SEEDED.email), p: vendor.encrypt('Gate-keeper-1') };
    expect(await vendor.code(reset, variables)).toBe(2001);
  });
});
