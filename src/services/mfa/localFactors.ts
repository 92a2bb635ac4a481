/** Local factors: this server requires and verifies them after the vendor has signed the user in. */
import type { UserRecord, VendorSession } from '../../datasources/capabilities.js';
import type { Attempts } from '../access/attempts.js';
import { type FactorFlow, type Flows, flowKey } from '../flows.js';
import type { LivenessChecks } from '../liveness/liveness.js';
import type { AttemptSubjects } from '../login/attemptSubjects.js';
import {
  type AccountUnavailable,
  type AttemptsLimited,
  createOutcome,
  type FlowExpired,
  fieldProblem,
  type InputRejected,
  type MfaRejected,
  mapRefusals,
  rejected,
} from '../outcomes.js';
import type { PasskeyAnswer, PasskeyVerification, Verdict } from '../passkeys/verification.js';
import type { Providers } from '../providers/providers.js';
import type { NotApproved, PushApprovals } from '../pushAuth/pushApprovals.js';
import type { PushOutcome, PushRequests } from '../pushAuth/pushRequests.js';
import type { AuthContext } from '../sessions/authContext.js';
import { isShutOut } from '../sessions/userState.js';
import type { SignIn } from '../signIn/signIn.js';

/** A factor as the client names it: a push event or a liveness check of this login, or the response of a passkey. */
export type LocalFactorAnswer =
  | { readonly kind: 'push' | 'liveness'; readonly id: string }
  | ({ readonly kind: 'passkey' } & PasskeyAnswer);

export type FactorRejection = NotApproved | MfaRejected | InputRejected | AttemptsLimited | FlowExpired;

const FACTORS = { push: 'PUSH', liveness: 'LIVENESS', passkey: 'PASSKEY' } as const;

export function isLocalAnswer(answer: { readonly kind: string }): answer is LocalFactorAnswer {
  return answer.kind in FACTORS;
}

export class LocalFactors {
  constructor(
    private readonly providers: Providers,
    private readonly flows: Flows,
    private readonly requests: PushRequests,
    private readonly approvals: PushApprovals,
    private readonly checks: LivenessChecks,
    private readonly passkeys: PasskeyVerification,
    private readonly attempts: Attempts,
    private readonly subjects: AttemptSubjects,
    private readonly signIn: SignIn,
  ) {}

  async startPush(flowId: string, auth: AuthContext): Promise<PushOutcome | FlowExpired> {
    const flow = await this.flows.find(flowId, 'factor', auth);
    return flow === undefined ? createOutcome('FlowExpired') : this.requests.requestFactor(flowId, flow, auth);
  }

  async verify(
    flowId: string,
    flow: FactorFlow,
    answer: LocalFactorAnswer,
    auth: AuthContext,
  ): Promise<FactorRejection | Awaited<ReturnType<SignIn['complete']>>> {
    if (!flow.factors.some(({ kind }) => kind === FACTORS[answer.kind])) return wrongFactor(answer.kind, flow);
    const expiresAt = new Date(flow.vendor.expiresAt);
    const vendor = { ...flow.vendor, expiresAt };
    const refusal = await this.#refusalOf(flowId, flow, vendor, answer, auth);
    if (refusal !== undefined) return refusal;
    // Read after the factor was verified, because the account may have been blocked since the login began.
    const user = await mapRefusals<UserRecord, FlowExpired | AccountUnavailable>(
      this.providers.identity(flow.provider).currentUser(vendor, auth.caller),
      {
        NOT_SIGNED_IN: () => createOutcome('FlowExpired'),
        ACCOUNT_UNAVAILABLE: () => createOutcome('AccountUnavailable'),
      },
    );
    if ('__typename' in user) return user;
    if (isShutOut(user)) return createOutcome('AccountUnavailable');
    if (!(await this.flows.finish(flowId))) return createOutcome('FlowExpired');
    const proofs = [...flow.proofs, FACTORS[answer.kind]];
    const reply = { type: 'signedIn', user, vendor, isNewUser: flow.isNewUser } as const;
    return this.signIn.complete(reply, { ...flow, proofs }, auth);
  }

  #refusalOf(
    flowId: string,
    flow: FactorFlow,
    vendor: VendorSession,
    answer: LocalFactorAnswer,
    auth: AuthContext,
  ): Promise<FactorRejection | undefined> {
    switch (answer.kind) {
      case 'push':
        return this.#push(flowId, answer.id, auth);
      case 'liveness':
        return this.#liveness(flowId, flow, answer.id, auth);
      case 'passkey':
        return this.#counted(flowId, flow, auth, () => {
          const { provider, userId } = flow;
          const challenge = { purpose: 'MFA', binding: flowKey(flowId), path: 'answer.passkey' } as const;
          return this.passkeys.verify(answer, challenge, { provider, userId, vendor }, auth);
        });
    }
  }

  /** The event belongs to one login, which finishes once, so the approval is not redeemed separately. */
  async #push(flowId: string, eventId: string, auth: AuthContext): Promise<FactorRejection | undefined> {
    const approval = await this.approvals.find(eventId, 'MFA', auth, flowKey(flowId));
    return '__typename' in approval ? approval : undefined;
  }

  async #liveness(
    flowId: string,
    flow: FactorFlow,
    checkId: string,
    auth: AuthContext,
  ): Promise<FactorRejection | undefined> {
    const check = await this.checks.find(checkId, auth, flowKey(flowId));
    if (check === null || check.status === 'EXPIRED') return createOutcome('FlowExpired');
    if (check.status === 'ISSUED' || check.status === 'UPLOADED') {
      return rejected(fieldProblem('answer.liveness', 'NOT_READY'));
    }
    const isOwner = check.status === 'LIVE' && check.matched === true;
    return this.#counted(flowId, flow, auth, async () => (isOwner ? 'accepted' : 'rejected'));
  }

  /** Counts a wrong factor for the account and for the flow. */
  async #counted(
    flowId: string,
    flow: FactorFlow,
    auth: AuthContext,
    verify: () => Promise<Verdict>,
  ): Promise<FactorRejection | undefined> {
    const subjects = await this.subjects.ofSecondFactor(flow, auth);
    const attempt = await this.attempts.begin('localFactor', subjects, auth.caller);
    if ('__typename' in attempt) return attempt;
    try {
      const verdict = await verify();
      if (verdict === 'accepted') {
        attempt.succeed(subjects);
        return undefined;
      }
      if (verdict !== 'rejected') return verdict;
      attempt.fail();
      const attemptsLeft = await this.flows.countTry(flowId);
      return attemptsLeft < 0 ? createOutcome('FlowExpired') : createOutcome('MfaRejected', { attemptsLeft });
    } finally {
      await attempt.release();
    }
  }
}

export function wrongFactor(
  answer: string,
  { factors }: { readonly factors: readonly { readonly kind: string }[] },
): InputRejected {
  return rejected(fieldProblem(`answer.${answer}`, 'WRONG_FACTOR', { allowed: factors.map(({ kind }) => kind) }));
}
