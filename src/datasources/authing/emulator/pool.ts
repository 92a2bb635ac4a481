import { APP_ID, APP_SECRET, POOL_JWT_SECRET, POOL_OWNER_ID, POOL_SECRET, USER_POOL_ID } from './seed.js';

export interface FailCheck {
  readonly timeInterval: number;
  readonly limit: number;
  readonly enabled: boolean;
}

/** The user pool, with the names of the vendor's schema. `updateUserpool` changes it. */
export interface UserPool {
  readonly id: string;
  secret: string;
  readonly jwtSecret: string;
  readonly ownerId: string;
  name: string;
  domain: string;
  description: string | null;
  logo: string;
  registerDisabled: boolean;
  emailVerifiedDefault: boolean;
  sendWelcomeEmail: boolean;
  appSsoEnabled: boolean;
  verifyCodeLength: number;
  /** After `limit` wrong passwords within `timeInterval` seconds a login requires an image captcha. */
  loginFailCheck: FailCheck;
  /** After `limit` wrong passwords within `timeInterval` seconds the account is locked (2057). */
  loginPasswordFailCheck: FailCheck;
  /** Logins by email answer 2042 until the address is verified. */
  loginRequireEmailVerified: boolean;
  /** Registrations with an identifier of an enabled type require the identifier on the whitelist. */
  whitelist: { readonly phoneEnabled: boolean; readonly emailEnabled: boolean; readonly usernameEnabled: boolean };
  changePhoneStrategy: { readonly verifyOldPhone: boolean };
  changeEmailStrategy: { readonly verifyOldEmail: boolean };
  /** A password older than `forcedCycle` days must be changed. */
  passwordUpdatePolicy: { readonly enabled: boolean; readonly forcedCycle: number; readonly differenceCycle: number };
}

export const MFA_POLICIES = ['SMS', 'EMAIL', 'OTP', 'FACE'] as const;
export type MfaPolicy = (typeof MFA_POLICIES)[number];

/** For individuals, for tenants, or for both. The second value has the vendor's spelling. */
export const APP_TYPES = ['INDIVIDUAL', 'Tenant', 'BOTH'] as const;
export const DEFAULT_STRATEGIES = ['ALLOW_ALL', 'DENY_ALL'] as const;

/** Which JSON responses of `serviceValidate` have the wrapper `serviceResponse`. The vendor documents it only for successes. */
export type CasWrapper = 'success' | 'failure' | 'both' | 'none';

export interface Application {
  readonly id: string;
  readonly name: string;
  /** Part of the vendor's domain. */
  readonly identifier: string;
  readonly description: string | null;
  readonly logo: string;
  readonly redirectUris: readonly string[];
  readonly createdAt: number;
  updatedAt: number;
  secret: string;
  appType: (typeof APP_TYPES)[number];
  /** Whether users may access the application without a policy. It has no effect on logins. */
  permissionStrategy: { readonly defaultStrategy: (typeof DEFAULT_STRATEGIES)[number] };
  idTokenAlgorithm: 'HS256' | 'RS256';
  /** The second factors that every login requires, in this order. Default: none. */
  mfa: readonly MfaPolicy[];
  /** Whether two photos show the same face: when they are equal, always or never. */
  faceMatch: 'equal' | 'always' | 'never';
  /** Whether `loginBySubAccount` is enabled. */
  subAccounts: boolean;
  casWrapper: CasWrapper;
}

export function seededPool(): UserPool {
  return {
    id: USER_POOL_ID,
    secret: POOL_SECRET,
    jwtSecret: POOL_JWT_SECRET,
    ownerId: POOL_OWNER_ID,
    name: 'Emulated pool',
    domain: 'emulated',
    description: null,
    logo: '',
    registerDisabled: false,
    emailVerifiedDefault: false,
    sendWelcomeEmail: false,
    appSsoEnabled: false,
    verifyCodeLength: 4,
    loginFailCheck: { timeInterval: 300, limit: 3, enabled: true },
    loginPasswordFailCheck: { timeInterval: 300, limit: 5, enabled: false },
    loginRequireEmailVerified: false,
    whitelist: { phoneEnabled: false, emailEnabled: false, usernameEnabled: false },
    changePhoneStrategy: { verifyOldPhone: true },
    changeEmailStrategy: { verifyOldEmail: true },
    passwordUpdatePolicy: { enabled: false, forcedCycle: 90, differenceCycle: 3 },
  };
}

export function seededApplication(createdAt: number): Application {
  return {
    ...defaultApplication(APP_ID, APP_SECRET, createdAt),
    name: 'Emulated application',
    identifier: 'emulated',
    description: 'The application that users log in to',
  };
}

/** The settings of a new application. */
export function defaultApplication(id: string, secret: string, createdAt: number): Application {
  return {
    id,
    secret,
    name: '',
    identifier: '',
    description: null,
    logo: '',
    redirectUris: [],
    createdAt,
    updatedAt: createdAt,
    appType: 'INDIVIDUAL',
    permissionStrategy: { defaultStrategy: 'ALLOW_ALL' },
    idTokenAlgorithm: 'HS256',
    mfa: [],
    faceMatch: 'equal',
    subAccounts: true,
    casWrapper: 'success',
  };
}
