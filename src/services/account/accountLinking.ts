/** Links two accounts of one user. */
import type { UserRecord } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { type AccountUpdated, createOutcome, fieldProblem, mapRefusals, rejected } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { Assurance } from '../sessions/assurance.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Session, Sessions } from '../sessions/sessions.js';
import { isShutOut } from '../sessions/userState.js';
import { ACCOUNT_REFUSALS, type AccountOutcome } from './account.js';

export class AccountLinking {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly sessions: Sessions,
    private readonly assurance: Assurance,
  ) {}

  /**
   * Moves the external identities of a second account to the caller's account. The vendor then removes the second account.
   * A stolen token must not suffice, so the second session needs a proof as fresh as the caller's own.
   * @param secondary a Menshen access token of that account
   * @throws AppError STEP_UP_REQUIRED
   */
  async link(secondary: string, auth: AuthContext): Promise<AccountOutcome> {
    const primary = await this.current.require(auth);
    const other = await this.sessions.find(secondary);
    // Scripts cannot read the token of a cookie session. Such a token in an argument has leaked.
    if (other?.mode !== 'bearer') return createOutcome('FlowExpired');
    if (other.provider !== primary.provider || other.userId === primary.userId) {
      return rejected(fieldProblem('input.secondary', 'WRONG_ACCOUNT'));
    }
    if (!this.assurance.isFreshSession(other)) throw secondaryNotFresh();
    if (!(await this.#isUsable(other, auth))) return createOutcome('FlowExpired');
    const linked = this.current.act(auth, async (vendor, { provider }): Promise<AccountUpdated> => {
      await this.providers.account(provider).link(vendor, this.sessions.vendorOf(other), auth.caller);
      const user = await this.providers.identity(provider).currentUser(vendor, auth.caller);
      return createOutcome('AccountUpdated', { user: { ...user, provider } });
    });
    const outcome = await mapRefusals<AccountUpdated, AccountOutcome>(linked, ACCOUNT_REFUSALS);
    if (outcome.__typename === 'AccountUpdated') await this.sessions.endOthers(other.provider, other.userId);
    return outcome;
  }

  /** A blocked user must not move their identities to an account that is not blocked. */
  async #isUsable(other: Session, auth: AuthContext): Promise<boolean> {
    const user = await mapRefusals<UserRecord, null>(
      this.providers.identity(other.provider).currentUser(this.sessions.vendorOf(other), auth.caller),
      { NOT_SIGNED_IN: () => null, ACCOUNT_UNAVAILABLE: () => null },
    );
    if (user !== null && !isShutOut(user)) return true;
    await this.sessions.end(other);
    return false;
  }
}

function secondaryNotFresh(): AppError {
  return new AppError(
    'STEP_UP_REQUIRED',
    'Re-authentication of the secondary account required: sign in to it again in bearer mode (x-session-mode: bearer), and send the new access token as `input.secondary`.',
  );
}
