import type { Policy } from './policy.js';

/** Requires a token of ADMIN_TOKENS. All other callers, signed in or not, get FORBIDDEN. */
export function admin(): Policy {
  return {
    name: 'admin',
    async check({ auth, services }) {
      services.admins.require(auth);
      return undefined;
    },
  };
}
