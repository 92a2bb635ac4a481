/** The kinds of proof that the user of a session can give for a step-up. */
import type { User } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { FactorPolicy } from '../signIn/factorPolicy.js';
import { codePhone, passwordLogin } from './credentials.js';
import type { PendingFactors } from './pendingFactors.js';

export const STEP_UP_KINDS = ['PASSWORD', 'SMS_CODE', 'EMAIL_CODE', 'TOTP', 'PUSH', 'LIVENESS', 'PASSKEY'] as const;
export type StepUpKind = (typeof STEP_UP_KINDS)[number];

export class StepUpKinds {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly policy: FactorPolicy,
    private readonly pending: PendingFactors,
  ) {}

  async of(user: User, auth: AuthContext): Promise<readonly StepUpKind[]> {
    const session = await this.current.require(auth);
    const identity = this.providers.identity(session.provider);
    const [step, local] = await Promise.all([
      this.pending.find(session),
      this.current.act(auth, (vendor, { provider }) => this.policy.factorsOf({ provider, user, vendor }, auth)),
    ]);
    const possible = new Set<StepUpKind>(local.map(({ kind }) => kind));
    if (passwordLogin(user, identity, '') !== undefined) possible.add('PASSWORD');
    if (codePhone(user, identity) !== null) possible.add('SMS_CODE');
    for (const { kind } of step?.factors ?? []) {
      if (kind === 'TOTP') possible.add('TOTP');
      if (kind === 'EMAIL') possible.add('EMAIL_CODE');
    }
    return STEP_UP_KINDS.filter((kind) => possible.has(kind));
  }
}
