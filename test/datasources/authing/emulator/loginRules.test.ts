/** States of a user that stand in the way of a login, brought about from outside. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const set = (change: object, identifier = SEEDED.username) =>
  vendor.control.send('POST', '/authing/users', { identifier, ...change });
const codeOf = async (...login: Parameters<VendorClient['login']>) =>
  (await vendor.login(...login)).errors[0]?.message.code;
const poolIs = async (input: string) =>
  vendor.graphql(`mutation { updateUserpool(input: ${input}) { id } }`, {}, { token: await vendor.managementToken() });

describe('the control surface', () => {
  it.each([SEEDED.id, SEEDED.username, SEEDED.email, SEEDED.phone])('finds a user by %s', async (identifier) => {
    expect(await (await set({ blocked: true }, identifier)).json()).toMatchObject({ id: SEEDED.id, blocked: true });
    expect(await codeOf()).toBe(2005);
  });

  it('refuses who and what it does not know', async () => {
    expect((await set({}, 'nobody')).status).toBe(404);
    expect((await set({ rich: true })).status).toBe(400);
    expect((await set({ status: 'Retired' })).status).toBe(400);
  });
});

it.each(['Suspended', 'Resigned', 'Archived'])('a user who is %s stays outside', async (status) => {
  await set({ status });
  expect(await codeOf()).toBe(2005);
  await set({ status: 'Activated' });
  expect(await codeOf()).toBeUndefined();
});

it('a password changes at the first login, and by force, when told so', async () => {
  await set({ resetPasswordOnFirstLogin: true });
  expect(await codeOf()).toBe(1639);
  await set({ resetPasswordOnFirstLogin: false, forcePasswordChange: true });
  const demand = (await vendor.login()).errors[0]?.message;
  expect(demand).toMatchObject({ code: 2058, data: { token: expect.any(String) } });
  const change = `mutation ($t: String!, $o: String!, $n: String!) {
    resetPasswordByForceResetToken(token: $t, oldPassword: $o, newPassword: $n) { code }
  }`;
  const [o, n] = [vendor.encrypt(SEEDED.password), vendor.encrypt('chosen-2')];
  expect(await vendor.code(change, { t: demand?.data?.token, o, n })).toBeUndefined();
  expect(await codeOf({ password: 'chosen-2' })).toBeUndefined();
});

describe('a lock', () => {
  it('holds against the right password until it is taken off', async () => {
    await set({ locked: true });
    expect(await codeOf()).toBe(2057);
    await set({ locked: false });
    expect(await codeOf()).toBeUndefined();
  });

  it('comes with wrong passwords when the pool wants it, and goes with time', async () => {
    await poolIs(`{ loginFailCheck: { enabled: false, limit: 3, timeInterval: 300 },
      loginPasswordFailCheck: { enabled: true, limit: 2, timeInterval: 60 } }`);
    expect(await codeOf({ password: 'wrong-1' })).toBe(2006);
    expect(await codeOf({ password: 'wrong-2' })).toBe(2006);
    expect(await codeOf()).toBe(2057);
    await vendor.control.advance(60);
    expect(await codeOf()).toBeUndefined();
  });

  it('goes with a new password', async () => {
    await set({ locked: true });
    await vendor.rest('POST', '/api/v2/sms/send', { phone: SEEDED.phone });
    const code = await vendor.control.lastCode(SEEDED.phone);
    const reset = `mutation ($p: String!, $c: String!, $n: String!) {
      resetPassword(phone: $p, code: $c, newPassword: $n) { code }
    }`;
    await vendor.graphql(reset, { p: SEEDED.phone, c: code, n: vendor.encrypt('chosen-2') });
    expect(await codeOf({ password: 'chosen-2' })).toBeUndefined();
  });
});

it('an unverified email signs nobody in when the pool wants it verified', async () => {
  await set({ emailVerified: false });
  expect(await codeOf()).toBeUndefined();
  await poolIs('{ loginRequireEmailVerified: true }');
  expect(await codeOf()).toBe(2042);
  await set({ emailVerified: true });
  expect(await codeOf()).toBeUndefined();
});
