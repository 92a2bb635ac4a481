import type { Probe, Provider, ProviderTools } from '../capabilities.js';
import { AuthingAccount } from './account.js';
import { AuthingApplications } from './applications.js';
import { AuthorizationCodes } from './authorizationCode.js';
import type { AuthingSettings } from './config.js';
import { AuthingConnection } from './connection.js';
import { AuthingCustomData } from './customData.js';
import { AuthingDirectory } from './directory.js';
import { directoryHost } from './externalLogin.js';
import { AuthingIdentity } from './identity.js';
import { ManagementConnection } from './management.js';
import { AuthingMfa } from './mfa.js';
import { AuthingNative } from './native.js';
import { PasswordCipher } from './password.js';
import { AuthingSso } from './sso.js';

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

  constructor(settings: AuthingSettings, { http }: Pick<ProviderTools, 'http'>) {
    const connection = new AuthingConnection(settings, http);
    const passwords = new PasswordCipher(() => connection.publicKey(), settings.publicKey);
    this.identity = new AuthingIdentity({
      connection,
      directory: new AuthingConnection({ ...settings, appHost: directoryHost(settings) }, http),
      passwords,
      authorizationCodes: new AuthorizationCodes(connection, settings),
      settings,
    });
    this.mfa = new AuthingMfa(connection);
    this.account = new AuthingAccount(connection, passwords);
    this.customData = new AuthingCustomData(connection);
    const management = new ManagementConnection(settings, http);
    this.directory = new AuthingDirectory(connection, management, passwords);
    this.native = new AuthingNative(connection, management);
    this.applications = new AuthingApplications(connection);
    this.sso = new AuthingSso(connection, settings.appId);
    this.probe = { probe: async () => void (await connection.publicKey()) };
  }
}
