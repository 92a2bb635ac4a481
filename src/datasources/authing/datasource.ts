import type { Probe, Provider, ProviderTools } from '../capabilities.js';
import { AuthingAccount } from './account/account.js';
import { AuthingApplications } from './account/applications.js';
import { AuthingCustomData } from './account/customData.js';
import { AuthingSso } from './account/sso.js';
import type { AuthingSettings } from './config.js';
import { AuthingConnection } from './connection.js';
import { AuthingDirectory } from './directory/directory.js';
import { AuthorizationCodes } from './login/authorizationCode.js';
import { directoryHost } from './login/externalLogin.js';
import { AuthingIdentity } from './login/identity.js';
import { PasswordCipher } from './login/password.js';
import { ManagementConnection } from './management.js';
import { AuthingMfa } from './mfa/mfa.js';
import { AuthingNative } from './native.js';

/** Authing v2: one GraphQL endpoint and a REST tree on the application's host. */
export class AuthingDataSource implements Provider {
  readonly identity: AuthingIdentity;
  readonly mfa: AuthingMfa;
  readonly account: AuthingAccount;
  readonly customData: AuthingCustomData;
  readonly directory: AuthingDirectory;
  readonly applications: AuthingApplications;
  readonly sso: AuthingSso;
  readonly native: AuthingNative;
  readonly probe: Probe;

  constructor(settings: AuthingSettings, { http, now }: Pick<ProviderTools, 'http' | 'now'>) {
    const connection = new AuthingConnection(settings, http);
    const passwords = new PasswordCipher(() => connection.publicKey(), settings.publicKey);
    this.identity = new AuthingIdentity({
      connection,
      directory: new AuthingConnection({ ...settings, appHost: directoryHost(settings) }, http),
      passwords,
      authorizationCodes: new AuthorizationCodes(connection, settings),
      settings,
      now,
    });
    this.mfa = new AuthingMfa(connection);
    this.account = new AuthingAccount(connection, passwords);
    this.customData = new AuthingCustomData(connection);
    const management = new ManagementConnection(settings, http, now);
    this.directory = new AuthingDirectory(connection, management, passwords);
    this.native = new AuthingNative(connection, management);
    this.applications = new AuthingApplications(connection);
    this.sso = new AuthingSso(connection, settings.appId);
    this.probe = {
      probe: async () => void (await connection.publicKey()),
      checkCredentials: async () => {
        await connection.publicKey();
        const unchecked = ['AUTHING_APP_ID', ...(settings.appSecret === undefined ? [] : ['AUTHING_APP_SECRET'])];
        if (settings.userPoolSecret === undefined) return [...unchecked, 'AUTHING_USERPOOL_ID'];
        await management.requestToken();
        return unchecked;
      },
    };
  }
}
