import { newId } from './ids.js';
import type { StoredPassword } from './passwords.js';

/** Fields that are plain strings. */
export const PROFILE_FIELDS = ['nickname', 'company', 'photo', 'browser', 'device', 'oauth'] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];

export interface LoginRecord {
  readonly id: string;
  readonly when: number;
  readonly success: boolean;
  readonly ip: string;
  readonly result: string;
}

/** A user of the pool. Times are milliseconds since the epoch. */
export interface Account {
  readonly id: string;
  /** An empty string after an address was unbound; the second generation uses null. */
  email: string | null;
  emailVerified: boolean;
  username: string | null;
  phone: string | null;
  readonly unionid: string | null;
  readonly openid: string | null;
  readonly registerMethod: string;
  readonly profile: Record<ProfileField, string | null>;
  /** JSON of any data that an operator stores with a user. */
  readonly metadata: string | null;
  password: StoredPassword | null;
  blocked: boolean;
  isDeleted: boolean;
  /** The latest token, which the vendor stores with the user. */
  token: string | null;
  tokenExpiredAt: number | null;
  /** All tokens that were not revoked by a logout. */
  readonly tokens: Set<string>;
  loginsCount: number;
  lastLogin: number | null;
  lastIp: string | null;
  signedUp: number | null;
  /** Newest first. */
  readonly logins: LoginRecord[];
}

export const DEFAULT_PHOTO = 'default-user-avatar.png';

export function newAccount({ profile, ...fields }: Partial<Account>): Account {
  const empty = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, null])) as Account['profile'];
  return {
    id: newId(),
    email: null,
    emailVerified: false,
    username: null,
    phone: null,
    unionid: null,
    openid: null,
    registerMethod: 'import:manual',
    metadata: null,
    password: null,
    blocked: false,
    isDeleted: false,
    token: null,
    tokenExpiredAt: null,
    tokens: new Set(),
    loginsCount: 0,
    lastLogin: null,
    lastIp: null,
    signedUp: null,
    logins: [],
    ...fields,
    profile: { ...empty, photo: DEFAULT_PHOTO, ...profile },
  };
}
