import type { Logger } from 'pino';
import { AppError } from './errors.js';
import type { Backend } from './store/backend.js';
import { type Limiter, type LimiterOptions, type Store, storeUnavailable } from './store/contract.js';
import { cachedDecoder } from './store/decoded.js';
import { openMemory } from './store/memory.js';
import { openKeyv, StoredNamespace } from './store/namespace.js';

export type { Limiter, LimiterAnswer, LimiterOptions, Namespace, Store } from './store/contract.js';

/** Other programs may live in the same Redis. */
const PREFIX = 'menshen';
const MAX_WINDOW_SECONDS = 2_147_483;

export interface StoreOptions {
  /** `redis://` or `rediss://`, Redis or Valkey; memory when absent. */
  readonly url?: string | undefined;
  readonly logger: Logger;
  /** Milliseconds since 1970, for lifetimes and limits in memory. Redis has its own clock. */
  readonly now?: () => number;
}

export async function openStore({ url, logger, now }: StoreOptions): Promise<Store> {
  if (url === undefined) return assemble(openMemory(now));
  if (!/^rediss?:\/\//.test(url)) {
    throw new AppError('STORE_UNAVAILABLE', 'The address of the store must begin with redis:// or rediss://.');
  }
  // Its client costs memory and time to load, so only those who use it pay.
  const { openRedis } = await import('./store/redis.js');
  return assemble(await openRedis(url, logger));
}

function assemble(backend: Backend): Store {
  const keyv = openKeyv(backend.storage);
  const limiters = new Map<string, { readonly limiter: Limiter; readonly options: string }>();
  return {
    namespace: (name, ttlMs, decodedBytes = 0) => {
      const own = decodedBytes === 0 ? keyv : openKeyv(backend.storage, cachedDecoder(decodedBytes));
      return new StoredNamespace(own, backend.verbs, prefixOf(name), ttlMs);
    },

    limiter: (name, options) => {
      // Two limiters of one name would count apart in memory and together in Redis.
      const known = limiters.get(name);
      if (known?.options === JSON.stringify(options)) return known.limiter;
      if (known) throw new Error(`The limiter ${name} exists with other options.`);
      const limiter = createLimiter(backend, name, options);
      limiters.set(name, { limiter, options: JSON.stringify(options) });
      return limiter;
    },

    publish: (channel, message) => backend.channels.publish(channelOf(channel), message),
    subscribe: (channel, listener) => backend.channels.subscribe(channelOf(channel), listener),

    ping: async () => {
      try {
        await backend.ping();
      } catch (cause) {
        throw storeUnavailable(cause);
      }
    },

    close: () => backend.close(),
  };
}

function createLimiter(backend: Backend, name: string, options: LimiterOptions): Limiter {
  // Redis never forgets a count whose window is not in whole seconds, and the memory limiter beside it uses timers.
  for (const seconds of [options.windowSeconds, options.blockSeconds ?? 1]) {
    if (Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_WINDOW_SECONDS) continue;
    throw new RangeError(`The limiter ${name} needs whole seconds, at most ${MAX_WINDOW_SECONDS}.`);
  }
  return backend.limiter(`${PREFIX}:limit/${name}`, options);
}

function channelOf(name: string): string {
  return `${PREFIX}:${name}`;
}

/** A colon inside a name would let two namespaces share keys. */
function prefixOf(name: string): string {
  if (!/^[\w-]+$/.test(name)) throw new Error(`A namespace cannot be called ${name}.`);
  return `${PREFIX}:${name}:`;
}
