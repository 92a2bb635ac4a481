import { AppError } from '../errors.js';
import type { Policy } from './policy.js';

/**
 * Routers, administrators and signed-in callers. A stranger gets one FORBIDDEN, whatever they ask about and whoever
 * exists, and costs no vendor call. With the store gone it denies: STORE_UNAVAILABLE.
 */
export function authenticatedCaller(): Policy {
  return {
    name: 'authenticatedCaller',
    async check({ auth, services: { admins, routers } }) {
      if (routers.includes(auth) || admins.includes(auth) || (await auth.session()) !== undefined) return undefined;
      throw new AppError(
        'FORBIDDEN',
        'References are for routers that send ROUTER_SECRET in the header x-router-secret, for administrators, and for signed-in callers about themselves.',
      );
    },
  };
}
