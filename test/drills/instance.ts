/** One server of the drills, in a process of its own so that it can be killed. Its settings come from the environment. */
import 'reflect-metadata';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { loadDefinitions } from '../../src/providers.js';
import { startApp } from '../../src/server/app.js';
import type { Addresses } from './instances.js';

const definitions = await loadDefinitions();
const config = loadConfig(
  process.env,
  definitions,
  definitions.map(({ id }) => id),
);
const app = await startApp({ config, logger: createLogger(config.logLevel), loopbackOnly: true });
process.send?.({ url: app.url, metricsUrl: app.metricsUrl ?? '' } satisfies Addresses);
// The drills have ended without a signal.
process.once('disconnect', () => process.exit());
