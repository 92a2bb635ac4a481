/**
 * The only reader of the environment. Everything is checked once, before anything starts. The result is frozen and passed
 * on, never imported. Values never appear in a message, since some of them are secrets.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { deploymentChecks } from './config/deploymentChecks.js';
import { type Manifest, readManifest } from './config/manifest.js';
import { type Environment, parseSettings } from './config/parseSettings.js';
import { passkeyChecks } from './config/passkeyChecks.js';
import { passthroughChecks } from './config/passthroughChecks.js';
import { type ProviderSettings, parseProviders, settingsOf } from './config/providerSettings.js';
import { type ServerSettings, serverSettings } from './config/serverSettings.js';
import { unknownSettings } from './config/unknownSettings.js';
import type { ProviderDefinition } from './datasources/capabilities.js';

export type { Environment } from './config/parseSettings.js';

export interface Config extends ServerSettings {
  /** True when at least one provider runs as an emulator. */
  readonly emulated: boolean;
  /** In the order of `providers.ts`; a provider without credentials is OFF and has no settings. */
  readonly providers: readonly ProviderSettings[];
  /** Empty while TRUSTED_DOCUMENTS is off. */
  readonly manifest: Manifest;
}

const NO_MANIFEST: Manifest = new Map();

/** Why the start was stopped: one line per problem, each naming the variable, what it should be, and an example. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** The process environment over the file `.env`, where there is one: a variable that is set wins. */
export function readEnvironment(file = '.env'): Environment {
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

/**
 * @param emulated ids of the providers that `dev.ts` runs as emulators, whose settings are already in `environment`
 * @throws ConfigError
 */
export function loadConfig(
  environment: Environment,
  definitions: readonly ProviderDefinition[],
  emulated: readonly string[] = [],
): Config {
  const problems: string[] = [];
  const table = serverSettings(definitions);
  const values = parseSettings(environment, table, problems);
  // Every row of the table that had no problem was parsed by its own schema.
  const server = problems.length === 0 ? (values as unknown as ServerSettings) : undefined;
  const providers = parseProviders(environment, definitions, {
    production: values.production === true,
    emulated: new Set(emulated),
    allowLoopback: values.allowLoopbackUpstream === true,
    problems,
  });
  problems.push(...unknownSettings(environment, [...Object.values(table), ...definitions.flatMap(settingsOf)]));
  const isEmulated = emulated.length > 0;
  const manifest = server === undefined ? NO_MANIFEST : readTrusted(server, problems);
  if (server !== undefined) {
    const natives = definitions.flatMap(({ native }) => native ?? []);
    problems.push(
      ...deploymentChecks(server, { emulated: isEmulated, providers }),
      ...passkeyChecks(server),
      ...passthroughChecks(server, natives),
    );
  }
  if (server === undefined || problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({ ...server, emulated: isEmulated, providers, manifest });
}

function readTrusted(server: ServerSettings, problems: string[]): Manifest {
  if (server.trustedDocuments === 'off') return NO_MANIFEST;
  if (server.trustedDocumentsFile !== undefined) return readManifest(server.trustedDocumentsFile, problems);
  problems.push(
    'TRUSTED_DOCUMENTS_FILE must name the manifest unless TRUSTED_DOCUMENTS=off. Example: TRUSTED_DOCUMENTS_FILE=persisted-documents.json',
  );
  return NO_MANIFEST;
}
