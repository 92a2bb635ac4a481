/** Password and code logins, and the held login that goes on after an image captcha. */
import { randomUUID } from 'node:crypto';
import type {
  CaptchaAnswer,
  Identity,
  IdentityProviderId,
  LoginExtra,
  LoginMethod,
  LoginOptions,
  LoginReply,
} from '../datasources/capabilities.js';
import { ProviderError } from '../datasources/errors.js';
import type { Captchas } from './captcha.js';
import type { CaptchaGate } from './captchaGate.js';
import type { Continuations, HeldLogin } from './continuations.js';
import { canonical, checkFields, checkFreeData, type FreeDataRules } from './inputRules.js';
import type { Limits, Verdict } from './limits.js';
import type { Migration } from './migration.js';
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
import { notSupported } from './support.js';
import type { Visit } from './visit.js';

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

/** A login on its way. */
type Attempt = Omit<HeldLogin, 'waitsFor'>;

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
const REJECTED: CaptchaRejected = { ...plain('CaptchaRejected'), challenge: null };

/** Their codes come from another system, not from a message to the user. */
const OPAQUE_CODES: ReadonlySet<LoginMethod['kind']> = new Set(['wechat', 'authorizationCode']);

export class Login {
  constructor(
    private readonly providers: Providers,
    private readonly limits: Limits,
    private readonly gate: CaptchaGate,
    private readonly captchas: Captchas,
    private readonly continuations: Continuations,
    private readonly signIn: SignIn,
    private readonly migration: Migration,
    private readonly settings: LoginSettings,
  ) {}

  async login(asked: LoginInput, visit: Visit): Promise<LoginOutcome> {
    const input = { ...asked, method: canonical(asked.method) };
    const { id: provider, identity } = this.providers.choose(input.provider);
    const problems = this.#check(input, provider, identity);
    if (problems.length > 0) return rejected(...problems);
    const options: LoginOptions = {
      autoRegister: input.autoRegister,
      ...(input.customData && { customData: input.customData }),
      ...(input.context && { context: input.context }),
    };
    const attempt: Attempt = {
      provider,
      method: input.method,
      options,
      sessionMode: visit.sessionMode,
      wrongAnswers: 0,
    };
    return this.#attempt(attempt, visit, () => this.#atGate(attempt, input.captchaPass, visit));
  }

  /** Goes on with a login that was held for a captcha. */
  async continue(continuation: string, answer: LoginCaptcha, visit: Visit): Promise<LoginOutcome> {
    const held = await this.continuations.take(continuation, visit);
    if (held === undefined) return plain('FlowExpired');
    const { waitsFor, ...attempt } = held;
    if (waitsFor.kind === 'image') {
      const captcha = { answer: answer.kind === 'image' ? answer.text : '', cookie: waitsFor.cookie };
      return this.#attempt({ ...attempt, options: { ...attempt.options, captcha } }, visit);
    }
    const verdict = answer.kind === 'image' ? REJECTED : await this.captchas.verify(waitsFor.challenge, answer, visit);
    if (verdict.__typename === 'AttemptsLimited') return verdict;
    if (verdict.__typename === 'CaptchaPassed') return this.#attempt(attempt, visit);
    return this.#holdAtGate({ ...attempt, wrongAnswers: attempt.wrongAnswers + 1 }, visit);
  }

  /** @param gate what may stand before the vendor is asked; left out when it is passed already */
  async #attempt(
    attempt: Attempt,
    visit: Visit,
    gate?: () => Promise<LoginOutcome | undefined>,
  ): Promise<LoginOutcome> {
    const { provider, method } = attempt;
    // A code is tried where the vendor is asked: what ends at the gate costs none of its tries.
    const codeTried = async () => (method.kind === 'phoneCode' ? this.limits.codeTried(method.phone) : undefined);
    return this.limits.guess(
      provider,
      accountOf(method),
      async (judge) => (await gate?.()) ?? (await codeTried()) ?? this.#ask(attempt, visit, judge),
    );
  }

  async #ask(attempt: Attempt, visit: Visit, judge: (verdict: Verdict) => void): Promise<LoginOutcome> {
    const { provider, method, options, sessionMode } = attempt;
    const account = accountOf(method);
    const { caller } = visit;
    const login = this.migration.login(provider, method, options, caller, (allowed) =>
      this.#judged(account, this.providers.identity(provider).login(method, allowed, caller), judge, visit),
    );
    const answer = await orOutcome<LoginReply, LoginOutcome>(login, {
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
    });
    if ('__typename' in answer) return answer;
    return this.signIn.complete(answer, { provider, proofs: [PROOFS[method.kind]], sessionMode, account }, visit);
  }

  /** Tells the limits and the gate how the guess went. */
  async #judged(
    account: string | null,
    login: Promise<LoginReply>,
    judge: (verdict: Verdict) => void,
    visit: Visit,
  ): Promise<LoginReply> {
    try {
      const reply = await login;
      judge('right');
      if (account !== null) await this.gate.forgive('LOGIN', account);
      return reply;
    } catch (error) {
      if (error instanceof ProviderError && !error.isFault && error.code !== 'CAPTCHA_REQUIRED') {
        judge('wrong');
        await this.gate.count('LOGIN', account, visit);
      }
      throw error;
    }
  }

  /** Our own captcha, before the vendor is asked anything. */
  async #atGate(attempt: Attempt, pass: string | undefined, visit: Visit): Promise<LoginOutcome | undefined> {
    if (!(await this.gate.stands('LOGIN', accountOf(attempt.method), visit))) return undefined;
    if (pass === undefined) return this.#holdAtGate(attempt, visit);
    if (await this.captchas.redeem(pass, 'LOGIN', visit)) return undefined;
    return { ...plain('CaptchaRejected'), challenge: await this.captchas.create('LOGIN', visit) };
  }

  async #holdAtGate(attempt: Attempt, visit: Visit): Promise<CaptchaRequired | CaptchaRejected | AttemptsLimited> {
    if (attempt.wrongAnswers > CAPTCHA_ANSWERS) return REJECTED;
    const challenge = await this.captchas.create('LOGIN', visit);
    const held = await this.continuations.hold(
      { ...attempt, waitsFor: { kind: 'gate', challenge: challenge.id } },
      visit,
    );
    if ('__typename' in held) return held;
    return { ...plain('CaptchaRequired'), continuation: held.id, challenge };
  }

  /** The vendor's own captcha. */
  async #hold(attempt: Attempt, visit: Visit): Promise<CaptchaRequired | CaptchaRejected | AttemptsLimited> {
    if (attempt.wrongAnswers > CAPTCHA_ANSWERS) return REJECTED;
    const image = await this.providers.identity(attempt.provider).captchaImage(visit.caller);
    const { captcha: _spent, ...options } = attempt.options;
    const waitsFor = { kind: 'image', cookie: image.cookie } as const;
    const held = await this.continuations.hold({ ...attempt, options, waitsFor }, visit);
    if ('__typename' in held) return held;
    const { id, expiresAt } = held;
    const challenge = { ...plain('ImageChallenge'), id: randomUUID(), imageDataUrl: image.dataUrl, expiresAt };
    return { ...plain('CaptchaRequired'), continuation: id, challenge };
  }

  #unavailable(): InvalidCredentials | AccountUnavailable {
    return this.settings.concealAccounts ? plain('InvalidCredentials') : plain('AccountUnavailable');
  }

  #check(
    { method, autoRegister, customData, context }: LoginInput,
    provider: IdentityProviderId,
    identity: Identity,
  ): FieldProblem[] {
    const { kind, ...values } = method;
    const carried = identity.loginMethods.get(kind);
    if (carried === undefined) throw notSupported(provider, `logins by ${kind}`);
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
