import { randomBytes } from 'node:crypto';

/** Profile fields that are plain strings, with their names in both protocols. */
export const PROFILE_FIELDS = [
  'nickname',
  'photo',
  'company',
  'browser',
  'device',
  'oauth',
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
export type Profile = Record<ProfileField, string | null>;

export interface StoredPassword {
  readonly salt: string;
  /** 32 hex characters, which the vendor returns as `password`. */
  readonly hash: string;
  /** 1 low, 2 middle, 3 high. */
  readonly level: number;
  readonly changedAt: number;
}

export type AccountStatus = 'Activated' | 'Suspended' | 'Resigned' | 'Archived';

/** The link between an account and a user of another identity provider. */
export interface Identity {
  /** The vendor's name for the provider: `wechat:mobile`, `ldap`, `ad`. */
  readonly provider: string;
  readonly userIdInIdp: string;
  readonly openid: string | null;
  readonly isSocial: boolean;
  readonly connectionId: string | null;
}

/** A user of the pool. Times are milliseconds since the epoch. */
export interface Account {
  readonly id: string;
  username: string | null;
  email: string | null;
  emailVerified: boolean;
  phone: string | null;
  phoneCountryCode: string | null;
  phoneVerified: boolean;
  unionid: string | null;
  openid: string | null;
  externalId: string | null;
  profile: Profile;
  password: StoredPassword | null;
  registerSource: readonly string[];
  blocked: boolean;
  status: AccountStatus;
  /** Locked by a control call. Wrong passwords are counted elsewhere. */
  locked: boolean;
  resetPasswordOnFirstLogin: boolean;
  /** The next password login answers 2058, independent of the pool's policy. */
  forcePasswordChange: boolean;
  identities: readonly Identity[];
  /** Identifies the bound face: a digest of the photo, or its URL. */
  face: string | null;
  mainDepartmentId: string | null;
  /** The latest token, which the vendor stores with the user. */
  token: { readonly value: string; readonly exp: number } | null;
  loginsCount: number;
  lastLogin: number | null;
  lastIp: string | null;
  signedUp: number | null;
  readonly createdAt: number;
  updatedAt: number;
}

export const DEFAULT_PHOTO = 'default-user-avatar.png';

export function newId(): string {
  return randomBytes(12).toString('hex');
}

export function newAccount(now: number, fields: Partial<Account>): Account {
  const profile = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, null])) as Profile;
  return {
    id: newId(),
    username: null,
    email: null,
    emailVerified: false,
    phone: null,
    phoneCountryCode: null,
    phoneVerified: false,
    unionid: null,
    openid: null,
    externalId: null,
    password: null,
    registerSource: [],
    blocked: false,
    status: 'Activated',
    locked: false,
    resetPasswordOnFirstLogin: false,
    forcePasswordChange: false,
    identities: [],
    face: null,
    mainDepartmentId: null,
    token: null,
    loginsCount: 0,
    lastLogin: null,
    lastIp: null,
    signedUp: null,
    createdAt: now,
    updatedAt: now,
    ...fields,
    profile: { ...profile, photo: DEFAULT_PHOTO, gender: 'U', ...fields.profile },
  };
}
