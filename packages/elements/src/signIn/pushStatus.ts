import type { PushAuthStatus } from '@menshen/client';

const ENDED: ReadonlySet<PushAuthStatus> = new Set(['REJECTED', 'EXPIRED', 'ALREADY_HANDLED']);

/** Whether the phone can approve the event no more. */
export function isEnded(status: PushAuthStatus): boolean {
  return ENDED.has(status);
}
