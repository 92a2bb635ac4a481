import { AppError } from '../errors.js';
import type { Services } from '../services/services.js';
import type { Policy } from './policy.js';

/**
 * Requires a fresh proof of the session (STEP_UP_SECONDS; 0 accepts any age), for changes with which a stolen session could
 * take over the account. It also checks with one vendor call that the user is still active: the session of a blocked user
 * ends. In an unfinished login (`flow`) the user has just proven the first factor, so nothing is checked. Without the store
 * the policy refuses: STORE_UNAVAILABLE.
 * @param applies whether these arguments make such a change; by default all do
 */
export function stepUp<A>(applies: (args: A, services: Services) => boolean = () => true): Policy {
  return {
    name: 'stepUp',
    async check({ auth, services, loaders }, args) {
      const isInLogin = typeof args === 'object' && args !== null && 'flow' in args && typeof args.flow === 'string';
      // The schema has checked the arguments; `applies` names their type.
      if (isInLogin || !applies(args as A, services)) return undefined;
      const isFresh = await services.assurance.isFresh(auth);
      const user = await loaders.me();
      if (user !== null) {
        if (isFresh) return undefined;
        const kinds = await services.stepUpKinds.of(user, auth);
        // For the user: `extensions.kinds` tells the client which proofs to offer.
        throw new AppError('STEP_UP_REQUIRED', 'Confirm that it is you to continue.', { kinds });
      }
      throw new AppError(
        'UNAUTHENTICATED',
        'This session has ended: the identity provider no longer accepts it, or has blocked or deactivated the user. Sign in again.',
      );
    },
  };
}
