import type { Policy } from './policy.js';

/** Requires ROUTER_SECRET, which only federation routers send. All other callers get FORBIDDEN. */
export function router(): Policy {
  return {
    name: 'router',
    async check({ auth, services }) {
      services.routers.require(auth);
      return undefined;
    },
  };
}
