/** Proofs that the identity provider checks. The vendor's tokens that they yield are discarded: the session keeps its own. */
import type { LoginMethod, LoginReply, MfaNeeded, SignedIn } from '../../datasources/capabilities.js';
import type { AttemptSubject, Attempts } from '../access/attempts.js';
import type { Limits } from '../access/limits.js';
import type { CredentialCheck } from '../login/credentialCheck.js';
import { PROOFS } from '../login/loginMethods.js';
import type { UsedTotps } from '../mfa/usedTotps.js';
import {
  type AccountUnavailable,
  type AttemptsLimited,
  type CodeRejected,
  createOutcome,
  type EmailUnverified,
  fieldProblem,
  type InputRejected,
  type InvalidCredentials,
  type MfaRejected,
  mapRefusals,
  type PasswordChangeRequired,
  refusedField,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { Refusal } from '../refusal.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { ProofKind, Session } from '../sessions/sessions.js';
import type { SignIn } from '../signIn/signIn.js';
import type { PendingFactor, PendingFactors } from './pendingFactors.js';

export type ProofRefusal =
  | InvalidCredentials
  | CodeRejected
  | MfaRejected
  | AttemptsLimited
  | AccountUnavailable
  | EmailUnverified
  | PasswordChangeRequired
  | InputRejected;

/** The vendor checks no further password without its image captcha, which only a login can show. */
export type CaptchaDemanded = 'CAPTCHA_DEMANDED';

const FACTORS = { totp: 'TOTP', emailCode: 'EMAIL' } as const;

export class VendorProofs {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly credentials: CredentialCheck,
    private readonly pending: PendingFactors,
    private readonly limits: Limits,
    private readonly attempts: Attempts,
    private readonly usedTotps: UsedTotps,
    private readonly signIn: SignIn,
  ) {}

  /** @param method a login under a name of the session's own account */
  async byLogin(
    method: LoginMethod,
    path: string,
    session: Session,
    auth: AuthContext,
  ): Promise<ProofKind | ProofRefusal | CaptchaDemanded> {
    const { provider } = session;
    const login = this.credentials.run({ provider, method, options: { autoRegister: false } }, auth);
    const reply = await mapRefusals<LoginReply | AttemptsLimited, ProofRefusal | CaptchaDemanded>(login, {
      INVALID_CREDENTIALS: () => createOutcome('InvalidCredentials'),
      UNKNOWN_ACCOUNT: () => createOutcome('InvalidCredentials'),
      REGISTRATION_DISABLED: () => createOutcome('InvalidCredentials'),
      CODE_REJECTED: () => createOutcome('CodeRejected'),
      ACCOUNT_LOCKED: () => createOutcome('AccountUnavailable'),
      ACCOUNT_UNAVAILABLE: () => createOutcome('AccountUnavailable'),
      EMAIL_UNVERIFIED: () => createOutcome('EmailUnverified'),
      TOO_FREQUENT: tooFrequent,
      CAPTCHA_REQUIRED: () => 'CAPTCHA_DEMANDED',
      INPUT_REJECTED: (error) => rejected(refusedField(path, error)),
    });
    if (typeof reply === 'string' || '__typename' in reply) return reply;
    const proof = PROOFS[method.kind];
    switch (reply.type) {
      case 'signedIn':
        return (await this.#isOwner(reply, session, auth)) ? proof : createOutcome('InvalidCredentials');
      case 'mfaNeeded':
        return this.#hold(reply, proof, session);
      case 'passwordChangeNeeded': {
        const state = { provider, proofs: [proof], sessionMode: session.mode, account: null };
        return this.signIn.requirePasswordChange(reply, state, auth);
      }
    }
  }

  /** A second factor, with the step that an earlier proof of this session began. */
  async bySecondFactor(
    kind: 'totp' | 'emailCode',
    code: string,
    session: Session,
    auth: AuthContext,
  ): Promise<ProofKind | ProofRefusal> {
    const step = await this.pending.find(session);
    const factor = step?.factors.find((each) => each.kind === FACTORS[kind]);
    if (step === undefined || factor === undefined) return firstFactorMissing(kind);
    const subjects: readonly AttemptSubject[] = [{ provider: session.provider, userId: session.userId }];
    const attempt = await this.attempts.begin('secondFactor', subjects, auth.caller);
    if ('__typename' in attempt) return attempt;
    try {
      const limited = factor.target === null ? undefined : await this.limits.codeTried(factor.target);
      if (limited !== undefined) return limited;
      const verification =
        kind === 'totp'
          ? this.#verifyTotp(step, code, session, auth)
          : this.#verifyEmail(step, { target: factor.target ?? '', code }, session, auth);
      const result = await this.#outcomeOf(verification, kind);
      if (typeof result === 'string') attempt.succeed(subjects);
      else if (result.__typename === 'MfaRejected' || result.__typename === 'CodeRejected') attempt.fail();
      return result;
    } finally {
      await attempt.release();
    }
  }

  async #verifyTotp({ token }: PendingFactor, code: string, session: Session, auth: AuthContext): Promise<ProofKind> {
    const { provider, userId } = session;
    const signedIn = await this.providers.mfa(provider).verifyTotp(token, code, auth.caller);
    await this.pending.drop(session);
    const isOwner = await this.#isOwner(signedIn, session, auth);
    if (!isOwner || !(await this.usedTotps.add(provider, userId, code))) throw new Refusal('MFA_REJECTED');
    return 'TOTP';
  }

  async #verifyEmail(
    { token }: PendingFactor,
    sent: { readonly target: string; readonly code: string },
    session: Session,
    auth: AuthContext,
  ): Promise<ProofKind> {
    const signedIn = await this.providers.mfa(session.provider).verifyEmail(token, sent, auth.caller);
    await this.pending.drop(session);
    if (!(await this.#isOwner(signedIn, session, auth))) throw new Refusal('CODE_REJECTED');
    return 'EMAIL_CODE';
  }

  #outcomeOf(verification: Promise<ProofKind>, kind: 'totp' | 'emailCode'): Promise<ProofKind | ProofRefusal> {
    const wrong = (): MfaRejected | CodeRejected =>
      kind === 'totp' ? createOutcome('MfaRejected', { attemptsLeft: 0 }) : createOutcome('CodeRejected');
    return mapRefusals<ProofKind, ProofKind | ProofRefusal>(verification, {
      MFA_REJECTED: wrong,
      CODE_REJECTED: wrong,
      MFA_EXPIRED: () => firstFactorMissing(kind),
      NOT_SIGNED_IN: () => firstFactorMissing(kind),
      ACCOUNT_UNAVAILABLE: () => createOutcome('AccountUnavailable'),
      ACCOUNT_LOCKED: () => createOutcome('AccountUnavailable'),
      TOO_FREQUENT: tooFrequent,
      INPUT_REJECTED: (error) => rejected(refusedField(`answer.${kind}`, error)),
    });
  }

  /** The vendor demands a second factor, so the first one is correct. It proves no more than itself. */
  async #hold(reply: MfaNeeded, proof: ProofKind, session: Session): Promise<ProofKind | InvalidCredentials> {
    if (reply.userId !== session.userId) return createOutcome('InvalidCredentials');
    await this.pending.hold(session, reply);
    return proof;
  }

  async #isOwner({ user, vendor }: SignedIn, session: Session, auth: AuthContext): Promise<boolean> {
    await this.current.discard(session.provider, vendor, auth);
    return user.id === session.userId;
  }
}

function firstFactorMissing(kind: 'totp' | 'emailCode'): InputRejected {
  return rejected(fieldProblem(`answer.${kind}`, 'PASSWORD_FIRST'));
}
