/** Claims of tokens that came from the vendor and that we hold for their owner. Their signatures are not verified. */
import type { JWTPayload } from 'jose';
import { decodeJwt } from 'jose/jwt/decode';
import { secondsToDate } from './fields.js';

/** Null for a text that is not a JWT. */
export function unverifiedClaims(token: string): JWTPayload | null {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}

export function expiryOf(token: string): Date | null {
  return secondsToDate(unverifiedClaims(token)?.exp ?? null);
}
