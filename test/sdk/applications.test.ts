import { describe, expect, it } from 'vitest';
import { SEEDED, sdk, useAuthing } from './authing.js';

const { UdfTargetType, WhitelistType } = sdk;
const PASSWORD = 'Gate-keeper-1';
const NEW = { name: 'Shop', identifier: 'shop', redirectUris: ['https://shop.example.com/callback'] };

const emulator = useAuthing();
const { newClient, newManagement, setting, signedIn } = emulator;
const appId = () => setting('AUTHING_APP_ID');

describe('applications of the official ManagementClient', () => {
  it('are created, found, changed, listed and deleted', async () => {
    const { applications } = newManagement();
    const { id } = await applications.create(NEW);
    await expect(applications.create(NEW)).rejects.toMatchObject({ code: 500 });
    expect(await applications.findById(id)).toMatchObject(NEW);
    expect(await applications.list()).toMatchObject({ totalCount: 2, list: [{ id: appId() }, { id }] });
    const { secret } = await applications.findById(id);
    expect((await applications.refreshApplicationSecret(id)).secret).not.toBe(secret);
    expect(await applications.changeApplicationType(id, 'BOTH' as never)).toMatchObject({ appType: 'BOTH' });
    expect(await applications.applicationTenants(id)).toMatchObject({ id, tenants: [] });
    const strategy = { permissionStrategy: { defaultStrategy: 'DENY_ALL' } };
    expect(await applications.updateDefaultAccessPolicy(id, 'DENY_ALL')).toMatchObject(strategy);
    expect(await applications.delete(id)).toBe(true);
    await expect(applications.findById(id)).rejects.toMatchObject({ code: 2011 });
  });

  it('list their active users', async () => {
    const { applications } = newManagement();
    expect(await applications.activeUsers(appId())).toEqual({ totalCount: 0, list: [] });
    await signedIn();
    expect(await applications.activeUsers(appId())).toMatchObject({ totalCount: 1, list: [{ id: SEEDED.id }] });
  });

  it('have resources and roles in a namespace of their own', async () => {
    const { applications } = newManagement();
    const { id } = await applications.create(NEW);
    const actions = [{ name: 'book:write', description: 'Write' }];
    await applications.createResource(id, { code: 'book', type: 'DATA', actions });
    expect(await applications.updateResource(id, { code: 'book', type: 'API' })).toMatchObject({
      type: 'API',
      actions,
    });
    expect(await applications.listResources(id)).toMatchObject({ totalCount: 1 });
    expect(await applications.deleteResource(id, 'book')).toBe(true);

    await applications.createRole(id, { code: 'clerk' });
    expect(await applications.updateRole(id, { code: 'clerk', newCode: 'seller' })).toMatchObject({ code: 'seller' });
    expect(await applications.findRole(id, 'seller')).toMatchObject({ namespace: id });
    await applications.addUsersToRole(id, 'seller', [SEEDED.id]);
    expect(await applications.getUsersByRoleCode(id, 'seller')).toMatchObject({ totalCount: 1 });
    await applications.removeUsersFromRole(id, 'seller', [SEEDED.id]);
    expect(await applications.listAuthorizedResourcesByRole(id, 'seller')).toEqual({ totalCount: 0, list: [] });
    expect(await applications.getRoles(id)).toMatchObject({ totalCount: 1 });
    await applications.deleteRole(id, 'seller');
    await applications.createRole(id, { code: 'other' });
    expect(await applications.deleteRoles(id, ['other'])).toMatchObject({ code: 200 });
  });

  it('have access policies', async () => {
    const { applications, acl } = newManagement();
    const target = { targetType: 'USER' as const, targetIdentifiers: [SEEDED.id] };
    const records = async () => (await applications.getAccessPolicies(appId())).list;
    await applications.allowAccess(appId(), target);
    expect(await records()).toMatchObject([{ targetIdentifier: SEEDED.id, enabled: true }]);
    await applications.disableAccessPolicy(appId(), target);
    expect(await records()).toMatchObject([{ enabled: false }]);
    await applications.enableAccessPolicy(appId(), target);
    await applications.denyAccess(appId(), target);
    expect(await records()).toMatchObject([{ enabled: true, policy: { statements: [{ effect: 'DENY' }] } }]);
    await applications.deleteAccessPolicy(appId(), target);
    expect(await records()).toEqual([]);

    const same = { ...target, appId: appId(), namespace: 'default' };
    expect(await acl.allowAccessApplication(same)).toMatchObject({ code: 200 });
    expect(await acl.disableApplicationAccessPolicy(same)).toMatchObject({ code: 200 });
    expect(await acl.enableApplicationAccessPolicy(same)).toMatchObject({ code: 200 });
    expect(await acl.denyAccessApplication(same)).toMatchObject({ code: 200 });
    expect(await acl.getApplicationAccessPolicies({ appId: appId() })).toMatchObject({ totalCount: 1 });
    expect(await acl.deleteApplicationAccessPolicy(same)).toMatchObject({ code: 200 });
    await expect(acl.deleteApplicationAccessPolicy(same)).rejects.toMatchObject({ code: 500 });
    const defaultStrategy = 'ALLOW_ALL';
    expect(await acl.updateDefaultApplicationAccessPolicy({ appId: appId(), defaultStrategy })).toMatchObject({
      permissionStrategy: { defaultStrategy },
    });
  });

  it('have accounts for machines, which get access tokens', async () => {
    const { acl } = newManagement();
    const { id, secret } = await acl.createProgrammaticAccessAccount(appId(), { tokenLifetime: 60, remarks: 'Cron' });
    const client = newClient({ protocol: 'oidc' });
    const ask = (accessSecret: string) =>
      client.getAccessTokenByClientCredentials('jobs', { accessKey: id, accessSecret });
    expect(await ask(secret)).toMatchObject({ expires_in: 60, scope: 'jobs', access_token: expect.any(String) });
    expect(await acl.programmaticAccessAccountList(appId())).toMatchObject({
      totalCount: 1,
      list: [{ remarks: 'Cron' }],
    });
    const changed = await acl.refreshProgrammaticAccessAccountSecret(id);
    await expect(ask(secret)).rejects.toMatchObject({ response: { status: 401 } });
    expect(await acl.disableProgrammaticAccessAccount(id)).toMatchObject({ enabled: false });
    await expect(ask(changed.secret)).rejects.toMatchObject({ response: { status: 401 } });
    expect(await acl.enableProgrammaticAccessAccount(id)).toMatchObject({ enabled: true });
    await ask(changed.secret);
    expect(await acl.deleteProgrammaticAccessAccount(id)).toBe(true);
    expect(await acl.programmaticAccessAccountList(appId())).toEqual({ totalCount: 0, list: [] });
  });

  it('have agreements in an order', async () => {
    const { applications } = newManagement();
    const first = await applications.createAgreement(appId(), { title: 'Terms' });
    const second = await applications.createAgreement(appId(), { title: 'Privacy', required: false });
    expect([first, second]).toMatchObject([
      { required: true, lang: 'zh-CN', order: 0 },
      { required: false, order: 1 },
    ]);
    expect(await applications.modifyAgreement(appId(), first.id, { title: 'New terms' })).toMatchObject({
      title: 'New terms',
      required: true,
    });
    expect(await applications.sortAgreement(appId(), [second.id, first.id])).toBe(true);
    expect(await applications.listAgreement(appId())).toMatchObject({ list: [{ id: second.id }, { id: first.id }] });
    expect(await applications.deleteAgreement(appId(), first.id)).toBe(true);
    expect(await applications.listAgreement(appId())).toMatchObject({ totalCount: 1 });
  });
});

describe('the pool of the official ManagementClient', () => {
  it('is read and changed, with variables for pipelines', async () => {
    const { userpool } = newManagement();
    expect(await userpool.update({ name: 'Wei' })).toMatchObject({ name: 'Wei' });
    expect(await userpool.detail()).toMatchObject({ id: setting('AUTHING_USERPOOL_ID'), name: 'Wei' });
    expect(await userpool.addEnv('color', 'red')).toEqual([{ key: 'color', value: 'red' }]);
    expect(await userpool.listEnv()).toEqual([{ key: 'color', value: 'red' }]);
    expect(await userpool.removeEnv('color')).toEqual([]);
  });

  it('admits registrations by its whitelist', async () => {
    const { whitelist, userpool, users } = newManagement();
    await whitelist.enable(WhitelistType.Email);
    expect(await whitelist.add(WhitelistType.Email, ['Listed@example.com'])).toMatchObject([
      { value: 'listed@example.com' },
    ]);
    await expect(newClient().registerByEmail('other@example.com', PASSWORD)).rejects.toMatchObject({ code: 2031 });
    await newClient().registerByEmail('listed@example.com', PASSWORD);
    await newClient().registerByUsername('not-an-address', PASSWORD);
    await users.create({ email: 'by-an-administrator@example.com' });
    expect(await whitelist.remove(WhitelistType.Email, ['listed@example.com'])).toEqual([]);
    expect(await whitelist.list(WhitelistType.Email)).toEqual([]);
    await whitelist.disable(WhitelistType.Email);
    const off = { emailEnabled: false, phoneEnabled: false, usernameEnabled: false };
    expect(await userpool.detail()).toMatchObject({ whitelist: off });
    await newClient().registerByEmail('other@example.com', PASSWORD);
  });

  it('lists its custom fields', async () => {
    const { udf } = newManagement();
    expect(await udf.list(UdfTargetType.User)).toHaveLength(7);
  });
});
