import type { Payer } from '../transport/vendorCalls.js';

export type { VendorCalls } from '../transport/vendorCalls.js';

/** A value of the enum `IdentityProvider`: `defineProvider` checks its form, and the schema and the settings accept no other. */
export type IdentityProviderId = string;

/** Who asks, as far as a vendor may know, and who pays: each call is counted against the budgets of its request. */
export interface Caller extends Payer {
  /** The end user's address as our own trusted proxy chain reports it, never as the client claims it. */
  readonly address: string;
  /** Language of texts that the vendor sends to the user, such as mails. */
  readonly language: 'en' | 'zh-CN';
  /** Travels to our log only. */
  readonly requestId: string;
}

/** Calls that serve every request alike, such as probes, shared tokens and keys. They count against no budget. */
export const SERVER: Pick<Caller, 'language' | 'vendorCalls'> = {
  language: 'zh-CN',
  vendorCalls: { count: () => undefined, restart: () => undefined },
};

/** The vendor's token for one signed-in user. Secret: it lives encrypted in the store and in memory for one request. */
export interface VendorSession {
  readonly token: string;
  /** When the vendor stops honouring the token. */
  readonly expiresAt: Date;
  /** The vendor's cookies of this login as a `Cookie` header, for its single sign-on; absent when it set none. */
  readonly cookie?: string;
}

/** Fields that a user may write about themself: the vendor's update_profile list without `lastIP`. */
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
  /** `Activated`, `Suspended`, `Resigned` or `Archived`; null where the vendor does not say. */
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

/** Which page: `page` counts from 1, `pageSize` is the most that one page holds. */
export interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
}
