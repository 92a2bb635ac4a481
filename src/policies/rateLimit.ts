import type { LimitedPurpose } from '../services/access/limits.js';
import type { Policy } from './policy.js';

/** So many a minute per client address. With the store gone it counts in memory rather than deny. */
export function rateLimit(purpose: LimitedPurpose): Policy {
  return {
    name: `rateLimit(${purpose})`,
    check: ({ auth, services }) => services.limits.address(purpose, auth.caller.address),
  };
}
