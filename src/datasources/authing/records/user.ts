import type { SignedIn, UserRecord, VendorSession } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { date, flag, list, number, property, text } from '../../transport/fields.js';
import { expiryOf } from '../../transport/jwt.js';

/** Reads a user of GraphQL or REST. The additional fields of REST are ignored. */
export function userRecord(source: unknown): UserRecord {
  const id = text(source, 'id');
  if (id === null) throw new ProviderError('BAD_REPLY', 'authing');
  // One literal with every field: an object that gets 40 fields one by one becomes a slow dictionary in V8.
  return {
    id,
    username: text(source, 'username'),
    email: text(source, 'email'),
    emailVerified: flag(source, 'emailVerified'),
    phone: text(source, 'phone'),
    phoneCountryCode: text(source, 'phoneCountryCode'),
    phoneVerified: flag(source, 'phoneVerified'),
    externalId: text(source, 'externalId'),
    status: text(source, 'status'),
    blocked: flag(source, 'blocked'),
    registerSource: list(source, 'registerSource').filter((entry) => typeof entry === 'string'),
    loginsCount: number(source, 'loginsCount'),
    signedUp: date(source, 'signedUp'),
    lastLogin: date(source, 'lastLogin'),
    createdAt: date(source, 'createdAt'),
    updatedAt: date(source, 'updatedAt'),
    nickname: text(source, 'nickname'),
    photo: text(source, 'photo'),
    company: text(source, 'company'),
    browser: text(source, 'browser'),
    device: text(source, 'device'),
    name: text(source, 'name'),
    givenName: text(source, 'givenName'),
    familyName: text(source, 'familyName'),
    middleName: text(source, 'middleName'),
    profile: text(source, 'profile'),
    preferredUsername: text(source, 'preferredUsername'),
    website: text(source, 'website'),
    gender: text(source, 'gender'),
    birthdate: text(source, 'birthdate'),
    zoneinfo: text(source, 'zoneinfo'),
    locale: text(source, 'locale'),
    address: text(source, 'address'),
    formatted: text(source, 'formatted'),
    streetAddress: text(source, 'streetAddress'),
    locality: text(source, 'locality'),
    region: text(source, 'region'),
    postalCode: text(source, 'postalCode'),
    city: text(source, 'city'),
    province: text(source, 'province'),
    country: text(source, 'country'),
  };
}

/**
 * The token in a user, or null: a registration without `forceLogin` has none.
 * @param cookie the cookie of the answer, for the vendor's single sign-on
 */
export function vendorSession(source: unknown, cookie: string | null = null): VendorSession | null {
  const token = text(source, 'token');
  if (token === null) return null;
  const expiresAt = date(source, 'tokenExpiredAt') ?? expiryOf(token);
  if (expiresAt === null) throw new ProviderError('BAD_REPLY', 'authing');
  return cookie === null ? { token, expiresAt } : { token, expiresAt, cookie };
}

export function signedIn(source: unknown, mayHaveCreated: boolean, cookie: string | null): SignedIn {
  const vendor = vendorSession(source, cookie);
  if (vendor === null) throw new ProviderError('BAD_REPLY', 'authing');
  const user = userRecord(source);
  return { type: 'signedIn', user, vendor, isNewUser: mayHaveCreated && isNew(source, user) };
}

const SAME_MOMENT_MS = 5_000;

/** Older servers have no `newlyCreated`: a first login at the time of creation means a new user. */
function isNew(source: unknown, user: UserRecord): boolean {
  const newlyCreated = property(source, 'newlyCreated');
  if (typeof newlyCreated === 'boolean') return newlyCreated;
  if (user.loginsCount !== 1 || user.createdAt === null || user.signedUp === null) return false;
  return Math.abs(user.signedUp.getTime() - user.createdAt.getTime()) <= SAME_MOMENT_MS;
}
