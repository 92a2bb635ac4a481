import type {
  Caller,
  ExternalIdentities,
  ExternalIdentity,
  SocialConnectionRecord,
  VendorSession,
} from '../../capabilities.js';
import { flag, text } from '../../transport/fields.js';
import type { LegacyConnection } from '../connection.js';
import { BindOtherOAuthDocument, ReadOauthListDocument, UnbindOtherOAuthDocument } from '../generated/operations.js';
import type { OwnerConnection } from '../management.js';
import { vendorId } from '../records/userId.js';
import { ownerOf } from '../token.js';
import { required } from '../wire.js';

export interface ExternalIdentityParts {
  readonly users: LegacyConnection;
  readonly oauth: LegacyConnection;
  readonly owner: OwnerConnection;
  readonly userPoolId: string;
}

export class LegacyExternalIdentities implements ExternalIdentities {
  constructor(private readonly parts: ExternalIdentityParts) {}

  async connections(caller: Caller): Promise<readonly SocialConnectionRecord[]> {
    const variables = { clientId: this.parts.userPoolId };
    const found = await this.parts.oauth.run('ReadOauthList', ReadOauthListDocument, variables, {
      caller,
      retry: 'safe',
    });
    // The vendor lists all connections of the console. Its SDKs omit the disabled ones.
    return (found ?? [])
      .filter((entry) => flag(entry, 'enabled'))
      .map((entry) => ({
        id: required(entry, '_id'),
        type: text(entry, 'alias'),
        name: required(entry, 'name'),
        description: text(entry, 'description'),
        image: text(entry, 'image'),
        url: text(entry, 'oAuthUrl') ?? text(entry, 'url'),
      }));
  }

  /** Requires the owner's token: a user's own claim of an identity cannot be verified. */
  async link(userId: string, { type, unionid, userInfo }: ExternalIdentity, caller: Caller): Promise<void> {
    const { owner, userPoolId: client } = this.parts;
    const variables = { user: vendorId(userId), client, type, unionid, userInfo: JSON.stringify(userInfo) };
    await owner.run('bindOtherOAuth', BindOtherOAuthDocument, variables, { caller });
  }

  async unlink({ token }: VendorSession, type: string, caller: Caller): Promise<void> {
    const variables = { user: ownerOf(token), client: this.parts.userPoolId, type };
    await this.parts.users.run('unbindOtherOAuth', UnbindOtherOAuthDocument, variables, { caller, bearer: token });
  }
}
