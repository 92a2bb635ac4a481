import type { VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Sealer } from '../sealing.js';

/** Bound to the session's id: a blob copied into another session's record does not open there. */
export function sealVendor(sealer: Sealer, id: string, vendor: VendorSession): string {
  return sealer.seal(JSON.stringify(vendor), contextOf(id));
}

export function openVendor(sealer: Sealer, id: string, sealed: string): VendorSession {
  const text = sealer.open(sealed, contextOf(id));
  // Its key was taken out of SESSION_KEY: for the user that is a session that ended.
  if (text === undefined) throw new AppError('UNAUTHENTICATED', 'This session cannot be read any more. Sign in again.');
  const vendor: Omit<VendorSession, 'expiresAt'> & { readonly expiresAt: string } = JSON.parse(text);
  return { ...vendor, expiresAt: new Date(vendor.expiresAt) };
}

function contextOf(id: string): string {
  return `vendor:${id}`;
}
