/** Password and code logins, and the held login that goes on after an image captcha. */
import { randomUUID } from 'node:crypto';
import type {
  Identity,
  IdentityProviderId,
  LoginExtra,
  LoginMethod,
  LoginOptions,
  LoginReply,
} from '../datasources/capabilities.js';
import { ProviderError } from '../datasources/errors.js';
import { AppError } from '../errors.js';
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

/** Their codes come from another system, not from a message to the user. */
const OPAQUE_CODES: ReadonlySet<LoginMethod['kind']> = new Set(['wechat', 'authorizationCode']);

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
    const { id: provider, identity } = this.providers.choose(input.provider);
    const problems = this.#check(input, identity);
    if (problems.length > 0) return rejected(...problems);
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
    const account = accountOf(method);
    const limited =
      (account === null ? undefined : await this.limits.account(provider, account)) ??
      (method.kind === 'phoneCode' ? await this.limits.codeTried(method.phone) : undefined);
    if (limited !== undefined) return limited;
    const login = this.providers.identity(provider).login(method, options, visit.caller);
    const answer = await orOutcome<LoginReply, LoginOutcome>(
      account === null ? login : this.#judged(provider, account, login),
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
    return this.signIn.complete(answer, { provider, proofs: [PROOFS[method.kind]], sessionMode, account }, visit);
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

  #check({ method, autoRegister, customData, context }: LoginInput, identity: Identity): FieldProblem[] {
    const { kind, ...values } = method;
    const carried = identity.loginMethods.get(kind);
    if (carried === undefined) {
      throw new AppError('NOT_SUPPORTED_BY_PROVIDER', `This provider has no logins by ${kind}.`);
    }
    const extras = { autoRegister: autoRegister || undefined, customData, context };
    const misplaced = Object.entries(extras).filter(
      ([name, value]) => value !== undefined && !carried.has(name as LoginExtra),
    );
    return [
      ...checkFields(`input.method.${kind}`, values, OPAQUE_CODES.has(kind) ? { code: 'opaque' } : {}),
      ...misplaced.map(([name]) => ({ path: `input.${name}`, message: `A login by ${kind} cannot carry it.` })),
      ...checkFreeData('input', { customData, context }, this.settings),
    ];
  }
}

const PROOFS: Record<LoginMethod['kind'], ProofKind> = {
  email: 'PASSWORD',
  username: 'PASSWORD',
  phonePassword: 'PASSWORD',
  phoneCode: 'SMS_CODE',
  ldap: 'LDAP',
  ad: 'AD',
  subAccount: 'SUB_ACCOUNT',
  wechat: 'WECHAT',
  authorizationCode: 'OIDC',
};

/** The name that failures are counted under; null where no account is named, so that none can be guessed at. */
function accountOf(method: LoginMethod): string | null {
  switch (method.kind) {
    case 'email':
      return method.email;
    case 'username':
      return method.username;
    case 'phonePassword':
    case 'phoneCode':
      return method.phone;
    case 'ldap':
    case 'ad':
      return `${method.kind}:${method.username}`;
    case 'subAccount':
      return `${method.kind}:${method.account}`;
    case 'wechat':
    case 'authorizationCode':
      return null;
  }
}
