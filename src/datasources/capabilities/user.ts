import type { Payer } from '../transport/vendorCalls.js';

export type { VendorCalls } from '../transport/vendorCalls.js';

/** A value of the enum `IdentityProvider`. `defineProvider` checks its form; schema and settings accept only known values. */
export type IdentityProviderId = string;

/** The data about a caller that a vendor may receive, and the budgets that count each vendor call. */
export interface Caller extends Payer {
  /** The IP address of the end user according to TRUSTED_PROXIES. Values that the client sets are ignored. */
  readonly address: string;
  /** The language of messages that the vendor sends to the user, such as e-mails. */
  readonly language: 'en' | 'zh-CN';
  /** Written to our log only. */
  readonly requestId: string;
}

/** The caller of requests that no user caused, such as probes, shared tokens and keys. No budget counts them. */
export const SERVER: Pick<Caller, 'language' | 'vendorCalls'> = {
  language: 'zh-CN',
  vendorCalls: { count: () => undefined, restart: () => undefined },
};

/** The vendor's token of one signed-in user. Secret: encrypted in the store, and in memory for one request. */
export interface VendorSession {
  readonly token: string;
  /** When the token expires at the vendor. */
  readonly expiresAt: Date;
  /** The vendor's cookies of this login as a `Cookie` header, for its single sign-on. Absent when the vendor set none. */
  readonly cookie?: string;
}

/** Profile fields that users may write: the vendor's update_profile list without `lastIP`. */
export const PROFILE_FIELDS = [
  'username',
  'nickname',
  'photo',
  'company',
  'browser',
  'device',
  'name',
  'givenName',
  'familyName',
  'middleName',
  'profile',
  'preferredUsername',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'address',
  'formatted',
  'streetAddress',
  'locality',
  'region',
  'postalCode',
  'city',
  'province',
  'country',
] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** A user as a vendor reports it. */
export interface UserRecord extends Readonly<Record<ProfileField, string | null>> {
  readonly id: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly phone: string | null;
  readonly phoneCountryCode: string | null;
  readonly phoneVerified: boolean;
  readonly externalId: string | null;
  /** `Activated`, `Suspended`, `Resigned` or `Archived`; null when the vendor does not report it. */
  readonly status: string | null;
  readonly blocked: boolean;
  readonly registerSource: readonly string[];
  readonly loginsCount: number | null;
  readonly signedUp: Date | null;
  readonly lastLogin: Date | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
}

/** One page of a list; `totalCount` counts all pages. */
export interface Page<T> {
  readonly totalCount: number;
  readonly items: readonly T[];
}

/** `page` counts from 1. `pageSize` is the maximum number of items. */
export interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
}
