import { type Call, requireManagement, requireUser } from '../call.js';
import { pathTo } from '../directory/orgs.js';
import { DEFAULT_NAMESPACE } from '../directory/roles.js';
import { pageOf } from '../pages.js';
import { restTime } from '../times.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';

/** REST calls for organisations, applications and resources. */
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
    return found(pageOf([applicationView(call)], numbersOf(request.query)));
  });

  add('POST', '/api/v2/acl/is-allowed', async (call, request) => {
    await requireManagement(call);
    const { resource, action, userId, namespace } = Object(request.body) as Record<string, string>;
    if (!resource || !action || !userId) throw new VendorError(2231);
    const { directory } = call.state;
    const targets = directory.targetsOf(userId);
    const effect = directory.permissions.decide(targets, namespace || DEFAULT_NAMESPACE, resource, action);
    return found({ allowed: effect === 'ALLOW' });
  });

  add('GET', '/api/v2/resources', async (call, request) => {
    await requireManagement(call);
    const { namespace, type } = request.query as { namespace?: string; type?: string };
    const all = call.state.directory.permissions.resources(namespace).filter((each) => !type || each.type === type);
    return found(pageOf(all, numbersOf(request.query)));
  });

  add('POST', '/api/v2/resources', async (call, request) => {
    await requireManagement(call);
    return found(call.state.directory.permissions.define(newResource(request.body)));
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

function newResource(body: unknown) {
  const { code, type, actions, namespace, description, apiIdentifier } = Object(body) as Record<string, unknown>;
  if (typeof code !== 'string') throw new VendorError(2231);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const named = (Array.isArray(actions) ? actions : []).map((action: unknown) =>
    typeof action === 'string' ? action : String(Object(action).name),
  );
  return {
    code,
    type: text(type),
    actions: named,
    namespace: text(namespace) ?? DEFAULT_NAMESPACE,
    description: text(description),
    apiIdentifier: text(apiIdentifier),
  };
}

function numbersOf(query: unknown): { page: number; limit: number } {
  const { page, limit } = Object(query) as { page?: string; limit?: string };
  return { page: Number(page) || 1, limit: Number(limit) || 10 };
}
