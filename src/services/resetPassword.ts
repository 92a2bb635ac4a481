/** A new password for somebody who proves to own the phone or mailbox. */
import type { IdentityProviderId } from '../datasources/capabilities.js';
import { canonical, checkFields } from './inputRules.js';
import type { Limits } from './limits.js';
import {
  type AttemptsLimited,
  type CodeRejected,
  type InputRejected,
  orOutcome,
  type PasswordChanged,
  plain,
  refusedField,
  rejected,
  tooFrequent,
} from './outcomes.js';
import type { Providers } from './providers.js';
import type { Sessions } from './sessions.js';
import type { Visit } from './visit.js';

export type ResetPasswordOutcome = PasswordChanged | CodeRejected | AttemptsLimited | InputRejected;

export type ResetProof =
  | { readonly kind: 'phoneCode'; readonly phone: string; readonly code: string }
  | { readonly kind: 'emailCode'; readonly email: string; readonly code: string };

export class ResetPassword {
  constructor(
    private readonly providers: Providers,
    private readonly limits: Limits,
    private readonly sessions: Sessions,
    private readonly endOtherSessions: boolean,
  ) {}

  async reset(
    asked: ResetProof,
    newPassword: string,
    provider: IdentityProviderId | undefined,
    visit: Visit,
  ): Promise<ResetPasswordOutcome> {
    const { kind, ...proof } = canonical(asked);
    const at = `input.${kind}`;
    const problems = checkFields(at, { ...proof, newPassword });
    if (problems.length > 0) return rejected(...problems);
    const target = 'phone' in proof ? proof.phone : proof.email;
    const limited = await this.limits.codeTried(target);
    if (limited !== undefined) return limited;
    const { id, identity } = this.providers.choose(provider);
    const outcome = await orOutcome<PasswordChanged, ResetPasswordOutcome>(
      identity.resetPassword(proof, newPassword, visit.caller).then(() => plain('PasswordChanged')),
      {
        // The same answer for an address without an account as for a wrong code.
        UNKNOWN_ACCOUNT: () => plain('CodeRejected'),
        CODE_REJECTED: () => plain('CodeRejected'),
        TOO_FREQUENT: tooFrequent,
        INPUT_REJECTED: (error) => rejected(refusedField(at, error)),
      },
    );
    if (outcome.__typename === 'PasswordChanged' && this.endOtherSessions) {
      await this.sessions.endAllByIdentifier(id, target);
    }
    return outcome;
  }
}
