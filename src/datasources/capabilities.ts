/**
 * What a provider may offer to the services, in words that belong to no vendor. A data source implements the
 * capabilities it has; a service knows a capability and never a provider.
 *
 * Every method throws `ProviderError` alone. Dates are `Date`, absent values are `null`, addresses are IP texts.
 */
import type { Logger } from 'pino';
import type { ZodType } from 'zod';
import type { HttpClients } from './transport/http.js';

export type IdentityProviderId = 'AUTHING' | 'AUTHING_LEGACY';

/** Who asks, as far as a vendor may know. */
export interface Caller {
  /** The end user's address as our own trusted proxy chain reports it, never as the client claims it. */
  readonly address: string;
  /** Language of texts that the vendor sends to the user, such as mails. */
  readonly language: 'en' | 'zh-CN';
  /** Travels to our log only. */
  readonly requestId: string;
}

/** The vendor's token for one signed-in user. Secret: it lives encrypted in the store and in memory for one request. */
export interface VendorSession {
  readonly token: string;
  /** When the vendor stops honouring the token. */
  readonly expiresAt: Date;
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

export interface SignedIn {
  readonly type: 'signedIn';
  readonly user: UserRecord;
  readonly vendor: VendorSession;
  /** True when this very call created the account (a first login by phone code, `autoRegister`). */
  readonly isNewUser: boolean;
  /** Set once, when a recovery code was spent and the vendor issued the next one. */
  readonly newRecoveryCode?: string;
}

export type FactorKind = 'TOTP' | 'RECOVERY_CODE' | 'SMS' | 'EMAIL' | 'FACE';

export interface Factor {
  readonly kind: FactorKind;
  /** Where a code would go, already masked: `138****0000`. */
  readonly maskedTarget: string | null;
}

/** The password was right and the vendor wants a second factor. `token` is the only credential for it: secret. */
export interface MfaNeeded {
  readonly type: 'mfaNeeded';
  readonly token: string;
  readonly expiresAt: Date;
  readonly factors: readonly Factor[];
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
  | { readonly kind: 'phoneCode'; readonly phone: string; readonly code: string };

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

export type SmsScene = 'LOGIN' | 'REGISTER' | 'RESET_PASSWORD' | 'BIND' | 'MFA_VERIFY';
export type EmailScene = 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'MFA_VERIFY';

export interface CaptchaImage {
  /** `data:image/…;base64,…` */
  readonly dataUrl: string;
  /** The vendor's cookie that ties the picture to its answer, as a `Cookie` header; null when it sent none. */
  readonly cookie: string | null;
}

/** Sign-up, sign-in and the life of a vendor token. */
export interface Identity {
  /** Ways to log in that this provider can carry at all. */
  readonly loginMethods: ReadonlySet<LoginMethod['kind']>;
  login(method: LoginMethod, options: LoginOptions, caller: Caller): Promise<LoginReply>;
  register(
    method: RegisterMethod,
    options: RegisterOptions,
    caller: Caller,
  ): Promise<Registered | MfaNeeded | PasswordChangeNeeded>;
  currentUser(vendor: VendorSession, caller: Caller): Promise<UserRecord>;
  /** Exchanges the token for a fresh one; the old one may die at once. */
  refresh(vendor: VendorSession, caller: Caller): Promise<VendorSession>;
  /** Ends the vendor's session and revokes its token. */
  logout(vendor: VendorSession, caller: Caller): Promise<void>;
  /** A bad token is a state, never an error. */
  tokenStatus(token: string, caller: Caller): Promise<TokenStatus>;
  passwordStrength(password: string, caller: Caller): Promise<PasswordStrength>;
  sendSmsCode(to: { readonly phone: string; readonly scene: SmsScene }, caller: Caller): Promise<void>;
  sendEmail(to: { readonly email: string; readonly scene: EmailScene }, caller: Caller): Promise<void>;
  resetPassword(
    proof: { readonly phone: string; readonly code: string } | { readonly email: string; readonly code: string },
    newPassword: string,
    caller: Caller,
  ): Promise<void>;
  /** A fresh picture of the vendor's own captcha (asked for with CAPTCHA_REQUIRED). */
  captchaImage(caller: Caller): Promise<CaptchaImage>;
}

export interface TotpEnrollment {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://totp/…` */
  readonly uri: string;
  /** PNG data URL of the QR code. */
  readonly qrCodeDataUrl: string;
  readonly recoveryCode: string;
}

/** Second factors. */
export interface Mfa {
  enrollTotp(vendor: VendorSession, caller: Caller): Promise<TotpEnrollment>;
  /** A wrong code throws MFA_REJECTED. */
  confirmTotp(vendor: VendorSession, code: string, caller: Caller): Promise<void>;
  removeTotp(vendor: VendorSession, caller: Caller): Promise<void>;
  /** `token` is the one of `MfaNeeded`. */
  verifyTotp(token: string, code: string, caller: Caller): Promise<SignedIn>;
  verifyRecoveryCode(token: string, code: string, caller: Caller): Promise<SignedIn>;
}

export type UdfDataType = 'STRING' | 'NUMBER' | 'DATETIME' | 'BOOLEAN' | 'OBJECT' | 'SELECT';

/** One custom field of one user. `value` has its real JSON type; DATETIME is an ISO 8601 text. */
export interface UdfValueRecord {
  readonly key: string;
  readonly label: string | null;
  readonly dataType: UdfDataType;
  readonly value: unknown;
}

/** Custom (user-defined) fields. Setters answer with the user's whole list; an unset field is not listed. */
export interface CustomData {
  list(vendor: VendorSession, userId: string, caller: Caller): Promise<readonly UdfValueRecord[]>;
  /** All or nothing; a rejected value throws INPUT_REJECTED. */
  setMany(
    vendor: VendorSession,
    userId: string,
    values: readonly { readonly key: string; readonly value: unknown }[],
    caller: Caller,
  ): Promise<readonly UdfValueRecord[]>;
  setOne(
    vendor: VendorSession,
    userId: string,
    key: string,
    value: unknown,
    caller: Caller,
  ): Promise<readonly UdfValueRecord[]>;
  remove(vendor: VendorSession, userId: string, key: string, caller: Caller): Promise<readonly UdfValueRecord[]>;
}

/** Can the vendor be reached at all? */
export interface Probe {
  /** Resolves when the vendor answers; throws `ProviderError` otherwise. Cheap and without side effects. */
  probe(): Promise<void>;
}

/** One configured vendor. Absent capabilities answer NOT_SUPPORTED_BY_PROVIDER. */
export interface Provider {
  readonly identity?: Identity;
  readonly mfa?: Mfa;
  readonly customData?: CustomData;
  readonly probe: Probe;
}

/** What a provider is built from, beside its own settings. */
export interface ProviderTools {
  readonly http: HttpClients;
  readonly logger: Logger;
}

/** One setting of a provider, read from the environment by `config.ts`. */
export interface Setting {
  /** The environment variable, such as `AUTHING_APP_ID`. */
  readonly env: string;
  /** One sentence: what it is and where the vendor shows it. */
  readonly description: string;
  /** A made-up value of the right form, shown in error messages. */
  readonly example: string;
  readonly secret?: boolean;
  /** Parses the text of the variable; a default makes it optional. */
  readonly schema: ZodType;
  /** The provider is live once all settings marked so are present. */
  readonly credential?: boolean;
  /** Its value is an address of the vendor: loopback is refused in production unless ALLOW_LOOPBACK_UPSTREAM=yes. */
  readonly upstream?: boolean;
}

/** The default export of a provider's `index.ts`. `S` holds the parsed settings by the names used in `settings`. */
export interface ProviderDefinition<S = unknown> {
  /** As in `providers.ts` and in `errors[].extensions.provider`: `authing`. */
  readonly id: string;
  /** The identity provider that clients choose by, if it is one. */
  readonly identityProvider?: IdentityProviderId;
  readonly settings: { readonly [K in keyof S]: Setting };
  create(settings: S, tools: ProviderTools): Provider;
}

/** Keeps a definition's settings and its `create` in step. */
export function defineProvider<S>(definition: ProviderDefinition<S>): ProviderDefinition<S> {
  return definition;
}
