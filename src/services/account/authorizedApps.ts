/** Applications that the caller has let see the account. */
import type { AuthorizedAppRecord, Page, PageRequest } from '../../datasources/capabilities.js';
import { checkPage } from '../access/paging.js';
import { type AccountUpdated, type NotFound, orOutcome, plain } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Visit } from '../sessions/visit.js';

export class AuthorizedAppsService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
  ) {}

  list(page: PageRequest, visit: Visit): Promise<Page<AuthorizedAppRecord>> {
    const wanted = checkPage(page);
    return this.current.act(visit, (vendor, { provider }) =>
      this.providers.authorizedApps(provider).list(vendor, wanted, visit.caller),
    );
  }

  async revoke(appId: string, visit: Visit): Promise<AccountUpdated | NotFound> {
    const revoked = this.current.act(visit, (vendor, { provider }) =>
      this.providers.authorizedApps(provider).revoke(vendor, appId, visit.caller),
    );
    return orOutcome<AccountUpdated, AccountUpdated | NotFound>(
      revoked.then(async () => ({ ...plain('AccountUpdated'), user: await this.current.user(visit) })),
      { NOT_FOUND: () => plain('NotFound') },
    );
  }
}
