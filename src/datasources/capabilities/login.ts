import type { ProfileField, UserRecord, VendorSession } from './user.js';

export interface SignedIn {
  readonly type: 'signedIn';
  readonly user: UserRecord;
  readonly vendor: VendorSession;
  /** True when this call created the account (a first login by phone code, `autoRegister`). */
  readonly isNewUser: boolean;
  /** Set after the use of a recovery code, when the vendor issues the next one. */
  readonly newRecoveryCode?: string;
  /** Custom data, if the vendor returns it with the user. */
  readonly customData?: Readonly<Record<string, unknown>>;
}

export type FactorKind = 'TOTP' | 'RECOVERY_CODE' | 'SMS' | 'EMAIL' | 'FACE';

export interface Factor {
  readonly kind: FactorKind;
  /** The recipient of a code, unmasked: an e-mail address, or a phone in the format of clients. Clients see it masked. */
  readonly target: string | null;
}

/** The password was correct and the vendor requires a second factor. `token` is the only credential for it: secret. */
export interface MfaNeeded {
  readonly type: 'mfaNeeded';
  readonly token: string;
  readonly expiresAt: Date;
  /** The user who must prove the factor; null when the vendor does not report it. Failed attempts are counted for it. */
  readonly userId: string | null;
  /** The factors that this user has. */
  readonly factors: readonly Factor[];
  /** The factors that the vendor accepts and this user has not set up. */
  readonly enrollable: readonly FactorKind[];
}

/** The password was correct and must be changed first. `token` is the one-time credential for that: secret. */
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

/** Extra inputs that some login methods support. */
export type LoginExtra = 'autoRegister' | 'customData' | 'context';

export interface LoginOptions {
  /** Create the account when it does not exist. */
  readonly autoRegister: boolean;
  /** Custom data to store with an account that this login creates. */
  readonly customData?: Readonly<Record<string, unknown>>;
  /** Any JSON object for the vendor's pipelines. It is not stored. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** The answer to the vendor's own image captcha, with the cookie of that image. */
  readonly captcha?: { readonly answer: string; readonly cookie: string | null };
}

export type RegisterMethod =
  | { readonly kind: 'email'; readonly email: string; readonly password: string }
  | { readonly kind: 'username'; readonly username: string; readonly password: string }
  | { readonly kind: 'phoneCode'; readonly phone: string; readonly code: string; readonly password?: string };

/** Extra inputs that some registration methods support. */
export type RegisterExtra = 'customData' | 'context';

export interface RegisterOptions {
  readonly profile?: Readonly<Partial<Record<ProfileField, string>>>;
  /** Sign the new user in after the registration. */
  readonly forceLogin: boolean;
  readonly customData?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** `vendor` is set only if `forceLogin` is true and the vendor signed the user in. */
export type Registered = {
  readonly type: 'registered';
  readonly user: UserRecord;
  readonly vendor: VendorSession | null;
};
