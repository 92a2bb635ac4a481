/** What a client does with an approved push event: sign in, or link the phone to an account. */
import type { SignedIn } from '../../datasources/capabilities.js';
import type { AccountOutcome } from '../account/account.js';
import { type AccountUnavailable, createOutcome, type InvalidCredentials, mapRefusals } from '../outcomes.js';
import type { DeviceLinks } from '../pushAuth/deviceLinks.js';
import type { NotApproved, PushApprovals } from '../pushAuth/pushApprovals.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { SignIn } from '../signIn/signIn.js';
import type { LoginOutcome } from './login.js';

export type PushLoginOutcome = LoginOutcome | NotApproved;

export class PushLogin {
  constructor(
    private readonly approvals: PushApprovals,
    private readonly deviceLinks: DeviceLinks,
    private readonly signIn: SignIn,
    private readonly concealAccounts: boolean,
  ) {}

  /** Signs in the user who approved a LOGIN event of this client. */
  async login(eventId: string, auth: AuthContext): Promise<PushLoginOutcome> {
    const approval = await this.approvals.find(eventId, 'LOGIN', auth);
    if ('__typename' in approval) return approval;
    if (!(await this.approvals.redeem(approval))) return createOutcome('FlowExpired');
    const { provider, kind } = approval.event;
    const signedIn = await mapRefusals<SignedIn, InvalidCredentials | AccountUnavailable>(
      this.deviceLinks.signIn(approval.uid, auth),
      {
        UNKNOWN_ACCOUNT: () => createOutcome('InvalidCredentials'),
        ACCOUNT_UNAVAILABLE: () =>
          this.concealAccounts ? createOutcome('InvalidCredentials') : createOutcome('AccountUnavailable'),
      },
    );
    if ('__typename' in signedIn) return signedIn;
    const proofs = [kind === 'QR_CODE' ? ('QR_CODE' as const) : ('PUSH' as const)];
    return this.signIn.complete(signedIn, { provider, proofs, sessionMode: auth.sessionMode, account: null }, auth);
  }

  /** Links the phone that approved a BIND event to the caller's account. */
  async bind(eventId: string, auth: AuthContext): Promise<AccountOutcome> {
    const approval = await this.approvals.find(eventId, 'BIND', auth);
    if ('__typename' in approval)
      return createOutcome(approval.__typename === 'PushAuthPending' ? 'NotFound' : 'FlowExpired');
    return (await this.approvals.redeem(approval))
      ? this.deviceLinks.bind(approval.uid, auth)
      : createOutcome('FlowExpired');
  }
}
