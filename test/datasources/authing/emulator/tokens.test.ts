import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const CHECK =
  'query ($token: String) { checkLoginStatus(token: $token) { code message status exp iat data { id userPoolId arn } } }';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const check = async (token?: string) => (await vendor.graphql(CHECK, { token })).data?.checkLoginStatus;
const ownCode = (token: string) => vendor.code('{ user { id } }', {}, { token });

describe('an ID token', () => {
  it('verifies with the application secret and carries the documented claims', async () => {
    const {
      AUTHING_APP_SECRET: secret,
      AUTHING_APP_ID: appId,
      AUTHING_USERPOOL_ID: poolId,
    } = vendor.emulators.environment;
    const { payload, protectedHeader } = await jwtVerify(await vendor.userToken(), new TextEncoder().encode(secret), {
      issuer: `${vendor.host}/oidc`,
      audience: String(appId),
    });
    expect(protectedHeader.alg).toBe('HS256');
    expect(Number(payload.exp) - Number(payload.iat)).toBe(1_209_600);
    expect(payload).toMatchObject({
      sub: SEEDED.id,
      email: SEEDED.email,
      phone_number: SEEDED.phone,
      gender: 'U',
      external_id: null,
      userpool_id: poolId,
      data: { type: 'user', id: SEEDED.id, userId: SEEDED.id, _id: SEEDED.id, appId, clientId: poolId, openid: null },
    });
  });

  it('verifies with the published key set when the application signs with RS256', async () => {
    const old = await vendor.userToken();
    await vendor.control.send('POST', '/authing/application', { idTokenAlgorithm: 'RS256' });
    const token = await vendor.userToken();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    await jwtVerify(token, createRemoteJWKSet(new URL(`${vendor.host}/oidc/.well-known/jwks.json`)));
    expect([await ownCode(old), await ownCode(token)]).toEqual([undefined, undefined]);
  });

  it('ends on the emulated clock', async () => {
    const token = await vendor.userToken();
    await vendor.control.advance(1_209_590);
    expect(await ownCode(token)).toBeUndefined();
    await vendor.control.advance(10);
    expect(await ownCode(token)).toBe(2020);
    expect(await check(token)).toMatchObject({ code: 2206, status: false });
  });

  it('ends at logout, alone', async () => {
    const [token, other] = [await vendor.userToken(), await vendor.userToken()];
    expect(await vendor.rest('GET', '/api/v2/logout?app_id=x', undefined, { token })).toMatchObject({ code: 200 });
    expect([await ownCode(token), await ownCode(other)]).toEqual([2020, undefined]);
    expect(await vendor.rest('GET', '/api/v2/logout?app_id=x', undefined, { token })).toMatchObject({ code: 2020 });
  });

  it('is refreshed into another, and both are good', async () => {
    const token = await vendor.userToken();
    const { data } = await vendor.graphql('mutation { refreshToken { token iat exp } }', {}, { token });
    const fresh = data?.refreshToken as { token: string; iat: number; exp: number };
    expect([fresh.token === token, fresh.exp - fresh.iat]).toEqual([false, 1_209_600]);
    expect([await ownCode(token), await ownCode(fresh.token)]).toEqual([undefined, undefined]);
  });
});

describe('checkLoginStatus', () => {
  it('tells what a token is worth and never fails', async () => {
    const token = await vendor.userToken();
    const { AUTHING_USERPOOL_ID: userPoolId } = vendor.emulators.environment;
    const valid = { code: 200, message: '已登录', status: true, data: { id: SEEDED.id, userPoolId, arn: null } };
    expect(await check(token)).toMatchObject(valid);
    expect((await vendor.graphql(CHECK, {}, { token })).data?.checkLoginStatus).toMatchObject(valid);
    const nothing = { status: false, exp: null, iat: null, data: null };
    expect(await check('garbage')).toMatchObject({ code: 2207, ...nothing });
    expect(await check()).toMatchObject({ code: 2020, ...nothing });
  });
});

describe('the management token', () => {
  const ACCESS =
    'query ($id: String!, $secret: String!) { accessToken(userPoolId: $id, secret: $secret) { accessToken exp iat } }';
  const REFRESH = 'mutation ($t: String) { refreshAccessToken(accessToken: $t) { accessToken exp iat } }';

  it('comes for the pool secret and lives fifteen days', async () => {
    const { AUTHING_USERPOOL_ID: id, AUTHING_USERPOOL_SECRET: secret } = vendor.emulators.environment;
    const { exp, iat } = await vendor.field<{ exp: number; iat: number }>('accessToken', ACCESS, { id, secret });
    expect(exp - iat).toBe(1_296_000);
    expect(await vendor.code(ACCESS, { id, secret: 'wrong' })).toBe(1001);
    expect(await vendor.code(ACCESS, { id: 'wrong', secret })).toBe(2224);
  });

  it('is refreshed once', async () => {
    const token = await vendor.managementToken();
    expect((await vendor.graphql(REFRESH, { t: token })).data?.refreshAccessToken).toMatchObject({
      accessToken: expect.any(String),
    });
    expect(await vendor.code(REFRESH, { t: token })).toBe(500);
    expect(await vendor.code('{ userpool { id } }', {}, { token })).toBe(2020);
  });

  it('opens what a user token does not', async () => {
    const [admin, user] = [await vendor.managementToken(), await vendor.userToken()];
    for (const query of ['{ userpool { id } }', '{ users { totalCount } }', '{ udf(targetType: USER) { key } }']) {
      expect([await vendor.code(query, {}, { token: admin }), await vendor.code(query, {}, { token: user })]).toEqual([
        undefined,
        1001,
      ]);
      expect(await vendor.code(query)).toBe(2020);
    }
  });

  it("refreshes a user's token", async () => {
    const query = `mutation { refreshToken(id: "${SEEDED.id}") { token } }`;
    const admin = await vendor.managementToken();
    const fresh = await vendor.field<{ token: string }>('refreshToken', query, {}, { token: admin });
    expect(await ownCode(fresh.token)).toBeUndefined();
  });
});
