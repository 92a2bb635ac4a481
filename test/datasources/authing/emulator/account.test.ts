import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const OTHER_ID = 'e0e0e0e0e0e0e0e0e0e0b002';
const UPDATE =
  'mutation ($id: String, $input: UpdateUserInput!) { updateUser(id: $id, input: $input) { id nickname username token updatedAt } }';

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

describe('the own account', () => {
  it('is all that a user reads and writes', async () => {
    expect(await vendor.code(`{ user(id: "${SEEDED.id}") { id } }`, {}, { token })).toBeUndefined();
    expect(await vendor.code(`{ user(id: "${OTHER_ID}") { id } }`, {}, { token })).toBe(2202);
    expect(await vendor.code(UPDATE, { id: OTHER_ID, input: { nickname: 'x' } }, { token })).toBe(2202);
    expect(await vendor.code(`mutation { refreshToken(id: "${OTHER_ID}") { token } }`, {}, { token })).toBe(2202);
  });

  it('is updated, and the answer carries the token that asked', async () => {
    const { data } = await vendor.graphql(UPDATE, { id: SEEDED.id, input: { nickname: 'Shen' } }, { token });
    expect(data?.updateUser).toMatchObject({ id: SEEDED.id, nickname: 'Shen', token });
  });

  it.each([
    [{ email: 'x@example.com' }, 2225],
    [{ phone: '13900000009' }, 2226],
    [{ blocked: false }, 2018],
    [{ emailVerified: true }, 2018],
    [{ username: 'blocked' }, 2034],
  ])('refuses %j with %i', async (input, code) => {
    expect(await vendor.code(UPDATE, { input }, { token })).toBe(code);
  });

  it('gets a new password for the old one', async () => {
    const query =
      'mutation ($n: String!, $o: String) { updatePassword(newPassword: $n, oldPassword: $o) { id token } }';
    const change = (n: string, o?: string) =>
      vendor.graphql(query, { n: vendor.encrypt(n), ...(o && { o: vendor.encrypt(o) }) }, { token });
    expect((await change('Gate-keeper-1')).errors[0]?.message.code).toBe(2201);
    expect((await change('Gate-keeper-1', 'wrong-password')).errors[0]?.message.code).toBe(2203);
    expect((await change('short', SEEDED.password)).errors[0]?.message.code).toBe(2029);
    expect((await change('Gate-keeper-1', SEEDED.password)).data?.updatePassword).toEqual({ id: SEEDED.id, token });
  });
});

describe('the directory', () => {
  let admin: string;
  beforeEach(async () => {
    admin = await vendor.managementToken();
  });

  it('pages through users, newest first unless told otherwise', async () => {
    const ask = async (args: string) =>
      (await vendor.graphql(`{ users${args} { totalCount list { username } } }`, {}, { token: admin })).data;
    expect(await ask('')).toEqual({
      users: { totalCount: 2, list: [{ username: 'blocked' }, { username: 'menshen' }] },
    });
    expect(await ask('(page: 2, limit: 1, sortBy: CREATEDAT_ASC)')).toEqual({
      users: { totalCount: 2, list: [{ username: 'blocked' }] },
    });
  });

  it('answers at most eighty users at once', async () => {
    const query = 'query ($ids: [String!]!, $type: String) { userBatch(ids: $ids, type: $type) { id } }';
    const ask = (ids: string[], type?: string) => vendor.graphql(query, { ids, type }, { token: admin });
    expect((await ask([SEEDED.id, 'nobody', OTHER_ID])).data).toEqual({
      userBatch: [{ id: SEEDED.id }, { id: OTHER_ID }],
    });
    expect((await ask(['menshen'], 'username')).data).toEqual({ userBatch: [{ id: SEEDED.id }] });
    expect((await ask(Array.from({ length: 81 }, () => SEEDED.id))).errors[0]?.message.code).toBe(2030);
  });

  it('writes contacts, which users may not', async () => {
    const update = (id: string, input: object) => vendor.code(UPDATE, { id, input }, { token: admin });
    expect(await update(OTHER_ID, { blocked: false, phone: '13900000009', email: 'Free@example.com' })).toBeUndefined();
    expect((await vendor.login({ email: 'free@example.com' })).errors).toEqual([]);
    expect(await update(OTHER_ID, { email: SEEDED.email })).toBe(2200);
    expect(await update('nobody', { nickname: 'x' })).toBe(2004);
  });

  it('deletes a user with everything that hung on them', async () => {
    expect(
      await vendor.code(`mutation { deleteUser(id: "${SEEDED.id}") { code } }`, {}, { token: admin }),
    ).toBeUndefined();
    expect(await vendor.code('{ user { id } }', {}, { token })).toBe(2020);
    expect(await vendor.code(`mutation { deleteUser(id: "${SEEDED.id}") { code } }`, {}, { token: admin })).toBe(2004);
  });
});

describe('a reset', () => {
  it('brings back the seeded state and keeps addresses and keys', async () => {
    await vendor.graphql(UPDATE, { input: { nickname: 'Shen' } }, { token });
    await vendor.control.reset();
    expect((await vendor.graphql('{ user { nickname loginsCount } }', {}, { token })).data).toEqual({
      user: { nickname: null, loginsCount: 0 },
    });
    expect((await vendor.login()).errors).toEqual([]);
  });
});
