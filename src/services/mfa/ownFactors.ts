/** Factors that this server asks for itself, after the vendor has signed the user in. */
import type { UserRecord } from '../../datasources/capabilities.js';
import type { Attempts } from '../access/attempts.js';
import { type FactorFlow, type Flows, flowKey } from '../flows.js';
import type { LivenessChecks } from '../liveness/liveness.js';
import type { AttemptSubjects } from '../login/attemptSubjects.js';
import {
  type AccountUnavailable,
  type AttemptsLimited,
  type FlowExpired,
  type InputRejected,
  type MfaRejected,
  orOutcome,
  plain,
  rejected,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { NotApproved, PushApprovals } from '../pushAuth/pushApprovals.js';
import type { PushOutcome, PushRequests } from '../pushAuth/pushRequests.js';
import { isShutOut } from '../sessions/userState.js';
import type { Visit } from '../sessions/visit.js';
import type { SignIn } from '../signIn/signIn.js';

/** A factor as the client names it: a push event or a liveness check of this login. */
export interface OwnAnswer {
  readonly kind: 'push' | 'liveness';
  readonly id: string;
}

export type NotProven = NotApproved | MfaRejected | InputRejected | AttemptsLimited;

const ASKED = { push: 'PUSH', liveness: 'LIVENESS' } as const;

export class OwnFactors {
  constructor(
    private readonly providers: Providers,
    private readonly flows: Flows,
    private readonly requests: PushRequests,
    private readonly approvals: PushApprovals,
    private readonly checks: LivenessChecks,
    private readonly attempts: Attempts,
    private readonly subjects: AttemptSubjects,
    private readonly signIn: SignIn,
  ) {}

  async startPush(flowId: string, visit: Visit): Promise<PushOutcome | FlowExpired> {
    const flow = await this.flows.find(flowId, 'factor', visit);
    return flow === undefined ? plain('FlowExpired') : this.requests.requestFactor(flowId, flow, visit);
  }

  async verify(
    flowId: string,
    flow: FactorFlow,
    answer: OwnAnswer,
    visit: Visit,
  ): Promise<NotProven | Awaited<ReturnType<SignIn['complete']>>> {
    if (!flow.factors.some(({ kind }) => kind === ASKED[answer.kind])) return notAsked(answer.kind, flow);
    const expiresAt = new Date(flow.vendor.expiresAt);
    const vendor = { ...flow.vendor, expiresAt };
    const refusal = await (answer.kind === 'push'
      ? this.#push(flowId, answer.id, visit)
      : this.#liveness(flowId, flow, answer.id, visit));
    if (refusal !== undefined) return refusal;
    // Asked last of all that can fail: the account may have been blocked meanwhile.
    const user = await orOutcome<UserRecord, FlowExpired | AccountUnavailable>(
      this.providers.identity(flow.provider).currentUser(vendor, visit.caller),
      { NOT_SIGNED_IN: () => plain('FlowExpired'), ACCOUNT_UNAVAILABLE: () => plain('AccountUnavailable') },
    );
    if ('__typename' in user) return user;
    if (isShutOut(user)) return plain('AccountUnavailable');
    if (!(await this.flows.finish(flowId))) return plain('FlowExpired');
    const proofs = [...flow.proofs, ASKED[answer.kind]];
    const reply = { type: 'signedIn', user, vendor, isNewUser: flow.isNewUser } as const;
    return this.signIn.complete(reply, { ...flow, proofs }, visit);
  }

  /** An event belongs to one login, which is finished once: it needs no other spending. */
  async #push(flowId: string, eventId: string, visit: Visit): Promise<NotProven | undefined> {
    const approval = await this.approvals.find(eventId, 'MFA', visit, flowKey(flowId));
    return '__typename' in approval ? approval : undefined;
  }

  async #liveness(flowId: string, flow: FactorFlow, checkId: string, visit: Visit): Promise<NotProven | undefined> {
    const check = await this.checks.find(checkId, visit, flowKey(flowId));
    if (check === null || check.status === 'EXPIRED') return plain('FlowExpired');
    if (check.status === 'ISSUED' || check.status === 'UPLOADED') {
      return rejected({ path: 'answer.liveness', message: 'The recording has not been judged yet: upload it first.' });
    }
    const isOwner = check.status === 'LIVE' && check.matched === true;
    const subjects = await this.subjects.ofSecondFactor(flow, visit);
    const attempt = await this.attempts.begin('localFactor', subjects);
    if ('__typename' in attempt) return attempt;
    try {
      if (isOwner) {
        attempt.succeed(subjects);
        return undefined;
      }
      attempt.fail();
      const attemptsLeft = await this.flows.countTry(flowId);
      return attemptsLeft < 0 ? plain('FlowExpired') : { ...plain('MfaRejected'), attemptsLeft };
    } finally {
      await attempt.release();
    }
  }
}

export function notAsked(
  answer: string,
  { factors }: { readonly factors: readonly { readonly kind: string }[] },
): InputRejected {
  const names = factors.map(({ kind }) => kind).join(', ') || '(none yet)';
  return rejected({ path: `answer.${answer}`, message: `Must answer one of the factors of this login: ${names}.` });
}
