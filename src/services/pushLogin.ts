/** What an approval on the phone opens: a session, or a link between the phone and an account. */
import type { AccountOutcome } from './account.js';
import type { LoginOutcome } from './login.js';
import {
  type AccountUnavailable,
  type FlowExpired,
  type InvalidCredentials,
  orOutcome,
  type PushAuthExpired,
  type PushAuthPending,
  type PushAuthRejected,
  plain,
} from './outcomes.js';
import type { PushAuthService } from './pushAuth.js';
import type { PushEvent, PushEvents, PushPurpose } from './pushEvents.js';
import type { PushUsers } from './pushUsers.js';
import type { SignIn } from './signIn.js';
import type { Visit } from './visit.js';

type NotYet = PushAuthPending | PushAuthRejected | PushAuthExpired | FlowExpired;
export type PushLoginOutcome = LoginOutcome | NotYet;

export class PushLogin {
  constructor(
    private readonly push: PushAuthService,
    private readonly events: PushEvents,
    private readonly users: PushUsers,
    private readonly signIn: SignIn,
    private readonly concealAccounts: boolean,
  ) {}

  /** Signs in whoever approved a LOGIN event that this visitor began. */
  async login(eventId: string, visit: Visit): Promise<PushLoginOutcome> {
    const approved = await this.#approved(eventId, 'LOGIN', visit);
    if ('__typename' in approved) return approved;
    const { provider, kind } = approved.event;
    const signedIn = await orOutcome<Awaited<ReturnType<PushUsers['signIn']>>, InvalidCredentials | AccountUnavailable>(
      this.users.signIn(approved.uid, visit),
      {
        UNKNOWN_ACCOUNT: () => plain('InvalidCredentials'),
        ACCOUNT_UNAVAILABLE: () => (this.concealAccounts ? plain('InvalidCredentials') : plain('AccountUnavailable')),
      },
    );
    if ('__typename' in signedIn) return signedIn;
    const proofs = [kind === 'QR_CODE' ? ('QR_CODE' as const) : ('PUSH' as const)];
    return this.signIn.complete(signedIn, { provider, proofs, sessionMode: visit.sessionMode, account: null }, visit);
  }

  /** Links the phone that approved a BIND event to the caller's account. */
  async bind(eventId: string, visit: Visit): Promise<AccountOutcome> {
    const approved = await this.#approved(eventId, 'BIND', visit);
    if ('__typename' in approved) return plain(approved.__typename === 'PushAuthPending' ? 'NotFound' : 'FlowExpired');
    return this.users.bind(approved.uid, visit);
  }

  async #approved(
    id: string,
    purpose: PushPurpose,
    visit: Visit,
  ): Promise<{ readonly event: PushEvent; readonly uid: string } | NotYet> {
    const event = await this.push.find(id, visit);
    if (event === null || event.purpose !== purpose) return plain('FlowExpired');
    if (event.status === 'PENDING' || event.status === 'SCANNED') return { ...plain('PushAuthPending'), event };
    if (event.status === 'REJECTED') return plain('PushAuthRejected');
    if (event.status !== 'APPROVED' || event.uid === null) return plain('PushAuthExpired');
    if (!this.push.counts) return plain('PushAuthRejected');
    // Of two requests with the same approval, on whatever instances, one goes on.
    if (!(await this.events.redeem(id))) return plain('FlowExpired');
    return { event, uid: event.uid };
  }
}
