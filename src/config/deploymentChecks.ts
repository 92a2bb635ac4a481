/** Checks combinations of settings: each value is valid, but the combination must not start. */
import type { FactorCapability, ProviderDefinition } from '../datasources/capabilities.js';
import { isLoopbackName } from '../origins.js';
import type { ProviderSettings } from './providerSettings.js';
import type { ServerSettings } from './serverSettings.js';
import { TOKEN_CHECKS } from './tokenChecks.js';

interface Facts {
  readonly server: ServerSettings;
  readonly emulated: boolean;
  /** All known providers, and those that have credentials. */
  readonly definitions: readonly ProviderDefinition[];
  readonly configured: readonly ProviderDefinition[];
}

interface Check {
  applies(facts: Facts): boolean;
  message(facts: Facts): string;
}

const CHECKS: readonly Check[] = [
  {
    applies: ({ emulated, server }) => emulated && server.production && !server.rehearsal,
    message: () => 'NODE_ENV must not be production when a provider is emulated. Example: NODE_ENV=development',
  },
  {
    // The check above has refused the others.
    applies: ({ emulated, server }) =>
      emulated && server.production === server.rehearsal && !isLoopbackName(server.host),
    message: () => 'HOST must be a loopback address while a provider is emulated. Example: HOST=127.0.0.1',
  },
  {
    applies: ({ server }) => server.rehearsal && !server.production,
    message: () => 'REHEARSAL must be no unless NODE_ENV is production. Example: REHEARSAL=no',
  },
  {
    applies: ({ server: { production, publicUrl } }) => production && publicUrl?.startsWith('https://') === false,
    message: () => 'PUBLIC_URL must be an https:// address in production. Example: PUBLIC_URL=https://id.example.com',
  },
  ...TOKEN_CHECKS,
  {
    applies: (facts) => facts.server.mfaPolicy.length > 0 && !hasFactor(facts),
    message: (facts) =>
      `MFA_POLICY must be off without a factor: set PASSKEYS, or the credentials of ${namesOf(facts, 'pushAuth')}, or LIVENESS_REFERENCE and the credentials of ${namesOf(facts, 'liveness')}. Example: MFA_POLICY=off`,
  },
  {
    applies: (facts) => facts.server.pushLogin && !(offers(facts, 'pushAuth') && offers(facts, 'captcha')),
    message: (facts) =>
      `PUSH_LOGIN must be no without the credentials of ${namesOf(facts, 'pushAuth')} and of ${namesOf(facts, 'captcha')}. Example: PUSH_LOGIN=no`,
  },
  {
    applies: (facts) => facts.server.legacyMigration && !canMigrate(facts),
    message: () =>
      'LEGACY_MIGRATION must be no without the credentials of the legacy identity provider and of its successor. Example: LEGACY_MIGRATION=no',
  },
  {
    applies: (facts) => withoutCredentials(facts).length > 0,
    message: (facts) =>
      `IDENTITY_PROVIDERS must name providers that have credentials; ${withoutCredentials(facts).join(' and ')} has none. Example: IDENTITY_PROVIDERS=${facts.configured.find(({ identityProvider }) => identityProvider)?.identityProvider ?? ''}`,
  },
];

/** Returns one line per problem of the deployment. If there are none, runs the `startChecks` of the providers. */
export function deploymentChecks(
  server: ServerSettings,
  { emulated, providers }: { emulated: boolean; providers: readonly ProviderSettings[] },
): string[] {
  const definitions = providers.map(({ definition }) => definition);
  const configured = providers.filter(({ settings }) => settings !== undefined).map(({ definition }) => definition);
  const facts = { server, emulated, definitions, configured };
  const found = CHECKS.filter((check) => check.applies(facts)).map((check) => check.message(facts));
  if (found.length > 0) return found;
  return providers.flatMap(
    ({ definition, settings }) => (settings && definition.startChecks?.(settings, server)) ?? [],
  );
}

function offers({ configured }: Facts, capability: FactorCapability): boolean {
  return configured.some((definition) => definition.offers?.includes(capability));
}

/** The ids of all providers that offer the capability, configured or not. */
function namesOf({ definitions }: Facts, capability: FactorCapability): string {
  const ids = definitions.filter((definition) => definition.offers?.includes(capability)).map(({ id }) => id);
  return ids.join(' or ') || `a provider of ${capability}`;
}

function hasFactor(facts: Facts): boolean {
  const hasReference = facts.server.livenessReference !== undefined;
  return (
    facts.server.passkeyField !== undefined || offers(facts, 'pushAuth') || (hasReference && offers(facts, 'liveness'))
  );
}

function canMigrate({ configured }: Facts): boolean {
  const known = configured.map(({ identityProvider }) => identityProvider);
  return configured.some(({ replacedBy }) => replacedBy !== undefined && known.includes(replacedBy));
}

function withoutCredentials({ server, configured }: Facts): readonly string[] {
  const known = configured.map(({ identityProvider }) => identityProvider);
  return (server.identityProviders ?? []).filter((name) => !known.includes(name));
}
