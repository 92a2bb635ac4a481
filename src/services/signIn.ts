/** The end of every way in: a vendor's reply becomes a session, or a flow for what still stands before it. */
import type { IdentityProviderId, LoginReply, SignedIn } from '../datasources/capabilities.js';
import type { Flows } from './flows.js';
import { type LoginSuccess, type MfaRequired, type PasswordChangeRequired, plain } from './outcomes.js';
import type { ProofKind, Session, Sessions } from './sessions.js';
import type { SessionMode, Visit } from './visit.js';

/** How far a login came and how it began. */
export interface LoginState {
  readonly provider: IdentityProviderId;
  /** What the caller has proven, in order. */
  readonly proofs: readonly ProofKind[];
  /** The mode that was asked for when the login began: a second step cannot change it. */
  readonly sessionMode: SessionMode;
}

export class SignIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly flows: Flows,
  ) {}

  async complete(
    reply: LoginReply,
    state: LoginState,
    visit: Visit,
  ): Promise<LoginSuccess | MfaRequired | PasswordChangeRequired> {
    if (reply.type === 'signedIn') return this.#success(reply, state, visit);
    const kind = reply.type === 'mfaNeeded' ? 'mfa' : 'passwordChange';
    const flow = await this.flows.begin(
      {
        ...state,
        kind,
        factors: reply.type === 'mfaNeeded' ? reply.factors : [],
        vendorToken: reply.token,
        ...(reply.type === 'mfaNeeded' && { expiresAt: reply.expiresAt }),
      },
      visit,
    );
    return reply.type === 'mfaNeeded'
      ? { ...plain('MfaRequired'), flow: flow.id, factors: reply.factors, expiresAt: flow.expiresAt }
      : { ...plain('PasswordChangeRequired'), flow: flow.id, reason: reply.reason };
  }

  /** Makes the session and hands it to the caller. */
  async start(
    signedIn: Pick<SignedIn, 'user' | 'vendor'>,
    state: LoginState,
    visit: Visit,
  ): Promise<{ readonly session: Session; readonly accessToken: string | null }> {
    const at = new Date();
    const { session, token } = await this.sessions.start({
      provider: state.provider,
      userId: signedIn.user.id,
      identifiers: [signedIn.user.email, signedIn.user.phone].filter((text) => text !== null),
      vendor: signedIn.vendor,
      mode: state.sessionMode,
      proofs: state.proofs.map((kind) => ({ kind, at })),
    });
    return { session, accessToken: visit.grant(session, token) };
  }

  async #success(reply: SignedIn, state: LoginState, visit: Visit): Promise<LoginSuccess> {
    return {
      ...plain('LoginSuccess'),
      ...(await this.start(reply, state, visit)),
      user: { ...reply.user, provider: state.provider },
      isNewUser: reply.isNewUser,
      newRecoveryCode: reply.newRecoveryCode ?? null,
    };
  }
}
