import { type Call, requireManagement, requireUser } from '../call.js';
import { pathTo } from '../directory/orgs.js';
import { pageOf } from '../pages.js';
import { restTime } from '../times.js';
import { type AddRoute, found } from './envelope.js';
import { fieldsOf, pageArgsOf } from './fields.js';

/** Organisations and applications of a user. */
export function addDirectoryRoutes(add: AddRoute): void {
  add('GET', '/api/v2/users/me/orgs', async (call) => {
    const { account } = await requireUser(call);
    return { code: 200, message: '获取用户组织机构列表成功', data: orgPaths(call, account.id) };
  });

  add('GET', '/api/v2/users/:id/orgs', async (call, request) => {
    await requireManagement(call);
    return found(orgPaths(call, (request.params as { id: string }).id));
  });

  add('GET', '/api/v2/users/me/applications/allowed', async (call, request) => {
    await requireUser(call);
    return found(pageOf([applicationView(call)], pageArgsOf(fieldsOf(request.query))));
  });
}

/** One path per membership: the organisation, its root node, and the nodes down to the node of the user. */
function orgPaths({ state }: Call, userId: string) {
  const { id: userPoolId } = state.pool;
  return state.directory.orgs.ofUser(userId).map((own) => {
    const org = state.directory.orgs.require(own.orgId);
    const times = { createdAt: restTime(org.createdAt), updatedAt: restTime(org.createdAt) };
    const head = { type: 'org', id: org.id, ...times, userPoolId, rootNodeId: org.root.id, logo: null };
    const nodes = pathTo(own).map((node) => {
      const { id, orgId, name, nameI18n, description, descriptionI18n, order, code, createdAt, updatedAt } = node;
      const leader = [...node.members.values()].find(({ isLeader }) => isLeader);
      return {
        ...{ type: 'node', id, createdAt: restTime(createdAt), updatedAt: restTime(updatedAt), userPoolId, orgId },
        ...{ name, nameI18n, description, descriptionI18n, order, code, leaderUserId: leader?.userId ?? null },
      };
    });
    return [{ ...head, tenantId: org.tenantId }, ...nodes];
  });
}

/** The pool has one application, which all users may access. */
function applicationView({ state }: Call) {
  const { id, name, logo, description, createdAt } = state.application;
  const times = { createdAt: restTime(createdAt), updatedAt: restTime(createdAt) };
  return { id, name, logo, domain: new URL(state.platform.origin).host, description, ...times, protocol: 'oidc' };
}
