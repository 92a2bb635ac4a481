/** Password and code logins, and the held login that goes on after an image captcha. */
import { randomUUID } from 'node:crypto';
import type { IdentityProviderId, LoginMethod, LoginOptions, LoginReply } from '../datasources/capabilities.js';
import { ProviderError } from '../datasources/errors.js';
import type { Continuations, HeldLogin } from './continuations.js';
import { canonical, checkFields, checkFreeData, type FreeDataRules } from './inputRules.js';
import type { Limits } from './limits.js';
import {
  type AccountUnavailable,
  type AttemptsLimited,
  type CaptchaRejected,
  type CaptchaRequired,
  type CodeRejected,
  type EmailUnverified,
  type FieldProblem,
  type FlowExpired,
  type InputRejected,
  type InvalidCredentials,
  type LoginSuccess,
  type MfaRequired,
  orOutcome,
  type PasswordChangeRequired,
  plain,
  type RegistrationDisabled,
  refusedField,
  rejected,
  tooFrequent,
} from './outcomes.js';
import type { Providers } from './providers.js';
import type { ProofKind } from './sessions.js';
import type { SignIn } from './signIn.js';
import type { Visit } from './visit.js';

export interface LoginInput {
  readonly method: LoginMethod;
  readonly provider?: IdentityProviderId | undefined;
  readonly autoRegister: boolean;
  readonly customData?: Record<string, unknown> | undefined;
  readonly context?: Record<string, unknown> | undefined;
}

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

export interface LoginSettings extends FreeDataRules {
  readonly concealAccounts: boolean;
}

const CAPTCHA_ANSWERS = 3;

export class Login {
  constructor(
    private readonly providers: Providers,
    private readonly limits: Limits,
    private readonly continuations: Continuations,
    private readonly signIn: SignIn,
    private readonly settings: LoginSettings,
  ) {}

  async login(asked: LoginInput, visit: Visit): Promise<LoginOutcome> {
    const input = { ...asked, method: canonical(asked.method) };
    const problems = this.#check(input);
    if (problems.length > 0) return rejected(...problems);
    const { id: provider } = this.providers.choose(input.provider);
    const options: LoginOptions = {
      autoRegister: input.autoRegister,
      ...(input.customData && { customData: input.customData }),
      ...(input.context && { context: input.context }),
    };
    return this.#attempt(
      { provider, method: input.method, options, sessionMode: visit.sessionMode, cookie: null, wrongAnswers: 0 },
      visit,
    );
  }

  /** Goes on with a login that was held for an image captcha. */
  async continue(continuation: string, answer: string, visit: Visit): Promise<LoginOutcome> {
    const held = await this.continuations.take(continuation, visit);
    if (held === undefined) return plain('FlowExpired');
    return this.#attempt({ ...held, options: { ...held.options, captcha: { answer, cookie: held.cookie } } }, visit);
  }

  async #attempt(attempt: HeldLogin, visit: Visit): Promise<LoginOutcome> {
    const { provider, method, options, sessionMode } = attempt;
    const account = identifierOf(method);
    const limited =
      (await this.limits.account(provider, account)) ??
      (method.kind === 'phoneCode' ? await this.limits.codeTried(account) : undefined);
    if (limited !== undefined) return limited;
    const answer = await orOutcome<LoginReply, LoginOutcome>(
      this.#judged(provider, account, this.providers.identity(provider).login(method, options, visit.caller)),
      {
        INVALID_CREDENTIALS: () => plain('InvalidCredentials'),
        UNKNOWN_ACCOUNT: () => plain('InvalidCredentials'),
        ACCOUNT_LOCKED: () => this.#unavailable(),
        ACCOUNT_UNAVAILABLE: () => this.#unavailable(),
        EMAIL_UNVERIFIED: () => plain('EmailUnverified'),
        REGISTRATION_DISABLED: () => plain('RegistrationDisabled'),
        TOO_FREQUENT: tooFrequent,
        INPUT_REJECTED: (error) => rejected(refusedField(`input.method.${method.kind}`, error)),
        CAPTCHA_REQUIRED: () => this.#hold(attempt, visit),
        CODE_REJECTED: () =>
          options.captcha === undefined
            ? plain('CodeRejected')
            : this.#hold({ ...attempt, wrongAnswers: attempt.wrongAnswers + 1 }, visit),
      },
    );
    if ('__typename' in answer) return answer;
    return this.signIn.complete(answer, { provider, proofs: [PROOFS[method.kind]], sessionMode }, visit);
  }

  /** Tells the limits how the guess went. */
  async #judged(provider: IdentityProviderId, account: string, login: Promise<LoginReply>): Promise<LoginReply> {
    try {
      const reply = await login;
      await this.limits.judged(provider, account, 'right');
      return reply;
    } catch (error) {
      const judged = error instanceof ProviderError && !error.isFault && error.code !== 'CAPTCHA_REQUIRED';
      await this.limits.judged(provider, account, judged ? 'wrong' : 'unjudged');
      throw error;
    }
  }

  async #hold(attempt: HeldLogin, visit: Visit): Promise<CaptchaRequired | CaptchaRejected | AttemptsLimited> {
    if (attempt.wrongAnswers > CAPTCHA_ANSWERS) return plain('CaptchaRejected');
    const image = await this.providers.identity(attempt.provider).captchaImage(visit.caller);
    const { captcha: _spent, ...options } = attempt.options;
    const held = await this.continuations.hold({ ...attempt, options, cookie: image.cookie }, visit);
    if ('__typename' in held) return held;
    const { id, expiresAt } = held;
    const challenge = { ...plain('ImageChallenge'), id: randomUUID(), imageDataUrl: image.dataUrl, expiresAt };
    return { ...plain('CaptchaRequired'), continuation: id, challenge };
  }

  #unavailable(): InvalidCredentials | AccountUnavailable {
    return this.settings.concealAccounts ? plain('InvalidCredentials') : plain('AccountUnavailable');
  }

  #check({ method, customData, context }: LoginInput): FieldProblem[] {
    const { kind, ...values } = method;
    return [
      ...checkFields(`input.method.${kind}`, values),
      ...checkFreeData('input', { customData, context }, this.settings),
    ];
  }
}

const PROOFS: Record<LoginMethod['kind'], ProofKind> = {
  email: 'PASSWORD',
  username: 'PASSWORD',
  phonePassword: 'PASSWORD',
  phoneCode: 'SMS_CODE',
};

/** The name that failures are counted under. */
function identifierOf(method: LoginMethod): string {
  switch (method.kind) {
    case 'email':
      return method.email;
    case 'username':
      return method.username;
    default:
      return method.phone;
  }
}
