/** All checks of `menshen doctor`, in the order of the report. */
import type { Logger } from 'pino';
import { type Config, ConfigError, type Environment, loadConfig } from '../../config.js';
import type { ProviderDefinition } from '../../datasources/capabilities.js';
import { createHttpClients } from '../../datasources/transport/http.js';
import { checkProxies, checkPublicUrl } from './address.js';
import { checkClock } from './clock.js';
import { type Finding, findingsOf } from './finding.js';
import { checkKeys } from './keys.js';
import { checkProviders } from './providers.js';
import { checkStore } from './store.js';

export interface Surroundings {
  readonly environment: Environment;
  readonly definitions: readonly ProviderDefinition[];
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Never throws for a problem of the deployment. Without valid settings, the other checks are skipped. */
export async function examine({ environment, definitions, logger, now }: Surroundings): Promise<readonly Finding[]> {
  const { ok, problem, skipped } = findingsOf('settings');
  const config = readConfig(environment, definitions);
  if (config instanceof ConfigError) {
    return [...config.problems.map(problem), skipped('the other checks need valid settings')];
  }
  const http = createHttpClients({ logger });
  try {
    return [
      ok(config.production ? 'valid, for production' : 'valid, for development: NODE_ENV is not production'),
      ...checkKeys(config),
      await checkPublicUrl(config),
      checkProxies(config),
      ...(await checkStore(config, { logger, now })),
      await checkClock(config, now),
      ...(await checkProviders(config, { http, logger, now })),
    ];
  } finally {
    await http.close();
  }
}

function readConfig(environment: Environment, definitions: readonly ProviderDefinition[]): Config | ConfigError {
  try {
    return loadConfig(environment, definitions);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
