/** A second factor that is a switch of the account: the first generation's way. */
import type { MfaSwitchRecord } from '../../datasources/capabilities.js';
import type { AccountUpdated } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Visit } from '../sessions/visit.js';

export class MfaSwitchService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
  ) {}

  status(visit: Visit): Promise<MfaSwitchRecord> {
    return this.current.act(visit, (vendor, { provider, userId }) =>
      this.providers.mfaSwitch(provider).status(vendor, userId, visit.caller),
    );
  }

  /** The key of an authenticator travels with the user in this answer, and in no other. */
  async turn(on: boolean, visit: Visit): Promise<AccountUpdated> {
    const legacyMfa = await this.current.act(visit, (vendor, { provider, userId }) =>
      this.providers.mfaSwitch(provider).turn(vendor, userId, on, visit.caller),
    );
    const { user, ...updated } = await this.current.secured(visit);
    return { ...updated, user: user && { ...user, legacyMfa } };
  }
}
