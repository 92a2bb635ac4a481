import { type Call, requireOwner, requirePool, requireSubject } from '../call.js';
import { newId, requireId } from '../ids.js';
import { type Paging, pageOf } from '../pages.js';
import type { Membership, Role } from '../roles.js';
import { USER_POOL_ID } from '../seed.js';
import type { LegacyState } from '../state.js';
import { vendorTime } from '../times.js';
import { userView } from '../userView.js';
import { VendorError } from '../vendorError.js';
import type { RootFields } from './rootField.js';

interface RoleInput {
  readonly name: string;
  readonly client: string;
  readonly descriptions?: string | null;
}

interface MemberArgs {
  readonly group: string;
  readonly client: string;
  readonly user: string;
}

export const roleFields = {
  async queryRoleByUserId({ user, client }: { user: string; client: string }, call: Call) {
    requirePool(client);
    const { account } = await requireSubject(call, user);
    const roles = call.state.roles.ofUser(account.id);
    return { totalCount: roles.length, list: roles.map((role) => ({ group: roleView(role) })) };
  },

  async clientRoles({ client, ...paging }: Paging & { client: string }, call: Call) {
    await requireOwnerOf(call, client);
    const { totalCount, list } = pageOf(call.state.roles.list(), paging);
    return { totalCount, list: list.map(roleView) };
  },

  /** The users of a role. An unknown role has no users. */
  async userGroup({ client, group, ...paging }: Paging & { client: string; group: string }, call: Call) {
    await requireOwnerOf(call, client);
    return membersOf(call.state, requireId(group), paging);
  },

  async createRole({ name, client, descriptions }: RoleInput, call: Call) {
    await requireOwnerOf(call, client);
    const role = { id: newId(), name, descriptions: descriptions ?? null, permissions: null };
    return roleView(call.state.roles.add({ ...role, createdAt: call.state.now() }));
  },

  async updateRole(args: RoleInput & { _id: string; permissions?: string | null }, call: Call) {
    await requireOwnerOf(call, args.client);
    const role = requireRole(call.state, args._id);
    role.name = args.name;
    if (args.descriptions !== undefined) role.descriptions = args.descriptions;
    if (args.permissions !== undefined) role.permissions = args.permissions;
    return roleView(role);
  },

  async assignUserToRole({ group, client, user }: MemberArgs, call: Call) {
    await requireOwnerOf(call, client);
    const { account } = await requireSubject(call, user);
    const role = requireRole(call.state, group);
    call.state.roles.assign(role.id, account.id, call.state.now());
    return membersOf(call.state, role.id, {});
  },

  async removeUserFromGroup({ group, client, user }: MemberArgs, call: Call) {
    await requireOwnerOf(call, client);
    const membership = call.state.roles.membership(requireId(group), requireId(user));
    if (!membership) throw new VendorError(2004);
    const view = memberView(call.state, membership);
    call.state.roles.withdraw(group, user);
    return view;
  },
} satisfies RootFields;

async function requireOwnerOf(call: Call, client: string): Promise<void> {
  requirePool(client);
  await requireOwner(call);
}

function requireRole({ roles }: LegacyState, id: string): Role {
  const role = roles.get(requireId(id));
  if (!role) throw new VendorError(500, { message: '角色不存在' });
  return role;
}

function roleView({ id, createdAt, ...role }: Role) {
  return { ...role, _id: id, client: USER_POOL_ID, createdAt: vendorTime(createdAt) };
}

function membersOf(state: LegacyState, roleId: string, paging: Paging) {
  const { totalCount, list } = pageOf(state.roles.ofRole(roleId), paging);
  return { totalCount, list: list.map((membership) => memberView(state, membership)) };
}

function memberView(state: LegacyState, { id, roleId, userId, createdAt }: Membership) {
  const account = state.accounts.get(userId);
  return {
    _id: id,
    group: { _id: roleId },
    client: { _id: USER_POOL_ID },
    user: account ? userView(state, account, account.token) : null,
    createdAt: vendorTime(createdAt),
  };
}
