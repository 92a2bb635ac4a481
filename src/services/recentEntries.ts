import { LRUCache } from 'lru-cache';

/**
 * The most recently used entries, so many at most. The option `max` of lru-cache allocates the memory of all entries at the
 * start: 5 MB for the caches of a server that has none yet.
 */
export function recentEntries<Value extends object | string>(entries: number): LRUCache<string, Value> {
  return new LRUCache<string, Value>({ maxSize: entries, sizeCalculation: () => 1 });
}
