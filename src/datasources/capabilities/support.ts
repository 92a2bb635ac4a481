import type { Provider } from './provider.js';

/** The capabilities that an identity provider may have. */
export type IdentityCapability = Exclude<keyof Provider, 'probe' | 'captcha' | 'pushAuth' | 'liveness'>;

type Capability<K extends IdentityCapability> = NonNullable<Provider[K]>;
type OptionalMethod<C> = { [M in keyof C]-?: undefined extends C[M] ? M : never }[keyof C];

/**
 * The optional methods of each capability, with the fields of our schema that answer NOT_SUPPORTED_BY_PROVIDER without them.
 * A list is empty when another entry names the fields. `docs/providers.md` is generated from this table, and the services
 * use it to refuse operations.
 */
export const OPTIONAL_METHODS: {
  readonly [K in IdentityCapability]: Readonly<Record<OptionalMethod<Capability<K>>, readonly string[]>>;
} = {
  identity: {
    decodeToken: ['decodeToken'],
    passwordStrength: ['passwordStrength'],
    changePassword: ['resetPassword(firstLogin, forced)'],
    isPasswordChangeDue: [],
    captchaImage: ['continueLogin(image)'],
  },
  mfa: {
    authenticators: ['User.mfaAuthenticators'],
    enrollTotp: ['enrollTotp'],
    confirmTotp: ['confirmTotp'],
    removeTotp: ['removeTotp'],
    enrollFace: ['enrollFace'],
    isBindable: ['sendMfaCode(target)'],
    verifyRecoveryCode: ['verifyMfa(recoveryCode)'],
    verifySms: ['verifyMfa(smsCode)'],
    verifyEmail: ['verifyMfa(emailCode)'],
    verifyFace: ['verifyMfa(facePhoto)'],
  },
  legacyMfa: {},
  account: {
    unbindPhone: ['unbindPhone'],
    link: ['linkAccount', 'createLinkProof'],
    securityLevel: ['User.securityLevel'],
  },
  customData: {},
  directory: {
    roles: ['User.roles', 'User.hasRole'],
    departments: ['User.departments'],
    authorizedResources: ['User.authorizedResources'],
    orgs: ['User.orgs'],
    findUser: ['login(pushAuth)', 'bindPushAuth'],
    createUser: [],
    usersByCustomData: [],
    tokenFor: [],
    customData: [],
    removeCustomData: [],
  },
  applications: {},
  authorizedApps: {},
  externalIdentities: {},
  userPools: {},
  sso: {},
  native: {},
};
