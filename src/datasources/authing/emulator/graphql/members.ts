import { type Call, requireManagement } from '../call.js';
import type { OrgNode } from '../directory/orgs.js';
import { missing, refusal } from '../directory/refusals.js';
import { nodeView } from '../directoryViews.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';
import { userViewer } from './viewUser.js';

/** Finds a node by its id, or by its code within an organisation. */
interface NodeArgs {
  readonly nodeId?: string | null;
  readonly orgId?: string | null;
  readonly nodeCode?: string | null;
}

type MemberArgs = NodeArgs & { readonly userIds: readonly string[] };

/** Members of departments. */
export const memberFields = {
  async addMember({ userIds, isLeader, ...name }: MemberArgs & { isLeader?: boolean | null }, call: Call) {
    await requireManagement(call);
    const node = requireNode(call, name);
    join(call, node, userIds, isLeader ?? false);
    return nodeView(call.state, node, userViewer(call));
  },

  async removeMember({ userIds, ...name }: MemberArgs, call: Call) {
    await requireManagement(call);
    const node = requireNode(call, name);
    for (const id of userIds) leave(call, node, id);
    return nodeView(call.state, node, userViewer(call));
  },

  async moveMembers(args: { userIds: readonly string[]; sourceNodeId: string; targetNodeId: string }, call: Call) {
    await requireManagement(call);
    const source = requireNode(call, { nodeId: args.sourceNodeId });
    join(call, requireNode(call, { nodeId: args.targetNodeId }), args.userIds, false);
    for (const id of args.userIds) leave(call, source, id);
    return commonMessage('移动成功');
  },

  /** Without a department, removes the main department of the user. */
  async setMainDepartment({ userId, departmentId }: { userId: string; departmentId?: string | null }, call: Call) {
    await requireManagement(call);
    const account = call.state.accounts.get(userId);
    if (!account) throw new VendorError(2004);
    if (departmentId && !requireNode(call, { nodeId: departmentId }).members.has(userId)) {
      throw refusal('用户不在该部门', 'The user does not belong to the department');
    }
    account.mainDepartmentId = departmentId || null;
    return commonMessage('设置成功');
  },
} satisfies RootFields;

function requireNode({ state }: Call, { nodeId, orgId, nodeCode }: NodeArgs): OrgNode {
  const { orgs } = state.directory;
  const node = nodeId ? orgs.find(nodeId) : orgs.findByCode(orgId ?? '', nodeCode ?? '');
  if (!node) throw missing('node', nodeId ?? nodeCode ?? '');
  return node;
}

/** Joining again keeps the first date. */
function join({ state }: Call, node: OrgNode, userIds: readonly string[], isLeader: boolean): void {
  if (!userIds.every((id) => state.accounts.get(id))) throw new VendorError(2004);
  for (const userId of userIds) {
    const joinedAt = node.members.get(userId)?.joinedAt ?? state.now();
    node.members.set(userId, { userId, joinedAt, isLeader });
  }
}

function leave({ state }: Call, node: OrgNode, userId: string): void {
  node.members.delete(userId);
  const account = state.accounts.get(userId);
  if (account?.mainDepartmentId === node.id) account.mainDepartmentId = null;
}
