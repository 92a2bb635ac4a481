import type { JWTPayload } from 'jose';
import type { Account } from './account.js';
import type { AuthingState } from './state.js';

/** All OIDC claims of a user. */
export function userClaims(account: Account): JWTPayload {
  const { profile } = account;
  return {
    sub: account.id,
    birthdate: profile.birthdate,
    family_name: profile.familyName,
    gender: profile.gender,
    given_name: profile.givenName,
    locale: profile.locale,
    middle_name: profile.middleName,
    name: profile.name,
    nickname: profile.nickname,
    picture: profile.photo,
    preferred_username: profile.preferredUsername,
    profile: profile.profile,
    updated_at: new Date(account.updatedAt).toISOString(),
    website: profile.website,
    zoneinfo: profile.zoneinfo,
    address: {
      country: profile.country,
      postal_code: profile.postalCode,
      region: profile.region,
      formatted: profile.formatted,
    },
    phone_number: account.phone,
    phone_number_verified: account.phoneVerified,
    email: account.email,
    email_verified: account.emailVerified,
    external_id: account.externalId,
    unionid: account.unionid,
  };
}

const CLAIMS_OF_SCOPE: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  address: ['address'],
  external_id: ['external_id'],
  unionid: ['unionid'],
};
const HELD_BACK = new Set(Object.values(CLAIMS_OF_SCOPE).flat());

/** The claims of a scope. `profile` contains every claim that has no other scope. */
export function scopedClaims(account: Account, scope: string): JWTPayload {
  const scopes = scope.split(' ');
  const allowed = new Set(scopes.flatMap((each) => CLAIMS_OF_SCOPE[each] ?? []));
  const isTold = (claim: string) =>
    claim === 'sub' || (HELD_BACK.has(claim) ? allowed.has(claim) : scopes.includes('profile'));
  return Object.fromEntries(Object.entries(userClaims(account)).filter(([claim]) => isTold(claim)));
}

/** In addition to the claims, the token of a login contains `data`. ID tokens of the OIDC flow do not. */
export function loginTokenClaims({ pool, application }: AuthingState, account: Account): JWTPayload {
  const { id, email, phone, username, unionid, openid } = account;
  const names = { id, userId: id, _id: id, phone, email, username, unionid, openid };
  const data = { type: 'user', userPoolId: pool.id, appId: application.id, ...names, clientId: pool.id };
  return { ...userClaims(account), data, userpool_id: pool.id };
}
