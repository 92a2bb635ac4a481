import { AppError } from '../errors.js';
import type { Policy } from './policy.js';

/**
 * Allows routers, administrators and signed-in callers. An anonymous caller gets one FORBIDDEN, whether or not the
 * referenced users exist, and causes no vendor call. Without the store the policy refuses: STORE_UNAVAILABLE.
 */
export function authenticatedCaller(): Policy {
  return {
    name: 'authenticatedCaller',
    async check({ auth, services: { admins, routers } }) {
      if (routers.includes(auth) || admins.includes(auth) || (await auth.session()) !== undefined) return undefined;
      throw new AppError(
        'FORBIDDEN',
        'Only routers, administrators and signed-in callers may resolve references. Send ROUTER_SECRET in the header x-router-secret, send the token of an administrator, or sign in to resolve your own user.',
      );
    },
  };
}
