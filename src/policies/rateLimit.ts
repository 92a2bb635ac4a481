import type { LimitedPurpose } from '../services/access/limits.js';
import type { Policy } from './policy.js';

/** Limits the requests of one client address per minute. Without the store they are counted in memory, not refused. */
export function rateLimit(purpose: LimitedPurpose): Policy {
  return {
    name: `rateLimit(${purpose})`,
    check: ({ auth, services }) => services.limits.address(purpose, auth.caller.address),
  };
}
