import type { Policy } from './policy.js';

/** Requires a session. Other callers get UNAUTHENTICATED. Without the store the policy refuses: STORE_UNAVAILABLE. */
export function session(): Policy {
  return {
    name: 'session',
    async check({ auth, services }) {
      await services.current.require(auth);
      return undefined;
    },
  };
}
