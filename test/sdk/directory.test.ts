import { describe, expect, it } from 'vitest';
import { SEEDED, sdk, useAuthing } from './authing.js';

const { PolicyAssignmentTargetType, PolicyEffect, ResourceType, UdfDataType, UdfTargetType } = sdk;

const { newManagement, signedIn } = useAuthing();

const grantOf = (targetType: sdkTargetType, targetIdentifiers: string[], actions: string[]) => ({
  targetType,
  targetIdentifiers,
  resources: [{ code: 'ec2:1', actions, resourceType: ResourceType.Data }],
});
type sdkTargetType = (typeof PolicyAssignmentTargetType)[keyof typeof PolicyAssignmentTargetType];

describe('roles of the official ManagementClient', () => {
  it('are found, with their users, resources and policies', async () => {
    const { roles, policies } = newManagement();
    expect(await roles.findByCode('gatekeeper')).toMatchObject({ code: 'gatekeeper' });
    expect(await roles.findUsers('gatekeeper', { search: 'MENSHEN' })).toMatchObject({ list: [{ id: SEEDED.id }] });
    expect(await roles.findUsers('gatekeeper', { search: 'nobody' })).toEqual({ totalCount: 0, list: [] });
    expect(await roles.listUsers('gatekeeper', { withCustomData: true })).toMatchObject({ totalCount: 1 });
    expect(await roles.listAuthorizedResources('gatekeeper', 'default')).toMatchObject({ list: [{ code: 'gate' }] });
    const statements = [{ resource: 'tower', actions: ['tower:climb'], effect: PolicyEffect.Allow }];
    await policies.create({ code: 'climbers', statements });
    // The SDK names the type USER in these two calls.
    await roles.addPolicies('gatekeeper', ['climbers']);
    await roles.removePolicies('gatekeeper', ['climbers']);
    await policies.addAssignments(['climbers'], PolicyAssignmentTargetType.Role, ['gatekeeper']);
    expect(await roles.listPolicies('gatekeeper')).toMatchObject({ totalCount: 1, list: [{ code: 'climbers' }] });
    await roles.deleteMany(['gatekeeper']);
    expect(await roles.detail('gatekeeper')).toBeNull();
  });

  it('have custom data', async () => {
    const { roles, udf } = newManagement();
    await udf.set(UdfTargetType.Role, 'color', UdfDataType.String, 'Color');
    const id = String((await roles.detail('gatekeeper')).id);
    await roles.setUdfValue(id, { color: 'red' });
    await roles.setUdfValueBatch([{ roleId: id, data: { color: 'blue' } }]);
    expect(await roles.getUdfValue(id)).toEqual({ color: 'blue' });
    expect(await roles.getSpecificUdfValue(id, 'color')).toEqual({ color: 'blue' });
    expect(await roles.getUdfValueBatch([id])).toEqual({ [id]: { color: 'blue' } });
    await roles.removeUdfValue(id, 'color');
    expect(await udf.listUdv(UdfTargetType.Role, id)).toEqual([]);
    await udf.setUdvBatch(UdfTargetType.Role, id, [{ key: 'color', value: 'green' }]);
    expect(await udf.listUdv(UdfTargetType.Role, id)).toMatchObject([{ key: 'color', value: 'green' }]);
  });
});

describe('groups of the official ManagementClient', () => {
  it('are created, changed, filled and deleted', async () => {
    const { groups } = newManagement();
    await groups.create('day', 'Day watch');
    await groups.update('day', { newCode: 'noon', name: 'Noon watch' });
    await groups.addUsers('noon', [SEEDED.id]);
    expect(await groups.detail('noon')).toMatchObject({ name: 'Noon watch' });
    expect(await groups.listUsers('noon')).toMatchObject({ totalCount: 1 });
    expect(await groups.listUsers('noon', { withCustomData: true })).toMatchObject({ list: [{ id: SEEDED.id }] });
    expect(await groups.listAuthorizedResources('noon', 'default')).toEqual({ totalCount: 0, list: [] });
    await groups.removeUsers('noon', [SEEDED.id]);
    expect(await groups.list()).toMatchObject({ totalCount: 2 });
    await groups.delete('noon');
    await groups.deleteMany(['night-watch']);
    expect(await groups.list()).toEqual({ totalCount: 0, list: [] });
  });
});

describe('policies of the official ManagementClient', () => {
  it('hold for their targets while they are enabled', async () => {
    const { policies, acl } = newManagement();
    const statements = [{ resource: 'tower', actions: ['tower:climb'], effect: PolicyEffect.Allow }];
    await policies.create({ code: 'climb', statements });
    await policies.update('climb', { newCode: 'climbers', description: 'May climb' });
    expect(await policies.detail('climbers')).toMatchObject({ description: 'May climb' });
    const isAllowed = () => acl.isAllowed(SEEDED.id, 'tower', 'tower:climb');
    const type = PolicyAssignmentTargetType.User;
    await policies.addAssignments(['climbers'], type, [SEEDED.id]);
    expect(await policies.listAssignments({ code: 'climbers' })).toMatchObject({ totalCount: 1 });
    expect(await isAllowed()).toBe(true);
    await policies.disableAssignment('climbers', type, SEEDED.id);
    expect(await isAllowed()).toBe(false);
    await policies.enableAssignment('climbers', type, SEEDED.id);
    expect(await isAllowed()).toBe(true);
    expect(await acl.getPoliciesAssignmentsCondition('default', 'climbers', 'USER')).toMatchObject([
      { targetType: 'USER', targetIdentifier: SEEDED.id },
    ]);
    await policies.removeAssignments(['climbers'], type, [SEEDED.id]);
    expect(await isAllowed()).toBe(false);
    expect(await policies.list()).toMatchObject({ totalCount: 1 });
    await policies.delete('climbers');
    await policies.create({ code: 'other', statements });
    await policies.deleteMany(['other']);
    expect(await policies.list()).toEqual({ totalCount: 0, list: [] });
  });
});

describe('the access control of the official ManagementClient', () => {
  it('keeps namespaces and their resources', async () => {
    const { acl } = newManagement();
    expect(await acl.listNamespaces()).toMatchObject({ total: 1, list: [{ code: 'default' }] });
    const namespace = await acl.createNamespace('cloud', 'Cloud', 'Machines');
    expect(namespace).toMatchObject({ id: expect.any(Number), code: 'cloud', name: 'Cloud', description: 'Machines' });
    await expect(acl.createNamespace('cloud', 'Again')).rejects.toMatchObject({ code: 500 });
    expect(await acl.updateNamespace('cloud', { name: 'The cloud' })).toMatchObject({ name: 'The cloud' });

    const actions = [{ name: 'ec2:Start', description: 'Start a server' }];
    const made = await acl.createResource({ namespace: 'cloud', code: 'ec2', type: 'DATA', actions });
    expect(made).toMatchObject({ code: 'ec2', actions, namespaceId: namespace.id });
    const change = { namespace: 'cloud', description: 'Servers' };
    expect(await acl.updateResource('ec2', change)).toMatchObject({ id: made.id, description: 'Servers', actions });
    expect(await acl.getResourceById(made.id)).toMatchObject({ code: 'ec2' });
    expect(await acl.getResourceByCode({ namespace: 'cloud', code: 'ec2' })).toMatchObject({ id: made.id });
    expect(await acl.getResourceByCode({ namespace: 'default', code: 'ec2' })).toBeNull();
    expect(await acl.listResources({ namespace: 'cloud', type: 'DATA' })).toMatchObject({ totalCount: 1 });
    expect(await acl.getResources({ namespace: 'cloud', type: 'API' })).toEqual({ totalCount: 0, list: [] });
    expect(await acl.deleteResource('ec2', 'cloud')).toBe(true);
    await expect(acl.deleteResource('ec2', 'cloud')).rejects.toMatchObject({ code: 500 });
    expect(await acl.deleteNamespace('cloud')).toBe(true);
    expect(await acl.listNamespaces()).toMatchObject({ total: 1 });
  });

  it('grants resources to users, groups, roles and nodes, and takes them back', async () => {
    const { acl, roles, org } = newManagement();
    const { User, Group, Role, Org } = PolicyAssignmentTargetType;
    const namespace = 'cloud';
    await roles.create('operator', '', namespace);
    const node = String((await org.create('Company', '')).rootNode.id);
    const opts = [
      grantOf(User, [SEEDED.id], ['ec2:Start']),
      grantOf(Group, ['night-watch'], ['ec2:Stop']),
      grantOf(Role, ['operator'], ['ec2:Update']),
      grantOf(Org, [node], ['ec2:View']),
    ];
    const isAllowed = (action: string) => acl.isAllowed(SEEDED.id, 'ec2:1', action, { namespace });
    expect(await acl.authorizeResources({ namespace, opts })).toBe(true);
    expect(await Promise.all(['ec2:Start', 'ec2:Stop', 'ec2:Update'].map(isAllowed))).toEqual([true, true, false]);
    const targets = [
      { targetType: User, targetIdentifier: SEEDED.id },
      { targetType: Group, targetIdentifier: 'night-watch' },
      { targetType: Role, targetIdentifier: 'operator' },
      { targetType: Org, targetIdentifier: node },
    ];
    const { list } = await acl.listAuthorizedResourcesBatch({ namespace, targets });
    const only = (action: string) => ({ totalCount: 1, list: [{ code: 'ec2:1', type: 'DATA', actions: [action] }] });
    expect(list).toMatchObject(['ec2:Start', 'ec2:Stop', 'ec2:Update', 'ec2:View'].map(only));

    const asked = { namespace, resource: 'ec2:1', resourceType: 'DATA' as const };
    expect(await acl.getAuthorizedTargets(asked)).toMatchObject({ totalCount: 4 });
    const either = { op: 'OR' as const, list: ['ec2:Stop', 'ec2:Start'] };
    expect(await acl.getAuthorizedTargets({ ...asked, actions: either })).toMatchObject({ totalCount: 2 });
    expect(await acl.getAuthorizedTargets({ ...asked, actions: { ...either, op: 'AND' } })).toMatchObject({
      totalCount: 0,
    });
    expect(await acl.getAuthorizedTargets({ ...asked, targetType: 'GROUP' })).toMatchObject({
      list: [{ targetType: 'GROUP', targetIdentifier: 'night-watch', actions: ['ec2:Stop'] }],
    });

    expect(await acl.revokeResources({ namespace, opts: opts.slice(0, 1) })).toBe(true);
    expect(await isAllowed('ec2:Start')).toBe(false);
    const group = { targetType: Group, targetIdentifier: 'night-watch' };
    expect(await acl.revokeResource({ namespace, resource: 'ec2:1', opts: [group] })).toBe(true);
    expect(await isAllowed('ec2:Stop')).toBe(false);
  });

  it('allows single actions, of the type DATA', async () => {
    const { acl } = newManagement();
    await acl.allow(SEEDED.id, 'book:1', 'book:read', 'default');
    const type = PolicyAssignmentTargetType.User;
    await acl.authorizeResource({
      namespace: 'default',
      resource: 'book:2',
      opts: [{ targetType: type, targetIdentifier: SEEDED.id, actions: ['book:read'] }],
    });
    const { list } = await acl.listAuthorizedResources(type, SEEDED.id, 'default');
    expect(list).toContainEqual({ code: 'book:1', type: 'DATA', actions: ['book:read'] });
    expect(await acl.isAllowed(SEEDED.id, 'book:2', 'book:read')).toBe(true);
  });
});

describe('organisations of the official ManagementClient', () => {
  const tree = {
    name: 'Wei',
    code: 'wei',
    order: 10,
    children: [
      { name: 'Archers', code: 'archers', children: [{ name: 'Longbows', code: 'longbows', order: 20 }] },
      { name: 'Riders', code: 'riders' },
    ],
  };

  it('are imported and exported as trees', async () => {
    const { org } = newManagement();
    const { id } = await org.importByJson(tree);
    expect((await org.findById(id)).nodes).toHaveLength(4);
    expect(await org.exportByOrgId(id)).toMatchObject(tree);
    expect(await org.exportAll()).toMatchObject([{ code: 'company' }, tree]);
    expect(await org.getAllOrgs()).toMatchObject({ totalCount: 2, list: [expect.anything(), { id }] });
    const twice = { ...tree, children: [...tree.children, { name: 'Riders', code: 'riders' }] };
    await expect(org.importByJson(twice)).rejects.toMatchObject({ code: 500 });
    expect(await org.list()).toMatchObject({ totalCount: 2 });
    await org.create('Branch', '', 'branch', 'tenant-1');
    expect(await org.getOrgByTenantId('tenant-1')).toMatchObject({ tenantId: 'tenant-1' });
    expect(await org.getOrgByTenantId('tenant-2')).toBeNull();
  });

  it('have nodes that are found, changed and moved, with members and resources', async () => {
    const { org, acl } = newManagement();
    const { id } = await org.importByJson(tree);
    const archers = String((await org.getNodeByCode(id, 'archers')).id);
    const riders = String((await org.getNodeByCode(id, 'riders')).id);
    expect(await org.updateNode(riders, { name: 'Fast riders' })).toMatchObject({ name: 'Fast riders' });
    expect(await org.getNodeById(riders)).toMatchObject({ name: 'Fast riders' });
    expect(await org.searchNodes('Fast')).toMatchObject([{ id: riders }]);
    await org.moveNode(id, riders, archers);
    expect(await org.listChildren(archers)).toHaveLength(2);

    await org.addMembers(riders, [SEEDED.id]);
    const withChildren = { page: 1, limit: 10, includeChildrenNodes: true };
    expect(await org.listMembers(archers, withChildren)).toMatchObject({ totalCount: 1 });
    expect(await org.setMainDepartment(SEEDED.id, riders)).toMatchObject({ code: 200 });
    expect(await org.moveMembers({ userIds: [SEEDED.id], sourceNodeId: riders, targetNodeId: archers })).toBe(true);
    expect(await org.listMembers(riders)).toMatchObject({ totalCount: 0 });

    const opts = [grantOf(PolicyAssignmentTargetType.Org, [archers], ['ec2:View'])];
    await acl.authorizeResources({ namespace: 'default', opts });
    const granted = { list: [{ code: 'ec2:1' }] };
    expect(await org.listAuthorizedResourcesByNodeId(archers, 'default')).toMatchObject(granted);
    expect(await org.listAuthorizedResourcesByNodeCode(id, 'archers', 'default')).toMatchObject(granted);
    expect(await (await signedIn()).listAuthorizedResources('default')).toMatchObject({ totalCount: 2 });
  });
});
