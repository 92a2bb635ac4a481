import { LRUCache } from 'lru-cache';

const UNUSED_MS = 60_000;
/** A decoded value, its text and the entry take about this many bytes for each character of the text. */
const BYTES_PER_CHARACTER = 4;

/**
 * Decodes JSON and keeps the values by their exact text. The store is read every time: a value that has changed there has
 * another text, so an old value is never returned for it. Values are frozen, since all readers share them.
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
