import { requireManagement } from '../call.js';
import { type AddRoute, found } from './envelope.js';
import { fieldsOf, requireText, textOf } from './fields.js';

/** The assignments of a policy. All other calls for policies are GraphQL. */
export function addPolicyRoutes(add: AddRoute): void {
  add('GET', '/api/v2/policies/assignments/by-target', async (call, request) => {
    await requireManagement(call);
    const query = fieldsOf(request.query);
    const code = requireText(query, 'policy_code');
    const policy = call.state.directory.permissions.requirePolicy(code, textOf(query, 'namespace'));
    const targetType = textOf(query, 'target_type');
    const assignments = policy.assignments.filter((each) => !targetType || each.targetType === targetType);
    return found(assignments.map(({ isEnabled: enabled, ...target }) => ({ code, ...target, enabled })));
  });
}
