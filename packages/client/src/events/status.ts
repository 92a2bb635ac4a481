import type { PushAuthStatus } from '../generated/operations.js';

/** Whether the event can still change. */
export function isOpen(status: PushAuthStatus): boolean {
  return status === 'PENDING' || status === 'SCANNED';
}
