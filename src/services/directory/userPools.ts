/** Settings of a user pool, for administrators. */
import type { IdentityProviderId, UserPoolSettingsRecord } from '../../datasources/capabilities.js';
import { mapRefusals } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';

export class UserPoolService {
  constructor(private readonly providers: Providers) {}

  /** @param poolId the configured user pool if left out */
  settings(
    poolId: string | undefined,
    chosen: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<UserPoolSettingsRecord | null> {
    const { id } = this.providers.choose(chosen);
    return mapRefusals(this.providers.userPools(id).settings(poolId, auth.caller), { NOT_FOUND: () => null });
  }
}
