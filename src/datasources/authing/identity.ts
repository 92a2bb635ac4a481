import type {
  Caller,
  CaptchaImage,
  EmailScene,
  Identity,
  LoginMethod,
  LoginOptions,
  LoginReply,
  MfaNeeded,
  PasswordChangeNeeded,
  PasswordStrength,
  Registered,
  RegisterMethod,
  RegisterOptions,
  SmsScene,
  TokenStatus,
  UserRecord,
  VendorSession,
} from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { readCaptchaImage } from './captchaImage.js';
import { challengeOf } from './challenge.js';
import type { AuthingConnection, Outcome } from './connection.js';
import { refusal } from './errors.js';
import {
  CheckLoginStatusDocument,
  CheckPasswordStrengthDocument,
  CurrentUserDocument,
  RefreshTokenDocument,
  ResetPasswordDocument,
  SendEmailDocument,
} from './generated/operations.js';
import { attemptLogin } from './login.js';
import type { PasswordCipher } from './password.js';
import { splitPhone } from './phone.js';
import { attemptRegistration } from './registration.js';
import { expiryOf, tokenStatusOf } from './token.js';
import { signedIn, userRecord, vendorSession } from './user.js';
import { number, secondsToDate, text } from './wire.js';

const SMS_SCENES: Readonly<Record<SmsScene, string>> = {
  LOGIN: 'login',
  REGISTER: 'register',
  RESET_PASSWORD: 'reset',
  BIND: 'bind',
  MFA_VERIFY: 'mfa-verify',
};

export class AuthingIdentity implements Identity {
  readonly loginMethods: ReadonlySet<LoginMethod['kind']> = new Set([
    'email',
    'username',
    'phonePassword',
    'phoneCode',
  ]);

  constructor(
    private readonly connection: AuthingConnection,
    private readonly passwords: PasswordCipher,
    private readonly appId: string,
  ) {}

  async login(method: LoginMethod, options: LoginOptions, caller: Caller): Promise<LoginReply> {
    const { operation, outcome } = await attemptLogin(this.connection, this.passwords, method, options, caller);
    // A code proves the phone, so the vendor creates an unknown phone's account whether asked to or not.
    const mayCreate = options.autoRegister || method.kind === 'phoneCode';
    return challengeOrNull(operation, outcome) ?? signedIn(outcome.value, mayCreate);
  }

  async register(
    method: RegisterMethod,
    options: RegisterOptions,
    caller: Caller,
  ): Promise<Registered | MfaNeeded | PasswordChangeNeeded> {
    const { operation, outcome } = await attemptRegistration(this.connection, this.passwords, method, options, caller);
    const challenge = challengeOrNull(operation, outcome);
    if (challenge !== null) return challenge;
    const vendor = options.forceLogin ? vendorSession(outcome.value) : null;
    return { type: 'registered', user: userRecord(outcome.value), vendor };
  }

  async currentUser(vendor: VendorSession, caller: Caller): Promise<UserRecord> {
    const user = await this.connection.run(
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
    const fresh = await this.connection.run('refreshToken', RefreshTokenDocument, {}, options);
    const token = text(fresh, 'token');
    const expiresAt = secondsToDate(number(fresh, 'exp')) ?? (token === null ? null : expiryOf(token));
    if (token === null || expiresAt === null) throw new ProviderError('BAD_REPLY', 'authing');
    return { token, expiresAt };
  }

  async logout(vendor: VendorSession, caller: Caller): Promise<void> {
    const call = { method: 'GET', path: `/api/v2/logout?app_id=${encodeURIComponent(this.appId)}` } as const;
    try {
      await this.connection.rest('logout', call, { caller, bearer: vendor.token, retry: 'safe' });
    } catch (error) {
      // The token had ended by itself, which is what was asked for.
      if (!(error instanceof ProviderError && error.code === 'NOT_SIGNED_IN')) throw error;
    }
  }

  async tokenStatus(token: string, caller: Caller): Promise<TokenStatus> {
    const options = { caller, retry: 'safe' } as const;
    const variables = { token };
    const outcome = await this.connection.attempt('checkLoginStatus', CheckLoginStatusDocument, variables, options);
    return tokenStatusOf(outcome);
  }

  async passwordStrength(password: string, caller: Caller): Promise<PasswordStrength> {
    const options = { caller, retry: 'safe' } as const;
    // The one operation that takes a password in clear.
    const strength = await this.connection.run(
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
    await this.connection.rest('sms/send', { method: 'POST', path: '/api/v2/sms/send', json }, { caller });
  }

  async sendEmail({ email, scene }: { email: string; scene: EmailScene }, caller: Caller): Promise<void> {
    const sent = await this.connection.run('sendEmail', SendEmailDocument, { email, scene }, { caller });
    confirm('sendEmail', sent);
  }

  async resetPassword(
    proof: { phone: string; code: string } | { email: string; code: string },
    newPassword: string,
    caller: Caller,
  ): Promise<void> {
    const who = 'phone' in proof ? splitPhone(proof.phone) : { email: proof.email };
    const { value, failure } = await this.passwords.around(newPassword, 'newPassword', (ciphertext) => {
      const variables = { ...who, code: proof.code, newPassword: ciphertext };
      return this.connection.attempt('resetPassword', ResetPasswordDocument, variables, { caller });
    });
    if (failure !== null) throw refusal('resetPassword', failure.code);
    confirm('resetPassword', value);
  }

  async captchaImage(caller: Caller): Promise<CaptchaImage> {
    // The parameter only keeps caches away.
    const call = { method: 'GET', path: `/api/v2/security/captcha?t=${Math.random()}` } as const;
    return readCaptchaImage(await this.connection.raw(call, { caller, retry: 'safe' }));
  }
}

/** The step that a refused login asks for, or null when nothing was refused. */
function challengeOrNull(operation: string, { failure }: Outcome<unknown>): MfaNeeded | PasswordChangeNeeded | null {
  if (failure === null) return null;
  const challenge = challengeOf(failure);
  if (challenge === null) throw refusal(operation, failure.code);
  return challenge;
}

/** `CommonMessage` carries a code of its own, which the vendor's SDKs never look at. */
function confirm(operation: string, message: unknown): void {
  const code = number(message, 'code');
  if (code === null) throw new ProviderError('BAD_REPLY', 'authing');
  if (code !== 200) throw refusal(operation, String(code));
}
