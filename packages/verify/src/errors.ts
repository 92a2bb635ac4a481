/**
 * - `TOKEN_MISSING`: the request has no `Authorization: Bearer` header.
 * - `TOKEN_INVALID`: the text is no token of Menshen, or its signature is wrong.
 * - `TOKEN_EXPIRED`: request a new token.
 * - `WRONG_ISSUER`, `WRONG_AUDIENCE`: the token is genuine and meant for another service.
 * - `UNKNOWN_KEY`: the issuer does not publish the key that signed the token.
 * - `KEYS_UNAVAILABLE`: the issuer's keys cannot be fetched. The token may be valid: try again.
 */
export type VerificationErrorCode =
  | 'TOKEN_MISSING'
  | 'TOKEN_INVALID'
  | 'TOKEN_EXPIRED'
  | 'WRONG_ISSUER'
  | 'WRONG_AUDIENCE'
  | 'UNKNOWN_KEY'
  | 'KEYS_UNAVAILABLE';

/** Why a token was refused. The message never contains the token. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';

  constructor(
    readonly code: VerificationErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** The HTTP status to answer with: 503 when the keys are unavailable, 401 otherwise. */
  get status(): 401 | 503 {
    return this.code === 'KEYS_UNAVAILABLE' ? 503 : 401;
  }
}
