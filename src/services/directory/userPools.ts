/** How an administrator's user pool is set up. */
import type { IdentityProviderId, UserPoolSettingsRecord } from '../../datasources/capabilities.js';
import { orOutcome } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { Visit } from '../sessions/visit.js';

export class UserPoolService {
  constructor(private readonly providers: Providers) {}

  /** @param poolId the configured one when it is left out */
  settings(
    poolId: string | undefined,
    chosen: IdentityProviderId | undefined,
    visit: Visit,
  ): Promise<UserPoolSettingsRecord | null> {
    const { id } = this.providers.choose(chosen);
    return orOutcome(this.providers.userPools(id).settings(poolId, visit.caller), { NOT_FOUND: () => null });
  }
}
