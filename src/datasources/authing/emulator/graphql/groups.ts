import { type Call, requireManagement } from '../call.js';
import type { Group, NewGroup } from '../directory/groups.js';
import { taken } from '../directory/refusals.js';
import { groupView } from '../directoryViews.js';
import { type PageArgs, pageOf } from '../pages.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';
import { userViewer } from './viewUser.js';

interface MembersArgs {
  readonly userIds: readonly string[];
  readonly code?: string | null;
}

export const groupFields = {
  async group({ code }: { code: string }, call: Call) {
    await requireManagement(call);
    const group = call.state.directory.groups.find(code);
    return group ? view(call, group) : null;
  },

  async groups({ userId, ...page }: PageArgs & { userId?: string | null }, call: Call) {
    await requireManagement(call);
    const { totalCount, list } = pageOf(call.state.directory.groups.list(userId), page);
    return { totalCount, list: list.map((group) => view(call, group)) };
  },

  async createGroup(args: NewGroup, call: Call) {
    await requireManagement(call);
    return view(call, call.state.directory.groups.create(args, call.state.stamp()));
  },

  async updateGroup(args: Partial<NewGroup> & { code: string; newCode?: string | null }, call: Call) {
    await requireManagement(call);
    const { groups, roles } = call.state.directory;
    const group = groups.require(args.code);
    const { newCode, name, description } = args;
    if (newCode && newCode !== group.code) {
      if (groups.find(newCode)) throw taken('group', newCode);
      for (const { groupCodes } of roles.list()) if (groupCodes.delete(group.code)) groupCodes.add(newCode);
      group.code = newCode;
    }
    group.name = name ?? group.name;
    if (description !== undefined) group.description = description;
    group.updatedAt = call.state.stamp();
    return view(call, group);
  },

  async deleteGroups({ codeList }: { codeList: readonly string[] }, call: Call) {
    await requireManagement(call);
    const { groups, roles } = call.state.directory;
    for (const group of codeList.map((code) => groups.require(code))) {
      groups.remove(group);
      for (const { groupCodes } of roles.list()) groupCodes.delete(group.code);
    }
    return commonMessage('删除成功');
  },

  async addUserToGroup({ userIds, code }: MembersArgs, call: Call) {
    await requireManagement(call);
    const group = call.state.directory.groups.require(code ?? '');
    if (!userIds.every((id) => call.state.accounts.get(id))) throw new VendorError(2004);
    for (const id of userIds) group.userIds.add(id);
    return commonMessage('添加成功');
  },

  async removeUserFromGroup({ userIds, code }: MembersArgs, call: Call) {
    await requireManagement(call);
    const group = call.state.directory.groups.require(code ?? '');
    for (const id of userIds) group.userIds.delete(id);
    return commonMessage('移除成功');
  },
} satisfies RootFields;

function view(call: Call, group: Group) {
  return groupView(call.state, group, userViewer(call));
}
