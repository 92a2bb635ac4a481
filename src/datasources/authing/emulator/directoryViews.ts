/** Roles, groups and nodes in GraphQL format. Only the management token can read their members. */
import type { Account } from './account.js';
import { type Call, requireManagement } from './call.js';
import { roleTarget } from './directory/directory.js';
import type { Group } from './directory/groups.js';
import { type Org, type OrgNode, pathTo } from './directory/orgs.js';
import type { Role } from './directory/roles.js';
import type { Target } from './directory/rules.js';
import { type PageArgs, pageOf, wholePage } from './pages.js';
import type { AuthingState } from './state.js';
import { graphqlTime } from './times.js';

/** A parameter instead of an import, because users contain roles and roles contain users. */
export type ViewUser = (account: Account) => unknown;

interface ResourceArgs {
  readonly namespace?: string | null;
  readonly resourceType?: string | null;
}

export function roleView(state: AuthingState, role: Role, viewUser: ViewUser): Record<string, unknown> {
  const { id, namespace, code, description, parent } = role;
  return {
    id,
    namespace,
    code,
    arn: `arn:cn:authing:${state.pool.id}:role:${id}`,
    description,
    isSystem: false,
    ...timesOf(role),
    parent: parent && roleView(state, parent, viewUser),
    users: membersOf(state, () => role.userIds, viewUser),
    authorizedResources: (args: ResourceArgs) =>
      resourceView(state, [roleTarget(code, namespace)], { ...args, namespace }),
  };
}

export function groupView(state: AuthingState, group: Group, viewUser: ViewUser): Record<string, unknown> {
  const { code, name, description } = group;
  return {
    code,
    name,
    description,
    ...timesOf(group),
    users: membersOf(state, () => group.userIds, viewUser),
    authorizedResources: (args: ResourceArgs) =>
      resourceView(state, [{ targetType: 'GROUP', targetIdentifier: code }], args),
  };
}

export function nodeView(state: AuthingState, node: OrgNode, viewUser: ViewUser): Record<string, unknown> {
  const { id, orgId, name, nameI18n, description, descriptionI18n, order, code } = node;
  const { directory } = state;
  const path = pathTo(node);
  const users = membersOf(
    state,
    ({ includeChildrenNodes }) =>
      new Set(
        (includeChildrenNodes ? directory.orgs.subtree(node) : [node]).flatMap(({ members }) => [...members.keys()]),
      ),
    viewUser,
  );
  return {
    ...{ id, orgId, name, nameI18n, description, descriptionI18n, order, code },
    ...timesOf(node),
    root: node.parent === null,
    depth: path.length - 1,
    path: path.map((each) => each.id),
    codePath: path.map((each) => each.code),
    namePath: path.map((each) => each.name),
    children: directory.orgs.children(node).map((child) => child.id),
    isVirtualNode: false,
    users,
    roles: ({ namespace }: { namespace?: string | null }) => {
      // A node inherits the roles of the nodes above it.
      const held = directory.roles.list(namespace).filter(({ nodeIds }) => path.some((each) => nodeIds.has(each.id)));
      return wholePage(held.map((role) => roleView(state, role, viewUser)));
    },
    authorizedResources: (args: ResourceArgs) =>
      resourceView(state, [{ targetType: 'ORG', targetIdentifier: id }], args),
  };
}

export function orgView(state: AuthingState, { id, tenantId, root }: Org, viewUser: ViewUser) {
  const nodes = state.directory.orgs.nodes(id).map((node) => nodeView(state, node, viewUser));
  return { id, tenantId, rootNode: nodeView(state, root, viewUser), nodes };
}

export function departmentViews(state: AuthingState, account: Account, orgId: string | null, viewUser: ViewUser) {
  return state.directory.orgs.ofUser(account.id, orgId).map((node) => ({
    department: nodeView(state, node, viewUser),
    isMainDepartment: account.mainDepartmentId === node.id,
    joinedAt: graphqlTime(node.members.get(account.id)?.joinedAt ?? node.createdAt),
  }));
}

export function resourceView(
  state: AuthingState,
  targets: readonly Target[],
  { namespace, resourceType }: ResourceArgs,
) {
  return wholePage(state.directory.permissions.authorized(targets, namespace, resourceType));
}

type MemberArgs = PageArgs & { readonly includeChildrenNodes?: boolean | null };

function membersOf({ accounts }: AuthingState, ids: (args: MemberArgs) => ReadonlySet<string>, viewUser: ViewUser) {
  return async (args: MemberArgs, call: Call) => {
    await requireManagement(call);
    const members = [...ids(args)].map((id) => accounts.get(id)).filter((account) => account !== undefined);
    const { totalCount, list } = pageOf(members, args);
    return { totalCount, list: list.map(viewUser) };
  };
}

function timesOf({ createdAt, updatedAt }: { createdAt: number; updatedAt: number }) {
  return { createdAt: graphqlTime(createdAt), updatedAt: graphqlTime(updatedAt) };
}
