import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VendorSession } from '../../../src/datasources/capabilities.js';
import {
  caller,
  decrypt,
  graphqlBody,
  loggedInUser,
  refusalFrame,
  type ScriptedAuthing,
  startAuthing,
} from '../transport/scriptedAuthing.js';

const vendor: VendorSession = { token: 'user-token', expiresAt: new Date() };

let scripted: ScriptedAuthing;

beforeEach(async () => {
  scripted = await startAuthing();
});

afterEach(() => scripted.close());

const account = () => scripted.authing.account;
const answer = (field: string) => scripted.reply({ data: { [field]: loggedInUser } });
const sent = () => graphqlBody(scripted.calls.at(-1)).variables as Record<string, unknown>;

describe('the own account', () => {
  it('is changed as the user, and null travels as null', async () => {
    answer('updateUser');
    await account().updateProfile(vendor, 'u1', { name: 'Qin', city: null }, caller);
    expect(sent()).toEqual({ id: 'u1', input: { name: 'Qin', city: null } });
    expect(scripted.calls[0]?.headers.authorization).toBe('Bearer user-token');
  });

  it('takes a new password encrypted, with and without the old one', async () => {
    answer('updatePassword');
    await account().updatePassword(vendor, { newPassword: 'new', oldPassword: 'old' }, caller);
    const { newPassword, oldPassword } = sent();
    const { privateKey } = scripted.keys;
    expect([decrypt(privateKey, newPassword), decrypt(privateKey, oldPassword)]).toEqual(['new', 'old']);
    await account().updatePassword(vendor, { newPassword: 'new' }, caller);
    expect(Object.keys(sent())).toEqual(['newPassword']);
    const long = account().updatePassword(vendor, { newPassword: 'new', oldPassword: 'x'.repeat(118) }, caller);
    await expect(long).rejects.toMatchObject({ code: 'INPUT_REJECTED', field: 'oldPassword' });
  });

  it('takes phones of any country, old ones too', async () => {
    answer('updatePhone');
    const old = { target: '13800000001', code: '2222' };
    await account().updatePhone(vendor, { target: '+85291234567', code: '1111', old }, caller);
    expect(sent()).toEqual({
      phone: '91234567',
      phoneCountryCode: '+852',
      phoneCode: '1111',
      oldPhone: '13800000001',
      oldPhoneCode: '2222',
    });
    answer('bindPhone');
    await account().bindPhone(vendor, { target: '+8613800000001', code: '1111' }, caller);
    expect(sent()).toEqual({ phone: '13800000001', phoneCode: '1111' });
  });

  it('takes e-mail addresses with the old one’s proof', async () => {
    answer('updateEmail');
    const old = { target: 'old@b.cn', code: '2222' };
    await account().updateEmail(vendor, { target: 'new@b.cn', code: '1111', old }, caller);
    expect(sent()).toEqual({ email: 'new@b.cn', emailCode: '1111', oldEmail: 'old@b.cn', oldEmailCode: '2222' });
  });

  it.each([
    ['手机号已被绑定', 'ALREADY_TAKEN', 'phone'],
    ['The phone is bound already', 'ALREADY_TAKEN', 'phone'],
    ['已绑定手机号，请使用修改手机号接口', 'ALREADY_TAKEN', 'phone'],
    ['验证码不正确！', 'CODE_REJECTED', undefined],
    ['The verification code has expired', 'CODE_REJECTED', undefined],
    ['旧手机号验证码错误', 'CODE_REJECTED', undefined],
    ['请验证旧手机号', 'OLD_CREDENTIAL_REJECTED', undefined],
    ['The old phone has to be proven', 'OLD_CREDENTIAL_REJECTED', undefined],
    ['手机号格式不正确', 'INPUT_REJECTED', 'phone'],
    ['words that nobody knows', 'CODE_REJECTED', undefined],
  ])('reads a 500 about a phone by its words: %s', async (message, code, field) => {
    const frame = refusalFrame('bindPhone', 500);
    scripted.reply({ ...frame, errors: [{ ...frame.errors[0], message: { code: 500, message } }] });
    const bound = account().bindPhone(vendor, { target: '13800000001', code: '1111' }, caller);
    await expect(bound).rejects.toMatchObject({
      code,
      field,
      providerCode: '500',
      message: expect.not.stringContaining(message),
    });
  });

  it.each([
    ['unbindPhone', 2217, 'LAST_LOGIN_METHOD'],
    ['unbindEmail', 2217, 'LAST_LOGIN_METHOD'],
    ['unbindEmail', 1320005, 'LAST_LOGIN_METHOD'],
    ['unbindEmail', 2219, 'NOT_FOUND'],
    ['unbindPhone', 2020, 'NOT_SIGNED_IN'],
  ] as const)('refused at %s with %i is %s', async (method, vendorCode, code) => {
    scripted.reply(refusalFrame(method, vendorCode));
    await expect(account()[method](vendor, caller)).rejects.toMatchObject({ code });
  });

  it.each([
    [2227, 'OLD_CREDENTIAL_REJECTED'],
    [2228, 'OLD_CREDENTIAL_REJECTED'],
    [2037, 'OLD_CREDENTIAL_REJECTED'],
    [2200, 'ALREADY_TAKEN'],
    [2229, 'INPUT_REJECTED'],
    [2001, 'CODE_REJECTED'],
    [2300, 'CODE_REJECTED'],
  ])('refused at updateEmail with %i is %s', async (vendorCode, code) => {
    scripted.reply(refusalFrame('updateEmail', vendorCode));
    const update = account().updateEmail(vendor, { target: 'a@b.cn', code: '1111' }, caller);
    await expect(update).rejects.toMatchObject({ code });
  });

  it('gives its identities to another by both tokens', async () => {
    scripted.reply({ code: 200, message: '绑定成功' });
    await account().link(vendor, { ...vendor, token: 'second-token' }, caller);
    expect(JSON.parse(scripted.calls[0]?.body ?? '')).toEqual({
      primaryUserToken: 'user-token',
      secondaryUserToken: 'second-token',
    });
    // The vendor's Python SDK reports success whatever comes; we do not.
    scripted.reply({ code: 500, message: 'x' });
    await expect(account().link(vendor, vendor, caller)).rejects.toMatchObject({ code: 'REFUSED' });
  });

  it('is judged by the vendor, and a missing score is no judgement', async () => {
    const data = { score: 70, email: true, phone: false, password: true, passwordSecurityLevel: null, mfa: false };
    scripted.reply({ code: 200, data });
    expect(await account().securityLevel(vendor, caller)).toEqual(data);
    scripted.reply({ code: 200, data: {} });
    await expect(account().securityLevel(vendor, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});
