import type { TokenStatus } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { number, secondsToDate, text } from '../transport/fields.js';
import type { Outcome } from '../transport/graphql.js';
import { unverifiedClaims } from '../transport/jwt.js';
import { refusal } from './errors.js';
import type { CheckLoginStatusQuery } from './generated/operations.js';

/** The user whose second factor an mfaToken asks for: `data.userId` of its claims. */
export function userOfMfaToken(token: string): string | null {
  return text(unverifiedClaims(token)?.data, 'userId');
}

const STATES: Readonly<Record<string, TokenStatus['state']>> = {
  200: 'ACTIVE',
  2020: 'ABSENT',
  2206: 'EXPIRED',
  2207: 'INVALID',
};

/** `checkLoginStatus` returns its code in the result; servers that refuse instead use the same codes. */
export function tokenStatusOf({ value, failure }: Outcome<CheckLoginStatusQuery['checkLoginStatus']>): TokenStatus {
  if (failure === null && value === null) throw new ProviderError('BAD_REPLY', 'authing');
  const code = failure?.code ?? String(value?.code);
  const state = STATES[code];
  if (failure !== null && state === undefined) throw refusal('checkLoginStatus', code);
  return {
    // Any other code also means that the token is not accepted.
    state: state ?? 'INVALID',
    userId: text(value?.data, 'id'),
    issuedAt: secondsToDate(number(value, 'iat')),
    expiresAt: secondsToDate(number(value, 'exp')),
  };
}
