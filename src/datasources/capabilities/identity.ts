import type {
  LoginExtra,
  LoginMethod,
  LoginOptions,
  LoginReply,
  MfaNeeded,
  PasswordChangeNeeded,
  RegisterExtra,
  Registered,
  RegisterMethod,
  RegisterOptions,
} from './login.js';
import type { Caller, UserRecord, VendorSession } from './user.js';

export interface TokenStatus {
  readonly state: 'ACTIVE' | 'EXPIRED' | 'INVALID' | 'ABSENT';
  readonly userId: string | null;
  readonly issuedAt: Date | null;
  readonly expiresAt: Date | null;
}

export interface PasswordStrength {
  readonly valid: boolean;
  /** The vendor's text for people, or null. */
  readonly message: string | null;
}

/** What is inside a token. A bad one, or one of another user pool, is told as that and nothing else. */
export interface DecodedTokenRecord {
  readonly valid: boolean;
  readonly userId: string | null;
  readonly email: string | null;
  readonly issuedAt: Date | null;
  readonly expiresAt: Date | null;
}

export type SmsScene = 'LOGIN' | 'REGISTER' | 'RESET_PASSWORD' | 'BIND' | 'MFA_VERIFY';
export type EmailScene = 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'MFA_VERIFY';

export interface CaptchaImage {
  /** `data:image/…;base64,…` */
  readonly dataUrl: string;
  /** The vendor's cookie that ties the picture to its answer, as a `Cookie` header; null when it sent none. */
  readonly cookie: string | null;
}

/** Exactly one name of an account. */
export type UserName =
  | { readonly username: string }
  | { readonly email: string }
  | { readonly phone: string }
  | { readonly externalId: string };

export type UserNameKind = 'username' | 'email' | 'phone' | 'externalId';

/** The proof of `PasswordChangeNeeded`, with what its reason asks for. */
export type PasswordChange =
  | { readonly reason: 'FIRST_LOGIN'; readonly token: string; readonly newPassword: string }
  | { readonly reason: 'FORCED'; readonly token: string; readonly oldPassword: string; readonly newPassword: string };

/**
 * Sign-up, sign-in and the life of a vendor token. What a provider cannot carry is declared, in the sets and by the methods
 * that are left out, and never found out by trying.
 */
export interface Identity {
  /** Ways to log in that this provider can carry at all, each with what may travel beside it. */
  readonly loginMethods: ReadonlyMap<LoginMethod['kind'], ReadonlySet<LoginExtra>>;
  /** Ways to register, likewise. */
  readonly registerMethods: ReadonlyMap<RegisterMethod['kind'], ReadonlySet<RegisterExtra>>;
  readonly smsScenes: ReadonlySet<SmsScene>;
  readonly emailScenes: ReadonlySet<EmailScene>;
  /** Where a code may go that resets a password. */
  readonly resetProofs: ReadonlySet<'phone' | 'email'>;
  /** What `userExists` may ask for. */
  readonly userNames: ReadonlySet<UserNameKind>;
  login(method: LoginMethod, options: LoginOptions, caller: Caller): Promise<LoginReply>;
  register(
    method: RegisterMethod,
    options: RegisterOptions,
    caller: Caller,
  ): Promise<Registered | MfaNeeded | PasswordChangeNeeded>;
  currentUser(vendor: VendorSession, caller: Caller): Promise<UserRecord>;
  /**
   * Exchanges the token for a fresh one; the old one may die at once. A vendor that renews nothing for users answers with
   * the session that it was given, as long as that is good.
   */
  refresh(vendor: VendorSession, caller: Caller): Promise<VendorSession>;
  /** What `logout` ends: the session of the given token, or every session of its user. */
  readonly logoutScope: 'session' | 'user';
  /** Ends the vendor's session and revokes its token. */
  logout(vendor: VendorSession, caller: Caller): Promise<void>;
  /** A bad token is a state, never an error. */
  tokenStatus(token: string, caller: Caller): Promise<TokenStatus>;
  /** Throws nothing for a bad token. */
  decodeToken?(token: string, caller: Caller): Promise<DecodedTokenRecord>;
  passwordStrength?(password: string, caller: Caller): Promise<PasswordStrength>;
  userExists(name: UserName, caller: Caller): Promise<boolean>;
  sendSmsCode(to: { readonly phone: string; readonly scene: SmsScene }, caller: Caller): Promise<void>;
  /** `vendor` is the session of who asks, where there is one: some mails go to signed-in users alone. */
  sendEmail(
    to: { readonly email: string; readonly scene: EmailScene },
    caller: Caller,
    vendor?: VendorSession,
  ): Promise<void>;
  resetPassword(
    proof: { readonly phone: string; readonly code: string } | { readonly email: string; readonly code: string },
    newPassword: string,
    caller: Caller,
  ): Promise<void>;
  /**
   * Makes the change that a login asked for; nobody is signed in by it. A token that is not good (any more) throws
   * MFA_EXPIRED, a wrong old password OLD_CREDENTIAL_REJECTED.
   */
  changePassword?(change: PasswordChange, caller: Caller): Promise<void>;
  /** A fresh picture of the vendor's own captcha (asked for with CAPTCHA_REQUIRED). */
  captchaImage?(caller: Caller): Promise<CaptchaImage>;
}
