/**
 * Automatic persisted queries: a client sends a hash, and the text only when the server does not know it yet. A text is kept
 * once it was found valid. All limits of an operation are checked when it runs, however it was named.
 */
import type { PersistedQueryOptions } from '@apollo/server';
import type { Store } from '../store.js';

type Cache = NonNullable<PersistedQueryOptions['cache']>;

const LIFETIME_MS = 24 * 60 * 60 * 1000;
/** The 2000 tokens of the longest operation fit; a text padded with comments does not. */
const LONGEST_TEXT = 16_384;
/** Anybody may register. With the two above it bounds what is kept at a time to 80 MB. */
const REGISTRATIONS_PER_HOUR = 200;

export function persistedQueries(store: Store): PersistedQueryOptions {
  const texts = store.namespace<string>('persistedQueries', LIFETIME_MS);
  const limiter = store.limiter('persistedQueries', { points: REGISTRATIONS_PER_HOUR, windowSeconds: 3600 });
  // Without a store a query is not known, and its client sends the text: nothing else may fail for that.
  const get = (key: string) => texts.get(key).catch(() => undefined);
  const cache: Cache = {
    get,
    async set(key, text) {
      if (text.length > LONGEST_TEXT || (await get(key)) !== undefined) return;
      if ((await limiter.take('all')).allowed) await texts.set(key, text).catch(() => undefined);
    },
    delete: (key) => texts.delete(key),
  };
  return { cache };
}
