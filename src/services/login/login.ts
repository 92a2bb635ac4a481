/** Password and code logins, and the held login that goes on after an image captcha. */
import type {
  CaptchaAnswer,
  IdentityProviderId,
  LoginMethod,
  LoginOptions,
  LoginReply,
} from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import type { Attempt, Attempts } from '../access/attempts.js';
import { canonical } from '../access/inputRules.js';
import type { Limits } from '../access/limits.js';
import type { Captchas } from '../captcha/captcha.js';
import type { CaptchaGate } from '../captcha/captchaGate.js';
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
import type { AttemptSubjects } from './attemptSubjects.js';
import type { Continuations } from './continuations.js';
import { CAPTCHA_REJECTED, type LoginCaptchas, type PendingLogin } from './loginCaptchas.js';
import { accountOf, checkLogin, type LoginRules, PROOFS } from './loginMethods.js';
import type { Migration } from './migration.js';
import type { ResponseTimeFloor } from './responseTimeFloor.js';

export interface LoginInput {
  readonly method: LoginMethod;
  readonly provider?: IdentityProviderId | undefined;
  readonly autoRegister: boolean;
  readonly customData?: Record<string, unknown> | undefined;
  readonly context?: Record<string, unknown> | undefined;
  readonly captchaPass?: string | undefined;
}

/** The answer to a captcha: to a picture, or what a vendor's widget hands over. */
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

/** Results that let the caller go on: they tell nothing about accounts that the caller has no credentials of. */
const SUCCESSES: ReadonlySet<LoginOutcome['__typename']> = new Set([
  'LoginSuccess',
  'MfaRequired',
  'PasswordChangeRequired',
]);
/** Results that a vendor's refusal leads to. */
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
    private readonly limits: Limits,
    private readonly attempts: Attempts,
    private readonly subjects: AttemptSubjects,
    private readonly gate: CaptchaGate,
    private readonly captchas: Captchas,
    private readonly continuations: Continuations,
    private readonly loginCaptchas: LoginCaptchas,
    private readonly signIn: SignIn,
    private readonly migration: Migration,
    private readonly timeFloor: ResponseTimeFloor,
    private readonly settings: LoginSettings,
  ) {}

  async login(asked: LoginInput, auth: AuthContext): Promise<LoginOutcome> {
    const input = { ...asked, method: canonical(asked.method) };
    const { id: provider, identity } = this.providers.choose(input.provider);
    const problems = checkLogin(input, provider, identity, this.settings);
    if (problems.length > 0) return rejected(...problems);
    const options: LoginOptions = {
      autoRegister: input.autoRegister,
      ...(input.customData && { customData: input.customData }),
      ...(input.context && { context: input.context }),
    };
    const pending: PendingLogin = {
      provider,
      method: input.method,
      options,
      sessionMode: auth.sessionMode,
      wrongAnswers: 0,
    };
    return this.#attempt(pending, auth, () => this.loginCaptchas.atGate(pending, input.captchaPass, auth));
  }

  /** Goes on with a login that was held for a captcha. */
  async continue(continuation: string, answer: LoginCaptcha, auth: AuthContext): Promise<LoginOutcome> {
    const held = await this.continuations.take(continuation, auth);
    if (held === undefined) return createOutcome('FlowExpired');
    const { waitsFor, ...pending } = held;
    if (waitsFor.kind === 'image') {
      const captcha = { answer: answer.kind === 'image' ? answer.text : '', cookie: waitsFor.cookie };
      return this.#attempt({ ...pending, options: { ...pending.options, captcha } }, auth);
    }
    const verdict =
      answer.kind === 'image' ? CAPTCHA_REJECTED : await this.captchas.verify(waitsFor.challenge, answer, auth);
    if (verdict.__typename === 'AttemptsLimited') return verdict;
    if (verdict.__typename === 'CaptchaPassed') return this.#attempt(pending, auth);
    return this.loginCaptchas.holdAtGate({ ...pending, wrongAnswers: pending.wrongAnswers + 1 }, auth);
  }

  /** @param gate our own captcha; left out when it is passed already */
  #attempt(
    pending: PendingLogin,
    auth: AuthContext,
    gate: () => Promise<LoginOutcome | undefined> = async () => undefined,
  ): Promise<LoginOutcome> {
    const work = () => this.#counted(pending, auth, gate);
    return this.settings.concealAccounts ? this.timeFloor.apply(work, classify) : work();
  }

  async #counted(
    pending: PendingLogin,
    auth: AuthContext,
    gate: () => Promise<LoginOutcome | undefined>,
  ): Promise<LoginOutcome> {
    const { provider, method } = pending;
    const attempt = await this.attempts.begin('password', await this.subjects.ofLogin(provider, method));
    if ('__typename' in attempt) return attempt;
    try {
      // A code loses a try only with the call to the vendor: a login that ends at the captcha gate costs none.
      return (await gate()) ?? (await this.#codeTried(method)) ?? (await this.#ask(pending, attempt, auth));
    } finally {
      await attempt.release();
    }
  }

  async #codeTried(method: LoginMethod): Promise<AttemptsLimited | undefined> {
    return method.kind === 'phoneCode' ? this.limits.codeTried(method.phone) : undefined;
  }

  async #ask(pending: PendingLogin, attempt: Attempt, auth: AuthContext): Promise<LoginOutcome> {
    const { provider, method, options, sessionMode } = pending;
    const account = accountOf(method);
    const { caller } = auth;
    const login = this.migration.login(provider, method, options, caller, (allowed) =>
      this.#recorded(pending, this.providers.identity(provider).login(method, allowed, caller), attempt, auth),
    );
    const answer = await mapRefusals<LoginReply, LoginOutcome>(login, {
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
    if ('__typename' in answer) return answer;
    // An authorization code may have been issued before the user was blocked.
    if (answer.type === 'signedIn' && isShutOut(answer.user)) return this.#unavailable();
    return this.signIn.complete(answer, { provider, proofs: [PROOFS[method.kind]], sessionMode, account }, auth);
  }

  /** Records the vendor's verdict with the attempt and the captcha gate. */
  async #recorded(
    { provider, method }: PendingLogin,
    login: Promise<LoginReply>,
    attempt: Attempt,
    auth: AuthContext,
  ): Promise<LoginReply> {
    const account = accountOf(method);
    try {
      const reply = await login;
      attempt.succeed(this.subjects.ofProven(provider, method, userIdOf(reply)));
      if (account !== null) await this.gate.reset('LOGIN', account);
      return reply;
    } catch (error) {
      if (error instanceof ProviderError && !error.isFault && error.code !== 'CAPTCHA_REQUIRED') {
        attempt.fail();
        await this.gate.count('LOGIN', account, auth);
      }
      throw error;
    }
  }

  #unavailable(): InvalidCredentials | AccountUnavailable {
    return this.settings.concealAccounts ? createOutcome('InvalidCredentials') : createOutcome('AccountUnavailable');
  }
}

function classify({ __typename }: LoginOutcome): 'success' | 'failure' | 'other' {
  if (SUCCESSES.has(__typename)) return 'success';
  return FAILURES.has(__typename) ? 'failure' : 'other';
}

function userIdOf(reply: LoginReply): string | null {
  if (reply.type === 'signedIn') return reply.user.id;
  return reply.type === 'mfaNeeded' ? reply.userId : null;
}
