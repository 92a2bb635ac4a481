import type { Probe, Provider, ProviderTools } from '../capabilities.js';
import { LegacyAccount } from './account/account.js';
import { LegacyAuthorizedApps } from './account/authorizedApps.js';
import { LegacyExternalIdentities } from './account/externalIdentities.js';
import type { AuthingLegacySettings } from './config.js';
import { LegacyConnection } from './connection.js';
import { LegacyDirectory } from './directory/directory.js';
import { LegacyUserPools } from './directory/userPool.js';
import { LegacyIdentity } from './login/identity.js';
import { LegacyPasswordCipher } from './login/password.js';
import { OwnerConnection } from './management.js';
import { LegacyMfaSwitch, LegacySecondFactor } from './mfa/mfa.js';
import { LegacyNative } from './native.js';

/** Authing's first generation: two GraphQL endpoints and a few REST calls. */
export class AuthingLegacyDataSource implements Provider {
  readonly identity: LegacyIdentity;
  readonly mfa: LegacySecondFactor;
  readonly legacyMfa: LegacyMfaSwitch;
  readonly account: LegacyAccount;
  readonly directory: LegacyDirectory;
  readonly externalIdentities: LegacyExternalIdentities;
  readonly authorizedApps: LegacyAuthorizedApps;
  readonly userPools: LegacyUserPools;
  readonly native: LegacyNative;
  readonly probe: Probe;

  constructor(settings: AuthingLegacySettings, { http, now }: Pick<ProviderTools, 'http' | 'now'>) {
    const { userPoolId, publicKey } = settings;
    const users = new LegacyConnection(settings.usersUrl, settings, http);
    const oauth = new LegacyConnection(settings.oauthUrl, settings, http);
    const content = new LegacyConnection(settings.cdnUrl, settings, http);
    const passwords = new LegacyPasswordCipher(publicKey);
    const owner = new OwnerConnection(users, settings, now);
    this.identity = new LegacyIdentity({ users, oauth, owner, passwords, userPoolId, now });
    this.mfa = new LegacySecondFactor(users);
    this.legacyMfa = new LegacyMfaSwitch(users, userPoolId);
    this.account = new LegacyAccount(users, passwords, userPoolId);
    this.directory = new LegacyDirectory({ users, owner, userPoolId }, passwords);
    this.externalIdentities = new LegacyExternalIdentities({ users, oauth, owner, userPoolId });
    this.authorizedApps = new LegacyAuthorizedApps(oauth, userPoolId);
    this.userPools = new LegacyUserPools(users, userPoolId);
    this.native = new LegacyNative(users, oauth, owner);
    const hosts = {
      users: () => users.probe('/system/status'),
      oauth: () => oauth.probe('/system/status'),
      content: () => content.probe('/'),
    };
    this.probe = { ...probeOf(hosts), checkCredentials: async () => owner.requestToken().then(() => []) };
  }
}

/** The same three hosts as in the preflight check of the vendor's SDKs. */
function probeOf(hosts: NonNullable<Probe['hosts']>): Probe {
  return { hosts, probe: async () => void (await Promise.all(Object.values(hosts).map((probe) => probe()))) };
}
