/**
 * The only reader of the environment. Everything is checked once, before anything starts; what leaves here is frozen
 * and passed on, never imported. Values never appear in a message, since some of them are secrets.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { deploymentChecks } from './config/deploymentChecks.js';
import { type Manifest, readManifest } from './config/manifest.js';
import { type ProviderSettings, parseProviders } from './config/providerSettings.js';
import { SERVER_SETTINGS, type ServerSettings } from './config/serverSettings.js';
import type { ProviderDefinition } from './datasources/capabilities.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config extends ServerSettings {
  readonly production: boolean;
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
  const production = environment.NODE_ENV === 'production';
  const problems: string[] = [];
  const server = parseServer(environment, problems);
  const providers = parseProviders(environment, definitions, {
    production,
    emulated: new Set(emulated),
    allowLoopback: environment.ALLOW_LOOPBACK_UPSTREAM === 'yes',
    problems,
  });
  const manifest = server === undefined ? NO_MANIFEST : readTrusted(server, problems);
  if (server !== undefined) {
    problems.push(...deploymentChecks(server, { production, emulated: emulated.length > 0, providers }));
  }
  if (server === undefined || problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({ ...server, production, emulated: emulated.length > 0, providers, manifest });
}

function parseServer(environment: Environment, problems: string[]): ServerSettings | undefined {
  const values: Record<string, unknown> = {};
  const before = problems.length;
  for (const [name, setting] of Object.entries(SERVER_SETTINGS)) {
    const text = environment[setting.env];
    const parsed: z.ZodSafeParseResult<unknown> = setting.schema.safeParse(text === '' ? undefined : text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${setting.env} must be ${setting.expects}. Example: ${setting.env}=${setting.example}`);
  }
  // Every key of SERVER_SETTINGS was parsed by its own schema just above.
  return problems.length === before ? (values as unknown as ServerSettings) : undefined;
}

function readTrusted(server: ServerSettings, problems: string[]): Manifest {
  if (server.trustedDocuments === 'off') return NO_MANIFEST;
  if (server.trustedDocumentsFile !== undefined) return readManifest(server.trustedDocumentsFile, problems);
  problems.push(
    'TRUSTED_DOCUMENTS_FILE must name the manifest unless TRUSTED_DOCUMENTS=off. Example: TRUSTED_DOCUMENTS_FILE=persisted-documents.json',
  );
  return NO_MANIFEST;
}
