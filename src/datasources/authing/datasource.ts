import type { Probe, Provider, ProviderTools } from '../capabilities.js';
import type { AuthingSettings } from './config.js';
import { AuthingConnection } from './connection.js';
import { AuthingCustomData } from './customData.js';
import { AuthingIdentity } from './identity.js';
import { AuthingMfa } from './mfa.js';
import { PasswordCipher } from './password.js';

/** Authing v2: one GraphQL endpoint and a REST tree on the application's host. */
export class AuthingDataSource implements Provider {
  readonly identity: AuthingIdentity;
  readonly mfa: AuthingMfa;
  readonly customData: AuthingCustomData;
  readonly probe: Probe;

  constructor(settings: AuthingSettings, tools: Pick<ProviderTools, 'http'>) {
    const connection = new AuthingConnection(settings, tools.http);
    const passwords = new PasswordCipher(() => connection.publicKey(), settings.publicKey);
    this.identity = new AuthingIdentity(connection, passwords, settings.appId);
    this.mfa = new AuthingMfa(connection);
    this.customData = new AuthingCustomData(connection);
    this.probe = { probe: async () => void (await connection.publicKey()) };
  }
}
