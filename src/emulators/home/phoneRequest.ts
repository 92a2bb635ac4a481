import type { PhoneRequest } from '../homeContent.js';

/** Whether the request waits for a decision. The server sends no event when a request expires. */
export function isOpen({ state, expiresAt }: PhoneRequest, now: number): boolean {
  return (state === 'PENDING' || state === 'SCANNED') && Date.parse(expiresAt) > now;
}
