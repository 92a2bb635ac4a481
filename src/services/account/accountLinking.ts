/** Links two accounts of one user. */
import type { IdentityProviderId, UserRecord, VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { type AccountUpdated, createOutcome, fieldProblem, mapRefusals, rejected } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { Assurance } from '../sessions/assurance.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Session, Sessions } from '../sessions/sessions.js';
import { isShutOut } from '../sessions/userState.js';
import { ACCOUNT_REFUSALS, type AccountOutcome } from './account.js';
import type { LinkProofs } from './linkProofs.js';

export class AccountLinking {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly sessions: Sessions,
    private readonly assurance: Assurance,
    private readonly linkProofs: LinkProofs,
  ) {}

  /**
   * Moves the external identities of a second account to the caller's account. The vendor then removes the second account.
   * @param proof of `createLinkProof`, for this session
   */
  async linkByProof(proof: string, auth: AuthContext): Promise<AccountOutcome> {
    const primary = await this.current.require(auth);
    const second = await this.linkProofs.take(proof, primary);
    if (second === undefined) return createOutcome('FlowExpired');
    const { provider } = primary;
    const { userId, vendor } = second;
    let outcome: AccountOutcome | undefined;
    try {
      outcome = (await this.#isUsable(provider, vendor, auth))
        ? await this.#link({ provider, userId }, vendor, auth)
        : createOutcome('FlowExpired');
      return outcome;
    } finally {
      if (outcome?.__typename !== 'AccountUpdated') await this.current.discard(provider, vendor, auth);
    }
  }

  /**
   * The same by a session of the second account. A stolen token must not suffice, so that session needs a proof as fresh as
   * the caller's own.
   * @param secondary a Menshen access token of that account
   * @throws AppError STEP_UP_REQUIRED
   */
  async linkByToken(secondary: string, auth: AuthContext): Promise<AccountOutcome> {
    const primary = await this.current.require(auth);
    const other = await this.sessions.find(secondary);
    // Scripts cannot read the token of a cookie session. Such a token in an argument has leaked.
    if (other?.mode !== 'bearer') return createOutcome('FlowExpired');
    if (other.provider !== primary.provider || other.userId === primary.userId) {
      return rejected(fieldProblem('input.secondary', 'WRONG_ACCOUNT'));
    }
    if (!this.assurance.isFreshSession(other)) throw secondaryNotFresh();
    const vendor = this.sessions.vendorOf(other);
    if (await this.#isUsable(other.provider, vendor, auth)) return this.#link(other, vendor, auth);
    await this.sessions.end(other, { reason: 'ProviderRefused', source: auth.caller });
    return createOutcome('FlowExpired');
  }

  async #link(other: Pick<Session, 'provider' | 'userId'>, second: VendorSession, auth: AuthContext) {
    const linked = this.current.act(auth, async (vendor, { provider }): Promise<AccountUpdated> => {
      await this.providers.account(provider).link(vendor, second, auth.caller);
      const user = await this.providers.identity(provider).currentUser(vendor, auth.caller);
      return createOutcome('AccountUpdated', { user: { ...user, provider } });
    });
    const outcome = await mapRefusals<AccountUpdated, AccountOutcome>(linked, ACCOUNT_REFUSALS);
    if (outcome.__typename === 'AccountUpdated') {
      const ending = { reason: 'AccountLinked', source: auth.caller } as const;
      await this.sessions.endOthers(other.provider, other.userId, undefined, ending);
    }
    return outcome;
  }

  /** A blocked user must not move their identities to an account that is not blocked. */
  async #isUsable(provider: IdentityProviderId, vendor: VendorSession, auth: AuthContext): Promise<boolean> {
    const user = await mapRefusals<UserRecord, null>(
      this.providers.identity(provider).currentUser(vendor, auth.caller),
      { NOT_SIGNED_IN: () => null, ACCOUNT_UNAVAILABLE: () => null },
    );
    return user !== null && !isShutOut(user);
  }
}

function secondaryNotFresh(): AppError {
  return new AppError(
    'STEP_UP_REQUIRED',
    'Re-authentication of the secondary account required: sign in to it again in bearer mode (x-session-mode: bearer), and send the new access token as `input.secondary`.',
  );
}
