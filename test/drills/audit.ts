/** A disk that is full while the audit file is written. It needs instances of its own, with AUDIT_FILE=/dev/full. */
import { serverSettings } from '../../src/config/serverSettings.js';
import type { Drill } from './drill.js';
import { LOGIN } from './stage.js';

export const AUDIT_SETTINGS = { AUDIT_FILE: '/dev/full' };

/** Does this version have the setting? */
export const hasAuditFile = Object.values(serverSettings([])).some(({ env }) => String(env) === 'AUDIT_FILE');

export const AUDIT_DRILL: Drill = {
  name: 'audit-disk-full',
  fault: 'the disk of the audit file is full',
  operation: LOGIN,
  begin: async () => 'the disk is full from the start',
  end: async () => {},
};
