import type { Store } from './contract.js';

/** The same store under other names: records, limits and messages are separate from those of other programs. */
export function separated(store: Store, prefix: string): Store {
  return {
    namespace: (name, ttlMs, decodedBytes) => store.namespace(`${prefix}${name}`, ttlMs, decodedBytes),
    limiter: (name, options) => store.limiter(`${prefix}${name}`, options),
    attempts: (name, options) => store.attempts(`${prefix}${name}`, options),
    publish: (channel, message) => store.publish(`${prefix}${channel}`, message),
    subscribe: (channel, listener) => store.subscribe(`${prefix}${channel}`, listener),
    ping: () => store.ping(),
    time: () => store.time(),
    close: () => store.close(),
  };
}
