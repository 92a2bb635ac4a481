/** The vendor's JSON Web Tokens. The emulated clock determines their expiry. */
import { randomUUID } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Account } from './account.js';
import { loginTokenClaims } from './claims.js';
import type { AuthingState } from './state.js';

export const SIGNING_KEY_ID = 'emulated-authing-signing-key';
const ID_TOKEN_LIFETIME_S = 1_209_600;
const MANAGEMENT_LIFETIME_S = 1_296_000;
const MFA_LIFETIME_S = 360;

export interface IssuedToken {
  readonly token: string;
  readonly iat: number;
  readonly exp: number;
}

export type ReadToken =
  | {
      readonly status: 'valid';
      readonly account: Account;
      readonly token: string;
      readonly iat: number;
      readonly exp: number;
    }
  | { readonly status: 'expired' | 'malformed' };

/** The `token` of a user: an ID token, which the vendor also stores with the account. */
export async function issueIdToken(state: AuthingState, account: Account): Promise<IssuedToken> {
  account.updatedAt = state.stamp();
  const issued = await signIdToken(state, loginTokenClaims(state, account));
  account.token = { value: issued.token, exp: issued.exp };
  return issued;
}

/** Adds issuer and expiry, and signs with the algorithm of the application. */
export function signIdToken(state: AuthingState, claims: JWTPayload): Promise<IssuedToken> {
  return signForApplication(state, claims, state.application.idTokenAlgorithm, ID_TOKEN_LIFETIME_S);
}

export async function signForApplication(
  state: AuthingState,
  claims: JWTPayload,
  alg: 'HS256' | 'RS256',
  seconds: number,
): Promise<IssuedToken> {
  const { application, platform } = state;
  const lifetime = lifetimeFrom(state, seconds);
  const jwt = new SignJWT({ ...claims, ...lifetime, iss: `${platform.origin}/oidc`, aud: application.id });
  const token =
    alg === 'RS256'
      ? await jwt.setProtectedHeader({ alg, typ: 'JWT', kid: SIGNING_KEY_ID }).sign(platform.signingKeys.privateKey)
      : await jwt.setProtectedHeader({ alg, typ: 'JWT' }).sign(bytes(application.secret));
  state.userTokens.add(String(claims.sub), token, lifetime.exp, state.now());
  return { token, ...lifetime };
}

export async function readIdToken(state: AuthingState, token: string): Promise<ReadToken> {
  const payload = await verified(state, token, 'application');
  if (typeof payload === 'string') return { status: payload };
  // An access token has a scope and is valid only for the OIDC endpoints.
  if (payload.scope !== undefined) return { status: 'malformed' };
  const account = state.accounts.get(payload.sub ?? '');
  if (!account || state.revokedTokens.has(token)) return { status: 'expired' };
  return { status: 'valid', account, token, iat: payload.iat ?? 0, exp: payload.exp ?? 0 };
}

/** The token of the pool's owner. `jti` distinguishes a refreshed token from the previous one. */
export async function issueManagementToken(state: AuthingState): Promise<IssuedToken> {
  const { id: userPoolId, ownerId } = state.pool;
  const owner = { type: 'user', userPoolId, id: ownerId, userId: ownerId, _id: ownerId, clientId: userPoolId };
  const data = { ...owner, arn: `arn:cn:authing:${userPoolId}:user:${ownerId}` };
  return issueForPool(state, { data, jti: randomUUID() }, MANAGEMENT_LIFETIME_S);
}

export async function isManagementToken(state: AuthingState, token: string): Promise<boolean> {
  const payload = await verified(state, token, 'pool');
  if (typeof payload === 'string' || state.revokedTokens.has(token)) return false;
  return (payload.data as { id?: unknown } | undefined)?.id === state.pool.ownerId;
}

/** The token of a first login step, for the second step. */
export async function issueMfaToken(state: AuthingState, account: Account): Promise<string> {
  const userPoolId = state.pool.id;
  const data = { userPoolId, userId: account.id, arn: `arn:cn:authing:${userPoolId}:user:${account.id}`, stage: 1 };
  return (await issueForPool(state, { data }, MFA_LIFETIME_S)).token;
}

export async function readMfaToken(state: AuthingState, token: string): Promise<Account | undefined> {
  const payload = await verified(state, token, 'pool');
  if (typeof payload === 'string') return undefined;
  const { userId, stage } = Object(payload.data) as { userId?: string; stage?: number };
  return stage === 1 && userId ? state.accounts.get(userId) : undefined;
}

async function issueForPool(state: AuthingState, claims: JWTPayload, seconds: number): Promise<IssuedToken> {
  const lifetime = lifetimeFrom(state, seconds);
  const jwt = new SignJWT({ ...claims, ...lifetime }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' });
  return { token: await jwt.sign(bytes(state.pool.jwtSecret)), ...lifetime };
}

/** The payload of a token, or its problem. */
export async function verified(
  state: AuthingState,
  token: string,
  signer: 'application' | 'pool',
): Promise<JWTPayload | 'expired' | 'malformed'> {
  const { application, pool, platform } = state;
  const secret = bytes(signer === 'application' ? application.secret : pool.jwtSecret);
  const algorithms = signer === 'application' ? ['HS256', 'RS256'] : ['HS256'];
  try {
    const options = { algorithms, currentDate: new Date(state.now()) };
    const key = ({ alg }: { alg?: string }) => (alg === 'RS256' ? platform.signingKeys.publicKey : secret);
    return (await jwtVerify(token, key, options)).payload;
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'malformed';
  }
}

function lifetimeFrom(state: AuthingState, seconds: number): { iat: number; exp: number } {
  const iat = Math.floor(state.now() / 1000);
  return { iat, exp: iat + seconds };
}

function bytes(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
