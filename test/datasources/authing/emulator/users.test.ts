/** Users as administrators write and read them, in the requests of the vendor's SDKs. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const OTHER_ID = 'e0e0e0e0e0e0e0e0e0e0b002';
const TIME = '2017-06-07T14:34:08+04:00';
const CREATE = `mutation createUser($userInfo: CreateUserInput!, $keepPassword: Boolean, $identity: CreateUserIdentityInput) {
  createUser(userInfo: $userInfo, keepPassword: $keepPassword, identity: $identity) {
    id unionid openid signedUp lastLogin lastIP loginsCount
  }
}`;

let vendor: VendorClient;
let admin: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(async () => {
  await vendor.control.reset();
  admin = await vendor.managementToken();
});
afterAll(() => vendor.emulators.close());

const create = (userInfo: object, more: object = {}) =>
  vendor.graphql(CREATE, { userInfo, keepPassword: false, ...more }, { token: admin });
const get = (path: string, token = admin) => vendor.rest('GET', path, undefined, { token });

describe('createUser', () => {
  it('stores the union id and the history of logins', async () => {
    const history = { signedUp: TIME, lastLogin: TIME, lastIP: '10.0.0.1', loginsCount: 7 };
    const userInfo = { username: 'imported', unionid: 'u1', openid: 'o1', ...history };
    const { id, ...created } = await vendor.field<{ id: string }>('createUser', CREATE, { userInfo }, { token: admin });
    const shown = { unionid: 'u1', openid: 'o1', lastIP: '10.0.0.1', loginsCount: 7 };
    expect(created).toEqual({
      ...shown,
      signedUp: '2017-06-07T10:34:08+00:00',
      lastLogin: '2017-06-07T10:34:08+00:00',
    });
    expect((await get(`/api/v2/users/${id}`)).data).toMatchObject({
      unionid: 'u1',
      signedUp: '2017-06-07T10:34:08.000Z',
      lastIp: '10.0.0.1',
      loginsCount: 7,
    });
  });

  it('refuses a user without any identifier', async () => {
    const { data, errors } = await create({ password: vendor.encrypt('Gate-keeper-1') });
    expect(data).toBeNull();
    expect(errors[0]?.message).toMatchObject({ code: 500, message: expect.stringContaining('用户标识') });
    expect((await create({ unionid: 'u1' })).errors).toEqual([]);
    expect((await create({}, { identity: { provider: 'ldap', userIdInIdp: '1' } })).errors).toEqual([]);
  });

  it.each(['1602756997950', 'yesterday', ''])('refuses the time %j', async (lastLogin) => {
    const { errors } = await create({ username: 'imported', lastLogin });
    expect(errors[0]?.message).toMatchObject({ code: 500, message: expect.stringContaining('lastLogin') });
    const exists = '{ isUserExists(username: "imported") }';
    expect((await vendor.graphql(exists)).data).toEqual({ isUserExists: false });
  });
});

describe('updateUser', () => {
  const update = `mutation updateUser($id: String, $input: UpdateUserInput!) {
    updateUser(id: $id, input: $input) { lastIP loginsCount lastLogin }
  }`;

  it('stores the history of logins for an administrator', async () => {
    const input = { lastIP: '10.0.0.2', loginsCount: 3, lastLogin: TIME };
    const variables = { id: SEEDED.id, input };
    expect(await vendor.field('updateUser', update, variables, { token: admin })).toEqual({
      lastIP: '10.0.0.2',
      loginsCount: 3,
      lastLogin: '2017-06-07T10:34:08+00:00',
    });
  });

  it('refuses a malformed time and changes nothing', async () => {
    const variables = { id: SEEDED.id, input: { lastLogin: '1602756997950', phone: '13900000099' } };
    expect(await vendor.code(update, variables, { token: admin })).toBe(500);
    expect((await get(`/api/v2/users/${SEEDED.id}`)).data).toMatchObject({ phone: SEEDED.phone });
  });

  it('refuses the history of logins to users', async () => {
    const token = await vendor.userToken();
    for (const input of [{ lastIP: '10.0.0.2' }, { loginsCount: 3 }]) {
      expect(await vendor.code(update, { input }, { token })).toBe(2018);
    }
  });
});

describe('GET /api/v2/users/:id', () => {
  it('answers a success with null for an unknown user', async () => {
    expect(await get('/api/v2/users/xxx?with_custom_data=false')).toEqual({
      code: 200,
      message: expect.any(String),
      data: null,
    });
  });

  it.each(['true', 'True', '1'])('includes custom data for with_custom_data=%s', async (flag) => {
    const set = `mutation { setUdv(targetType: USER, targetId: "${SEEDED.id}", key: "school", value: "\\"ucla\\"") { key } }`;
    await vendor.graphql(set, {}, { token: admin });
    const customData = [expect.objectContaining({ key: 'school', value: 'ucla' })];
    expect((await get(`/api/v2/users/${SEEDED.id}?with_custom_data=${flag}`)).data).toMatchObject({ customData });
    for (const other of ['', '?with_custom_data=false', '?with_custom_data=0']) {
      expect((await get(`/api/v2/users/${SEEDED.id}${other}`)).data).not.toHaveProperty('customData');
    }
  });
});

describe('GET /api/v2/users/login-status', () => {
  const status = async (query: string) => (await get(`/api/v2/users/login-status?${query}`)).data;

  it('tells whether a user is logged in, and to which applications', async () => {
    const user = expect.objectContaining({ id: SEEDED.id, username: SEEDED.username });
    expect(await status(`userId=${SEEDED.id}`)).toEqual({ isLogin: false, user, application: [] });
    await vendor.userToken();
    const application = [expect.objectContaining({ id: vendor.emulators.environment.AUTHING_APP_ID })];
    expect(await status(`userId=${SEEDED.id}`)).toEqual({ isLogin: true, user, application });
    expect(await status(`userId=${SEEDED.id}&appId=another`)).toEqual({ isLogin: false, user, application: [] });
    await vendor.control.advance(15 * 86_400);
    admin = await vendor.managementToken();
    expect(await status(`userId=${SEEDED.id}`)).toMatchObject({ isLogin: false });
  });

  it('requires the management token and a known user', async () => {
    const token = await vendor.userToken();
    expect(await get(`/api/v2/users/login-status?userId=${SEEDED.id}`, token)).toMatchObject({ code: 1001 });
    expect(await get('/api/v2/users/login-status?userId=xxx')).toMatchObject({ code: 2004 });
  });
});

describe('the end of all sessions of a user', () => {
  const codeFor = async (token: string) => (await get('/api/v2/users/me', token)).code;

  it('by POST /api/v2/users/kick revokes every token of the named users', async () => {
    const tokens = [await vendor.userToken(), await vendor.userToken()];
    expect(
      await vendor.rest('POST', '/api/v2/users/kick', { userIds: [SEEDED.id, OTHER_ID] }, { token: admin }),
    ).toEqual({ code: 200, message: '强制下线成功' });
    expect(await Promise.all(tokens.map(codeFor))).toEqual([2020, 2020]);
    expect(await codeFor(await vendor.userToken())).toBe(200);
  });

  it('by GET /logout is for administrators', async () => {
    const [first, second] = [await vendor.userToken(), await vendor.userToken()];
    expect(await get(`/logout?userId=${SEEDED.id}`)).toMatchObject({ code: 200 });
    expect(await Promise.all([first, second].map(codeFor))).toEqual([2020, 2020]);
    const [current, other] = [await vendor.userToken(), await vendor.userToken()];
    expect(await get(`/logout?userId=${OTHER_ID}`, current)).toMatchObject({ code: 1001 });
    expect(await get('/logout?deviceId=current', current)).toMatchObject({ code: 200 });
    expect(await Promise.all([current, other].map(codeFor))).toEqual([2020, 200]);
  });
});
