import type { ServiceParts } from '../../parts.js';
import type { PasswordProviders } from '../attemptSubjects.js';
import { closedIdentity, migratingIdentity } from './migratingIdentity.js';
import { Migration } from './migration.js';
import { isPasswordLogin } from './passwordLogin.js';

/** The two providers of LEGACY_MIGRATION. Their ids are promised names of the GraphQL schema. */
const [OLD, NEW] = ['AUTHING_LEGACY', 'AUTHING'] as const;

/** Decorates the two identity providers when LEGACY_MIGRATION is on. @returns which providers check a password */
export function connectMigration({ config, store, sealer, providers, logger }: ServiceParts): PasswordProviders {
  if (!config.legacyMigration) return (provider) => [provider];
  const users = { old: providers.identity(OLD), directory: providers.directory(NEW) };
  const migration = new Migration(store, sealer, users, config, logger);
  providers.decorateIdentity(OLD, closedIdentity);
  providers.decorateIdentity(NEW, (identity) => migratingIdentity(identity, migration));
  return (provider, method) => (provider === NEW && isPasswordLogin(method) ? [NEW, OLD] : [provider]);
}
