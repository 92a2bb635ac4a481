import type { Policy } from './policy.js';

/** Bearers of a token of ADMIN_TOKENS only; everybody else, signed in or not, gets FORBIDDEN. */
export function admin(): Policy {
  return {
    name: 'admin',
    async check({ visit, services }) {
      services.admins.require(visit);
      return undefined;
    },
  };
}
