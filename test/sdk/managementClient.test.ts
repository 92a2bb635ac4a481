import { describe, expect, it } from 'vitest';
import { SEEDED, sdk, useAuthing } from './authing.js';

const { UdfTargetType, UdfDataType } = sdk;
const PASSWORD = 'Gate-keeper-1';

const { newManagement, signedIn, newClient } = useAuthing();

describe('the official ManagementClient', () => {
  it('defines a custom field that users then fill', async () => {
    const { udf } = newManagement();
    await udf.set(UdfTargetType.User, 'motto', UdfDataType.String, 'Motto');
    expect(await udf.list(UdfTargetType.User)).toContainEqual(
      expect.objectContaining({ key: 'motto', dataType: 'STRING' }),
    );
    const client = await signedIn();
    await client.setUdfValue({ motto: 'Who goes there?' });
    await udf.remove(UdfTargetType.User, 'motto');
    expect(await client.getUdfValue()).toEqual({});
  });

  it('creates, finds, lists and deletes users', async () => {
    const { users } = newManagement();
    const created = await users.create({ username: 'made', password: PASSWORD });
    expect(await users.find({ username: 'made' })).toMatchObject({ id: created.id });
    expect(await users.detail(String(created.id))).toMatchObject({ username: 'made' });
    expect(await users.batch([String(created.id)])).toHaveLength(1);
    expect(await users.list()).toMatchObject({ totalCount: 3 });
    await users.delete(String(created.id));
    expect(await users.list()).toMatchObject({ totalCount: 2 });
  });

  it('fails with a wrong secret', async () => {
    await expect(newManagement('wrong').users.list()).rejects.toMatchObject({ code: 1001 });
  });

  it('updates, searches, batches and deletes users', async () => {
    const { users } = newManagement();
    const created = await users.create({ email: 'made@example.com', password: PASSWORD });
    const id = String(created.id);
    expect(await users.update(id, { nickname: 'Made', phone: '13900000021' })).toMatchObject({ nickname: 'Made' });
    expect(await users.exists({ email: 'made@example.com' })).toBe(true);
    expect(await users.search('made@')).toMatchObject({ totalCount: 1 });
    expect(await users.refreshToken(id)).toMatchObject({ token: expect.any(String) });
    await newClient().loginByEmail('made@example.com', PASSWORD);
    await users.setUdfValue(id, { school: 'Qinghua' });
    expect(await users.getUdfValue(id)).toEqual({ school: 'Qinghua' });
    expect(await users.getUdfValueBatch([id, SEEDED.id])).toMatchObject({ [id]: { school: 'Qinghua' } });
    await users.removeUdfValue(id, 'school');
    await users.deleteMany([id]);
    expect(await users.exists({ email: 'made@example.com' })).toBe(false);
  });

  it('gives and takes roles, which their users then have', async () => {
    const { roles, users } = newManagement();
    await roles.create('archer', 'Shoots');
    expect(await roles.detail('archer')).toMatchObject({ code: 'archer', description: 'Shoots' });
    await roles.update('archer', { description: 'Shoots well' });
    await roles.addUsers('archer', [SEEDED.id]);
    expect(await roles.listUsers('archer')).toMatchObject({ totalCount: 1 });
    const client = await signedIn();
    expect(await client.hasRole('archer')).toBe(true);
    expect(await users.listRoles(SEEDED.id)).toMatchObject({ totalCount: 2 });
    await roles.removeUsers('archer', [SEEDED.id]);
    await users.addRoles(SEEDED.id, ['archer']);
    await users.removeRoles(SEEDED.id, ['archer']);
    expect(await client.hasRole('archer')).toBe(false);
    expect(await roles.list()).toMatchObject({ totalCount: 2 });
    await roles.delete('archer');
    expect(await roles.list()).toMatchObject({ totalCount: 1 });
  });

  it('builds an organisation, whose members then see their place', async () => {
    const { org } = newManagement();
    const made = await org.create('Wei', 'A kingdom', 'wei');
    const root = await org.rootNode(String(made.id));
    const grown = await org.addNode(String(made.id), String(root.id), { name: 'Archers', code: 'archers' });
    expect(grown).toMatchObject({ name: 'Archers', root: false });
    const node = await org.getNodeByCode(String(made.id), 'archers');
    await org.addMembers(String(node.id), [SEEDED.id]);
    expect(await org.listMembers(String(node.id), { page: 1, limit: 10 })).toMatchObject({ totalCount: 1 });
    const client = await signedIn();
    const names = (await client.listOrgs()).map((path: { name?: string }[]) => path.at(-1)?.name);
    expect(names.sort()).toEqual(['Archers', 'Gatehouse']);
    await org.removeMembers(String(node.id), [SEEDED.id]);
    expect(await org.isRootNode(String(made.id), String(root.id))).toBe(true);
    expect(await org.listChildren(String(root.id))).toHaveLength(1);
    await org.deleteNode(String(made.id), String(node.id));
    await org.deleteById(String(made.id));
    expect(await org.list()).toMatchObject({ totalCount: 1 });
  });
});
