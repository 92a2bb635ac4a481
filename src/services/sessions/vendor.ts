import type { VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Sealer } from '../sealing.js';

/** Bound to the session's id, so that it cannot be opened from the record of another session. */
export function sealVendor(sealer: Sealer, id: string, vendor: VendorSession): string {
  return sealer.seal(JSON.stringify(vendor), contextOf(id));
}

export function openVendor(sealer: Sealer, id: string, sealed: string): VendorSession {
  const text = sealer.open(sealed, contextOf(id));
  // The key was removed from SESSION_KEY: the session has ended for the user.
  if (text === undefined) throw new AppError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
  const vendor: Omit<VendorSession, 'expiresAt'> & { readonly expiresAt: string } = JSON.parse(text);
  return { ...vendor, expiresAt: new Date(vendor.expiresAt) };
}

function contextOf(id: string): string {
  return `vendor:${id}`;
}
