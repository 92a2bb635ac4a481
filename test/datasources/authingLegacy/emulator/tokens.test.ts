import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MENSHEN, OLDTIMER, POOL, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const LIFETIME_S = 1_296_000;
const STATUS = `query ($token: String) { checkLoginStatus(token: $token) {
  status code message token { data { email id clientId unionid } iat exp } } }`;
const DECODE = `query ($token: String) { decodeJwtToken(token: $token) {
  data { email id clientId unionid } status { message code status } iat exp } }`;
const USER = 'query ($id: String!, $pool: String!) { user(id: $id, registerInClient: $pool) { _id token } }';
const UPDATE = 'mutation UpdateUser($options: UserUpdateInput!) { updateUser(options: $options) { _id token } }';

const DATA = { email: MENSHEN.email, id: MENSHEN.id, clientId: POOL, unionid: null };

describe("a user's token", () => {
  it('names user and pool and lives fifteen days', async () => {
    const { data, iat, exp } = decodeJwt(await vendor.userToken());
    expect(data).toMatchObject({ ...DATA, arn: `arn:cn:authing:${POOL}:user:${MENSHEN.id}` });
    expect(Number(exp) - Number(iat)).toBe(LIFETIME_S);
  });

  it('is judged by checkLoginStatus, never with an error', async () => {
    const token = await vendor.userToken();
    const good = { status: true, code: 200, message: '已登录', token: { data: DATA } };
    expect(await vendor.field(STATUS, { token })).toMatchObject(good);
    expect(await vendor.field(STATUS, {}, token)).toMatchObject(good);
    const bad = { status: false, token: null };
    expect(await vendor.field(STATUS)).toEqual({ ...bad, code: 2020, message: '未登录' });
    expect(await vendor.field(STATUS, { token: `${token}x` })).toMatchObject({ ...bad, code: 2207 });
    expect(await vendor.field(STATUS, { token: await vendor.ownerToken() })).toMatchObject({ ...bad, code: 2207 });
    await vendor.control.advance(LIFETIME_S);
    expect(await vendor.field(STATUS, { token })).toMatchObject({ ...bad, code: 2206, message: '登录信息已过期' });
  });

  it('is read by decodeJwtToken', async () => {
    const token = await vendor.userToken();
    expect(await vendor.field(DECODE, { token })).toEqual({
      data: DATA,
      status: { message: 'token 解析正常', code: 200, status: null },
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
    const nothing = { data: null, iat: null, exp: null };
    expect(await vendor.field(DECODE, { token: 'garbage' })).toEqual({
      ...nothing,
      status: { message: 'token 错误', code: 2207, status: null },
    });
    expect(await vendor.field(DECODE)).toMatchObject({ ...nothing, status: { code: 2207 } });
  });

  it.each([
    ['the number 0', 0],
    ['the text 0', '0'],
    ['a date in the past', '2020-01-01T00:00:00Z'],
  ])('ends with all others of the user when it expires at %s', async (_name, tokenExpiredAt) => {
    const [token, other] = [await vendor.userToken(), await vendor.userToken()];
    const options = { _id: MENSHEN.id, registerInClient: POOL, tokenExpiredAt };
    expect(await vendor.field(UPDATE, { options }, token)).toEqual({ _id: MENSHEN.id, token: null });
    for (const ended of [token, other]) {
      expect(await vendor.field(STATUS, { token: ended })).toMatchObject({ status: false, code: 2206 });
      expect(await vendor.code(USER, { id: MENSHEN.id, pool: POOL }, ended)).toBe(2020);
    }
    const next = await vendor.userToken();
    expect(await vendor.field(STATUS, { token: next })).toMatchObject({ status: true });
    expect(await vendor.field(STATUS, { token })).toMatchObject({ status: false });
  });

  it('also ends by a document that spells out each key, as the Python SDK sends it', async () => {
    const token = await vendor.userToken();
    const query = `mutation UpdateUser($_id: String!, $registerInClient: String!, $tokenExpiredAt: String) {
      updateUser(options: {_id: $_id, registerInClient: $registerInClient, tokenExpiredAt: $tokenExpiredAt}) { _id } }`;
    await vendor.field(query, { _id: MENSHEN.id, registerInClient: POOL, tokenExpiredAt: 0 }, token);
    expect(await vendor.field(STATUS, { token })).toMatchObject({ status: false });
  });

  it('lives on when it is to expire later', async () => {
    const token = await vendor.userToken();
    const options = { _id: MENSHEN.id, registerInClient: POOL, tokenExpiredAt: '2099-01-01T00:00:00Z' };
    expect(await vendor.field(UPDATE, { options }, token)).toEqual({ _id: MENSHEN.id, token });
    expect(await vendor.code(UPDATE, { options: { ...options, tokenExpiredAt: 'soon' } }, token)).toBe(500);
  });

  it('opens the own account alone', async () => {
    const token = await vendor.userToken();
    expect(await vendor.field(USER, { id: MENSHEN.id, pool: POOL }, token)).toEqual({ _id: MENSHEN.id, token });
    expect(await vendor.code(USER, { id: OLDTIMER.id, pool: POOL }, token)).toBe(2202);
    expect(await vendor.code(`{ users(registerInClient: "${POOL}") { totalCount } }`, {}, token)).toBe(1001);
  });
});

describe("the owner's token", () => {
  it('is a bare text, for the right secret', async () => {
    const token = await vendor.ownerToken();
    expect(decodeJwt(token).data).toMatchObject({ clientId: POOL });
    expect(await vendor.field(USER, { id: OLDTIMER.id, pool: POOL }, token)).toEqual({ _id: OLDTIMER.id, token: null });
    const query =
      'query ($secret: String!, $pool: String!) { getAccessTokenByAppSecret(secret: $secret, clientId: $pool) }';
    expect(await vendor.code(query, { secret: 'wrong', pool: POOL })).toBe(1001);
    expect(await vendor.code(query, { secret: 'wrong', pool: 'ffffffffffffffffffffffff' })).toBe(2224);
  });

  it('comes with the pool when an SDK starts', async () => {
    const secret = vendor.emulators.environment.AUTHING_LEGACY_SECRET;
    const query = `query ($secret: String, $clientId: String) { getClientWhenSdkInit(secret: $secret, clientId: $clientId) {
      accessToken clientInfo { _id name jwtExpired clientType { name } } } }`;
    expect(await vendor.field(query, { secret, clientId: POOL })).toMatchObject({
      accessToken: expect.stringMatching(/^eyJ/),
      clientInfo: { _id: POOL, jwtExpired: LIFETIME_S, clientType: { name: 'Web' } },
    });
    expect(await vendor.code(query, { clientId: POOL })).toBe(1001);
  });

  it('expires', async () => {
    const token = await vendor.ownerToken();
    await vendor.control.advance(LIFETIME_S);
    expect(await vendor.code(USER, { id: OLDTIMER.id, pool: POOL }, token)).toBe(2020);
  });

  it('renews the token of a user, which no user can', async () => {
    const query =
      'mutation ($pool: String!, $user: String!) { refreshToken(client: $pool, user: $user) { token iat exp } }';
    const variables = { pool: POOL, user: MENSHEN.id };
    const renewed = await vendor.field<{ token: string; exp: number }>(query, variables, await vendor.ownerToken());
    expect(decodeJwt(renewed.token).exp).toBe(renewed.exp);
    expect(await vendor.field(STATUS, { token: renewed.token })).toMatchObject({ status: true });
    expect(await vendor.code(query, variables, await vendor.userToken())).toBe(1001);
  });
});
