import { type Call, requireManagement } from '../call.js';
import { DEFAULT_NAMESPACE } from '../directory/roles.js';
import { fits, type Target, type TargetType } from '../directory/rules.js';
import { resourceView } from '../directoryViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, isTexts, listOf, requireText, requireTexts, textOf } from './fields.js';

const TARGET_TYPES: readonly TargetType[] = ['USER', 'ROLE', 'GROUP', 'ORG', 'AK_SK'];

/** Permission checks and grants. Additional checks are in GraphQL. */
export function addAclRoutes(add: AddRoute): void {
  add('POST', '/api/v2/acl/is-allowed', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const [resource, action, userId] = ['resource', 'action', 'userId'].map((name) => requireText(body, name));
    const { directory } = call.state;
    const targets = directory.targetsOf(userId ?? '');
    const effect = directory.permissions.decide(targets, namespaceOf(body), resource ?? '', action ?? '');
    return found({ allowed: effect === 'ALLOW' });
  });

  /** `opts` names targets, and resources with actions for each of them. */
  add('POST', '/api/v2/acl/authorize-resources', async (call, request) => {
    await requireManagement(call);
    for (const rule of rulesOf(fieldsOf(request.body))) call.state.directory.permissions.grant(rule);
    return { code: 200, message: '授权成功' };
  });

  add('POST', '/api/v2/acl/revoke-resources', async (call, request) => {
    await requireManagement(call);
    for (const rule of rulesOf(fieldsOf(request.body))) call.state.directory.permissions.revoke(rule);
    return { code: 200, message: '撤销成功' };
  });

  /** Without actions, a target loses all actions. */
  add('POST', '/api/v2/acl/revoke-resource', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const rule = { namespace: namespaceOf(body), resource: requireText(body, 'resource') };
    for (const { actions, ...target } of listOf(body, 'opts')) {
      const revoked = { ...rule, target: targetOf(target), actions: isTexts(actions) ? actions : null };
      call.state.directory.permissions.revoke(revoked);
    }
    return { code: 200, message: '撤销成功' };
  });

  add('POST', '/api/v2/acl/list-authorized-resources-batch', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const args = { namespace: namespaceOf(body), resourceType: textOf(body, 'resourceType') };
    const list = listOf(body, 'targets').map((target) => resourceView(call.state, [targetOf(target)], args));
    return found({ list });
  });

  /** The actions of a user on each named resource. */
  add('POST', '/api/v2/acl/check-resource-permission-batch', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const list = resourcesOf(call, body);
    return found(
      requireTexts(body, 'resources').map((code) => ({
        code,
        actions: [
          ...new Set(list.filter((resource) => fits(resource.code, code)).flatMap(({ actions }) => actions ?? ['*'])),
        ],
      })),
    );
  });

  /** `resource` is a kind, such as `book`: the resources of a user with this code, or with a code that begins with `book:`. */
  add('POST', '/api/v2/acl/get-authorized-resources-of-resource-kind', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const kind = requireText(body, 'resource');
    const list = resourcesOf(call, body).filter(({ code }) => code === kind || code.startsWith(`${kind}:`));
    return found({ totalCount: list.length, list });
  });
}

function resourcesOf({ state }: Call, body: Fields) {
  const targets = state.directory.targetsOf(requireText(body, 'userId'));
  return state.directory.permissions.authorized(targets, namespaceOf(body));
}

function rulesOf(body: Fields) {
  const namespace = namespaceOf(body);
  return listOf(body, 'opts').flatMap((option) => {
    const targets = requireTexts(option, 'targetIdentifiers').map((id) =>
      targetOf({ ...option, targetIdentifier: id }),
    );
    return listOf(option, 'resources').flatMap((resource) => {
      const { actions } = resource;
      const named = { resource: requireText(resource, 'code'), resourceType: textOf(resource, 'resourceType') };
      return targets.map((target) => ({ namespace, target, ...named, actions: isTexts(actions) ? actions : null }));
    });
  });
}

function targetOf(input: Fields): Target {
  const targetType = TARGET_TYPES.find((type) => type === input.targetType);
  if (targetType === undefined) throw new VendorError(2231);
  return { targetType, targetIdentifier: requireText(input, 'targetIdentifier') };
}

function namespaceOf(input: Fields): string {
  return textOf(input, 'namespace') || DEFAULT_NAMESPACE;
}
