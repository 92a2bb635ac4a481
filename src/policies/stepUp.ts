import { AppError } from '../errors.js';
import type { Services } from '../services/services.js';
import type { Policy } from './policy.js';

/**
 * A proof that is fresh enough (STEP_UP_SECONDS; 0 asks for none), for changes that would let a thief of the session keep
 * the account. `applies` says which arguments make such a change; all, when it is left out. Inside a login that is not finished, `flow`, the proof is a moment old by itself. With the store gone it
 * denies: STORE_UNAVAILABLE.
 */
export function stepUp<A>(applies: (args: A, services: Services) => boolean = () => true): Policy {
  return {
    name: 'stepUp',
    async check({ visit, services }, args) {
      const isInLogin = typeof args === 'object' && args !== null && 'flow' in args && typeof args.flow === 'string';
      // The schema has checked the arguments; `applies` names their type.
      if (isInLogin || !applies(args as A, services)) return undefined;
      if (await services.assurance.isFresh(visit)) return undefined;
      throw new AppError(
        'STEP_UP_REQUIRED',
        'Prove yourself again first: sign in anew, or confirm on the phone with requestPushAuth(purpose: CONFIRM), without words of your own.',
      );
    },
  };
}
