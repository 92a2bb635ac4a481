import type { JWTPayload } from 'jose';
import { decodeJwt } from 'jose/jwt/decode';
import type { DecodedTokenRecord, TokenStatus } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { publicId } from './records/userId.js';
import { number, property, secondsToDate, text } from './wire.js';

/** The claims of a token that we only hold for its owner, so it is not verified; null for what is no token. */
function claims(token: string): JWTPayload | null {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}

export function expiryOf(token: string): Date | null {
  return secondsToDate(claims(token)?.exp ?? null);
}

/** Whose token it is, in the vendor's form: calls about "me" name the user. Throws NOT_SIGNED_IN for what is no token. */
export function ownerOf(token: string): string {
  const id = text(claims(token)?.data, 'id');
  if (id === null) throw new ProviderError('NOT_SIGNED_IN', 'authingLegacy');
  return id;
}

/** Whose second factor an mfaToken is for: the user among its claims. It came from the vendor, so it is not verified. */
export function userOfMfaToken(token: string | null): string | null {
  const data = token === null ? undefined : claims(token)?.data;
  const id = text(data, 'userId') ?? text(data, 'id');
  return id === null ? null : publicId(id);
}

const STATES: Readonly<Record<string, TokenStatus['state']>> = {
  200: 'ACTIVE',
  2020: 'ABSENT',
  2206: 'EXPIRED',
  2207: 'INVALID',
};

const WORTHLESS = { userId: null, issuedAt: null, expiresAt: null } as const;

/** `checkLoginStatus` puts its verdict into the result. A token of another pool is none of ours. */
export function tokenStatusOf(result: unknown, userPoolId: string): TokenStatus {
  const code = number(result, 'code');
  if (code === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  // Any other verdict is a no as well.
  const state = STATES[String(code)] ?? 'INVALID';
  if (state !== 'ACTIVE') return { state, ...WORTHLESS };
  const token = property(result, 'token');
  const data = property(token, 'data');
  const id = text(data, 'id');
  if (id === null || !isOfPool(data, userPoolId)) return { state: 'INVALID', ...WORTHLESS };
  return {
    state,
    userId: publicId(id),
    issuedAt: secondsToDate(number(token, 'iat')),
    expiresAt: secondsToDate(number(token, 'exp')),
  };
}

/** Tokens of the earliest servers do not name their pool. */
export function isOfPool(data: unknown, userPoolId: string): boolean {
  const clientId = text(data, 'clientId');
  return clientId === null || clientId === userPoolId;
}

/** What is inside a token, for as long as the vendor honours it and it is of our pool; nothing at all otherwise. */
export function decodedToken(result: unknown, userPoolId: string): DecodedTokenRecord {
  const data = property(result, 'data');
  const id = text(data, 'id');
  const isGood = number(property(result, 'status'), 'code') === 200 && isOfPool(data, userPoolId);
  if (!isGood || id === null) return { valid: false, userId: null, email: null, issuedAt: null, expiresAt: null };
  return {
    valid: true,
    userId: publicId(id),
    email: text(data, 'email'),
    issuedAt: secondsToDate(number(result, 'iat')),
    expiresAt: secondsToDate(number(result, 'exp')),
  };
}
