import { AppError } from '../errors.js';
import type { Services } from '../services/services.js';
import type { Policy } from './policy.js';

/**
 * A proof that is fresh enough (STEP_UP_SECONDS; 0 asks for none), for changes that would let a thief of the session keep
 * the account. The vendor is asked once whether the user is still active: the session of a blocked user ends. `applies` says which arguments make such a change; all, when it is left out. Inside a login that is not finished, `flow`, the proof is a moment old by itself. With the store gone it
 * denies: STORE_UNAVAILABLE.
 */
export function stepUp<A>(applies: (args: A, services: Services) => boolean = () => true): Policy {
  return {
    name: 'stepUp',
    async check({ visit, services, loaders }, args) {
      const isInLogin = typeof args === 'object' && args !== null && 'flow' in args && typeof args.flow === 'string';
      // The schema has checked the arguments; `applies` names their type.
      if (isInLogin || !applies(args as A, services)) return undefined;
      if (!(await services.assurance.isFresh(visit))) {
        throw new AppError(
          'STEP_UP_REQUIRED',
          'Re-authentication required: sign in again, or approve `requestPushAuth(purpose: CONFIRM)` without `actionType` and `actionDetails`.',
        );
      }
      if ((await loaders.me()) !== null) return undefined;
      throw new AppError(
        'UNAUTHENTICATED',
        'This session has ended: the identity provider no longer accepts it, or has blocked or deactivated the user. Sign in again.',
      );
    },
  };
}
