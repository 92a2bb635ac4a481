import type { Policy } from './policy.js';

/** Federation routers that show ROUTER_SECRET; everybody else gets FORBIDDEN. */
export function router(): Policy {
  return {
    name: 'router',
    async check({ visit, services }) {
      services.routers.require(visit);
      return undefined;
    },
  };
}
