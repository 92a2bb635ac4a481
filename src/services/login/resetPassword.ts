/** Password resets: by a code sent to a phone or e-mail, or as the change that a login requires. */
import type { IdentityProviderId, PasswordChange } from '../../datasources/capabilities.js';
import { canonical, checkFields } from '../access/inputRules.js';
import type { Limits } from '../access/limits.js';
import type { PasswordPolicy } from '../access/passwordPolicy.js';
import type { Flows } from '../flows.js';
import {
  type AttemptsLimited,
  type CodeRejected,
  createOutcome,
  type FlowExpired,
  fieldProblem,
  type InputRejected,
  type InvalidCredentials,
  mapRefusals,
  type PasswordChanged,
  refusedField,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { notSupported } from '../providers/support.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';

export type ResetPasswordOutcome =
  | PasswordChanged
  | CodeRejected
  | InvalidCredentials
  | AttemptsLimited
  | InputRejected
  | FlowExpired;

export type ResetProof =
  | { readonly kind: 'phoneCode'; readonly phone: string; readonly code: string }
  | { readonly kind: 'emailCode'; readonly email: string; readonly code: string };

/** The change that a login with the outcome `PasswordChangeRequired` waits for. */
export type RequiredChange =
  | { readonly kind: 'firstLogin'; readonly flow: string; readonly newPassword: string }
  | { readonly kind: 'forced'; readonly flow: string; readonly oldPassword: string; readonly newPassword: string };

const KIND_OF_REASON = { FIRST_LOGIN: 'firstLogin', FORCED: 'forced' } as const;

export class ResetPassword {
  constructor(
    private readonly providers: Providers,
    private readonly flows: Flows,
    private readonly limits: Limits,
    private readonly sessions: Sessions,
    private readonly passwordPolicy: PasswordPolicy,
    private readonly endOtherSessions: boolean,
  ) {}

  async reset(
    request: ResetProof,
    newPassword: string,
    provider: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<ResetPasswordOutcome> {
    const { kind, ...proof } = canonical(request);
    const at = `input.${kind}`;
    const problems = [...checkFields(at, proof), ...this.passwordPolicy.check(`${at}.newPassword`, newPassword)];
    if (problems.length > 0) return rejected(...problems);
    const { id, identity } = this.providers.choose(provider);
    const [by, target] = 'phone' in proof ? (['phone', proof.phone] as const) : (['email', proof.email] as const);
    if (!identity.resetProofs.has(by)) throw notSupported(id, `resets by ${by}`);
    const limited = await this.limits.codeTried(target);
    if (limited !== undefined) return limited;
    const outcome = await mapRefusals<PasswordChanged, ResetPasswordOutcome>(
      identity.resetPassword(proof, newPassword, auth.caller).then(() => createOutcome('PasswordChanged')),
      {
        // The outcome for an address without an account is the same as for a wrong code.
        UNKNOWN_ACCOUNT: () => createOutcome('CodeRejected'),
        CODE_REJECTED: () => createOutcome('CodeRejected'),
        TOO_FREQUENT: tooFrequent,
        INPUT_REJECTED: (error) => rejected(refusedField(at, error)),
      },
    );
    if (outcome.__typename === 'PasswordChanged' && this.endOtherSessions) {
      await this.sessions.endAllByIdentifier(id, target, { reason: 'CredentialChanged', source: auth.caller });
    }
    return outcome;
  }

  /** Makes the change that a login requires. The user then logs in again. */
  async change(request: RequiredChange, auth: AuthContext): Promise<ResetPasswordOutcome> {
    const { kind, flow: flowId, newPassword, ...others } = request;
    const at = `input.${kind}`;
    const problems = [...checkFields(at, others), ...this.passwordPolicy.check(`${at}.newPassword`, newPassword)];
    if (problems.length > 0) return rejected(...problems);
    const flow = await this.flows.find(flowId, 'passwordChange', auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    const required = KIND_OF_REASON[flow.reason];
    if (required !== kind) return rejected(fieldProblem(at, 'NOT_ONE_OF', { allowed: [required] }));
    if ((await this.flows.countTry(flowId)) < 0) return createOutcome('FlowExpired');
    const proof = { token: flow.vendorToken, newPassword: request.newPassword };
    const change: PasswordChange =
      request.kind === 'forced'
        ? { ...proof, reason: 'FORCED', oldPassword: request.oldPassword }
        : { ...proof, reason: 'FIRST_LOGIN' };
    const work = this.providers.identity(flow.provider).changePassword(change, auth.caller);
    const outcome = await mapRefusals<PasswordChanged, ResetPasswordOutcome>(
      work.then(() => createOutcome('PasswordChanged')),
      {
        OLD_CREDENTIAL_REJECTED: () => createOutcome('InvalidCredentials'),
        MFA_EXPIRED: () => createOutcome('FlowExpired'),
        NOT_SIGNED_IN: () => createOutcome('FlowExpired'),
        TOO_FREQUENT: tooFrequent,
        INPUT_REJECTED: (error) => rejected(refusedField(at, error)),
      },
    );
    if (outcome.__typename !== 'PasswordChanged') return outcome;
    await this.flows.finish(flowId);
    if (this.endOtherSessions && flow.account !== null) {
      const ending = { reason: 'CredentialChanged', source: auth.caller } as const;
      await this.sessions.endAllByIdentifier(flow.provider, flow.account, ending);
    }
    return outcome;
  }
}
