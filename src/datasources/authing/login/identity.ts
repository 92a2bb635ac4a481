import type {
  AuthorizationRequest,
  Caller,
  CaptchaImage,
  EmailScene,
  Identity,
  LoginExtra,
  LoginMethod,
  LoginOptions,
  LoginReply,
  MfaNeeded,
  PasswordChange,
  PasswordChangeNeeded,
  PasswordStrength,
  RegisterExtra,
  Registered,
  RegisterMethod,
  RegisterOptions,
  SmsScene,
  TokenStatus,
  UserName,
  UserRecord,
  VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { flag, number, secondsToDate, text } from '../../transport/fields.js';
import type { Outcome } from '../../transport/graphql.js';
import { expiryOf } from '../../transport/jwt.js';
import type { AuthingSettings } from '../config.js';
import type { AuthingConnection } from '../connection.js';
import { loginRefusal, refusal } from '../errors.js';
import {
  CheckLoginStatusDocument,
  CheckPasswordStrengthDocument,
  CurrentUserDocument,
  IsUserExistsDocument,
  RefreshTokenDocument,
  ResetPasswordDocument,
  SendEmailDocument,
} from '../generated/operations.js';
import { chinesePhone, splitPhone } from '../phone.js';
import { signedIn, userRecord, vendorSession } from '../records/user.js';
import { tokenStatusOf } from '../token.js';
import { confirm } from '../wire.js';
import type { AuthorizationCodes } from './authorizationCode.js';
import { readCaptchaImage } from './captchaImage.js';
import { challengeOf } from './challenge.js';
import { attemptDirectoryLogin, attemptWechatLogin } from './externalLogin.js';
import { attemptLogin, type UserAttempt } from './login.js';
import type { PasswordCipher } from './password.js';
import { attemptPasswordChange } from './passwordChange.js';
import { attemptRegistration } from './registration.js';

const SMS_SCENES: Readonly<Record<SmsScene, string>> = {
  LOGIN: 'login',
  REGISTER: 'register',
  RESET_PASSWORD: 'reset',
  BIND: 'bind',
  MFA_VERIFY: 'mfa-verify',
};

const ALL_EXTRAS: ReadonlySet<LoginExtra> = new Set(['autoRegister', 'customData', 'context']);
const REGISTER_EXTRAS: ReadonlySet<RegisterExtra> = new Set(['customData', 'context']);
const NO_EXTRAS: ReadonlySet<LoginExtra> = new Set();

const LOGIN_METHODS: ReadonlyMap<LoginMethod['kind'], ReadonlySet<LoginExtra>> = new Map([
  ['email', ALL_EXTRAS],
  ['username', ALL_EXTRAS],
  ['phonePassword', ALL_EXTRAS],
  ['phoneCode', ALL_EXTRAS],
  ['ldap', NO_EXTRAS],
  ['ad', NO_EXTRAS],
  ['subAccount', NO_EXTRAS],
  ['wechat', NO_EXTRAS],
]);

export interface IdentityParts {
  readonly connection: AuthingConnection;
  /** For Active Directory logins, which use another host. */
  readonly directory: AuthingConnection;
  readonly passwords: PasswordCipher;
  readonly authorizationCodes: AuthorizationCodes;
  readonly settings: Pick<AuthingSettings, 'appId' | 'appSecret' | 'userPoolId'>;
  readonly now: () => number;
}

export class AuthingIdentity implements Identity {
  readonly loginMethods: ReadonlyMap<LoginMethod['kind'], ReadonlySet<LoginExtra>>;

  readonly registerMethods: ReadonlyMap<RegisterMethod['kind'], ReadonlySet<RegisterExtra>> = new Map([
    ['email', REGISTER_EXTRAS],
    ['username', REGISTER_EXTRAS],
    ['phoneCode', REGISTER_EXTRAS],
  ]);

  readonly smsScenes: ReadonlySet<SmsScene> = new Set(['LOGIN', 'REGISTER', 'RESET_PASSWORD', 'BIND', 'MFA_VERIFY']);
  readonly emailScenes: ReadonlySet<EmailScene> = new Set([
    'RESET_PASSWORD',
    'VERIFY_EMAIL',
    'CHANGE_EMAIL',
    'MFA_VERIFY',
  ]);
  readonly resetProofs: Identity['resetProofs'] = new Set(['phone', 'email']);
  readonly logoutScope = 'session';
  readonly userNames: Identity['userNames'] = new Set(['username', 'email', 'phone', 'externalId']);

  readonly #connection: AuthingConnection;
  readonly #passwords: PasswordCipher;

  constructor(private readonly parts: IdentityParts) {
    this.#connection = parts.connection;
    this.#passwords = parts.passwords;
    this.loginMethods = new Map([
      ...LOGIN_METHODS,
      // The exchange of a code needs the secret of the application.
      ...(parts.settings.appSecret === undefined ? [] : [['authorizationCode', NO_EXTRAS] as const]),
    ]);
  }

  async login(method: LoginMethod, options: LoginOptions, caller: Caller): Promise<LoginReply> {
    if (method.kind === 'authorizationCode') {
      const vendor = await this.parts.authorizationCodes.exchange(method, caller);
      return { type: 'signedIn', user: await this.currentUser(vendor, caller), vendor, isNewUser: false };
    }
    const { operation, outcome } = await this.#attempt(method, options, caller);
    const challenge = challengeOrNull(operation, outcome, this.parts.now);
    if (challenge !== null || outcome.failure !== null) return challenge ?? noReply();
    // These methods always create an unknown account: a code or another system has verified its owner.
    const creates = method.kind === 'phoneCode' || !this.loginMethods.get(method.kind)?.has('autoRegister');
    return signedIn(outcome.value, options.autoRegister || creates, outcome.cookie);
  }

  async register(
    method: RegisterMethod,
    options: RegisterOptions,
    caller: Caller,
  ): Promise<Registered | MfaNeeded | PasswordChangeNeeded> {
    const { operation, outcome } = await attemptRegistration(
      this.#connection,
      this.#passwords,
      method,
      options,
      caller,
    );
    const challenge = challengeOrNull(operation, outcome, this.parts.now);
    if (challenge !== null || outcome.failure !== null) return challenge ?? noReply();
    const vendor = options.forceLogin ? vendorSession(outcome.value, outcome.cookie) : null;
    return { type: 'registered', user: userRecord(outcome.value), vendor };
  }

  async currentUser(vendor: VendorSession, caller: Caller): Promise<UserRecord> {
    const user = await this.#connection.run(
      'user',
      CurrentUserDocument,
      {},
      { caller, bearer: vendor.token, retry: 'safe' },
    );
    if (user === null) throw refusal('user', '2020');
    return userRecord(user);
  }

  async refresh(vendor: VendorSession, caller: Caller): Promise<VendorSession> {
    const options = { caller, bearer: vendor.token };
    const fresh = await this.#connection.run('refreshToken', RefreshTokenDocument, {}, options);
    const token = text(fresh, 'token');
    const expiresAt = secondsToDate(number(fresh, 'exp')) ?? (token === null ? null : expiryOf(token));
    if (token === null || expiresAt === null) throw new ProviderError('BAD_REPLY', 'authing');
    return { ...vendor, token, expiresAt };
  }

  async logout(vendor: VendorSession, caller: Caller): Promise<void> {
    const call = {
      method: 'GET',
      path: `/api/v2/logout?app_id=${encodeURIComponent(this.parts.settings.appId)}`,
    } as const;
    // The vendor ends its browser session by the token of the login, which a refresh replaces, or by the cookie.
    const options = { caller, bearer: vendor.token, cookie: vendor.cookie ?? null, retry: 'safe' } as const;
    try {
      await this.#connection.rest('logout', call, options);
    } catch (error) {
      // The token has already expired: the user is logged out.
      if (!(error instanceof ProviderError && error.code === 'NOT_SIGNED_IN')) throw error;
    }
  }

  async tokenStatus(token: string, caller: Caller): Promise<TokenStatus> {
    const options = { caller, retry: 'safe' } as const;
    const variables = { token };
    const outcome = await this.#connection.attempt('checkLoginStatus', CheckLoginStatusDocument, variables, options);
    return tokenStatusOf(outcome);
  }

  async passwordStrength(password: string, caller: Caller): Promise<PasswordStrength> {
    const options = { caller, retry: 'safe' } as const;
    // The only operation that takes a password in clear.
    const strength = await this.#connection.run(
      'checkPasswordStrength',
      CheckPasswordStrengthDocument,
      { password },
      options,
    );
    if (typeof strength?.valid !== 'boolean') throw new ProviderError('BAD_REPLY', 'authing');
    return { valid: strength.valid, message: text(strength, 'message') };
  }

  async sendSmsCode({ phone, scene }: { phone: string; scene: SmsScene }, caller: Caller): Promise<void> {
    const json = { ...splitPhone(phone), scene: SMS_SCENES[scene] };
    await this.#connection.rest('sms/send', { method: 'POST', path: '/api/v2/sms/send', json }, { caller });
  }

  async sendEmail({ email, scene }: { email: string; scene: EmailScene }, caller: Caller): Promise<void> {
    const sent = await this.#connection.run('sendEmail', SendEmailDocument, { email, scene }, { caller });
    confirm('sendEmail', sent);
  }

  async resetPassword(
    proof: { phone: string; code: string } | { email: string; code: string },
    newPassword: string,
    caller: Caller,
  ): Promise<void> {
    const who = 'phone' in proof ? splitPhone(proof.phone) : { email: proof.email };
    const { value, failure } = await this.#passwords.around(newPassword, 'newPassword', (ciphertext) => {
      const variables = { ...who, code: proof.code, newPassword: ciphertext };
      return this.#connection.attempt('resetPassword', ResetPasswordDocument, variables, { caller });
    });
    if (failure !== null) throw refusal('resetPassword', failure.code);
    confirm('resetPassword', value);
  }

  async userExists(name: UserName, caller: Caller): Promise<boolean> {
    const variables = 'phone' in name ? { phone: chinesePhone(name.phone) } : name;
    const exists = await this.#connection.run('isUserExists', IsUserExistsDocument, variables, {
      caller,
      retry: 'safe',
    });
    if (typeof exists !== 'boolean') throw new ProviderError('BAD_REPLY', 'authing');
    return exists;
  }

  async changePassword(change: PasswordChange, caller: Caller): Promise<void> {
    const { operation, outcome } = await attemptPasswordChange(this.#connection, this.#passwords, change, caller);
    if (outcome.failure !== null) throw refusal(operation, outcome.failure.code);
    confirm(operation, outcome.value);
  }

  /** Only the user of REST has the field, and only for a first login (1639): no field announces a forced change (2058). */
  async isPasswordChangeDue(vendor: VendorSession, caller: Caller): Promise<boolean> {
    const call = { method: 'GET', path: '/api/v2/users/me' } as const;
    const options = { caller, bearer: vendor.token, retry: 'safe' } as const;
    const { data } = await this.#connection.rest('users/me', call, options);
    return flag(data, 'resetPasswordOnFirstLogin') === true;
  }

  authorizationUrl(request: AuthorizationRequest): string {
    return this.parts.authorizationCodes.url(request);
  }

  async captchaImage(caller: Caller): Promise<CaptchaImage> {
    // The parameter only prevents caching.
    const call = { method: 'GET', path: `/api/v2/security/captcha?t=${Math.random()}` } as const;
    return readCaptchaImage(await this.#connection.raw(call, { caller, retry: 'safe' }));
  }

  #attempt(
    method: Exclude<LoginMethod, { readonly kind: 'authorizationCode' }>,
    options: LoginOptions,
    caller: Caller,
  ): Promise<UserAttempt> {
    const { connection, directory, passwords, settings } = this.parts;
    switch (method.kind) {
      case 'ldap':
        return attemptDirectoryLogin(connection, method, caller);
      case 'ad':
        return attemptDirectoryLogin(directory, method, caller);
      case 'wechat':
        return attemptWechatLogin(connection, settings.userPoolId, method, caller);
      default:
        return attemptLogin(connection, passwords, method, options, caller);
    }
  }
}

/** The step that a refused login requires, or null when nothing was refused. */
function challengeOrNull(
  operation: string,
  { failure }: Outcome<unknown>,
  now: () => number,
): MfaNeeded | PasswordChangeNeeded | null {
  if (failure === null) return null;
  const challenge = challengeOf(failure, now);
  if (challenge === null) throw loginRefusal(operation, failure);
  return challenge;
}

function noReply(): never {
  throw new ProviderError('BAD_REPLY', 'authing');
}
