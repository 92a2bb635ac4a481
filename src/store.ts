import type { Logger } from 'pino';
import { type Metrics, NO_METRICS } from './metrics/metrics.js';
import type { Backend } from './store/backend.js';
import { type Limiter, type LimiterOptions, type Store, storeUnavailable } from './store/contract.js';
import { countErrors } from './store/countErrors.js';
import { cachedDecoder } from './store/decoded.js';
import { openMemory } from './store/memory.js';
import { openKeyv, StoredNamespace } from './store/namespace.js';
import type { StoreAccess } from './storeAddress.js';

export type {
  AttemptCounters,
  AttemptResult,
  Limiter,
  LimiterAnswer,
  LimiterOptions,
  Namespace,
  Store,
} from './store/contract.js';
export { separated } from './store/separated.js';

/** Prefix of all keys, because other programs may use the same Redis. */
const PREFIX = 'menshen';
const MAX_WINDOW_SECONDS = 2_147_483;

export interface StoreOptions extends Partial<Omit<StoreAccess, 'url'>> {
  /** The URL of Redis or Valkey, in the form of STORE_URL. Without it the store is in memory. */
  readonly url?: string | undefined;
  readonly logger: Logger;
  /** Milliseconds since 1970, for lifetimes and limits in memory. Redis uses its own clock. */
  readonly now?: () => number;
  readonly metrics?: Metrics;
}

/**
 * @throws AppError STORE_UNAVAILABLE when Redis cannot be used; the message says why
 * @throws RangeError for an address that has no valid form
 */
export async function openStore({ url, logger, now, metrics = NO_METRICS, ...access }: StoreOptions): Promise<Store> {
  if (url === undefined) return assemble(openMemory(now));
  // Loaded on demand, because the Redis client needs memory and startup time.
  const { openRedis } = await import('./store/redis/backend.js');
  const backend = await openRedis({ url, ...access }, PREFIX, logger);
  return assemble(metrics.isOn ? countErrors(backend, metrics) : backend);
}

function assemble(backend: Backend): Store {
  const keyv = openKeyv(backend.storage);
  const decoders = new Map<string, ReturnType<typeof openKeyv>>();
  const decoding = (name: string, bytes: number) => {
    const opened = decoders.get(name) ?? openKeyv(backend.storage, cachedDecoder(bytes));
    decoders.set(name, opened);
    return opened;
  };
  const limiters = new Map<string, { readonly limiter: Limiter; readonly options: string }>();
  return {
    namespace: (name, ttlMs, decodedBytes = 0) => {
      const namespaceKeyv = decodedBytes === 0 ? keyv : decoding(name, decodedBytes);
      return new StoredNamespace(namespaceKeyv, backend.verbs, prefixOf(name), ttlMs);
    },

    limiter: (name, options) => {
      // Two limiters with the same name would count separately in memory but together in Redis.
      const known = limiters.get(name);
      if (known?.options === JSON.stringify(options)) return known.limiter;
      if (known) throw new Error(`The limiter ${name} exists with other options.`);
      const limiter = createLimiter(backend, name, options);
      limiters.set(name, { limiter, options: JSON.stringify(options) });
      return limiter;
    },

    attempts: (name, options) => backend.attempts(`${PREFIX}:attempts/${name}`, options),

    publish: (channel, message) => backend.channels.publish(channelOf(channel), message),
    subscribe: (channel, listener) => backend.channels.subscribe(channelOf(channel), listener),

    ping: async () => {
      try {
        await backend.ping();
      } catch (cause) {
        throw storeUnavailable(cause);
      }
    },

    time: () => backend.time(),
    close: () => backend.close(),
  };
}

function createLimiter(backend: Backend, name: string, options: LimiterOptions): Limiter {
  // Redis never deletes a count whose window is not an integer. The timers of the limiter in memory have a maximum.
  for (const seconds of [options.windowSeconds, options.blockSeconds ?? 1]) {
    if (Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_WINDOW_SECONDS) continue;
    throw new RangeError(`The times of the limiter ${name} must be integers from 1 to ${MAX_WINDOW_SECONDS} seconds.`);
  }
  return backend.limiter(`${PREFIX}:limit/${name}`, options);
}

function channelOf(name: string): string {
  return `${PREFIX}:${name}`;
}

/** Rejects colons, with which two namespaces could share keys. */
function prefixOf(name: string): string {
  if (!/^[\w-]+$/.test(name))
    throw new Error(`The namespace name ${JSON.stringify(name)} must consist of letters, digits, _ and -.`);
  return `${PREFIX}:${name}:`;
}
