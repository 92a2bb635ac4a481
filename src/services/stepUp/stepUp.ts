/** A fresh proof for the caller's session. It never signs in another user, and never registers one. */
import type { Logger } from 'pino';
import { AppError } from '../../errors.js';
import { checkFields } from '../access/inputRules.js';
import type { LivenessChecks } from '../liveness/liveness.js';
import type { Codes, SendCodeOutcome } from '../login/codes.js';
import type { CodeChannel } from '../mfa/mfa.js';
import {
  createOutcome,
  type FlowExpired,
  fieldProblem,
  type InputRejected,
  rejected,
  tooFrequent,
  type User,
} from '../outcomes.js';
import type { PasskeyAnswer, PasskeyVerification } from '../passkeys/verification.js';
import type { Providers } from '../providers/providers.js';
import type { NotApproved, PushApprovals } from '../pushAuth/pushApprovals.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { ProofKind, Session, Sessions } from '../sessions/sessions.js';
import { codePhone, passwordLogin } from './credentials.js';
import type { PendingFactors } from './pendingFactors.js';
import type { CaptchaDemanded, ProofRefusal, VendorProofs } from './vendorProofs.js';

export interface SecretAnswer {
  readonly kind: 'password' | 'smsCode' | 'emailCode' | 'totp';
  readonly value: string;
}

/** The id of a push event or a liveness check of this session. */
export interface LocalAnswer {
  readonly kind: 'push' | 'liveness';
  readonly id: string;
}

export type StepUpAnswer = SecretAnswer | LocalAnswer | ({ readonly kind: 'passkey' } & PasskeyAnswer);

export interface StepUpSuccess {
  readonly __typename: 'StepUpSuccess';
  readonly session: Session;
}

export type StepUpOutcome = StepUpSuccess | ProofRefusal | NotApproved | FlowExpired;

/** More failures in a row end the session. */
const MAX_FAILURES = 5;
const FAILURES: ReadonlySet<StepUpOutcome['__typename']> = new Set([
  'InvalidCredentials',
  'CodeRejected',
  'MfaRejected',
]);

export class StepUp {
  constructor(
    private readonly providers: Providers,
    private readonly sessions: Sessions,
    private readonly current: CurrentSession,
    private readonly vendorProofs: VendorProofs,
    private readonly pending: PendingFactors,
    private readonly codes: Codes,
    private readonly approvals: PushApprovals,
    private readonly checks: LivenessChecks,
    private readonly passkeys: PasskeyVerification,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  async prove(answer: StepUpAnswer, auth: AuthContext): Promise<StepUpOutcome> {
    const session = await this.current.require(auth);
    if (answer.kind === 'passkey') return this.#counted(session, auth, () => this.#passkey(answer, session, auth));
    if ('id' in answer) {
      return answer.kind === 'push'
        ? this.#push(answer.id, session, auth)
        : this.#counted(session, auth, () => this.#liveness(answer.id, session, auth));
    }
    const problems = checkFields('answer', { [answer.kind]: answer.value }, { smsCode: 'code', emailCode: 'code' });
    if (problems.length > 0) return rejected(...problems);
    const user = await this.#user(auth);
    return this.#counted(session, auth, () => this.#atVendor(answer, user, session, auth));
  }

  /** Sends a code to the phone or e-mail of the caller's own account. */
  async sendCode(channel: CodeChannel, auth: AuthContext): Promise<SendCodeOutcome> {
    const session = await this.current.require(auth);
    const { provider } = session;
    if (channel === 'SMS') {
      const phone = codePhone(await this.#user(auth), this.providers.identity(provider));
      return phone === null
        ? rejected(fieldProblem('channel', 'PROOF_NOT_OFFERED'))
        : this.codes.sendSms({ phone, scene: 'LOGIN', provider }, auth);
    }
    const email = (await this.pending.find(session))?.factors.find(({ kind }) => kind === 'EMAIL')?.target;
    return typeof email === 'string'
      ? this.codes.sendEmail({ email, scene: 'MFA_VERIFY', provider }, auth)
      : rejected(fieldProblem('channel', 'PASSWORD_FIRST'));
  }

  /** Counts the attempt as failed before it is made, so that concurrent attempts cannot exceed the limit. */
  async #counted(
    session: Session,
    auth: AuthContext,
    check: () => Promise<ProofKind | CaptchaDemanded | StepUpOutcome>,
  ): Promise<StepUpOutcome> {
    const failures = await this.sessions.countFailure(session);
    if (failures === undefined || failures > MAX_FAILURES) return this.#end(session, auth);
    const result = await check().catch(async (error: unknown) => {
      await this.sessions.countFailure(session, -1);
      throw error;
    });
    // Counted as a failure: without it the session would go on with a password that can no longer be checked.
    if (result === 'CAPTCHA_DEMANDED') return failures === MAX_FAILURES ? this.#end(session, auth) : tooFrequent();
    if (typeof result === 'string') {
      return this.#success(await this.sessions.prove(session, [{ kind: result, at: new Date(this.now()) }]), auth);
    }
    if (!FAILURES.has(result.__typename)) {
      await this.sessions.countFailure(session, -1);
      return result;
    }
    if (failures === MAX_FAILURES) return this.#end(session, auth);
    return result.__typename === 'MfaRejected' ? { ...result, attemptsLeft: MAX_FAILURES - failures } : result;
  }

  async #atVendor(
    { kind, value }: SecretAnswer,
    user: User,
    session: Session,
    auth: AuthContext,
  ): Promise<ProofKind | CaptchaDemanded | ProofRefusal> {
    if (kind === 'totp' || kind === 'emailCode') {
      return this.vendorProofs.bySecondFactor(kind, value, session, auth);
    }
    const identity = this.providers.identity(session.provider);
    const phone = codePhone(user, identity);
    const byCode = phone === null ? undefined : ({ kind: 'phoneCode', phone, code: value } as const);
    const method = kind === 'password' ? passwordLogin(user, identity, value) : byCode;
    return method === undefined ? notOffered(kind) : this.vendorProofs.byLogin(method, `answer.${kind}`, session, auth);
  }

  /** The approval itself has already been recorded as a proof, once, when the event became APPROVED. */
  async #push(id: string, session: Session, auth: AuthContext): Promise<StepUpOutcome> {
    const approval = await this.approvals.find(id, 'CONFIRM', auth);
    if ('__typename' in approval) return approval;
    const { sessionId, proves, vendor } = approval.event;
    if (sessionId !== session.id) return createOutcome('FlowExpired');
    if (!proves || approval.uid !== vendor.uid) {
      return rejected(fieldProblem('answer.push', 'NOT_A_PROOF'));
    }
    return this.#success(await this.sessions.get(session.id), auth);
  }

  async #passkey(
    answer: PasskeyAnswer,
    { id, provider, userId }: Session,
    auth: AuthContext,
  ): Promise<ProofKind | StepUpOutcome> {
    const use = { purpose: 'STEP_UP', binding: id, path: 'answer.passkey' } as const;
    const verdict = await this.current.act(auth, (vendor) =>
      this.passkeys.verify(answer, use, { provider, userId, vendor }, auth),
    );
    if (verdict === 'accepted') return 'PASSKEY';
    return verdict === 'rejected' ? createOutcome('MfaRejected', { attemptsLeft: 0 }) : verdict;
  }

  /** The match itself has already been recorded as a proof, once, when the recording was judged. */
  async #liveness(id: string, session: Session, auth: AuthContext): Promise<StepUpOutcome> {
    const check = await this.checks.find(id, auth);
    if (check === null || check.status === 'EXPIRED') return createOutcome('FlowExpired');
    if (check.status === 'ISSUED' || check.status === 'UPLOADED') {
      return rejected(fieldProblem('answer.liveness', 'NOT_READY'));
    }
    const isOwner = check.status === 'LIVE' && check.matched === true;
    if (!isOwner) return createOutcome('MfaRejected', { attemptsLeft: 0 });
    return this.#success(await this.sessions.get(session.id), auth);
  }

  #success(proven: Session | undefined, auth: AuthContext): StepUpSuccess | FlowExpired {
    if (proven !== undefined) return createOutcome('StepUpSuccess', { session: proven });
    auth.dismiss();
    return createOutcome('FlowExpired');
  }

  async #end(session: Session, auth: AuthContext): Promise<FlowExpired> {
    this.logger.warn({ sessionId: session.id }, 'a session ended after too many failed proofs in a row');
    await this.current.logout(auth, 'TooManyFailures');
    return createOutcome('FlowExpired');
  }

  /** @throws AppError UNAUTHENTICATED if the vendor has blocked the user */
  async #user(auth: AuthContext): Promise<User> {
    const user = await this.current.user(auth);
    if (user !== null) return user;
    throw new AppError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
  }
}

function notOffered(kind: SecretAnswer['kind']): InputRejected {
  return rejected(fieldProblem(`answer.${kind}`, 'PROOF_NOT_OFFERED'));
}
