import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MENSHEN, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const register = async (userInfo: Record<string, unknown>) => (await vendor.register(userInfo)).data?.register;
const codeOf = async (userInfo: Record<string, unknown>) => (await vendor.register(userInfo)).errors[0]?.message.code;

describe('a registration', () => {
  it('by email logs nobody in', async () => {
    const password = vendor.encrypt('New-2026');
    const user = await register({ email: 'New@Example.com', password, nickname: 'New', company: 'Gate' });
    expect(user).toMatchObject({
      email: 'new@example.com',
      nickname: 'New',
      company: 'Gate',
      photo: 'default-user-avatar.png',
      token: null,
      tokenExpiredAt: null,
      loginsCount: 0,
      lastLogin: null,
      signedUp: null,
    });
    expect((await vendor.login({ email: 'new@example.com', password })).data?.login).toMatchObject({ loginsCount: 1 });
  });

  it('by username works alike', async () => {
    const password = vendor.encrypt('New-2026');
    expect(await register({ username: 'new', password })).toMatchObject({ username: 'new', email: null });
    expect((await vendor.login({ username: 'new', password })).data?.login).toMatchObject({ username: 'new' });
  });

  it('by phone takes the code as a text, and a password', async () => {
    const phone = '13900000002';
    const path = '/notification/send_register_smscode';
    const phoneCode = await vendor.smsCode(phone, path);
    expect(await vendor.control.inbox(phone)).toMatchObject([{ scene: 'register' }]);
    const password = vendor.encrypt('New-2026');
    expect(await register({ phone, phoneCode, password })).toMatchObject({ phone, token: null });
    expect((await vendor.login({ phone, password })).data?.login).toMatchObject({ phone });
    expect(await codeOf({ phone, phoneCode, password })).toBe(2001);
  });

  it('logs in when told to', async () => {
    const password = vendor.encrypt('New-2026');
    const user = await register({ email: 'new@example.com', password, forceLogin: true });
    expect(user).toMatchObject({ token: expect.stringMatching(/^eyJ/), loginsCount: 1 });
  });

  it.each([
    ['a known email', 2026, () => ({ email: 'MENSHEN@example.com', password: vendor.encrypt('New-2026') })],
    ['a known username', 2026, () => ({ username: MENSHEN.username, password: vendor.encrypt('New-2026') })],
    ['a malformed email', 2003, () => ({ email: 'new', password: vendor.encrypt('New-2026') })],
    ['a short password', 2029, () => ({ email: 'new@example.com', password: vendor.encrypt('12345') })],
    ['a password in clear', 2016, () => ({ email: 'new@example.com', password: 'New-2026' })],
    ['no password', 2032, () => ({ email: 'new@example.com' })],
    ['no name', 2231, () => ({ password: vendor.encrypt('New-2026') })],
    ['a phone without a code', 2001, () => ({ phone: '13900000002', password: vendor.encrypt('New-2026') })],
  ])('with %s is refused with %d', async (_name, code, userInfo) => {
    expect(await codeOf(userInfo())).toBe(code);
  });

  it('words a known name as the vendor does, and stores nothing', async () => {
    const { data, errors } = await vendor.register({ email: MENSHEN.email, password: vendor.encrypt('New-2026') });
    expect(data).toEqual({ register: null });
    expect(errors[0]?.message).toEqual({ code: 2026, message: '用户已存在，请不要重复注册', data: null });
    const phoneCode = await vendor.smsCode(MENSHEN.phone, '/notification/send_register_smscode');
    expect(await codeOf({ phone: MENSHEN.phone, phoneCode, password: vendor.encrypt('New-2026') })).toBe(2026);
  });
});
