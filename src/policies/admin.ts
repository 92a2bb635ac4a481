import type { Policy } from './policy.js';

/** Bearers of a token of ADMIN_TOKENS only; everybody else, signed in or not, gets FORBIDDEN. */
export function admin(): Policy {
  return {
    name: 'admin',
    async check({ auth, services }) {
      services.admins.require(auth);
      return undefined;
    },
  };
}
