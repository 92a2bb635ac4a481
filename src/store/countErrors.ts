import type { Metrics } from '../metrics/metrics.js';
import type { Backend } from './backend.js';

/** A backend that counts its commands that fail. Limiters do not fail: without the store they count in this process. */
export function countErrors(backend: Backend, metrics: Metrics): Backend {
  return {
    ...backend,
    storage: watched(backend.storage, metrics),
    verbs: watched(backend.verbs, metrics),
    attempts: (keyPrefix, options) => watched(backend.attempts(keyPrefix, options), metrics),
    ping: watched({ ping: backend.ping }, metrics).ping,
  };
}

/** The same object, whose methods report a rejection. Keyv sets properties of its storage, so it is no copy. */
function watched<T extends object>(target: T, metrics: Metrics): T {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name);
      if (typeof value !== 'function' || typeof name !== 'string') return value;
      return (...args: readonly unknown[]) => {
        const result: unknown = value.apply(object, args);
        if (result instanceof Promise) result.catch(() => metrics.storeFailed(name));
        return result;
      };
    },
  });
}
