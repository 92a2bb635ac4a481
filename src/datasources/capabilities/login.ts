import type { ProfileField, UserRecord, VendorSession } from './user.js';

export interface SignedIn {
  readonly type: 'signedIn';
  readonly user: UserRecord;
  readonly vendor: VendorSession;
  /** True when this very call created the account (a first login by phone code, `autoRegister`). */
  readonly isNewUser: boolean;
  /** Set once, when a recovery code was spent and the vendor issued the next one. */
  readonly newRecoveryCode?: string;
  /** Custom data, where the vendor sends them along with the user. */
  readonly customData?: Readonly<Record<string, unknown>>;
}

export type FactorKind = 'TOTP' | 'RECOVERY_CODE' | 'SMS' | 'EMAIL' | 'FACE';

export interface Factor {
  readonly kind: FactorKind;
  /** Where a code goes, in clear: an e-mail address, or a phone as a client would write it. Clients see it masked. */
  readonly target: string | null;
}

/** The password was right and the vendor wants a second factor. `token` is the only credential for it: secret. */
export interface MfaNeeded {
  readonly type: 'mfaNeeded';
  readonly token: string;
  readonly expiresAt: Date;
  /** Whose second factor it is; null where the vendor does not say. Wrong answers are counted under it. */
  readonly userId: string | null;
  /** What this user can prove now. */
  readonly factors: readonly Factor[];
  /** What the vendor would accept and this user has not set up yet. */
  readonly enrollable: readonly FactorKind[];
}

/** The password was right and must be changed first. `token` is the one-time credential for that: secret. */
export interface PasswordChangeNeeded {
  readonly type: 'passwordChangeNeeded';
  readonly token: string;
  readonly reason: 'FIRST_LOGIN' | 'FORCED';
}

export type LoginReply = SignedIn | MfaNeeded | PasswordChangeNeeded;

export type LoginMethod =
  | { readonly kind: 'email'; readonly email: string; readonly password: string }
  | { readonly kind: 'username'; readonly username: string; readonly password: string }
  | { readonly kind: 'phonePassword'; readonly phone: string; readonly password: string }
  | { readonly kind: 'phoneCode'; readonly phone: string; readonly code: string }
  | { readonly kind: 'ldap'; readonly username: string; readonly password: string }
  | { readonly kind: 'ad'; readonly username: string; readonly password: string }
  | { readonly kind: 'subAccount'; readonly account: string; readonly password: string }
  | {
      readonly kind: 'wechat';
      readonly code: string;
      readonly country?: string;
      readonly lang?: string;
      readonly state?: string;
    }
  | {
      readonly kind: 'authorizationCode';
      readonly code: string;
      readonly redirectUri: string;
      readonly codeVerifier?: string;
    };

/** What some ways to log in carry beside the credential. */
export type LoginExtra = 'autoRegister' | 'customData' | 'context';

export interface LoginOptions {
  /** Create the account when it does not exist. */
  readonly autoRegister: boolean;
  /** Custom data to store with an account that this login creates. */
  readonly customData?: Readonly<Record<string, unknown>>;
  /** A free object for the vendor's pipelines; not stored. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** The answer to the vendor's own image captcha, with the cookie that its image came with. */
  readonly captcha?: { readonly answer: string; readonly cookie: string | null };
}

export type RegisterMethod =
  | { readonly kind: 'email'; readonly email: string; readonly password: string }
  | { readonly kind: 'username'; readonly username: string; readonly password: string }
  | { readonly kind: 'phoneCode'; readonly phone: string; readonly code: string; readonly password?: string };

/** What some ways to register carry beside the credential. */
export type RegisterExtra = 'customData' | 'context';

export interface RegisterOptions {
  readonly profile?: Readonly<Partial<Record<ProfileField, string>>>;
  /** Sign the new user in at once. */
  readonly forceLogin: boolean;
  readonly customData?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** `vendor` is set when, and only when, `forceLogin` was asked for and the vendor signed the user in. */
export type Registered = {
  readonly type: 'registered';
  readonly user: UserRecord;
  readonly vendor: VendorSession | null;
};
