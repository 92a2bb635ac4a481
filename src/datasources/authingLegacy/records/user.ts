import {
  PROFILE_FIELDS,
  type ProfileField,
  type SignedIn,
  type UserRecord,
  type VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { date, flag, number, text } from '../../transport/fields.js';
import { expiryOf } from '../../transport/jwt.js';
import { required } from '../wire.js';
import { publicId } from './userId.js';

/** This generation returns no creation date, and no state except blocked and deleted. */
const ABSENT_FIELDS = {
  phoneCountryCode: null,
  phoneVerified: false,
  externalId: null,
  status: null,
  createdAt: null,
  updatedAt: null,
} as const;

export function userRecord(source: unknown): UserRecord {
  const registerMethod = text(source, 'registerMethod');
  const record: Omit<UserRecord, ProfileField> & Partial<Record<ProfileField, string | null>> = {
    ...ABSENT_FIELDS,
    id: publicId(required(source, '_id')),
    email: text(source, 'email'),
    emailVerified: flag(source, 'emailVerified'),
    phone: text(source, 'phone'),
    blocked: flag(source, 'blocked'),
    registerSource: registerMethod === null ? [] : [registerMethod],
    loginsCount: number(source, 'loginsCount'),
    signedUp: date(source, 'signedUp'),
    lastLogin: date(source, 'lastLogin'),
  };
  for (const field of PROFILE_FIELDS) record[field] = text(source, field);
  return record as UserRecord;
}

/** The token in a user, or null: a registration without `forceLogin` has none. */
export function vendorSession(source: unknown): VendorSession | null {
  const token = text(source, 'token');
  if (token === null) return null;
  const expiresAt = expiryOf(token) ?? date(source, 'tokenExpiredAt');
  if (expiresAt === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  return { token, expiresAt };
}

/**
 * @param mayCreate whether this login method creates missing accounts. The answer does not say whether it did, so a first
 *   login counts as new, even of an account that was registered earlier.
 */
export function signedIn(source: unknown, mayCreate: boolean): SignedIn {
  const vendor = vendorSession(source);
  if (vendor === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  const user = userRecord(source);
  const isNewUser = mayCreate && user.loginsCount === 1;
  return { type: 'signedIn', user, vendor, isNewUser, customData: metadata(source) };
}

/** The vendor documents `metadata` only as a text. Its console writes a JSON object (unverified). */
function metadata(source: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text(source, 'metadata') ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
