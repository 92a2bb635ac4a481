/** The vendor's JSON web tokens. All of them live and die by the emulated clock. */
import { randomUUID } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Account } from './account.js';
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

/** The `token` of a user: an ID token, which the vendor also keeps with the account. */
export async function issueIdToken(state: AuthingState, account: Account): Promise<IssuedToken> {
  account.updatedAt = state.stamp();
  const { application, platform } = state;
  const lifetime = lifetimeFrom(state, ID_TOKEN_LIFETIME_S);
  const jwt = new SignJWT({ ...idTokenClaims(state, account), ...lifetime, iss: `${platform.origin}/oidc` });
  const token =
    application.idTokenAlgorithm === 'RS256'
      ? await jwt
          .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: SIGNING_KEY_ID })
          .sign(platform.signingKeys.privateKey)
      : await jwt.setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(bytes(application.secret));
  account.token = { value: token, exp: lifetime.exp };
  return { token, ...lifetime };
}

export async function readIdToken(state: AuthingState, token: string): Promise<ReadToken> {
  const payload = await verified(state, token, 'application');
  if (typeof payload === 'string') return { status: payload };
  const account = state.accounts.get(payload.sub ?? '');
  if (!account || state.revokedTokens.has(token)) return { status: 'expired' };
  return { status: 'valid', account, token, iat: payload.iat ?? 0, exp: payload.exp ?? 0 };
}

/** The credential of the pool's owner. `jti` keeps a refreshed one apart from the one it replaces. */
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

/** What the first step of a login leaves in hand for the second. */
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

async function verified(
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

function idTokenClaims({ pool, application }: AuthingState, account: Account): JWTPayload {
  const { id, email, phone, username, unionid, openid, profile } = account;
  const pick = (field: keyof typeof profile) => profile[field];
  return {
    sub: id,
    birthdate: pick('birthdate'),
    family_name: pick('familyName'),
    gender: pick('gender'),
    given_name: pick('givenName'),
    locale: pick('locale'),
    middle_name: pick('middleName'),
    name: pick('name'),
    nickname: pick('nickname'),
    picture: pick('photo'),
    preferred_username: pick('preferredUsername'),
    profile: pick('profile'),
    updated_at: new Date(account.updatedAt).toISOString(),
    website: pick('website'),
    zoneinfo: pick('zoneinfo'),
    address: {
      country: pick('country'),
      postal_code: pick('postalCode'),
      region: pick('region'),
      formatted: pick('formatted'),
    },
    phone_number: phone,
    phone_number_verified: account.phoneVerified,
    email,
    email_verified: account.emailVerified,
    external_id: account.externalId,
    unionid,
    data: {
      type: 'user',
      userPoolId: pool.id,
      appId: application.id,
      id,
      userId: id,
      _id: id,
      phone,
      email,
      username,
      unionid,
      openid,
      clientId: pool.id,
    },
    userpool_id: pool.id,
    aud: application.id,
  };
}

function lifetimeFrom(state: AuthingState, seconds: number): { iat: number; exp: number } {
  const iat = Math.floor(state.now() / 1000);
  return { iat, exp: iat + seconds };
}

function bytes(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
