/** Frames, endpoints and the calls around GraphQL. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOGIN, MENSHEN, POOL, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

describe('the addresses', () => {
  it('are published with the pool', () => {
    const { AUTHING_LEGACY_USERS_URL: users, AUTHING_LEGACY_OAUTH_URL: oauth } = vendor.emulators.environment;
    expect(vendor.emulators.document().providers.authingLegacy).toEqual({
      users,
      oauth,
      userPoolId: POOL,
      secret: expect.stringMatching(/^emulated-/),
    });
    expect([users, oauth]).toEqual(Array(2).fill(expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/)));
    expect(users).not.toBe(oauth);
  });

  it.each(['users', 'oauth'] as const)('of %s tells that it is up', async (endpoint) => {
    expect((await vendor.get('/system/status', endpoint)).status).toBe(200);
  });

  it('of the content answers too', async () => {
    expect((await fetch(String(vendor.emulators.environment.AUTHING_LEGACY_CDN_URL))).status).toBe(200);
  });

  it.each(['users', 'oauth'] as const)('of %s serves the key for passwords', async (endpoint) => {
    const { body } = await vendor.get('/api/v2/.well-known', endpoint);
    const publicKey = vendor.emulators.environment.AUTHING_LEGACY_PUBLIC_KEY;
    expect(body).toMatchObject({ code: 200, data: { publicKey } });
  });
});

describe('GraphQL', () => {
  it('frames a business error with an object for a message, whose data is null', async () => {
    const { status, data, errors } = await vendor.graphql('{\n  users { totalCount }\n}');
    expect([status, data]).toEqual([200, { users: null }]);
    expect(errors).toEqual([
      {
        message: { code: 2205, message: expect.any(String), data: null },
        locations: [{ line: 2, column: 3 }],
        path: ['users'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
  });

  it('frames a missing variable with an object for a message', async () => {
    const query = 'query ($pool: String!) { getUserPoolSettings(userPoolId: $pool) { name } }';
    const { status, data, errors } = await vendor.graphql(query);
    expect([status, data]).toEqual([400, undefined]);
    expect(errors).toEqual([
      {
        message: { code: 500, message: expect.stringContaining('$pool'), data: null },
        locations: [{ line: 1, column: 8 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
  });

  it('keeps the answers of the other fields', async () => {
    const query = `query ($pool: String!) {
      getUserPoolSettings(userPoolId: $pool) { jwtExpired }
      user(id: "${MENSHEN.id}", registerInClient: $pool) { _id }
    }`;
    const { data, errors } = await vendor.graphql(query, { pool: POOL });
    expect(data).toEqual({ getUserPoolSettings: { jwtExpired: 1_296_000 }, user: null });
    expect(errors.map(({ message, path }) => [message.code, path])).toEqual([[2020, ['user']]]);
  });

  it('refuses a pool that is not its own', async () => {
    const pool = 'ffffffffffffffffffffffff';
    expect(await vendor.code(LOGIN, { registerInClient: pool, email: MENSHEN.email, password: 'x' })).toBe(2224);
  });

  it.each([
    ['syntax', '{ user { _id }', {}],
    ['validation', '{ nothing }', {}],
  ])('answers 400 with plain texts to %s errors', async (_name, query, variables) => {
    const { status, errors } = await vendor.graphql(query, variables);
    expect([status, errors[0]?.message]).toEqual([400, expect.any(String)]);
  });

  it('answers 400 to bodies that ask nothing', async () => {
    for (const body of ['{"query":', '{}', '"text"', 'null']) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${vendor.host()}/graphql`, { method: 'POST', headers, body });
      expect([answer.status, await answer.json()]).toEqual([400, { errors: [{ message: expect.any(String) }] }]);
    }
  });

  it('knows at each endpoint its own fields alone', async () => {
    const connections = `{ ReadOauthList(clientId: "${POOL}") { alias } }`;
    const settings = `{ getUserPoolSettings(userPoolId: "${POOL}") { name } }`;
    expect((await vendor.graphql(connections, {}, undefined, 'oauth')).status).toBe(200);
    expect((await vendor.graphql(connections)).status).toBe(400);
    expect((await vendor.graphql(settings)).status).toBe(200);
    expect((await vendor.graphql(settings, {}, undefined, 'oauth')).status).toBe(400);
  });

  it('names an operation that it does not emulate', async () => {
    const query = 'mutation { loginByAd(username: "a", password: "b", adConnectorId: "c") { _id } }';
    const { status, errors } = await vendor.graphql(query, {}, undefined, 'oauth');
    expect(status).toBe(200);
    expect(errors[0]?.message).toMatchObject({ code: 500, message: expect.stringContaining('loginByAd') });
  });
});

describe('injected vendor codes', () => {
  const inject = (match: string) =>
    vendor.control.send('POST', '/providers/authingLegacy/faults', { match, count: 1, mode: 'status', status: 1000 });

  it('come in the frame of the protocol that was asked', async () => {
    await inject('getUserPoolSettings');
    const answer = await vendor.graphql(`{ pool: getUserPoolSettings(userPoolId: "${POOL}") { name } }`);
    expect(answer).toMatchObject({
      status: 200,
      data: { pool: null },
      errors: [{ message: { code: 1000, data: null }, path: ['pool'] }],
    });
    await inject('ReadOauthList');
    expect(await vendor.code(`{ ReadOauthList(clientId: "${POOL}") { _id } }`, {}, undefined, 'oauth')).toBe(1000);
    await inject('send_smscode');
    expect((await vendor.get(`/send_smscode/13800000001/${POOL}`)).body).toEqual({ code: 1000, message: '系统繁忙' });
  });
});

describe('the record of requests', () => {
  it('names operations and holds no password and no token', async () => {
    const token = await vendor.userToken();
    await vendor.graphql('query ($token: String) { checkLoginStatus(token: $token) { code } }', { token });
    const requests = await vendor.control.read<{ operation: string }[]>('/providers/authingLegacy/requests');
    expect(requests.map(({ operation }) => operation)).toEqual(['login', 'checkLoginStatus']);
    expect(JSON.stringify(requests)).not.toContain(token);
  });
});
