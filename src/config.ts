/**
 * The only module that reads the environment. It checks all settings once, at startup. The result is frozen and passed as a
 * parameter, never imported. Messages never contain values, because some values are secrets.
 */
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { deploymentChecks } from './config/deploymentChecks.js';
import { eventChecks } from './config/eventChecks.js';
import { type Manifest, readManifest } from './config/manifest.js';
import { type Environment, parseSettings } from './config/parseSettings.js';
import { passkeyChecks } from './config/passkeyChecks.js';
import { passthroughChecks } from './config/passthroughChecks.js';
import { readCertificate } from './config/pemFile.js';
import { type ProviderSettings, parseProviders, settingsOf } from './config/providerSettings.js';
import { type ServerSettings, serverSettings } from './config/serverSettings.js';
import { readSigningKeys } from './config/signingKeys.js';
import { readStoreAccess } from './config/storeAccess.js';
import { unknownSettings } from './config/unknownSettings.js';
import type { ProviderDefinition } from './datasources/capabilities.js';
import type { StoreAccess } from './storeAddress.js';

export type { Environment } from './config/parseSettings.js';

export interface Config extends ServerSettings {
  /** True when at least one provider runs as an emulator. */
  readonly emulated: boolean;
  /** In the order of `providers.ts`; a provider without credentials is OFF and has no settings. */
  readonly providers: readonly ProviderSettings[];
  /** Empty while TRUSTED_DOCUMENTS is off. */
  readonly manifest: Manifest;
  /** The keys of service tokens: the first one signs. */
  readonly signingKeys: readonly KeyObject[];
  /** The PEM certificates of WEBHOOK_CA_FILE. */
  readonly webhookCa: string | undefined;
  /** How to reach Redis. Undefined when the store is in memory. */
  readonly store: StoreAccess | undefined;
}

const NO_MANIFEST: Manifest = new Map();

/** The reasons not to start: one line per problem, with the variable, the accepted values and an example. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Where variables come from. */
export interface EnvironmentSources {
  readonly environment: Environment;
  /** The variables of the file `.env`; none if it does not exist. */
  readonly file: Environment;
}

export function readSources(file = '.env'): EnvironmentSources {
  return { environment: process.env, file: existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {} };
}

/** Merges the process environment with the file `.env`, if it exists. The process environment has precedence. */
export function readEnvironment(file = '.env'): Environment {
  const sources = readSources(file);
  return { ...sources.file, ...sources.environment };
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
  // The cast is safe: without problems, `values` holds the parsed value of each setting.
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
  const signingKeys = readSigningKeys(server?.signingKeySources ?? [], problems);
  const webhookCa = readCertificate(
    { file: server?.webhookCaFile, env: 'WEBHOOK_CA_FILE', example: '/etc/menshen/webhook-ca.pem' },
    problems,
  )?.text;
  const store = server === undefined ? undefined : readStoreAccess(server, problems);
  if (server !== undefined) {
    const natives = definitions.flatMap(({ native }) => native ?? []);
    problems.push(
      ...deploymentChecks(server, { emulated: isEmulated, providers }),
      ...passkeyChecks(server),
      ...eventChecks(server),
      ...passthroughChecks(server, natives),
    );
  }
  if (server === undefined || problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({ ...server, emulated: isEmulated, providers, manifest, signingKeys, webhookCa, store });
}

function readTrusted(server: ServerSettings, problems: string[]): Manifest {
  if (server.trustedDocuments === 'off') return NO_MANIFEST;
  if (server.trustedDocumentsFile !== undefined) return readManifest(server.trustedDocumentsFile, problems);
  // The documents of the hosted pages need no file.
  if (server.signInPage) return NO_MANIFEST;
  problems.push(
    'TRUSTED_DOCUMENTS_FILE must name the manifest unless TRUSTED_DOCUMENTS=off or SIGN_IN_PAGE=yes. Example: TRUSTED_DOCUMENTS_FILE=persisted-documents.json',
  );
  return NO_MANIFEST;
}
