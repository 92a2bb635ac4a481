import type {
  AuthorizedAppRecord,
  AuthorizedApps,
  Caller,
  Page,
  PageRequest,
  VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { date, list, number, text } from '../../transport/fields.js';
import type { LegacyConnection } from '../connection.js';
import { GetUserAuthorizedAppsDocument, RevokeUserAuthorizedAppDocument } from '../generated/operations.js';
import { ownerOf } from '../token.js';
import { required } from '../wire.js';

export class LegacyAuthorizedApps implements AuthorizedApps {
  constructor(
    private readonly oauth: LegacyConnection,
    private readonly userPoolId: string,
  ) {}

  async list(
    { token }: VendorSession,
    { page, pageSize: count }: PageRequest,
    caller: Caller,
  ): Promise<Page<AuthorizedAppRecord>> {
    const variables = { clientId: this.userPoolId, userId: ownerOf(token), page, count };
    const options = { caller, bearer: token, retry: 'safe' } as const;
    const found = await this.oauth.run('GetUserAuthorizedApps', GetUserAuthorizedAppsDocument, variables, options);
    const totalCount = number(found, 'totalCount');
    if (totalCount === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
    const items = [
      ...list(found, 'OAuthApps').map((app) => record(app, 'OAUTH')),
      ...list(found, 'OIDCApps').map((app) => record(app, 'OIDC')),
    ];
    return { totalCount, items };
  }

  async revoke({ token }: VendorSession, appId: string, caller: Caller): Promise<void> {
    const variables = { userPoolId: this.userPoolId, userId: ownerOf(token), appId };
    const document = RevokeUserAuthorizedAppDocument;
    const revoked = await this.oauth.run('RevokeUserAuthorizedApp', document, variables, { caller, bearer: token });
    if (revoked === null) throw new ProviderError('NOT_FOUND', 'authingLegacy');
    // The schema says String, but a boolean has been observed.
    if (String(revoked.isRevoked) !== 'true') throw new ProviderError('BAD_REPLY', 'authingLegacy');
  }
}

function record(app: unknown, protocol: AuthorizedAppRecord['protocol']): AuthorizedAppRecord {
  return {
    id: required(app, '_id'),
    name: required(app, 'name'),
    protocol,
    domain: text(app, 'domain'),
    description: text(app, 'description'),
    image: text(app, 'image'),
    authorizedAt: date(app, 'when'),
  };
}
