import type { AccessPolicies, AccessPolicy, AccessTarget } from '../accessPolicies.js';
import { type Call, requireManagement } from '../call.js';
import { pageOf } from '../pages.js';
import { restTime } from '../times.js';
import { requireApplication } from './applications.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, pageArgsOf, requireText, requireTexts } from './fields.js';

type Change = (policies: AccessPolicies, target: AccessTarget, body: Fields, now: number) => void;

const setWith =
  (effect: AccessPolicy['effect']): Change =>
  (policies, target, body, now) =>
    policies.set(target, { effect, inheritByChildren: body.inheritByChildren === true }, now);

/** The last part of the path, and what it does with each target. */
const CHANGES: Readonly<Record<string, Change>> = {
  allow: setWith('ALLOW'),
  deny: setWith('DENY'),
  'enable-effect': (policies, target) => policies.switch(target, true),
  'disable-effect': (policies, target) => policies.switch(target, false),
  revoke: (policies, target) => policies.remove(target),
};

/** The access policies of applications. */
export function addAccessPolicyRoutes(add: AddRoute): void {
  add('GET', '/api/v2/applications/:id/authorization/records', async (call, request) => {
    await requireManagement(call);
    const policies = call.state.accessPolicies.list(requireApplication(call, request).id);
    const { totalCount, list } = pageOf(policies, pageArgsOf(fieldsOf(request.query)));
    return found({ totalCount, list: list.map((policy) => view(call, policy)) });
  });

  for (const [name, change] of Object.entries(CHANGES)) {
    add('POST', `/api/v2/applications/:id/authorization/${name}`, async (call, request) => {
      await requireManagement(call);
      const { id: appId } = requireApplication(call, request);
      const body = fieldsOf(request.body);
      const targetType = requireText(body, 'targetType');
      for (const targetIdentifier of requireTexts(body, 'targetIdentifiers')) {
        change(call.state.accessPolicies, { appId, targetType, targetIdentifier }, body, call.state.stamp());
      }
      return { code: 200, message: '操作成功' };
    });
  }
}

/** The vendor creates a policy for each assignment, and shows it with the assignment. */
function view({ state }: Call, { id, appId, effect, assignedAt, ...assignment }: AccessPolicy) {
  const code = `application:${appId}:${id}`;
  const times = { createdAt: restTime(assignedAt), updatedAt: restTime(assignedAt) };
  const statements = [{ resource: `arn:cn:authing:${state.pool.id}:application:${appId}`, actions: ['*'], effect }];
  const policy = { id, ...times, userPoolId: state.pool.id, code, isDefault: false, isAuto: true, statements };
  return { ...assignment, assignedAt: restTime(assignedAt), policyId: id, code, policy, namespace: appId };
}
