import { decodeJwt } from 'jose/jwt/decode';
import type { TokenStatus } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { Outcome } from './connection.js';
import { refusal } from './errors.js';
import type { CheckLoginStatusQuery } from './generated/operations.js';
import { number, secondsToDate, text } from './wire.js';

/** When a token of the vendor ends by its own claim. It is not verified: we only hold it for its owner. */
export function expiryOf(token: string): Date | null {
  try {
    return secondsToDate(decodeJwt(token).exp ?? null);
  } catch {
    return null;
  }
}

/** Whose second factor an mfaToken is for: `data.userId` of its claims. It came from the vendor, so it is not verified. */
export function userOfMfaToken(token: string): string | null {
  try {
    return text(decodeJwt(token).data, 'userId');
  } catch {
    return null;
  }
}

const STATES: Readonly<Record<string, TokenStatus['state']>> = {
  200: 'ACTIVE',
  2020: 'ABSENT',
  2206: 'EXPIRED',
  2207: 'INVALID',
};

/** `checkLoginStatus` puts its verdict into the result; a server that refuses instead means the same by these codes. */
export function tokenStatusOf({ value, failure }: Outcome<CheckLoginStatusQuery['checkLoginStatus']>): TokenStatus {
  if (failure === null && value === null) throw new ProviderError('BAD_REPLY', 'authing');
  const code = failure?.code ?? String(value?.code);
  const state = STATES[code];
  if (failure !== null && state === undefined) throw refusal('checkLoginStatus', code);
  return {
    // Any other verdict is a no as well.
    state: state ?? 'INVALID',
    userId: text(value?.data, 'id'),
    issuedAt: secondsToDate(number(value, 'iat')),
    expiresAt: secondsToDate(number(value, 'exp')),
  };
}
