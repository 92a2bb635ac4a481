/** Begins an authentication with a passkey: a challenge for a login, a second factor, or step-up. */
import { AppError } from '../../errors.js';
import { type Flows, flowKey } from '../flows.js';
import { createOutcome, type FlowExpired, type PasskeyChallenge } from '../outcomes.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Ceremonies } from './ceremonies.js';
import type { IssuedChallenge, PasskeyChallenges } from './challenges.js';
import type { PasskeyField } from './passkeyField.js';
import type { StoredPasskey } from './storedPasskey.js';

export type PasskeyPurpose = 'LOGIN' | 'MFA' | 'STEP_UP';

export class PasskeyChallengeService {
  constructor(
    private readonly flows: Flows,
    private readonly current: CurrentSession,
    private readonly field: PasskeyField,
    private readonly challenges: PasskeyChallenges,
    private readonly ceremonies: Ceremonies,
    private readonly passkeyLogin: boolean,
  ) {}

  /** @param flowId for MFA only */
  async create(
    purpose: PasskeyPurpose,
    flowId: string | undefined,
    auth: AuthContext,
  ): Promise<PasskeyChallenge | FlowExpired> {
    if ((purpose === 'MFA') !== (flowId !== undefined)) {
      throw new AppError('BAD_USER_INPUT', 'Send `flow` with the purpose MFA, and leave it out with other purposes.');
    }
    if (purpose === 'LOGIN') return this.#forLogin(auth);
    return flowId === undefined ? this.#forStepUp(auth) : this.#forMfa(flowId, auth);
  }

  /** Names no credentials, so it does not depend on an account. Calls no vendor and stores nothing. */
  #forLogin(auth: AuthContext): Promise<PasskeyChallenge> {
    if (!this.passkeyLogin) {
      throw new AppError(
        'NOT_SUPPORTED_BY_PROVIDER',
        'This server does not offer logins by passkey (setting PASSKEY_LOGIN).',
      );
    }
    return this.#issued(this.challenges.issue('LOGIN', auth.ensureFlowBinding()), []);
  }

  async #forMfa(flowId: string, auth: AuthContext): Promise<PasskeyChallenge | FlowExpired> {
    const flow = await this.flows.find(flowId, 'factor', auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    if (!flow.factors.some(({ kind }) => kind === 'PASSKEY')) {
      throw new AppError('FORBIDDEN', 'PASSKEY is not a factor of this login: use one that `factors` lists.');
    }
    const { provider, userId } = flow;
    const vendor = { ...flow.vendor, expiresAt: new Date(flow.vendor.expiresAt) };
    const known = await this.field.read({ provider, userId, vendor }, auth.caller);
    return this.#issued(this.challenges.issue('MFA', flowKey(flowId)), known);
  }

  #forStepUp(auth: AuthContext): Promise<PasskeyChallenge> {
    return this.current.act(auth, async (vendor, { id, provider, userId }) => {
      this.field.require(provider);
      const known = await this.field.read({ provider, userId, vendor }, auth.caller);
      return this.#issued(this.challenges.issue('STEP_UP', id), known);
    });
  }

  async #issued(challenge: IssuedChallenge, known: readonly StoredPasskey[]): Promise<PasskeyChallenge> {
    const options = await this.ceremonies.requestOptions(challenge, known);
    return createOutcome('PasskeyChallenge', { challenge: challenge.id, options, expiresAt: challenge.expiresAt });
  }
}
