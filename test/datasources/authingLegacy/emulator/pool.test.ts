/** Users, roles, connections and applications of the pool. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MENSHEN, OLDTIMER, PASSWORD, POOL, TWOFACTOR, tokenIn, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
let token: string;
let owner: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(async () => {
  await vendor.control.reset();
  token = await vendor.userToken();
  owner = await vendor.ownerToken();
});
afterAll(() => vendor.emulators.close());

const ROLE = 'e0e0e0e0e0e0e0e0e0e0e001';
const UNKNOWN = 'ffffffffffffffffffffffff';

describe('users', () => {
  const USERS = `query ($pool: String, $page: Int, $count: Int) { users(registerInClient: $pool, page: $page, count: $count) {
    totalCount list { _id username group { name } clientType { name } userLocation { _id } userLoginHistory { totalCount }
      systemApplicationType { name } } } }`;

  it('come in pages', async () => {
    const { list, ...page } = await vendor.field<{ totalCount: number; list: object[] }>(USERS, { pool: POOL }, owner);
    expect([page, list.length]).toEqual([{ totalCount: 4 }, 4]);
    expect(list[0]).toEqual({
      _id: MENSHEN.id,
      username: 'menshen',
      group: { name: 'gatekeeper' },
      clientType: { name: 'Web' },
      userLocation: [],
      userLoginHistory: { totalCount: 1 },
      systemApplicationType: null,
    });
    expect(await vendor.field(USERS, { pool: POOL, page: 2, count: 3 }, owner)).toMatchObject({
      totalCount: 4,
      list: [{ _id: OLDTIMER.id }],
    });
  });

  it('come by their ids, eighty at most', async () => {
    const query = 'query ($ids: String) { userPatch(ids: $ids) { totalCount list { username } } }';
    const ids = [OLDTIMER.id, UNKNOWN, MENSHEN.id].join(',');
    expect(await vendor.field(query, { ids }, owner)).toEqual({
      totalCount: 2,
      list: [{ username: 'oldtimer' }, { username: 'menshen' }],
    });
    expect(await vendor.code(query, { ids: Array(81).fill(MENSHEN.id).join(',') }, owner)).toBe(2030);
    expect(await vendor.code(query, { ids }, token)).toBe(1001);
  });

  it('are found by name', async () => {
    const query = `query ($email: String, $username: String, $phone: String) {
      userExist(userPoolId: "${POOL}", email: $email, username: $username, phone: $phone) }`;
    expect(await vendor.field(query, { email: 'OLD@example.com' })).toBe(true);
    expect(await vendor.field(query, { phone: '13900000000' })).toBe(false);
  });

  it('are removed by the owner, all or none', async () => {
    const query = `mutation ($ids: [String]) { removeUsers(ids: $ids, registerInClient: "${POOL}", operator: "x") { _id } }`;
    expect(await vendor.code(query, { ids: [MENSHEN.id] }, token)).toBe(1001);
    expect(await vendor.code(query, { ids: [] }, owner)).toBe(2209);
    expect(await vendor.code(query, { ids: [MENSHEN.id, UNKNOWN] }, owner)).toBe(2210);
    expect(await vendor.field(query, { ids: [MENSHEN.id] }, owner)).toEqual([{ _id: MENSHEN.id }]);
    expect(
      await vendor.field('query ($token: String) { checkLoginStatus(token: $token) { code } }', { token }),
    ).toEqual({
      code: 2206,
    });
    expect((await vendor.login({ email: MENSHEN.email })).errors[0]?.message.code).toBe(2004);
  });

  it('by an id that is none show the words of the database', async () => {
    const query = `{ user(id: "legacy", registerInClient: "${POOL}") { _id } }`;
    const { errors } = await vendor.graphql(query, {}, owner);
    expect(errors[0]?.message).toEqual({
      code: 500,
      message: expect.stringContaining('Cast to ObjectId failed'),
      data: null,
    });
  });
});

describe('roles', () => {
  const GROUP = `query UserGroup($group: String!, $page: Int, $count: Int) {
    userGroup(client: "${POOL}", group: $group, page: $page, count: $count) {
      totalCount list { _id group { _id } client { _id } user { _id photo username email } createdAt } } }`;

  it('have members', async () => {
    const page = await vendor.field(GROUP, { group: ROLE }, owner);
    const row = { _id: expect.any(String), group: { _id: ROLE }, client: { _id: POOL } };
    expect(page).toMatchObject({
      totalCount: 2,
      list: [
        { ...row, user: { _id: MENSHEN.id } },
        { ...row, user: { _id: TWOFACTOR.id } },
      ],
    });
    expect(await vendor.field(GROUP, { group: ROLE, page: 2, count: 1 }, owner)).toMatchObject({
      list: [{ user: { _id: TWOFACTOR.id } }],
    });
    expect(await vendor.field(GROUP, { group: UNKNOWN }, owner)).toEqual({ totalCount: 0, list: [] });
    expect(await vendor.code(GROUP, { group: ROLE }, token)).toBe(1001);
  });

  it('are made, given and taken by the owner', async () => {
    const create = `mutation { createRole(name: "porter", client: "${POOL}", descriptions: "d") { _id name } }`;
    const { _id: role } = await vendor.field<{ _id: string }>(create, {}, owner);
    const variables = { role, user: OLDTIMER.id };
    const assign = `mutation ($role: String!, $user: String!) {
      assignUserToRole(group: $role, client: "${POOL}", user: $user) { totalCount list { user { _id } } } }`;
    const members = { totalCount: 1, list: [{ user: { _id: OLDTIMER.id } }] };
    expect(await vendor.field(assign, variables, owner)).toEqual(members);
    expect(await vendor.field(assign, variables, owner)).toEqual(members);
    const rolesOf = `{ queryRoleByUserId(user: "${OLDTIMER.id}", client: "${POOL}") { totalCount list { group { name } } } }`;
    expect(await vendor.field(rolesOf, {}, owner)).toEqual({ totalCount: 1, list: [{ group: { name: 'porter' } }] });
    expect(await vendor.code(rolesOf, {}, token)).toBe(2202);
    const rename = `mutation ($role: String!) { updateRole(_id: $role, name: "keeper", client: "${POOL}") { name descriptions } }`;
    expect(await vendor.field(rename, { role }, owner)).toEqual({ name: 'keeper', descriptions: 'd' });
    const take = `mutation ($role: String!, $user: String!) {
      removeUserFromGroup(group: $role, client: "${POOL}", user: $user) { user { _id } } }`;
    expect(await vendor.field(take, variables, owner)).toEqual({ user: { _id: OLDTIMER.id } });
    expect(await vendor.code(take, variables, owner)).toBe(2004);
    const all = `{ clientRoles(client: "${POOL}") { totalCount list { name } } }`;
    expect(await vendor.field(all, {}, owner)).toEqual({
      totalCount: 2,
      list: [{ name: 'gatekeeper' }, { name: 'keeper' }],
    });
    expect(await vendor.code(create, {}, token)).toBe(1001);
  });
});

describe('social accounts', () => {
  const BIND = `mutation ($user: String, $type: String!, $unionid: String!, $userInfo: String!) {
    bindOtherOAuth(user: $user, client: "${POOL}", type: $type, unionid: $unionid, userInfo: $userInfo) {
      _id user client type userInfo unionid createdAt } }`;
  const UNBIND = `mutation ($user: String, $type: String!) {
    unbindOtherOAuth(user: $user, client: "${POOL}", type: $type) { type unionid } }`;
  const github = { type: 'github', unionid: '12345678', userInfo: '{"login":"demo"}' };

  it('are bound and unbound', async () => {
    expect(await vendor.field(BIND, { ...github, user: MENSHEN.id }, token)).toMatchObject({
      ...github,
      user: MENSHEN.id,
      client: POOL,
    });
    const list = `{ notBindOAuthList(user: "${MENSHEN.id}", client: "${POOL}") { type oAuthUrl image name binded } }`;
    expect(await vendor.field(list, {}, owner, 'oauth')).toMatchObject([
      { type: 'github', binded: true },
      { type: 'wechat', binded: false },
    ]);
    expect(await vendor.field(UNBIND, { type: 'github' }, token)).toEqual({ type: 'github', unionid: '12345678' });
    expect(await vendor.code(UNBIND, { type: 'github' }, token)).toBe(2216);
  });

  it('belong to one user, one of a type', async () => {
    await vendor.field(BIND, github, token);
    expect(await vendor.code(BIND, { ...github, unionid: '2' }, token)).toBe(2215);
    expect(await vendor.code(BIND, github, await vendor.userToken(OLDTIMER.email))).toBe(2213);
    expect(await vendor.code(BIND, { ...github, type: 'wechat', userInfo: '{' }, token)).toBe(500);
    expect(await vendor.code(BIND, github)).toBe(2020);
  });

  it('may be the last way to log in, which is kept', async () => {
    const userInfo = { email: 'only@example.com', password: vendor.encrypt(PASSWORD), forceLogin: true };
    const own = tokenIn(await vendor.register(userInfo));
    await vendor.field(BIND, github, own);
    await vendor.field('mutation { unbindEmail { email } }', {}, own);
    expect(await vendor.code(UNBIND, { type: 'github' }, own)).toBe(2217);
  });

  it('come over connections, the switched-off ones too', async () => {
    const query = `query ReadOAuthList($clientId: String!, $useGuard: Boolean) {
      ReadOauthList(clientId: $clientId, useGuard: $useGuard) { _id name alias image description enabled client user url oAuthUrl } }`;
    const list = await vendor.field(query, { clientId: POOL }, undefined, 'oauth');
    expect(list).toMatchObject([
      { alias: 'github', enabled: true, client: POOL, url: expect.stringMatching(/^http/) },
      { alias: 'wechat', enabled: true },
      { alias: 'weibo', enabled: false },
    ]);
  });
});

describe('applications', () => {
  const APPS = `query ($pool: String, $userId: String, $page: Int, $count: Int) {
    GetUserAuthorizedApps(clientId: $pool, userId: $userId, page: $page, count: $count) {
      totalCount OAuthApps { _id } OIDCApps { _id name client_id access_token_expire redirect_uris } } }`;
  const REVOKE = `mutation ($pool: String, $userId: String, $appId: String) {
    RevokeUserAuthorizedApp(userPoolId: $pool, userId: $userId, appId: $appId) { isRevoked _id scope appId userId type } }`;
  const appId = 'e0e0e0e0e0e0e0e0e0e0f101';
  const own = { pool: POOL, userId: MENSHEN.id };

  it('that a user let in are listed, and shut out again', async () => {
    for (const bearer of [token, owner]) {
      expect(await vendor.field(APPS, own, bearer, 'oauth')).toMatchObject({
        totalCount: 1,
        OAuthApps: [],
        OIDCApps: [{ _id: appId, access_token_expire: '3600' }],
      });
    }
    expect(await vendor.field(REVOKE, { ...own, appId }, token, 'oauth')).toMatchObject({ isRevoked: 'true', appId });
    expect(await vendor.field(APPS, own, token, 'oauth')).toEqual({ totalCount: 0, OAuthApps: [], OIDCApps: [] });
    expect(await vendor.code(REVOKE, { ...own, appId }, token, 'oauth')).toBe(2011);
  });

  it("are another user's secret", async () => {
    expect(await vendor.code(APPS, { ...own, userId: OLDTIMER.id }, token, 'oauth')).toBe(2202);
    expect(await vendor.code(APPS, own, undefined, 'oauth')).toBe(2020);
  });
});

describe('the pool', () => {
  it('tells its settings to anybody', async () => {
    const query = `{ getUserPoolSettings(userPoolId: "${POOL}") { name logo descriptions allowedOrigins emailVerifiedDefault
      useMiniLogin useSelfWxapp registerDisabled showWXMPQRCode enableEmail jwtExpired } }`;
    const settings = await vendor.field<Record<string, unknown>>(query);
    expect(settings).toMatchObject({ registerDisabled: false, jwtExpired: 1_296_000 });
    expect(Object.values(settings)).not.toContain(null);
  });

  it('is as before after a reset', async () => {
    await vendor.register({ email: 'new@example.com', password: vendor.encrypt(PASSWORD) });
    await vendor.control.reset();
    expect((await vendor.login({ email: 'new@example.com' })).errors[0]?.message.code).toBe(2004);
    const status = 'query ($token: String) { checkLoginStatus(token: $token) { code } }';
    expect(await vendor.field(status, { token })).toEqual({ code: 2206 });
  });
});
