import type { Policy } from './policy.js';

/** Federation routers that show ROUTER_SECRET; everybody else gets FORBIDDEN. */
export function router(): Policy {
  return {
    name: 'router',
    async check({ auth, services }) {
      services.routers.require(auth);
      return undefined;
    },
  };
}
