/** What an approval on the phone opens: a session, or a link between the phone and an account. */
import type { SignedIn } from '../../datasources/capabilities.js';
import type { AccountOutcome } from '../account/account.js';
import { type AccountUnavailable, type InvalidCredentials, orOutcome, plain } from '../outcomes.js';
import type { NotApproved, PushApprovals } from '../pushAuth/pushApprovals.js';
import type { PushUsers } from '../pushAuth/pushUsers.js';
import type { Visit } from '../sessions/visit.js';
import type { SignIn } from '../signIn/signIn.js';
import type { LoginOutcome } from './login.js';

export type PushLoginOutcome = LoginOutcome | NotApproved;

export class PushLogin {
  constructor(
    private readonly approvals: PushApprovals,
    private readonly users: PushUsers,
    private readonly signIn: SignIn,
    private readonly concealAccounts: boolean,
  ) {}

  /** Signs in whoever approved a LOGIN event that this visitor began. */
  async login(eventId: string, visit: Visit): Promise<PushLoginOutcome> {
    const approval = await this.approvals.find(eventId, 'LOGIN', visit);
    if ('__typename' in approval) return approval;
    if (!(await this.approvals.redeem(approval))) return plain('FlowExpired');
    const { provider, kind } = approval.event;
    const signedIn = await orOutcome<SignedIn, InvalidCredentials | AccountUnavailable>(
      this.users.signIn(approval.uid, visit),
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
    const approval = await this.approvals.find(eventId, 'BIND', visit);
    if ('__typename' in approval) return plain(approval.__typename === 'PushAuthPending' ? 'NotFound' : 'FlowExpired');
    return (await this.approvals.redeem(approval)) ? this.users.bind(approval.uid, visit) : plain('FlowExpired');
  }
}
