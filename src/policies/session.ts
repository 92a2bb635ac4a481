import type { Policy } from './policy.js';

/** Signed-in callers only; others get UNAUTHENTICATED. With the store gone it denies: STORE_UNAVAILABLE. */
export function session(): Policy {
  return {
    name: 'session',
    async check({ auth, services }) {
      await services.current.require(auth);
      return undefined;
    },
  };
}
