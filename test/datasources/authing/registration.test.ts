import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegisterMethod, RegisterOptions } from '../../../src/datasources/capabilities.js';
import {
  caller,
  decrypt,
  graphqlBody,
  jwt,
  loggedInUser,
  refusalFrame,
  type ScriptedAuthing,
  startAuthing,
} from '../transport/scriptedAuthing.js';

const byEmail: RegisterMethod = { kind: 'email', email: 'a@b.cn', password: 'secret' };
const plain: RegisterOptions = { forceLogin: false };
/** Without `forceLogin` the vendor answers so. */
const registeredUser = {
  ...loggedInUser,
  token: null,
  tokenExpiredAt: null,
  lastLogin: null,
  signedUp: null,
  loginsCount: 0,
};

let scripted: ScriptedAuthing;

beforeEach(async () => {
  scripted = await startAuthing();
});

afterEach(() => scripted.close());

const register = (method: RegisterMethod = byEmail, options: RegisterOptions = plain) =>
  scripted.authing.identity.register(method, options, caller);
const input = () => graphqlBody(scripted.calls.at(-1)).variables.input;

describe('a registration', () => {
  it('answers the user without a session unless it was to sign in at once', async () => {
    scripted.reply({ data: { registerByEmail: registeredUser } });
    expect(await register()).toMatchObject({
      type: 'registered',
      vendor: null,
      user: { signedUp: null, loginsCount: 0 },
    });
    expect(input()).toMatchObject({ email: 'a@b.cn', forceLogin: false, clientIp: '203.0.113.9' });
    expect(decrypt(scripted.keys.privateKey, input().password)).toBe('secret');

    scripted.reply({ data: { registerByEmail: loggedInUser } });
    expect(await register(byEmail, { forceLogin: true })).toMatchObject({ vendor: { token: 'user-token' } });
    expect(await register()).toMatchObject({ vendor: null });
    scripted.reply({ data: { registerByEmail: registeredUser } });
    expect(await register(byEmail, { forceLogin: true })).toMatchObject({ vendor: null });
  });

  it('carries profile, custom data and context', async () => {
    scripted.reply({ data: { registerByUsername: registeredUser } });
    const options = { ...plain, profile: { nickname: 'Ann' }, customData: { age: 22 }, context: { source: 'web' } };
    await register({ kind: 'username', username: 'Ann', password: 'secret' }, options);
    expect(input()).toMatchObject({
      username: 'Ann',
      profile: { nickname: 'Ann' },
      params: '[{"key":"age","value":22}]',
      context: '{"source":"web"}',
    });
  });

  it('by phone code sends a password only when there is one', async () => {
    scripted.reply({ data: { registerByPhoneCode: registeredUser } });
    await register({ kind: 'phoneCode', phone: '+85291234567', code: '1234' });
    expect(input()).toMatchObject({ phone: '91234567', phoneCountryCode: '+852', code: '1234' });
    expect(input()).not.toHaveProperty('password');
    await register({ kind: 'phoneCode', phone: '13800000000', code: '1234', password: 'secret' });
    expect(decrypt(scripted.keys.privateKey, input().password)).toBe('secret');
    expect(input()).not.toHaveProperty('phoneCountryCode');
  });

  it('with a profile field that the vendor takes only later is refused before any call', async () => {
    const call = register(byEmail, { ...plain, profile: { city: '杭州' } });
    await expect(call).rejects.toMatchObject({ code: 'INPUT_REJECTED', field: 'profile.city' });
    expect(scripted.vendor.received).toHaveLength(0);
  });

  it.each<[RegisterMethod, string, number, string]>([
    [byEmail, 'registerByEmail', 2026, 'ALREADY_REGISTERED'],
    [byEmail, 'registerByEmail', 2031, 'REGISTRATION_DISABLED'],
    [byEmail, 'registerByEmail', 2003, 'INPUT_REJECTED'],
    [{ kind: 'username', username: 'Ann', password: 'x' }, 'registerByUsername', 2034, 'ALREADY_REGISTERED'],
    [{ kind: 'phoneCode', phone: '13800000000', code: '1' }, 'registerByPhoneCode', 2035, 'ALREADY_REGISTERED'],
    [{ kind: 'phoneCode', phone: '13800000000', code: '1' }, 'registerByPhoneCode', 2001, 'CODE_REJECTED'],
    [{ kind: 'phoneCode', phone: '13800000000', code: '1' }, 'registerByPhoneCode', 2300, 'CODE_REJECTED'],
  ])('%o refused by %s with %i is %s', async (method, field, code, expected) => {
    scripted.reply(refusalFrame(field, code));
    await expect(register(method)).rejects.toMatchObject({ code: expected, providerCode: String(code) });
  });

  it('that signs in may ask for a second factor', async () => {
    scripted.reply(refusalFrame('registerByEmail', 1635, { mfaToken: jwt(1_700_000_360) }));
    expect(await register(byEmail, { forceLogin: true })).toMatchObject({ type: 'mfaNeeded' });
  });
});
