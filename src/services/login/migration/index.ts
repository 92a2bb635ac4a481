import type { IdentityProviderId } from '../../../datasources/capabilities.js';
import type { ServiceParts } from '../../parts.js';
import type { PasswordProviders } from '../attemptSubjects.js';
import { closedIdentity, migratingIdentity } from './migratingIdentity.js';
import { Migration } from './migration.js';
import { isPasswordLogin } from './passwordLogin.js';

/** Decorates the two identity providers when LEGACY_MIGRATION is yes. @returns which providers check a password */
export function connectMigration({ config, store, sealer, providers, logger }: ServiceParts): PasswordProviders {
  if (!config.legacyMigration) return (provider) => [provider];
  const { from, to } = migrationPair(config);
  const users = { old: providers.identity(from), directory: providers.directory(to) };
  const migration = new Migration(store, sealer, users, config, logger);
  providers.decorateIdentity(from, closedIdentity);
  providers.decorateIdentity(to, (identity) => migratingIdentity(identity, migration));
  return (provider, method) => (provider === to && isPasswordLogin(method) ? [to, from] : [provider]);
}

/** A start check refuses LEGACY_MIGRATION without such a pair. */
function migrationPair({ providers }: ServiceParts['config']): { from: IdentityProviderId; to: IdentityProviderId } {
  for (const { definition, settings } of providers) {
    const { identityProvider: from, replacedBy: to } = definition;
    if (settings !== undefined && from !== undefined && to !== undefined) return { from, to };
  }
  throw new Error('No configured provider is replaced by another.');
}
