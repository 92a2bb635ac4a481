import { describe, expect, it } from 'vitest';
import { SEEDED, sdk, useAuthing } from './authing.js';

const PASSWORD = 'Gate-keeper-1';

const emulator = useAuthing();
const { newClient, newManagement, setting, signedIn } = emulator;

describe('users of the official ManagementClient', () => {
  it('are imported with their history and an identity', async () => {
    const { users } = newManagement();
    const signedUp = '2017-06-07T14:34:08+04:00';
    const identity = { provider: 'wechat', userIdInIdp: 'w1' };
    const created = await users.create({ username: 'imported', unionid: 'u1', signedUp }, { identity });
    expect(created).toMatchObject({ unionid: 'u1', loginsCount: 0 });
    const detail = await users.detail(String(created.id));
    expect(Date.parse(String(detail.signedUp))).toBe(Date.parse(signedUp));
    expect(await users.find({ identity })).toMatchObject({ id: created.id });
    await expect(users.create({ password: PASSWORD })).rejects.toMatchObject({ code: 500 });
    await expect(users.create({ username: 'x', lastLogin: '1602756997950' })).rejects.toMatchObject({ code: 500 });
  });

  it('are null when unknown, and have custom data on request', async () => {
    const { users } = newManagement();
    expect(await users.detail('xxx')).toBeNull();
    await users.setUdfValueBatch([{ userId: SEEDED.id, data: { school: 'ucla', age: 7 } }]);
    const customData = { school: 'ucla', age: 7 };
    const asked = { withCustomData: true };
    expect(await users.detail(SEEDED.id, asked)).toMatchObject({ customData });
    expect(await users.batch([SEEDED.id], { queryField: 'id', ...asked })).toMatchObject([{ customData }]);
    expect(await users.list(1, 10, asked)).toMatchObject({ totalCount: 2 });
    expect(await users.find({ username: SEEDED.username, ...asked })).toMatchObject({ customData });
    expect(await users.search(SEEDED.email, asked)).toMatchObject({ list: [{ customData }] });
  });

  it('are listed without a filter, and as archived', async () => {
    const { users } = newManagement();
    expect(await users.filter({ page: 1, limit: 1 })).toMatchObject({ totalCount: 2, list: [expect.anything()] });
    expect(await users.listArchivedUsers()).toEqual({ totalCount: 0, list: [] });
    await emulator.ask('/authing/users', { identifier: SEEDED.email, status: 'Archived' });
    expect(await users.listArchivedUsers()).toMatchObject({ totalCount: 1, list: [{ id: SEEDED.id }] });
  });

  it('have groups, departments, organisations, resources, roles and tenants', async () => {
    const { users, groups } = newManagement();
    await groups.create('day-watch', 'Day watch');
    await users.addGroup(SEEDED.id, 'day-watch');
    expect(await users.listGroups(SEEDED.id)).toMatchObject({ totalCount: 2 });
    await users.removeGroup(SEEDED.id, 'day-watch');
    expect(await users.listGroups(SEEDED.id)).toMatchObject({ totalCount: 1 });
    expect(await users.listDepartment(SEEDED.id)).toMatchObject({ totalCount: 1 });
    expect(await users.listOrgs(SEEDED.id)).toHaveLength(1);
    expect(await users.listAuthorizedResources(SEEDED.id, 'default')).toMatchObject({ list: [{ code: 'gate' }] });
    expect(await users.hasRole(SEEDED.id, 'gatekeeper')).toBe(true);
    expect(await users.getUserTenants(SEEDED.id)).toMatchObject({ id: SEEDED.id, tenants: [] });
  });

  it('are signed out by kick and by logout', async () => {
    const { users } = newManagement();
    const appId = setting('AUTHING_APP_ID');
    for (const end of [() => users.kick([SEEDED.id]), () => users.logout({ userId: SEEDED.id, appId })]) {
      const client = await signedIn();
      const { token } = (await client.getCurrentUser()) ?? {};
      const status = await users.checkLoginStatus(SEEDED.id, appId);
      expect(status).toMatchObject({ isLogin: true, user: { id: SEEDED.id }, application: [{ id: appId }] });
      expect(await end()).toEqual({ code: 200, message: '强制下线成功' });
      expect(await users.checkLoginStatus(SEEDED.id)).toMatchObject({ isLogin: false });
      expect(await client.checkLoginStatus(String(token))).toMatchObject({ status: false });
    }
  });

  it('resign, and can then no longer log in', async () => {
    const { users } = newManagement();
    const other = await users.create({ username: 'other', password: PASSWORD });
    expect(await users.resignUser(SEEDED.id)).toEqual({ success: true });
    expect(await users.resignUserBatch([String(other.id)])).toEqual({ success: true });
    expect(await users.detail(SEEDED.id)).toMatchObject({ status: 'Resigned' });
    await expect(newClient().loginByUsername('other', PASSWORD)).rejects.toMatchObject({ code: 2005 });
  });

  it('leave a log of their actions, by which they are counted', async () => {
    const management = newManagement();
    const { users, userAction, statistics } = management;
    const appId = setting('AUTHING_APP_ID');
    expect(await users.getApplicationLoginUserNum({ appId })).toBe(0);
    const client = await signedIn();
    await client.setUdfValue({ school: 'ucla' });
    await newClient().registerByUsername('newcomer', PASSWORD);
    expect(await users.listUserActions()).toMatchObject({
      totalCount: 2,
      list: [{ operationName: 'register' }, { operationName: 'login', userId: SEEDED.id, username: 'menshen', appId }],
    });
    const named = { operationNames: ['login'], userIds: [SEEDED.id], appIds: [appId], start: 0 };
    expect(await users.listUserActions(named)).toMatchObject({ totalCount: 1 });
    expect(await users.listUserActions({ clientIp: '10.9.9.9' })).toMatchObject({ totalCount: 0 });
    expect(await userAction.list()).toMatchObject({ totalCount: 2 });
    expect(await statistics.listUserActions({ eventType: 'register' })).toMatchObject({ totalCount: 1 });
    expect(await users.getApplicationLoginUserNum({ appId })).toBe(1);
    expect(await users.getUdfFieldUserNum({ appId, definedFieldKey: 'school' })).toBe(1);
    expect(await users.getUdfFieldUserNum({ appId, definedFieldKey: 'age' })).toBe(0);
  });

  it('are linked to identities of other providers', async () => {
    const { users } = newManagement();
    const identity = { userId: SEEDED.id, isSocial: true, type: 'wechat', identifier: 'my-wechat', extIdpId: 'x' };
    expect(await users.linkIdentity({ ...identity, userIdInIdp: 'w1' })).toMatchObject({ code: 200 });
    expect(await users.find({ identity: { provider: 'wechat', userIdInIdp: 'w1' } })).toMatchObject({ id: SEEDED.id });
    expect(await users.unlinkIdentity(identity)).toMatchObject({ code: 200 });
    expect(await users.find({ identity: { provider: 'wechat', userIdInIdp: 'w1' } })).toBeNull();
  });

  it('receive a mail for their first login', async () => {
    const { users } = newManagement();
    const appId = setting('AUTHING_APP_ID');
    expect(await users.sendFirstLoginVerifyEmail({ appId, userId: SEEDED.id })).toBe(true);
    expect(await emulator.control.lastCode(SEEDED.email)).toMatch(/^\d+$/);
  });

  it('have second factors that an administrator imports and removes', async () => {
    const { users, mfa } = newManagement();
    const { id } = await users.create({ username: 'paired', password: PASSWORD });
    const imported = await mfa.importTotp(String(id), '123456', '654321');
    expect(imported).toMatchObject({ userId: id, recoveryCode: '654321', secret: '123456', enable: true });
    await expect(newClient().loginByUsername('paired', PASSWORD)).rejects.toMatchObject({ code: 1635 });
    expect(await mfa.getStatus(String(id))).toEqual({ OTP: true, FACE: false });
    expect(await mfa.unAssociateMfa(String(id), 'OTP')).toBe(true);
    expect(await mfa.unAssociateMfa(String(id), 'FACE')).toBe(true);
    expect(await mfa.getStatus(String(id))).toEqual({ OTP: false, FACE: false });
    await newClient().loginByUsername('paired', PASSWORD);
  });
});

describe('the official ManagementClient', () => {
  it('reads a token, judges a password, mails a code and sends requests of its own', async () => {
    const management = newManagement();
    const { token } = await management.users.refreshToken(SEEDED.id);
    expect(await management.checkLoginStatus(String(token), { fetchUserDetail: true })).toMatchObject({
      id: SEEDED.id,
    });
    expect(await management.isPasswordValid('123')).toEqual([{ valid: false, message: expect.any(String) }]);
    expect(await management.sendEmail(SEEDED.email, sdk.EmailScene.ResetPassword)).toMatchObject({ code: 200 });
    management.setLang('en-US');
    const query = 'query ($code: String!) { role(code: $code) { code } }';
    const variables = { code: 'gatekeeper' };
    expect(await management.makeGraphqlRequest({ query, variables })).toEqual({ role: variables });
    const url = `${setting('AUTHING_APP_HOST')}/api/v2/users/${SEEDED.id}`;
    expect(await management.makeRestRequest({ method: 'GET', url })).toMatchObject({ id: SEEDED.id });
  });
});
