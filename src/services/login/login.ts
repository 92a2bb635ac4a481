/** Logins with a provider's credential, and their continuation after a captcha. */
import type {
  CaptchaAnswer,
  IdentityProviderId,
  LoginMethod,
  LoginOptions,
  LoginReply,
} from '../../datasources/capabilities.js';
import { canonical } from '../access/inputRules.js';
import type { Captchas } from '../captcha/captcha.js';
import {
  type AccountUnavailable,
  type AttemptsLimited,
  type CaptchaRejected,
  type CaptchaRequired,
  type CodeRejected,
  createOutcome,
  type EmailUnverified,
  type FlowExpired,
  type InputRejected,
  type InvalidCredentials,
  type MfaRequired,
  mapRefusals,
  type PasswordChangeRequired,
  type RegistrationDisabled,
  refusedField,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { LoginSuccess } from '../sessions/outcomes.js';
import { isShutOut } from '../sessions/userState.js';
import type { SignIn } from '../signIn/signIn.js';
import type { Continuations } from './continuations.js';
import type { CredentialCheck } from './credentialCheck.js';
import { CAPTCHA_REJECTED, type LoginCaptchas, type PendingLogin } from './loginCaptchas.js';
import { accountOf, checkLogin, type LoginRules, PROOFS } from './loginMethods.js';
import type { ResponseTimeFloor } from './responseTimeFloor.js';

export interface LoginInput {
  readonly method: LoginMethod;
  readonly provider?: IdentityProviderId | undefined;
  readonly autoRegister: boolean;
  readonly customData?: Record<string, unknown> | undefined;
  readonly context?: Record<string, unknown> | undefined;
  readonly captchaPass?: string | undefined;
}

/** A captcha answer: the text of an image, or the result of a vendor's widget. */
export type LoginCaptcha = { readonly kind: 'image'; readonly text: string } | CaptchaAnswer;

export type LoginOutcome =
  | LoginSuccess
  | CaptchaRequired
  | CaptchaRejected
  | MfaRequired
  | PasswordChangeRequired
  | InvalidCredentials
  | CodeRejected
  | AttemptsLimited
  | AccountUnavailable
  | EmailUnverified
  | RegistrationDisabled
  | InputRejected
  | FlowExpired;

export interface LoginSettings extends LoginRules {
  readonly concealAccounts: boolean;
}

/** Whether a login must still pass the captcha gate. */
type GateState = 'passed' | { readonly captchaPass: string | undefined };

/** Results that only a client with the credential of the account receives. */
const SUCCESSES: ReadonlySet<LoginOutcome['__typename']> = new Set([
  'LoginSuccess',
  'MfaRequired',
  'PasswordChangeRequired',
]);
/** Results of a refusal by the provider. */
const FAILURES: ReadonlySet<LoginOutcome['__typename']> = new Set([
  'InvalidCredentials',
  'AccountUnavailable',
  'CodeRejected',
  'EmailUnverified',
  'RegistrationDisabled',
]);

export class Login {
  constructor(
    private readonly providers: Providers,
    private readonly credentials: CredentialCheck,
    private readonly captchas: Captchas,
    private readonly continuations: Continuations,
    private readonly loginCaptchas: LoginCaptchas,
    private readonly signIn: SignIn,
    private readonly timeFloor: ResponseTimeFloor,
    private readonly settings: LoginSettings,
  ) {}

  async login(request: LoginInput, auth: AuthContext): Promise<LoginOutcome> {
    const input = { ...request, method: canonical(request.method) };
    const { id: provider, identity } = this.providers.choose(input.provider);
    const problems = checkLogin(input, provider, identity, this.settings);
    if (problems.length > 0) return rejected(...problems);
    const pending = {
      provider,
      method: input.method,
      options: optionsOf(input),
      sessionMode: auth.sessionMode,
      wrongAnswers: 0,
    };
    return this.#timed(pending, { captchaPass: input.captchaPass }, auth);
  }

  /** Continues a login that was held for a captcha. */
  async continue(continuation: string, answer: LoginCaptcha, auth: AuthContext): Promise<LoginOutcome> {
    const held = await this.continuations.take(continuation, auth);
    if (held === undefined) return createOutcome('FlowExpired');
    const { waitsFor, ...pending } = held;
    if (waitsFor.kind === 'image') {
      const captcha = { answer: answer.kind === 'image' ? answer.text : '', cookie: waitsFor.cookie };
      return this.#timed({ ...pending, options: { ...pending.options, captcha } }, 'passed', auth);
    }
    const result =
      answer.kind === 'image' ? CAPTCHA_REJECTED : await this.captchas.verify(waitsFor.challenge, answer, auth);
    if (result.__typename === 'AttemptsLimited') return result;
    if (result.__typename === 'CaptchaPassed') return this.#timed(pending, 'passed', auth);
    return this.loginCaptchas.holdAtGate({ ...pending, wrongAnswers: pending.wrongAnswers + 1 }, auth);
  }

  /** With CONCEAL_ACCOUNTS a failure takes as long as a success. */
  #timed(pending: PendingLogin, gate: GateState, auth: AuthContext): Promise<LoginOutcome> {
    const login = () => this.#attempt(pending, gate, auth);
    return this.settings.concealAccounts ? this.timeFloor.apply(login, classify) : login();
  }

  async #attempt(pending: PendingLogin, gate: GateState, auth: AuthContext): Promise<LoginOutcome> {
    const { provider, method, sessionMode } = pending;
    const login = this.credentials.run(pending, auth, async () =>
      gate === 'passed' ? undefined : this.loginCaptchas.atGate(pending, gate.captchaPass, auth),
    );
    const reply = await this.#outcomeOf(login, pending, auth);
    if ('__typename' in reply) return reply;
    // The provider may have issued the authorization code before the user was blocked.
    if (reply.type === 'signedIn' && isShutOut(reply.user)) return this.#unavailable();
    const state = { provider, proofs: [PROOFS[method.kind]], sessionMode, account: accountOf(method) };
    return this.signIn.complete(reply, state, auth);
  }

  #outcomeOf(
    login: Promise<LoginReply | LoginOutcome>,
    pending: PendingLogin,
    auth: AuthContext,
  ): Promise<LoginReply | LoginOutcome> {
    const { method, options } = pending;
    return mapRefusals<LoginReply | LoginOutcome, LoginOutcome>(login, {
      INVALID_CREDENTIALS: () => createOutcome('InvalidCredentials'),
      UNKNOWN_ACCOUNT: () => createOutcome('InvalidCredentials'),
      ACCOUNT_LOCKED: () => this.#unavailable(),
      ACCOUNT_UNAVAILABLE: () => this.#unavailable(),
      EMAIL_UNVERIFIED: () => createOutcome('EmailUnverified'),
      REGISTRATION_DISABLED: () => createOutcome('RegistrationDisabled'),
      TOO_FREQUENT: tooFrequent,
      INPUT_REJECTED: (error) => rejected(refusedField(`input.method.${method.kind}`, error)),
      CAPTCHA_REQUIRED: () => this.loginCaptchas.holdForVendor(pending, auth),
      CODE_REJECTED: () =>
        options.captcha === undefined
          ? createOutcome('CodeRejected')
          : this.loginCaptchas.holdForVendor({ ...pending, wrongAnswers: pending.wrongAnswers + 1 }, auth),
    });
  }

  #unavailable(): InvalidCredentials | AccountUnavailable {
    return this.settings.concealAccounts ? createOutcome('InvalidCredentials') : createOutcome('AccountUnavailable');
  }
}

function optionsOf({ autoRegister, customData, context }: LoginInput): LoginOptions {
  return { autoRegister, ...(customData && { customData }), ...(context && { context }) };
}

/** For `ResponseTimeFloor`. */
export function classify({ __typename }: LoginOutcome): 'success' | 'failure' | 'other' {
  if (SUCCESSES.has(__typename)) return 'success';
  return FAILURES.has(__typename) ? 'failure' : 'other';
}
