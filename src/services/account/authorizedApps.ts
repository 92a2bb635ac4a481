/** Applications that the caller has authorized to access the account. */
import type { AuthorizedAppRecord, Page, PageRequest } from '../../datasources/capabilities.js';
import { checkPage } from '../access/paging.js';
import { type AccountUpdated, createOutcome, mapRefusals, type NotFound } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';

export class AuthorizedAppsService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
  ) {}

  list(page: PageRequest, auth: AuthContext): Promise<Page<AuthorizedAppRecord>> {
    const request = checkPage(page);
    return this.current.act(auth, (vendor, { provider }) =>
      this.providers.authorizedApps(provider).list(vendor, request, auth.caller),
    );
  }

  async revoke(appId: string, auth: AuthContext): Promise<AccountUpdated | NotFound> {
    const revoked = this.current.act(auth, (vendor, { provider }) =>
      this.providers.authorizedApps(provider).revoke(vendor, appId, auth.caller),
    );
    return mapRefusals<AccountUpdated, AccountUpdated | NotFound>(
      revoked.then(async () => createOutcome('AccountUpdated', { user: await this.current.user(auth) })),
      { NOT_FOUND: () => createOutcome('NotFound') },
    );
  }
}
