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
  /** The vendor's message for end users, or null. */
  readonly message: string | null;
}

/** The claims of a token. An invalid token, or one of another user pool, has only `valid: false`. */
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
  /** The vendor's cookie that binds the image to its answer, as a `Cookie` header; null when the vendor sent none. */
  readonly cookie: string | null;
}

/** One name that identifies an account. */
export type UserName =
  | { readonly username: string }
  | { readonly email: string }
  | { readonly phone: string }
  | { readonly externalId: string };

export type UserNameKind = 'username' | 'email' | 'phone' | 'externalId';

/** The token of `PasswordChangeNeeded`, with the passwords that its reason requires. */
export type PasswordChange =
  | { readonly reason: 'FIRST_LOGIN'; readonly token: string; readonly newPassword: string }
  | { readonly reason: 'FORCED'; readonly token: string; readonly oldPassword: string; readonly newPassword: string };

/**
 * Registration, login and the life cycle of a vendor token. A provider declares what it supports in the sets and by omitting
 * optional methods. Services never find it out by a failed call.
 */
export interface Identity {
  /** The supported login methods, each with the extra inputs that it supports. */
  readonly loginMethods: ReadonlyMap<LoginMethod['kind'], ReadonlySet<LoginExtra>>;
  /** The supported registration methods, each with the extra inputs that it supports. */
  readonly registerMethods: ReadonlyMap<RegisterMethod['kind'], ReadonlySet<RegisterExtra>>;
  readonly smsScenes: ReadonlySet<SmsScene>;
  readonly emailScenes: ReadonlySet<EmailScene>;
  /** The contacts that can receive a code for a password reset. */
  readonly resetProofs: ReadonlySet<'phone' | 'email'>;
  /** The kinds of names that `userExists` supports. */
  readonly userNames: ReadonlySet<UserNameKind>;
  login(method: LoginMethod, options: LoginOptions, caller: Caller): Promise<LoginReply>;
  register(
    method: RegisterMethod,
    options: RegisterOptions,
    caller: Caller,
  ): Promise<Registered | MfaNeeded | PasswordChangeNeeded>;
  currentUser(vendor: VendorSession, caller: Caller): Promise<UserRecord>;
  /**
   * Exchanges the token for a new one; the old token may become invalid at once. A provider without refresh returns the
   * given session while it is valid.
   */
  refresh(vendor: VendorSession, caller: Caller): Promise<VendorSession>;
  /** What `logout` ends: the session of the given token, or every session of its user. */
  readonly logoutScope: 'session' | 'user';
  /** Ends the vendor's session and revokes its token. */
  logout(vendor: VendorSession, caller: Caller): Promise<void>;
  /** An invalid token is a state, not an error. */
  tokenStatus(token: string, caller: Caller): Promise<TokenStatus>;
  /** Does not throw for an invalid token. */
  decodeToken?(token: string, caller: Caller): Promise<DecodedTokenRecord>;
  passwordStrength?(password: string, caller: Caller): Promise<PasswordStrength>;
  userExists(name: UserName, caller: Caller): Promise<boolean>;
  sendSmsCode(to: { readonly phone: string; readonly scene: SmsScene }, caller: Caller): Promise<void>;
  /** `vendor` is the session of the caller, if any: some e-mails are only for signed-in users. */
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
   * Changes the password that a login requires to be changed. It does not sign the user in. An invalid or expired token
   * throws MFA_EXPIRED, a wrong old password OLD_CREDENTIAL_REJECTED.
   */
  changePassword?(change: PasswordChange, caller: Caller): Promise<void>;
  /**
   * Whether a login by password would require a new password, for logins without a password. False also where the vendor
   * does not report it outside of a login by password, such as for a password that is too old.
   */
  isPasswordChangeDue?(vendor: VendorSession, caller: Caller): Promise<boolean>;
  /** A new image of the vendor's own captcha, which a login requires with CAPTCHA_REQUIRED. */
  captchaImage?(caller: Caller): Promise<CaptchaImage>;
}
