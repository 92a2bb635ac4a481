import { APP_ID, APP_SECRET, POOL_JWT_SECRET, POOL_OWNER_ID, POOL_SECRET, USER_POOL_ID } from './seed.js';

export interface FailCheck {
  readonly timeInterval: number;
  readonly limit: number;
  readonly enabled: boolean;
}

/** The user pool, with the names of the vendor's schema. `updateUserpool` changes it. */
export interface UserPool {
  readonly id: string;
  readonly secret: string;
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
  changePhoneStrategy: { readonly verifyOldPhone: boolean };
  changeEmailStrategy: { readonly verifyOldEmail: boolean };
  /** A password older than `forcedCycle` days must be changed. */
  passwordUpdatePolicy: { readonly enabled: boolean; readonly forcedCycle: number; readonly differenceCycle: number };
}

export const MFA_POLICIES = ['SMS', 'EMAIL', 'OTP', 'FACE'] as const;
export type MfaPolicy = (typeof MFA_POLICIES)[number];

/** Which JSON responses of `serviceValidate` have the wrapper `serviceResponse`. The vendor documents it only for successes. */
export type CasWrapper = 'success' | 'failure' | 'both' | 'none';

export interface Application {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly logo: string;
  readonly createdAt: number;
  readonly secret: string;
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
    changePhoneStrategy: { verifyOldPhone: true },
    changeEmailStrategy: { verifyOldEmail: true },
    passwordUpdatePolicy: { enabled: false, forcedCycle: 90, differenceCycle: 3 },
  };
}

export function seededApplication(createdAt: number): Application {
  return {
    id: APP_ID,
    secret: APP_SECRET,
    name: 'Emulated application',
    description: 'The only one in the pool',
    logo: '',
    createdAt,
    idTokenAlgorithm: 'HS256',
    mfa: [],
    faceMatch: 'equal',
    subAccounts: true,
    casWrapper: 'success',
  };
}
