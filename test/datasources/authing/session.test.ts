import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VendorSession } from '../../../src/datasources/capabilities.js';
import {
  APP_ID,
  caller,
  decrypt,
  graphqlBody,
  jwt,
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

const identity = () => scripted.authing.identity;

describe('the current user', () => {
  it('is asked for with the token of the user', async () => {
    scripted.reply({ data: { user: { ...loggedInUser, token: undefined } } });
    expect(await identity().currentUser(vendor, caller)).toMatchObject({ id: loggedInUser.id });
    expect(scripted.calls[0]?.headers.authorization).toBe('Bearer user-token');
    expect(graphqlBody(scripted.calls[0]).query).not.toContain('token');
  });

  it('is NOT_SIGNED_IN when there is none or the token is no good', async () => {
    const refused = { code: 'NOT_SIGNED_IN', providerCode: '2020' };
    scripted.reply({ data: { user: null } });
    await expect(identity().currentUser(vendor, caller)).rejects.toMatchObject(refused);
    scripted.reply(refusalFrame('user', 2020));
    await expect(identity().currentUser(vendor, caller)).rejects.toMatchObject(refused);
  });
});

describe('a refresh', () => {
  it('answers the new token with its end', async () => {
    scripted.reply({ data: { refreshToken: { token: 'next', iat: 1_620_900_915, exp: 1_622_110_515 } } });
    const expiresAt = new Date(1_622_110_515_000);
    expect(await identity().refresh(vendor, caller)).toEqual({ token: 'next', expiresAt });
    const token = jwt(1_622_110_515);
    scripted.reply({ data: { refreshToken: { token, iat: null, exp: null } } });
    expect(await identity().refresh(vendor, caller)).toEqual({ token, expiresAt });
  });

  it('is never tried twice: the first try may have ended the old token', async () => {
    scripted.answer((_request, response) => void response.socket?.destroy());
    await expect(identity().refresh(vendor, caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scripted.calls).toHaveLength(1);
  });

  it('is BAD_REPLY without a token', async () => {
    scripted.reply({ data: { refreshToken: null } });
    await expect(identity().refresh(vendor, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});

describe('a logout', () => {
  it('names the application and acts as the user', async () => {
    scripted.reply({ code: 200, message: '退出成功' });
    await identity().logout(vendor, caller);
    expect(scripted.calls[0]).toMatchObject({ method: 'GET', path: `/api/v2/logout?app_id=${APP_ID}` });
    expect(scripted.calls[0]?.headers.authorization).toBe('Bearer user-token');
  });

  it('brings the cookie of the login, without which the vendor’s browser session outlives a refreshed token', async () => {
    scripted.reply({ code: 200 });
    await identity().logout({ ...vendor, cookie: 'authing_session=s%3Aabc' }, caller);
    expect(scripted.calls[0]?.headers.cookie).toBe('authing_session=s%3Aabc');
    await identity().logout(vendor, caller);
    expect(scripted.calls[1]?.headers).not.toHaveProperty('cookie');
  });

  it('succeeds when the token had ended by itself', async () => {
    for (const body of [
      { code: 2020, message: '尚未登录' },
      { statusCode: 403, apiCode: 1010001, message: 'x' },
    ]) {
      scripted.reply(body);
      await identity().logout(vendor, caller);
    }
    scripted.reply({ code: 500, message: 'x' });
    await expect(identity().logout(vendor, caller)).rejects.toMatchObject({ code: 'REFUSED' });
  });
});

describe('the status of a token', () => {
  it('is ACTIVE with its owner and times', async () => {
    const data = { id: 'u1', userPoolId: 'p1', arn: null };
    scripted.reply({
      data: { checkLoginStatus: { code: 200, status: true, exp: 1_622_110_515, iat: 1_620_900_915, data } },
    });
    expect(await identity().tokenStatus('some-token', caller)).toEqual({
      state: 'ACTIVE',
      userId: 'u1',
      issuedAt: new Date(1_620_900_915_000),
      expiresAt: new Date(1_622_110_515_000),
    });
    expect(graphqlBody(scripted.calls[0]).variables).toEqual({ token: 'some-token' });
    expect(scripted.calls[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    [2206, 'EXPIRED'],
    [2207, 'INVALID'],
    [2020, 'ABSENT'],
    [500, 'INVALID'],
  ])('after the verdict %i is %s', async (code, state) => {
    const verdict = { code, message: 'x', status: false, exp: null, iat: null, data: null };
    scripted.reply({ data: { checkLoginStatus: verdict } });
    const nothing = { userId: null, issuedAt: null, expiresAt: null };
    expect(await identity().tokenStatus('some-token', caller)).toEqual({ state, ...nothing });
  });

  it('is a state as well when the vendor refuses by such a code, and an error by any other', async () => {
    scripted.reply(refusalFrame('checkLoginStatus', 2206));
    expect(await identity().tokenStatus('some-token', caller)).toMatchObject({ state: 'EXPIRED' });
    scripted.reply(refusalFrame('checkLoginStatus', 1000));
    await expect(identity().tokenStatus('some-token', caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    scripted.reply({ data: { checkLoginStatus: null } });
    await expect(identity().tokenStatus('some-token', caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});

describe('codes', () => {
  it.each([
    ['LOGIN', 'login'],
    ['REGISTER', 'register'],
    ['RESET_PASSWORD', 'reset'],
    ['BIND', 'bind'],
    ['MFA_VERIFY', 'mfa-verify'],
  ] as const)('by SMS for %s ask for the scene %s', async (scene, expected) => {
    scripted.reply({ code: 200, message: '发送成功' });
    await identity().sendSmsCode({ phone: '+8613800000000', scene }, caller);
    expect(scripted.calls[0]).toMatchObject({ method: 'POST', path: '/api/v2/sms/send' });
    expect(JSON.parse(scripted.calls[0]?.body ?? '')).toEqual({ phone: '13800000000', scene: expected });
  });

  it('by SMS are TOO_FREQUENT after 500, the only code that the vendor has for it', async () => {
    scripted.reply({ code: 500, message: '已发送' });
    const call = identity().sendSmsCode({ phone: '+12015550123', scene: 'LOGIN' }, caller);
    await expect(call).rejects.toMatchObject({ code: 'TOO_FREQUENT', providerCode: '500' });
    expect(JSON.parse(scripted.calls[0]?.body ?? '')).toMatchObject({ phone: '2015550123', phoneCountryCode: '+1' });
  });

  it('are never asked for twice: each one is sent', async () => {
    scripted.answer((_request, response) => void response.socket?.destroy());
    await expect(identity().sendSmsCode({ phone: '13800000000', scene: 'LOGIN' }, caller)).rejects.toThrow();
    await expect(identity().sendEmail({ email: 'a@b.cn', scene: 'VERIFY_EMAIL' }, caller)).rejects.toThrow();
    expect(scripted.calls).toHaveLength(2);
  });

  it('by e-mail carry the scene, and a refusal may hide in the result', async () => {
    scripted.reply({ data: { sendEmail: { message: '', code: 200 } } });
    await identity().sendEmail({ email: 'a@b.cn', scene: 'RESET_PASSWORD' }, caller);
    expect(graphqlBody(scripted.calls[0]).variables).toEqual({ email: 'a@b.cn', scene: 'RESET_PASSWORD' });
    scripted.reply({ data: { sendEmail: { message: '', code: 1002 } } });
    const call = identity().sendEmail({ email: 'a@b.cn', scene: 'RESET_PASSWORD' }, caller);
    await expect(call).rejects.toMatchObject({ code: 'TOO_FREQUENT' });
  });
});

describe('a password reset', () => {
  it('sends the code and the encrypted password', async () => {
    scripted.reply({ data: { resetPassword: { message: '重置密码成功！', code: 200 } } });
    await identity().resetPassword({ phone: '+85291234567', code: '1234' }, 'new-secret', caller);
    const { newPassword, ...rest } = graphqlBody(scripted.calls[0]).variables;
    expect(rest).toEqual({ phone: '91234567', phoneCountryCode: '+852', code: '1234' });
    expect(decrypt(scripted.keys.privateKey, newPassword)).toBe('new-secret');
    await identity().resetPassword({ email: 'a@b.cn', code: '1234' }, 'new-secret', caller);
    expect(graphqlBody(scripted.calls[1]).variables).toMatchObject({ email: 'a@b.cn' });
  });

  it.each([
    [2004, 'UNKNOWN_ACCOUNT', undefined],
    [2001, 'CODE_REJECTED', undefined],
    [2029, 'INPUT_REJECTED', 'newPassword'],
  ])('refused with %i is %s', async (code, expected, field) => {
    scripted.reply(refusalFrame('resetPassword', code));
    const call = identity().resetPassword({ email: 'a@b.cn', code: '1234' }, 'new-secret', caller);
    await expect(call).rejects.toMatchObject({ code: expected, field });
  });
});

it('the strength of a password is asked for in clear, as the vendor wants it here', async () => {
  scripted.reply({ data: { checkPasswordStrength: { valid: false, message: '密码长度不能少于 6 位' } } });
  const strength = await identity().passwordStrength('short', caller);
  expect(strength).toEqual({ valid: false, message: '密码长度不能少于 6 位' });
  expect(graphqlBody(scripted.calls[0]).variables).toEqual({ password: 'short' });
});
