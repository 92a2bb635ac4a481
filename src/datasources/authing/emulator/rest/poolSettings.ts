import { type Call, requireManagement } from '../call.js';
import { poolView } from '../graphql/pool.js';
import { checkStrength } from '../passwords.js';
import { type AddRoute, found } from './envelope.js';
import { fieldsOf, parameterOf, requireText, textOf } from './fields.js';

/** The user pool, its environment variables for pipelines, and its password policy. */
export function addPoolSettingRoutes(add: AddRoute): void {
  add('GET', '/api/v2/userpools/detail', async (call) => {
    await requireManagement(call);
    return found(poolView(call));
  });

  add('GET', '/api/v2/env', async (call) => {
    await requireManagement(call);
    return found(environment(call));
  });

  add('POST', '/api/v2/env', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    call.state.environment.set(requireText(body, 'key'), body.value ?? null);
    return found(environment(call));
  });

  add('DELETE', '/api/v2/env/:key', async (call, request) => {
    await requireManagement(call);
    call.state.environment.delete(parameterOf(request, 'key'));
    return found(environment(call));
  });

  /** A list, because a pool can have several rules. */
  add('POST', '/api/v2/password/check', async (call, request) => {
    await requireManagement(call);
    return found([checkStrength(textOf(fieldsOf(request.body), 'password') ?? '')]);
  });
}

function environment({ state }: Call) {
  return [...state.environment].map(([key, value]) => ({ key, value }));
}
