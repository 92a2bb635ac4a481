/** The vendor's JSON Web Tokens. The emulated clock determines their expiry. */
import { randomUUID } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Account } from './account.js';
import { POOL_OWNER_ID, POOL_SECRET, USER_POOL_ID } from './seed.js';
import type { LegacyState } from './state.js';

const LIFETIME_S = 1_296_000;
const MFA_LIFETIME_S = 360;

/** Signed with the pool's secret, with which customers verify tokens according to the vendor's documents. */
const KEY = new TextEncoder().encode(POOL_SECRET);

export interface IssuedToken {
  readonly token: string;
  readonly iat: number;
  readonly exp: number;
}

export interface TokenPayload {
  readonly data: TokenData;
  readonly iat: number;
  readonly exp: number;
}

export interface TokenData {
  readonly id: string;
  readonly email: string | null;
  readonly clientId: string;
  readonly unionid: string | null;
  /** Set only in the token between two steps of a login. */
  readonly stage?: number;
}

export type ReadToken =
  | { readonly status: 'owner' }
  | { readonly status: 'user'; readonly account: Account; readonly token: string; readonly payload: TokenPayload }
  | { readonly status: 'expired' | 'malformed' };

/** The token of a login, which the vendor also stores with the account. */
export async function issueUserToken(state: LegacyState, account: Account): Promise<IssuedToken> {
  const { id, email, phone, username, unionid, openid } = account;
  const issued = await sign(state, { ...identify(id), email, phone, username, unionid, openid }, LIFETIME_S);
  account.tokens.add(issued.token);
  account.token = issued.token;
  account.tokenExpiredAt = issued.exp * 1000;
  return issued;
}

/** The token of the pool's owner. */
export async function issueOwnerToken(state: LegacyState): Promise<string> {
  return (await sign(state, { ...identify(POOL_OWNER_ID), email: null, unionid: null }, LIFETIME_S)).token;
}

/** Part of the response that requires a second factor. No call of this generation accepts it. */
export async function issueMfaToken(state: LegacyState, { id }: Account): Promise<string> {
  return (await sign(state, { ...identify(id), stage: 1 }, MFA_LIFETIME_S)).token;
}

export async function readToken(state: LegacyState, token: string): Promise<ReadToken> {
  const payload = await decodeToken(state, token);
  if (typeof payload === 'string') return { status: payload };
  const { id } = payload.data;
  if (id === POOL_OWNER_ID) return { status: 'owner' };
  const account = state.accounts.get(id);
  return account?.tokens.has(token) ? { status: 'user', account, token, payload } : { status: 'expired' };
}

/** The payload of a token with a valid signature, revoked or not, or the problem of the token. */
export async function decodeToken(state: LegacyState, token: string): Promise<TokenPayload | 'expired' | 'malformed'> {
  try {
    const options = { algorithms: ['HS256'], currentDate: new Date(state.now()) };
    const { payload } = await jwtVerify<JWTPayload & TokenPayload>(token, KEY, options);
    return payload.data.stage === undefined ? payload : 'malformed';
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'malformed';
  }
}

function identify(id: string) {
  const arn = `arn:cn:authing:${USER_POOL_ID}:user:${id}`;
  return { type: 'user', userPoolId: USER_POOL_ID, id, userId: id, _id: id, arn, clientId: USER_POOL_ID };
}

/** `jti` is an addition: it distinguishes two tokens of one second, so that a logout revokes the correct one. */
async function sign(state: LegacyState, data: object, seconds: number): Promise<IssuedToken> {
  const iat = Math.floor(state.now() / 1000);
  const exp = iat + seconds;
  const jwt = new SignJWT({ data, iat, exp, jti: randomUUID() }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' });
  return { token: await jwt.sign(KEY), iat, exp };
}
