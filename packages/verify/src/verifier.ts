import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Claims } from './claims.js';
import { VerificationError } from './errors.js';

export interface VerifierOptions {
  /** PUBLIC_URL of the Menshen server: `https://id.example.com`. `http` is accepted on loopback only. */
  readonly issuer: string;
  /** This service's entry in TOKEN_AUDIENCES: `orders`. */
  readonly audience: string;
  /** Where the keys are, when this service reaches Menshen by another address. Default: `/.well-known/jwks.json` of the issuer. */
  readonly jwksUrl?: string;
}

/**
 * Resolves with the claims of a genuine token that is meant for this service and has not expired.
 * @throws VerificationError
 */
export type Verify = (token: string) => Promise<Claims>;

const TYPE = 'menshen+jwt';
const TOLERANCE_SECONDS = 5;
/** TOKEN_SECONDS is at most 300. */
const MAX_AGE_SECONDS = 305;
/** A token with an unknown key causes one request for keys in this time, however many such tokens arrive. */
const COOLDOWN_MS = 30_000;
const CACHE_MS = 600_000;
const TIMEOUT_MS = 5000;
const REQUIRED_CLAIMS = ['iss', 'aud', 'sub', 'provider', 'sid', 'amr', 'auth_time', 'iat', 'exp', 'jti'];

/**
 * Fetches the issuer's keys when the first token arrives and keeps them. It fetches them again when a token names a key
 * that is not among them.
 * @throws TypeError when an address is neither https nor on loopback
 */
export function createVerifier({ issuer, audience, jwksUrl }: VerifierOptions): Verify {
  if (audience === '') throw new TypeError('audience must not be empty. Example: audience: "orders"');
  requireSecure('issuer', issuer);
  const url = requireSecure('jwksUrl', jwksUrl ?? new URL('/.well-known/jwks.json', issuer).href);
  const keys = createRemoteJWKSet(url, {
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: CACHE_MS,
    timeoutDuration: TIMEOUT_MS,
  });
  const rules = {
    algorithms: ['ES256'],
    typ: TYPE,
    issuer: issuer.replace(/\/$/, ''),
    audience,
    requiredClaims: REQUIRED_CLAIMS,
    clockTolerance: TOLERANCE_SECONDS,
    maxTokenAge: MAX_AGE_SECONDS,
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, rules);
      if (isClaims(payload)) return payload;
    } catch (error) {
      throw refusal(error);
    }
    throw new VerificationError('TOKEN_INVALID', 'The token has claims of the wrong type.');
  };
}

function requireSecure(name: string, address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isLoopback = url !== undefined && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)) return url;
  throw new TypeError(`${name} must be an https:// address. Example: https://id.example.com`);
}

/** `aud` must be one text: a token for several services would let each of them act as the user at the others. */
function isClaims(payload: JWTPayload): payload is JWTPayload & Claims {
  const { aud, sub, provider, sid, amr, auth_time, jti } = payload;
  return (
    [aud, sub, provider, sid, jti].every((claim) => typeof claim === 'string') &&
    typeof auth_time === 'number' &&
    Array.isArray(amr) &&
    amr.every((method) => typeof method === 'string')
  );
}

function refusal(cause: unknown): VerificationError {
  const refused = (code: VerificationError['code'], message: string) => new VerificationError(code, message, { cause });
  if (cause instanceof errors.JWTExpired) return refused('TOKEN_EXPIRED', 'The token has expired. Request a new one.');
  if (cause instanceof errors.JWTClaimValidationFailed) {
    if (cause.claim === 'aud') return refused('WRONG_AUDIENCE', 'The token is for another service.');
    if (cause.claim === 'iss') return refused('WRONG_ISSUER', 'The token is of another issuer.');
    return refused('TOKEN_INVALID', `The token has no valid claim ${cause.claim}.`);
  }
  if (cause instanceof errors.JWKSNoMatchingKey) {
    return refused('UNKNOWN_KEY', 'The issuer does not publish the key that signed the token.');
  }
  if (cause instanceof errors.JWKSTimeout || cause instanceof errors.JWKSInvalid || !isOfToken(cause)) {
    return refused('KEYS_UNAVAILABLE', "The issuer's keys cannot be fetched. Try again.");
  }
  return refused('TOKEN_INVALID', 'The token is no genuine token of this issuer.');
}

/** Errors of the fetch, and of an answer that is no key set, are not about the token. */
function isOfToken(cause: unknown): boolean {
  return cause instanceof errors.JOSEError && cause.code !== 'ERR_JOSE_GENERIC';
}
