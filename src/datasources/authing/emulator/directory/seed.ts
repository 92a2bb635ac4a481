/** Sample data for new developers: a role, a group, a department and a resource of the seeded user. */
import { SEEDED_USER } from '../seed.js';
import { type Directory, roleTarget } from './directory.js';

const SEEDED_ORG_ID = 'e0e0e0e0e0e0e0e0e0e0c001';
const SEEDED_ROOT_NODE_ID = 'e0e0e0e0e0e0e0e0e0e0c002';
export const SEEDED_DEPARTMENT_ID = 'e0e0e0e0e0e0e0e0e0e0c003';

export function seedDirectory({ roles, groups, orgs, resources, permissions }: Directory, now: number): void {
  const { id: userId } = SEEDED_USER;
  const role = roles.create({ code: 'gatekeeper', description: 'Opens and closes the gate' }, now);
  role.userIds.add(userId);
  groups.create({ code: 'night-watch', name: 'Night watch', description: 'Awake after dark' }, now).userIds.add(userId);

  const root = { id: SEEDED_ROOT_NODE_ID, name: 'Emulated company', code: 'company' };
  const org = orgs.create(root, now, SEEDED_ORG_ID);
  const gatehouse = { id: SEEDED_DEPARTMENT_ID, name: 'Gatehouse', code: 'gatehouse' };
  const department = orgs.addNode(org.id, null, gatehouse, now);
  department.members.set(userId, { userId, joinedAt: now, isLeader: false });

  const actions = ['gate:open', 'gate:close'];
  const gate = { namespace: role.namespace, code: 'gate', type: 'DATA', description: 'The gate', apiIdentifier: null };
  resources.define({ ...gate, actions: actions.map((name) => ({ name, description: null })) }, now);
  const target = roleTarget(role.code, role.namespace);
  permissions.grant({ namespace: role.namespace, target, resource: 'gate', resourceType: 'DATA', actions });
}
