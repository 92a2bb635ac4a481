/** What every folder builds its services from. */
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Store } from '../store.js';
import type { Providers } from './providers/providers.js';
import type { Sealer } from './sealing.js';

export interface ServiceParts {
  readonly config: Config;
  readonly store: Store;
  readonly logger: Logger;
  readonly sealer: Sealer;
  readonly providers: Providers;
  /** Milliseconds since 1970. A local start uses the clock of the emulators. */
  readonly now: () => number;
  readonly metrics: Metrics;
}
