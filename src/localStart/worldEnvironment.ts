/** The settings of a world: those of the main server, without what the two would share. */
import type { Environment } from '../config.js';

/** An address and a store belong to one server. */
const NOT_SHARED = new Set(['METRICS_PORT', 'AUDIT_FILE', 'PUBLIC_URL', 'STORE_URL', 'SESSION_KEY', 'PASSKEY_ORIGINS']);

export function worldEnvironment(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(([name]) => !NOT_SHARED.has(name));
  return { ...Object.fromEntries(kept), PORT: '0', EMULATOR_PORT: '0' };
}
