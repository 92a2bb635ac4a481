/** The end of every way in: a vendor's reply becomes a session, or a flow for what still stands before it. */
import type {
  IdentityProviderId,
  LoginReply,
  MfaNeeded,
  SignedIn,
  UserRecord,
} from '../../datasources/capabilities.js';
import type { Flows, OwnFactor } from '../flows.js';
import { canonicalPhone } from '../names.js';
import { type AccountUnavailable, type MfaRequired, type PasswordChangeRequired, plain } from '../outcomes.js';
import type { LoginSuccess } from '../sessions/outcomes.js';
import type { ProofKind, Session, Sessions } from '../sessions/sessions.js';
import { isShutOut } from '../sessions/userState.js';
import type { SessionMode, Visit } from '../sessions/visit.js';
import type { FactorPolicy } from './factorPolicy.js';
import { maskTarget } from './masking.js';

/** How far a login came and how it began. */
export interface LoginState {
  readonly provider: IdentityProviderId;
  /** What the caller has proven, in order. */
  readonly proofs: readonly ProofKind[];
  /** The mode that was asked for when the login began: a second step cannot change it. */
  readonly sessionMode: SessionMode;
  /** The name that the login began with; null where a login names none. */
  readonly account: string | null;
  /** One of `proofs`, of a factor that was set up in this very login. */
  readonly enrolledProof?: ProofKind | undefined;
}

export class SignIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly flows: Flows,
    private readonly policy: FactorPolicy,
  ) {}

  async complete(
    reply: LoginReply,
    state: LoginState,
    visit: Visit,
  ): Promise<LoginSuccess | MfaRequired | PasswordChangeRequired | AccountUnavailable> {
    return reply.type === 'signedIn' ? this.#signedIn(reply, state, visit) : this.hold(reply, state, visit);
  }

  /** What the vendor itself wants first. */
  async hold(
    reply: Exclude<LoginReply, SignedIn>,
    state: LoginState,
    visit: Visit,
  ): Promise<MfaRequired | PasswordChangeRequired> {
    if (reply.type === 'mfaNeeded') return this.#secondFactor(reply, state, visit);
    const { token, reason } = reply;
    const flow = await this.flows.begin({ ...state, kind: 'passwordChange', vendorToken: token, reason }, visit);
    return { ...plain('PasswordChangeRequired'), flow: flow.id, reason };
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
      identifiers: [...identifiersOf(signedIn.user), ...(state.account === null ? [] : [state.account])],
      vendor: signedIn.vendor,
      mode: state.sessionMode,
      proofs: state.proofs.map((kind) => ({ kind, at })),
    });
    await this.policy.remember({ provider: state.provider, user: signedIn.user }, visit);
    return { session, accessToken: visit.grant(session, token) };
  }

  /** The vendor is content; our own policy may not be. */
  async #signedIn(
    reply: SignedIn,
    state: LoginState,
    visit: Visit,
  ): Promise<LoginSuccess | MfaRequired | AccountUnavailable> {
    const { user, vendor } = reply;
    if (isShutOut(user)) return plain('AccountUnavailable');
    // Whoever has the password alone could set up a factor of their own where the vendor knows none.
    const proofs = state.proofs.filter((kind) => kind !== state.enrolledProof);
    const factors = await this.policy.demanded({ provider: state.provider, user, vendor }, proofs, visit);
    if (factors === undefined) return this.#success(reply, state, visit);
    return factors.length === 0 ? plain('AccountUnavailable') : this.#ownFactor(reply, factors, state, visit);
  }

  async #secondFactor(
    { token, userId, factors, enrollable, expiresAt }: MfaNeeded,
    state: LoginState,
    visit: Visit,
  ): Promise<MfaRequired> {
    const known = {
      ...state,
      kind: 'mfa',
      vendorToken: token,
      userId,
      factors,
      enrollable,
      enrolled: false,
      binding: {},
    } as const;
    const flow = await this.flows.begin(known, visit, expiresAt);
    const shown = factors.map(({ kind, target }) => ({ kind, maskedTarget: maskTarget(target) }));
    return { ...plain('MfaRequired'), flow: flow.id, factors: shown, enrollable, expiresAt: flow.expiresAt };
  }

  async #ownFactor(
    { user, vendor, isNewUser }: SignedIn,
    factors: readonly OwnFactor[],
    state: LoginState,
    visit: Visit,
  ): Promise<MfaRequired> {
    const kept = { ...vendor, expiresAt: vendor.expiresAt.toISOString() };
    const flow = await this.flows.begin(
      { ...state, kind: 'factor', userId: user.id, vendor: kept, isNewUser, factors },
      visit,
      vendor.expiresAt,
    );
    const shown = factors.map(({ kind }) => ({ kind, maskedTarget: null }));
    return { ...plain('MfaRequired'), flow: flow.id, factors: shown, enrollable: [], expiresAt: flow.expiresAt };
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

/** All names that a password reset may use, spelled as it spells them. */
function identifiersOf({ email, phone, phoneCountryCode, username }: UserRecord): string[] {
  const names = [email, phone === null ? null : canonicalPhone(phone, phoneCountryCode), username];
  return names.filter((name) => name !== null);
}
