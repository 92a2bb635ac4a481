import type { DecodedTokenRecord, TokenStatus } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { number, property, secondsToDate, text } from '../transport/fields.js';
import { unverifiedClaims } from '../transport/jwt.js';
import { publicId } from './records/userId.js';

/** The id of the token's owner in the vendor's form: calls about "me" name the user. Throws NOT_SIGNED_IN without one. */
export function ownerOf(token: string): string {
  const id = text(unverifiedClaims(token)?.data, 'id');
  if (id === null) throw new ProviderError('NOT_SIGNED_IN', 'authingLegacy');
  return id;
}

/** The user whose second factor an mfaToken asks for, from its claims. */
export function userOfMfaToken(token: string | null): string | null {
  const data = token === null ? undefined : unverifiedClaims(token)?.data;
  const id = text(data, 'userId') ?? text(data, 'id');
  return id === null ? null : publicId(id);
}

const STATES: Readonly<Record<string, TokenStatus['state']>> = {
  200: 'ACTIVE',
  2020: 'ABSENT',
  2206: 'EXPIRED',
  2207: 'INVALID',
};

const NO_DETAILS = { userId: null, issuedAt: null, expiresAt: null } as const;

/** `checkLoginStatus` returns its code in the result. A token of another pool is INVALID. */
export function tokenStatusOf(result: unknown, userPoolId: string): TokenStatus {
  const code = number(result, 'code');
  if (code === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  // Any other code also means that the token is not accepted.
  const state = STATES[String(code)] ?? 'INVALID';
  if (state !== 'ACTIVE') return { state, ...NO_DETAILS };
  const token = property(result, 'token');
  const data = property(token, 'data');
  const id = text(data, 'id');
  if (id === null || !isOfPool(data, userPoolId)) return { state: 'INVALID', ...NO_DETAILS };
  return {
    state,
    userId: publicId(id),
    issuedAt: secondsToDate(number(token, 'iat')),
    expiresAt: secondsToDate(number(token, 'exp')),
  };
}

/** Tokens of the earliest servers do not name their pool, and are accepted. */
function isOfPool(data: unknown, userPoolId: string): boolean {
  const clientId = text(data, 'clientId');
  return clientId === null || clientId === userPoolId;
}

/** The contents of a token while the vendor accepts it and it belongs to our pool; otherwise only `valid: false`. */
export function decodedToken(result: unknown, userPoolId: string): DecodedTokenRecord {
  const data = property(result, 'data');
  const id = text(data, 'id');
  const isValid = number(property(result, 'status'), 'code') === 200 && isOfPool(data, userPoolId);
  if (!isValid || id === null) return { valid: false, userId: null, email: null, issuedAt: null, expiresAt: null };
  return {
    valid: true,
    userId: publicId(id),
    email: text(data, 'email'),
    issuedAt: secondsToDate(number(result, 'iat')),
    expiresAt: secondsToDate(number(result, 'exp')),
  };
}
