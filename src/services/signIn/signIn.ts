/** Completes every login: turns the vendor's reply into a session, or into a flow for the next step. */
import type {
  IdentityProviderId,
  LoginReply,
  MfaNeeded,
  PasswordChangeNeeded,
  SignedIn,
  UserRecord,
} from '../../datasources/capabilities.js';
import type { Flows, LocalFactor } from '../flows.js';
import { canonicalPhone } from '../names.js';
import { type AccountUnavailable, createOutcome, type MfaRequired, type PasswordChangeRequired } from '../outcomes.js';
import type { AuthContext, SessionMode } from '../sessions/authContext.js';
import type { LoginSuccess } from '../sessions/outcomes.js';
import type { ProofKind, Session, Sessions } from '../sessions/sessions.js';
import { isShutOut } from '../sessions/userState.js';
import type { FactorPolicy } from './factorPolicy.js';
import type { KnownBrowsers } from './knownBrowsers.js';
import { maskTarget } from './masking.js';

/** The progress of a login. */
export interface LoginState {
  readonly provider: IdentityProviderId;
  /** The proofs that the caller has given, in order. */
  readonly proofs: readonly ProofKind[];
  /** The mode that the first step requested. Later steps cannot change it. */
  readonly sessionMode: SessionMode;
  /** The name that the login began with; null for a method that names none. */
  readonly account: string | null;
  /** The one of `proofs` whose factor this login set up. */
  readonly enrolledProof?: ProofKind | undefined;
}

export class SignIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly flows: Flows,
    private readonly policy: FactorPolicy,
    private readonly browsers: KnownBrowsers,
    private readonly now: () => number,
  ) {}

  async complete(
    reply: LoginReply,
    state: LoginState,
    auth: AuthContext,
  ): Promise<LoginSuccess | MfaRequired | PasswordChangeRequired | AccountUnavailable> {
    return reply.type === 'signedIn' ? this.#signedIn(reply, state, auth) : this.hold(reply, state, auth);
  }

  /** Begins a flow for the step that the vendor requires. */
  async hold(
    reply: Exclude<LoginReply, SignedIn>,
    state: LoginState,
    auth: AuthContext,
  ): Promise<MfaRequired | PasswordChangeRequired> {
    return reply.type === 'mfaNeeded'
      ? this.#secondFactor(reply, state, auth)
      : this.requirePasswordChange(reply, state, auth);
  }

  async requirePasswordChange(
    { token, reason }: PasswordChangeNeeded,
    state: LoginState,
    auth: AuthContext,
  ): Promise<PasswordChangeRequired> {
    const flow = await this.flows.begin({ ...state, kind: 'passwordChange', vendorToken: token, reason }, auth);
    return createOutcome('PasswordChangeRequired', { flow: flow.id, reason });
  }

  /** Creates the session and gives it to the caller. */
  async start(
    signedIn: Pick<SignedIn, 'user' | 'vendor'>,
    state: LoginState,
    auth: AuthContext,
  ): Promise<{ readonly session: Session; readonly accessToken: string | null }> {
    const at = new Date(this.now());
    const { session, token } = await this.sessions.start({
      provider: state.provider,
      userId: signedIn.user.id,
      identifiers: [...identifiersOf(signedIn.user), ...(state.account === null ? [] : [state.account])],
      vendor: signedIn.vendor,
      mode: state.sessionMode,
      proofs: state.proofs.map((kind) => ({ kind, at })),
      client: auth,
    });
    await Promise.all([
      this.policy.remember({ provider: state.provider, user: signedIn.user }, auth),
      this.browsers.remember(session, auth),
    ]);
    return { session, accessToken: auth.grant(session, token) };
  }

  /** The vendor has accepted the login. The factor policy may require a local factor. */
  async #signedIn(
    reply: SignedIn,
    state: LoginState,
    auth: AuthContext,
  ): Promise<LoginSuccess | MfaRequired | AccountUnavailable> {
    const { user, vendor } = reply;
    if (isShutOut(user)) return createOutcome('AccountUnavailable');
    // A factor that this login set up does not count: a client with only the password could have set up its own.
    const proofs = state.proofs.filter((kind) => kind !== state.enrolledProof);
    const factors = await this.policy.requiredFactors({ provider: state.provider, user, vendor }, proofs, auth);
    if (factors === undefined) return this.#success(reply, state, auth);
    const enrollable = factors.length === 0 ? this.policy.enrollable(state.provider) : [];
    if (factors.length === 0 && enrollable.length === 0) return createOutcome('AccountUnavailable');
    return this.#localFactor(reply, { factors, enrollable }, state, auth);
  }

  async #secondFactor(
    { token, userId, factors, enrollable, expiresAt }: MfaNeeded,
    state: LoginState,
    auth: AuthContext,
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
    const flow = await this.flows.begin(known, auth, expiresAt);
    const shown = factors.map(({ kind, target }) => ({ kind, maskedTarget: maskTarget(target) }));
    return createOutcome('MfaRequired', { flow: flow.id, factors: shown, enrollable, expiresAt: flow.expiresAt });
  }

  async #localFactor(
    { user, vendor, isNewUser }: SignedIn,
    { factors, enrollable }: { factors: readonly LocalFactor[]; enrollable: MfaRequired['enrollable'] },
    state: LoginState,
    auth: AuthContext,
  ): Promise<MfaRequired> {
    const kept = { ...vendor, expiresAt: vendor.expiresAt.toISOString() };
    const flow = await this.flows.begin(
      { ...state, kind: 'factor', userId: user.id, vendor: kept, isNewUser, factors },
      auth,
      vendor.expiresAt,
    );
    const shown = factors.map(({ kind }) => ({ kind, maskedTarget: null }));
    return createOutcome('MfaRequired', { flow: flow.id, factors: shown, enrollable, expiresAt: flow.expiresAt });
  }

  async #success(reply: SignedIn, state: LoginState, auth: AuthContext): Promise<LoginSuccess> {
    return createOutcome('LoginSuccess', {
      ...(await this.start(reply, state, auth)),
      user: { ...reply.user, provider: state.provider },
      isNewUser: reply.isNewUser,
      newRecoveryCode: reply.newRecoveryCode ?? null,
    });
  }
}

/** All names that a password reset may use, in the spelling that it uses. */
function identifiersOf({ email, phone, phoneCountryCode, username }: UserRecord): string[] {
  const names = [email, phone === null ? null : canonicalPhone(phone, phoneCountryCode), username];
  return names.filter((name) => name !== null);
}
