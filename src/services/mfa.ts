/** Second factors: passing one at login, and adding or removing TOTP. */
import type { LoginReply, VendorSession } from '../datasources/capabilities.js';
import { AppError } from '../errors.js';
import type { CurrentSession } from './currentSession.js';
import type { Flow, Flows } from './flows.js';
import { checkFields } from './inputRules.js';
import {
  type AccountUnavailable,
  type AccountUpdated,
  type AlreadyEnrolled,
  type CodeRejected,
  type FlowExpired,
  type InputRejected,
  type LoginSuccess,
  type MfaRejected,
  type MfaRequired,
  orOutcome,
  type PasswordChangeRequired,
  plain,
  rejected,
  type TotpEnrollmentOutcome,
} from './outcomes.js';
import type { Providers } from './providers.js';
import type { Sessions } from './sessions.js';
import type { SignIn } from './signIn.js';
import type { Visit } from './visit.js';

export type MfaAnswer =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recoveryCode'; readonly code: string };

export type MfaOutcome =
  | LoginSuccess
  | MfaRequired
  | MfaRejected
  | PasswordChangeRequired
  | AccountUnavailable
  | InputRejected
  | FlowExpired;

export class MfaService {
  constructor(
    private readonly providers: Providers,
    private readonly flows: Flows,
    private readonly signIn: SignIn,
    private readonly current: CurrentSession,
    private readonly sessions: Sessions,
    private readonly endOtherSessions: boolean,
  ) {}

  async verify(flowId: string, answer: MfaAnswer, visit: Visit): Promise<MfaOutcome> {
    const problems = checkFields('answer', { [answer.kind]: answer.code });
    if (problems.length > 0) return rejected(...problems);
    const flow = await this.flows.find(flowId, 'mfa', visit);
    if (flow === undefined) return plain('FlowExpired');
    const attemptsLeft = await this.flows.countTry(flowId);
    if (attemptsLeft < 0) return plain('FlowExpired');
    const reply = await orOutcome<LoginReply, MfaOutcome>(this.#verifyAt(flow, answer, visit), {
      MFA_REJECTED: () => ({ ...plain('MfaRejected'), attemptsLeft }),
      MFA_EXPIRED: () => plain('FlowExpired'),
      NOT_SIGNED_IN: () => plain('FlowExpired'),
      ACCOUNT_UNAVAILABLE: () => plain('AccountUnavailable'),
      ACCOUNT_LOCKED: () => plain('AccountUnavailable'),
    });
    if ('__typename' in reply) return reply;
    if (!(await this.flows.finish(flowId))) return plain('FlowExpired');
    const { provider, sessionMode, proofs } = flow;
    const proof = answer.kind === 'totp' ? ('TOTP' as const) : ('RECOVERY_CODE' as const);
    return this.signIn.complete(reply, { provider, sessionMode, proofs: [...proofs, proof] }, visit);
  }

  async enrollTotp(
    flowId: string | undefined,
    visit: Visit,
  ): Promise<TotpEnrollmentOutcome | AlreadyEnrolled | FlowExpired> {
    return this.#manage(flowId, visit, async (vendor, provider) =>
      orOutcome<TotpEnrollmentOutcome, TotpEnrollmentOutcome | AlreadyEnrolled>(
        this.providers
          .mfa(provider)
          .enrollTotp(vendor, visit.caller)
          .then((enrollment) => ({ ...plain('TotpEnrollment'), ...enrollment })),
        { ALREADY_ENROLLED: () => plain('AlreadyEnrolled') },
      ),
    );
  }

  async confirmTotp(
    code: string,
    flowId: string | undefined,
    visit: Visit,
  ): Promise<AccountUpdated | CodeRejected | InputRejected | FlowExpired> {
    if (!/^\d{6}$/.test(code)) return rejected({ path: 'code', message: 'Must be 6 digits.' });
    return this.#manage(flowId, visit, async (vendor, provider) => {
      const outcome = await orOutcome<AccountUpdated, AccountUpdated | CodeRejected>(
        this.providers
          .mfa(provider)
          .confirmTotp(vendor, code, visit.caller)
          .then(() => ({ ...plain('AccountUpdated'), user: null })),
        { MFA_REJECTED: () => plain('CodeRejected'), CODE_REJECTED: () => plain('CodeRejected') },
      );
      return outcome.__typename === 'AccountUpdated' && flowId === undefined ? this.#changed(visit) : outcome;
    });
  }

  async removeTotp(visit: Visit): Promise<AccountUpdated> {
    await this.current.act(visit, (vendor, { provider }) =>
      this.providers.mfa(provider).removeTotp(vendor, visit.caller),
    );
    return this.#changed(visit);
  }

  #verifyAt(flow: Flow, { kind, code }: MfaAnswer, visit: Visit): Promise<LoginReply> {
    const mfa = this.providers.mfa(flow.provider);
    return kind === 'totp'
      ? mfa.verifyTotp(flow.vendorToken, code, visit.caller)
      : mfa.verifyRecoveryCode(flow.vendorToken, code, visit.caller);
  }

  /** As the signed-in user, or inside a login that has no factor at all yet. */
  async #manage<T>(
    flowId: string | undefined,
    visit: Visit,
    work: (vendor: VendorSession, provider: Flow['provider']) => Promise<T>,
  ): Promise<T | FlowExpired> {
    if (flowId === undefined) return this.current.act(visit, (vendor, session) => work(vendor, session.provider));
    const flow = await this.flows.find(flowId, 'mfa', visit);
    if (flow === undefined) return plain('FlowExpired');
    // Somebody who has only the password must not be able to add a factor of their own beside the owner's.
    if (flow.factors.length > 0) {
      throw new AppError('FORBIDDEN', 'This account has a second factor already: prove that one with verifyMfa.');
    }
    return work({ token: flow.vendorToken, expiresAt: flow.expiresAt }, flow.provider);
  }

  /** A factor changed: other sessions of this user may belong to somebody else. */
  async #changed(visit: Visit): Promise<AccountUpdated> {
    const session = await this.current.require(visit);
    if (this.endOtherSessions) await this.sessions.endOthers(session.provider, session.userId, session.id);
    return { ...plain('AccountUpdated'), user: await this.current.user(visit) };
  }
}
