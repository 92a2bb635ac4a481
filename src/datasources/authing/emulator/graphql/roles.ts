import { type Call, requireManagement } from '../call.js';
import { taken } from '../directory/refusals.js';
import type { NewRole, Role } from '../directory/roles.js';
import { roleView } from '../directoryViews.js';
import { type PageArgs, pageOf } from '../pages.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';
import { userViewer } from './viewUser.js';

interface RoleName {
  readonly code: string;
  readonly namespace?: string | null;
}

interface AssignArgs {
  readonly namespace?: string | null;
  readonly roleCode?: string | null;
  readonly roleCodes?: readonly (string | null)[] | null;
  readonly userIds?: readonly string[] | null;
  readonly groupCodes?: readonly string[] | null;
  /** The vendor takes the ids of nodes, despite the name. */
  readonly nodeCodes?: readonly string[] | null;
}

/** All fields require the management token. A role has a code in a namespace, by default `default`. */
export const roleFields = {
  async role({ code, namespace }: RoleName, call: Call) {
    await requireManagement(call);
    const role = call.state.directory.roles.find(code, namespace);
    return role ? view(call, role) : null;
  },

  async roles({ namespace, ...page }: PageArgs & { namespace?: string | null }, call: Call) {
    await requireManagement(call);
    const { totalCount, list } = pageOf(call.state.directory.roles.list(namespace), page);
    return { totalCount, list: list.map((role) => view(call, role)) };
  },

  async createRole(args: NewRole, call: Call) {
    await requireManagement(call);
    return view(call, call.state.directory.roles.create(args, call.state.stamp()));
  },

  async updateRole(args: RoleName & { description?: string | null; newCode?: string | null }, call: Call) {
    await requireManagement(call);
    const { roles } = call.state.directory;
    const role = roles.require(args.code, args.namespace);
    const { newCode, description } = args;
    if (newCode && newCode !== role.code && roles.find(newCode, role.namespace)) throw taken('role', newCode);
    role.code = newCode || role.code;
    if (description !== undefined) role.description = description;
    role.updatedAt = call.state.stamp();
    return view(call, role);
  },

  async deleteRole({ code, namespace }: RoleName, call: Call) {
    await requireManagement(call);
    const { roles } = call.state.directory;
    roles.remove(roles.require(code, namespace));
    return commonMessage('删除成功');
  },

  async deleteRoles({ codeList, namespace }: { codeList: readonly string[]; namespace?: string | null }, call: Call) {
    await requireManagement(call);
    const { roles } = call.state.directory;
    for (const role of codeList.map((code) => roles.require(code, namespace))) roles.remove(role);
    return commonMessage('删除成功');
  },

  async assignRole(args: AssignArgs, call: Call) {
    await requireManagement(call);
    const { roles, userIds, groupCodes, nodeIds } = named(call, args);
    for (const role of roles) {
      for (const id of userIds) role.userIds.add(id);
      for (const code of groupCodes) role.groupCodes.add(code);
      for (const id of nodeIds) role.nodeIds.add(id);
    }
    return commonMessage('授权成功');
  },

  async revokeRole(args: AssignArgs, call: Call) {
    await requireManagement(call);
    const { roles, userIds, groupCodes, nodeIds } = named(call, args);
    for (const role of roles) {
      for (const id of userIds) role.userIds.delete(id);
      for (const code of groupCodes) role.groupCodes.delete(code);
      for (const id of nodeIds) role.nodeIds.delete(id);
    }
    return commonMessage('撤销成功');
  },
} satisfies RootFields;

/** Checks all names before it writes. */
function named({ state }: Call, args: AssignArgs) {
  const { roles, groups, orgs } = state.directory;
  const codes = [args.roleCode, ...(args.roleCodes ?? [])].filter((code) => typeof code === 'string');
  const userIds = args.userIds ?? [];
  if (!userIds.every((id) => state.accounts.get(id))) throw new VendorError(2004);
  return {
    roles: codes.map((code) => roles.require(code, args.namespace)),
    userIds,
    groupCodes: (args.groupCodes ?? []).map((code) => groups.require(code).code),
    nodeIds: (args.nodeCodes ?? []).map((id) => orgs.requireNode(id).id),
  };
}

function view(call: Call, role: Role) {
  return roleView(call.state, role, userViewer(call));
}
