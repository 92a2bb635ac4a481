/** Legacy MFA: a second factor that the user turns on or off for the account. */
import type { LegacyMfaRecord } from '../../datasources/capabilities.js';
import type { AccountUpdated } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';

export class LegacyMfaService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
  ) {}

  status(auth: AuthContext): Promise<LegacyMfaRecord> {
    return this.current.act(auth, (vendor, { provider, userId }) =>
      this.providers.legacyMfa(provider).status(vendor, userId, auth.caller),
    );
  }

  /** The result is the only response that contains the authenticator's secret key. */
  async turn(on: boolean, auth: AuthContext): Promise<AccountUpdated> {
    const legacyMfa = await this.current.act(auth, (vendor, { provider, userId }) =>
      this.providers.legacyMfa(provider).turn(vendor, userId, on, auth.caller),
    );
    const { user, ...updated } = await this.current.afterCredentialChange(auth);
    return { ...updated, user: user && { ...user, legacyMfa } };
  }
}
