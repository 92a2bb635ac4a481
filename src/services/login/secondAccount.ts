/** Proves that a second account belongs to the signed-in user, without signing in to it. */
import type { LoginMethod, LoginReply, SignedIn } from '../../datasources/capabilities.js';
import { canonical } from '../access/inputRules.js';
import type { LinkProofs } from '../account/linkProofs.js';
import type { CaptchaGate } from '../captcha/captchaGate.js';
import {
  type AccountUnavailable,
  type AttemptsLimited,
  type CaptchaRejected,
  type CaptchaRequired,
  type CodeRejected,
  createOutcome,
  type EmailUnverified,
  fieldProblem,
  type InputRejected,
  type InvalidCredentials,
  type LinkProofCreated,
  mapRefusals,
  refusedField,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { notSupported } from '../providers/support.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Session } from '../sessions/sessions.js';
import { isShutOut } from '../sessions/userState.js';
import type { FactorPolicy } from '../signIn/factorPolicy.js';
import type { CredentialCheck } from './credentialCheck.js';
import type { LoginSettings } from './login.js';
import { accountOf, checkLogin, PROOFS } from './loginMethods.js';
import type { ResponseTimeFloor } from './responseTimeFloor.js';

export type LinkProofOutcome =
  | LinkProofCreated
  | CaptchaRequired
  | CaptchaRejected
  | InvalidCredentials
  | CodeRejected
  | AttemptsLimited
  | AccountUnavailable
  | EmailUnverified
  | InputRejected;

const FAILURES: ReadonlySet<LinkProofOutcome['__typename']> = new Set([
  'InvalidCredentials',
  'CodeRejected',
  'AccountUnavailable',
  'EmailUnverified',
]);

export class SecondAccountProof {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly credentials: CredentialCheck,
    private readonly gate: CaptchaGate,
    private readonly policy: FactorPolicy,
    private readonly linkProofs: LinkProofs,
    private readonly timeFloor: ResponseTimeFloor,
    private readonly settings: LoginSettings,
  ) {}

  /** @throws AppError NOT_SUPPORTED_BY_PROVIDER */
  async create(input: LoginMethod, captchaPass: string | undefined, auth: AuthContext): Promise<LinkProofOutcome> {
    const session = await this.current.require(auth);
    if (!this.providers.offersMethod(session.provider, 'account', 'link')) {
      throw notSupported(session.provider, 'links between accounts');
    }
    const method = canonical(input);
    const identity = this.providers.identity(session.provider);
    const problems = checkLogin({ method, autoRegister: false }, session.provider, identity, this.settings);
    if (problems.length > 0) {
      return rejected(...problems.map((problem) => ({ ...problem, path: problem.path.replace(/^input\./, '') })));
    }
    const check = () => this.#check(method, captchaPass, session, auth);
    return this.settings.concealAccounts ? this.timeFloor.apply(check, classify) : check();
  }

  async #check(
    method: LoginMethod,
    captchaPass: string | undefined,
    session: Session,
    auth: AuthContext,
  ): Promise<LinkProofOutcome> {
    const credential = { provider: session.provider, method, options: { autoRegister: false } };
    const login = this.credentials.run(credential, auth, async () =>
      (await this.gate.isRequired('LOGIN', accountOf(method), auth))
        ? this.gate.require('LOGIN', captchaPass, auth)
        : undefined,
    );
    const reply = await mapRefusals<LoginReply | LinkProofOutcome, LinkProofOutcome>(login, {
      INVALID_CREDENTIALS: () => createOutcome('InvalidCredentials'),
      UNKNOWN_ACCOUNT: () => createOutcome('InvalidCredentials'),
      REGISTRATION_DISABLED: () => createOutcome('InvalidCredentials'),
      CODE_REJECTED: () => createOutcome('CodeRejected'),
      ACCOUNT_LOCKED: () => this.#unavailable(),
      ACCOUNT_UNAVAILABLE: () => this.#unavailable(),
      EMAIL_UNVERIFIED: () => createOutcome('EmailUnverified'),
      TOO_FREQUENT: tooFrequent,
      // The vendor's image captcha, which only a login can show.
      CAPTCHA_REQUIRED: tooFrequent,
      INPUT_REJECTED: (error) => rejected(refusedField(`method.${method.kind}`, error)),
    });
    if ('__typename' in reply) return reply;
    return reply.type === 'signedIn' ? this.#proven(reply, method, session, auth) : moreSteps(method);
  }

  async #proven(
    { user, vendor }: SignedIn,
    method: LoginMethod,
    session: Session,
    auth: AuthContext,
  ): Promise<LinkProofOutcome> {
    const { provider } = session;
    const refusal = await this.#refusal({ user, vendor }, method, session, auth);
    if (refusal !== undefined) {
      await this.current.discard(provider, vendor, auth);
      return refusal;
    }
    return createOutcome('LinkProofCreated', await this.linkProofs.hold(session, { userId: user.id, vendor }));
  }

  async #refusal(
    { user, vendor }: Pick<SignedIn, 'user' | 'vendor'>,
    method: LoginMethod,
    { provider, userId }: Session,
    auth: AuthContext,
  ): Promise<LinkProofOutcome | undefined> {
    if (isShutOut(user)) return this.#unavailable();
    if (user.id === userId) {
      return rejected(fieldProblem(`method.${method.kind}`, 'WRONG_ACCOUNT'));
    }
    const factors = await this.policy.requiredFactors({ provider, user, vendor }, [PROOFS[method.kind]], auth);
    return factors === undefined ? undefined : moreSteps(method);
  }

  #unavailable(): InvalidCredentials | AccountUnavailable {
    return this.settings.concealAccounts ? createOutcome('InvalidCredentials') : createOutcome('AccountUnavailable');
  }
}

/** One credential must not suffice for an account whose login requires more. */
function moreSteps({ kind }: LoginMethod): InputRejected {
  return rejected(fieldProblem(`method.${kind}`, 'MORE_STEPS_REQUIRED'));
}

function classify({ __typename }: LinkProofOutcome): 'success' | 'failure' | 'other' {
  if (__typename === 'LinkProofCreated') return 'success';
  return FAILURES.has(__typename) ? 'failure' : 'other';
}
