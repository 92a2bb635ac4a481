import { LRUCache } from 'lru-cache';

const UNUSED_MS = 60_000;
/** Estimated memory of a decoded value, its text and the cache entry, per character of the text. */
const BYTES_PER_CHARACTER = 4;

/**
 * Decodes JSON and caches the values by their exact text. Callers read the text from the store each time, so the cache never
 * returns an old value. Values are frozen, because all readers share them.
 */
export function cachedDecoder(maxBytes: number): (text: string) => unknown {
  const values = new LRUCache<string, { readonly value: unknown }>({
    maxSize: maxBytes,
    sizeCalculation: (_value, text) => text.length * BYTES_PER_CHARACTER,
    ttl: UNUSED_MS,
    updateAgeOnGet: true,
  });
  return (text) => {
    const known = values.get(text);
    if (known !== undefined) return known.value;
    const value = deepFreeze(JSON.parse(text) as unknown);
    values.set(text, { value });
    return value;
  };
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
