/** What administrators see and do with users, by the management credential. */
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthingSettings } from '../../../src/datasources/authing/config.js';
import { AuthingConnection } from '../../../src/datasources/authing/connection.js';
import { AuthingDirectory } from '../../../src/datasources/authing/directory/directory.js';
import authing from '../../../src/datasources/authing/index.js';
import { PasswordCipher } from '../../../src/datasources/authing/login/password.js';
import { ManagementConnection } from '../../../src/datasources/authing/management.js';
import { createHttpClients } from '../../../src/datasources/transport/http.js';
import { caller } from '../transport/scriptedAuthing.js';
import { sendJson, startVendor } from '../transport/scriptedVendor.js';
import { SEEDED, VendorClient } from './emulator/vendorClient.js';

const OTHER_ID = 'e0e0e0e0e0e0e0e0e0e0b002';
const NOBODY = 'ffffffffffffffffffffffff';
const PAGE = { page: 1, pageSize: 10 };

const clients = createHttpClients({ logger: pino({ level: 'silent' }) });
let emulated: VendorClient;
let settings: AuthingSettings;
let directory: AuthingDirectory;

beforeAll(async () => {
  emulated = await VendorClient.start();
  const { environment } = emulated.emulators;
  const entries = Object.entries(authing.settings).map(([name, { env, schema }]) => [
    name,
    schema.parse(environment[env]),
  ]);
  settings = Object.fromEntries(entries) as AuthingSettings;
});
beforeEach(async () => {
  await emulated.control.reset();
  directory = connect();
});
afterAll(() => Promise.all([emulated.emulators.close(), clients.close()]));

function connect(changes: Partial<AuthingSettings> = {}): AuthingDirectory {
  const changed = { ...settings, ...changes };
  const connection = new AuthingConnection(changed, clients);
  const passwords = new PasswordCipher(() => connection.publicKey());
  return new AuthingDirectory(connection, new ManagementConnection(changed, clients), passwords);
}

/** As the vendor's management client does it. */
async function manage(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await emulated.graphql(query, variables, { token: await emulated.managementToken() });
  expect(errors).toEqual([]);
  return data ?? {};
}

async function count(operation: string): Promise<number> {
  const requests = await emulated.control.read<{ operation: string }[]>('/providers/authing/requests');
  return requests.filter((request) => request.operation === operation).length;
}

const createUsers = async (amount: number) => {
  const fields = Array.from({ length: amount }, (_, at) => `u${at}: createUser(userInfo: {username: "u${at}"}) { id }`);
  const created = await manage(`mutation { ${fields.join(' ')} }`);
  return Object.values(created).map((user) => (user as { id: string }).id);
};
const setAge = (targetId: string, age: number) =>
  manage(
    'mutation ($id: String!, $age: String!) { setUdv(targetType: USER, targetId: $id, key: "age", value: $age) { key } }',
    {
      id: targetId,
      age: String(age),
    },
  );

/** A vendor that hands out a management token and then answers every call with one root field. */
async function oddVendor(data: unknown) {
  const accessToken = { accessToken: 'token', exp: Math.floor(Date.now() / 1000) + 36_000 };
  return startVendor((request, response) =>
    sendJson(response, { data: request.body.includes('accessToken') ? { accessToken } : data }),
  );
}

describe('a user', () => {
  it('is found by id', async () => {
    expect(await directory.user(SEEDED.id, caller)).toMatchObject({
      id: SEEDED.id,
      username: SEEDED.username,
      email: SEEDED.email,
      phone: SEEDED.phone,
      blocked: false,
      createdAt: expect.any(Date),
    });
  });

  it('is null when there is none', async () => {
    expect(await directory.user(NOBODY, caller)).toBeNull();
    expect(await directory.user('', caller)).toBeNull();
    // Some servers refuse instead of answering null.
    const fault = { match: 'user', mode: 'status', status: 2004, count: 1 };
    await emulated.control.send('POST', '/providers/authing/faults', fault);
    expect(await directory.user(SEEDED.id, caller)).toBeNull();
  });
});

describe('users', () => {
  it('come in pages that count all of them', async () => {
    await createUsers(3);
    const [first, second] = [
      await directory.users({ page: 1, pageSize: 3 }, caller),
      await directory.users({ page: 2, pageSize: 3 }, caller),
    ];
    expect([first.totalCount, first.items.length]).toEqual([5, 3]);
    expect([second.totalCount, second.items.length]).toEqual([5, 2]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
  });

  it('are listed by the code of a role', async () => {
    await manage('mutation { createRole(namespace: "shop", code: "clerk") { id } }');
    await manage(`mutation { assignRole(roleCode: "gatekeeper", userIds: ["${OTHER_ID}"]) { code } }`);
    const page = await directory.usersByRole('gatekeeper', { page: 2, pageSize: 1 }, caller);
    expect(page).toMatchObject({ totalCount: 2, items: [{ id: OTHER_ID, username: 'blocked', blocked: true }] });
    await expect(directory.usersByRole('none', PAGE, caller)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // Only of the default namespace.
    await expect(directory.usersByRole('clerk', PAGE, caller)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are found by their ids in as few calls as the vendor allows, without those of nobody', async () => {
    const ids = await createUsers(81);
    const found = await directory.usersById([SEEDED.id, ...ids, NOBODY, '', SEEDED.id], caller);
    expect([...found.keys()].sort()).toEqual([SEEDED.id, ...ids].sort());
    expect(found.get(SEEDED.id)).toMatchObject({ id: SEEDED.id, username: SEEDED.username, email: SEEDED.email });
    expect(await count('userBatch')).toBe(2);
  });

  it('take no call when none are asked for', async () => {
    expect(await directory.usersById([], caller)).toEqual(new Map());
    // Without an id the vendor's answer may be about the owner of the token.
    expect(await directory.usersById([''], caller)).toEqual(new Map());
    expect(await count('userBatch')).toBe(0);
  });

  it.each([[null], [[null]], [[{ username: 'no id' }]]])(
    'are a BAD_REPLY when the vendor answers %j',
    async (reply) => {
      const odd = await oddVendor({ userBatch: reply });
      try {
        const asked = connect({ appHost: odd.url, host: odd.url }).usersById([SEEDED.id], caller);
        await expect(asked).rejects.toMatchObject({ code: 'BAD_REPLY' });
      } finally {
        await odd.close();
      }
    },
  );

  it('are NOT_CONFIGURED without a secret', async () => {
    const refused = { code: 'NOT_CONFIGURED' };
    const bare = connect({ userPoolSecret: undefined });
    await expect(bare.user(SEEDED.id, caller)).rejects.toMatchObject(refused);
    await expect(bare.usersById([SEEDED.id], caller)).rejects.toMatchObject(refused);
    await expect(bare.users(PAGE, caller)).rejects.toMatchObject(refused);
    await expect(bare.customData([SEEDED.id], caller)).rejects.toMatchObject(refused);
    await expect(bare.updateUser(SEEDED.id, { name: 'x' }, caller)).rejects.toMatchObject(refused);
    await expect(bare.removeUsers([SEEDED.id], caller)).rejects.toMatchObject(refused);
    await expect(bare.roles('management', [SEEDED.id], undefined, caller)).rejects.toMatchObject(refused);
  });
});

describe('custom data', () => {
  it('of 161 users takes one call, and who has none gets an empty list', async () => {
    const ids = await createUsers(161);
    const [first = '', last = ''] = [ids[0], ids[160]];
    await setAge(first, 18);
    await setAge(last, 81);
    const values = await directory.customData(ids, caller);
    expect([...values.keys()]).toEqual(ids);
    expect(values.get(first)).toEqual([{ key: 'age', label: 'Age', dataType: 'NUMBER', value: 18 }]);
    expect(values.get(last)).toMatchObject([{ key: 'age', value: 81 }]);
    expect(values.get(ids[1] ?? '')).toEqual([]);
    expect(await count('udfValueBatch')).toBe(1);
  });

  it('has no entry for a user who is gone', async () => {
    await setAge(OTHER_ID, 7);
    const values = await directory.customData([SEEDED.id, NOBODY, OTHER_ID], caller);
    expect([...values.keys()]).toEqual([SEEDED.id, OTHER_ID]);
    expect(values.get(OTHER_ID)).toMatchObject([{ value: 7 }]);
    expect(await directory.customData([NOBODY], caller)).toEqual(new Map());
    expect(await directory.customData([], caller)).toEqual(new Map());
  });

  it('is empty for a user whom the vendor leaves out', async () => {
    const odd = await oddVendor({ udfValueBatch: [{ targetId: 'u2', data: null }] });
    const values = await connect({ appHost: odd.url }).customData(['u1', 'u2'], caller);
    expect([...values]).toEqual([
      ['u1', []],
      ['u2', []],
    ]);
    await odd.close();
  });
});

describe('an update', () => {
  it('changes what it names and leaves the rest', async () => {
    const changes = { nickname: 'Men', email: 'Gate@Example.com', emailVerified: true, externalId: 'x-1' };
    expect(await directory.updateUser(SEEDED.id, { ...changes, blocked: true }, caller)).toMatchObject({
      ...changes,
      id: SEEDED.id,
      email: 'gate@example.com',
      username: SEEDED.username,
      phone: SEEDED.phone,
      blocked: true,
    });
    const cleared = await directory.updateUser(SEEDED.id, { nickname: null, email: null, blocked: false }, caller);
    expect(cleared).toMatchObject({ nickname: null, email: null, blocked: false, externalId: 'x-1' });
  });

  it('sets a password that the user then signs in with', async () => {
    await directory.updateUser(SEEDED.id, { password: 'Another-2026' }, caller);
    expect((await emulated.login({ password: 'Another-2026' })).errors).toEqual([]);
    expect((await emulated.login()).errors[0]?.message.code).toBe(2006);
  });

  it('refuses a password too long for the vendor’s key', async () => {
    const refused = expect(directory.updateUser(SEEDED.id, { password: 'x'.repeat(118) }, caller)).rejects;
    await refused.toMatchObject({ code: 'INPUT_REJECTED', field: 'password' });
  });

  it.each([
    ['+12025550123', { phone: '2025550123', phoneCountryCode: '+1' }],
    ['+8613900000001', { phone: '13900000001', phoneCountryCode: null }],
    [null, { phone: null, phoneCountryCode: null }],
  ])('sets the phone %s with its country, whatever it was before', async (phone, expected) => {
    await directory.updateUser(SEEDED.id, { phone: '+442071838750' }, caller);
    expect(await directory.updateUser(SEEDED.id, { phone, phoneVerified: true }, caller)).toMatchObject(expected);
    const { phone: kept } = (await directory.updateUser(SEEDED.id, { name: 'x' }, caller)) ?? {};
    expect(kept).toBe(expected.phone);
  });

  it.each([
    ['an e-mail that somebody has', { email: 'blocked@example.com' }, 'ALREADY_TAKEN', 'email'],
    ['a phone that somebody has', { phone: '13800000002' }, 'ALREADY_TAKEN', 'phone'],
    ['a username that somebody has', { username: 'blocked' }, 'ALREADY_TAKEN', 'username'],
    ['a phone that is none', { phone: '12' }, 'INPUT_REJECTED', 'phone'],
  ])('refuses %s', async (_what, changes, code, field) => {
    await expect(directory.updateUser(SEEDED.id, changes, caller)).rejects.toMatchObject({ code, field });
  });

  it('of nobody is UNKNOWN_ACCOUNT', async () => {
    for (const id of [NOBODY, '']) {
      const refused = expect(directory.updateUser(id, { name: 'x' }, caller)).rejects;
      await refused.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
    }
  });

  it('is repeated after a token that the vendor forgot, and not after a failure', async () => {
    const fail = (fault: object) =>
      emulated.control.send('POST', '/providers/authing/faults', { match: 'updateUser', count: 1, ...fault });
    await fail({ mode: 'status', status: 2020 });
    expect(await directory.updateUser(SEEDED.id, { name: 'x' }, caller)).toMatchObject({ name: 'x' });
    expect(await count('updateUser')).toBe(2);
    await fail({ mode: 'http500' });
    const refused = expect(directory.updateUser(SEEDED.id, { name: 'y' }, caller)).rejects;
    await refused.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await count('updateUser')).toBe(3);
  });
});

describe('a removal', () => {
  it('takes users away for good', async () => {
    const ids = await createUsers(81);
    await directory.removeUsers([...ids, OTHER_ID, OTHER_ID], caller);
    const { items } = await directory.users(PAGE, caller);
    expect(items.map(({ id }) => id)).toEqual([SEEDED.id]);
    expect(await count('deleteUsers')).toBe(2);
    await directory.removeUsers([], caller);
    expect(await count('deleteUsers')).toBe(2);
  });

  it.each([
    [{ code: 500 }, { code: 'REFUSED', providerCode: '500' }],
    [{ code: 2004 }, { code: 'UNKNOWN_ACCOUNT', providerCode: '2004' }],
    [{ code: null }, { code: 'BAD_REPLY' }],
    [null, { code: 'BAD_REPLY' }],
  ])('counts as done only with 200, not with %j', async (deleteUsers, error) => {
    const odd = await oddVendor({ deleteUsers });
    await expect(connect({ appHost: odd.url }).removeUsers(['u1'], caller)).rejects.toMatchObject(error);
    await odd.close();
  });
});
