import { setTimeout as sleep } from 'node:timers/promises';
import { Keyv } from 'keyv';
import type { AtomicVerbs, TextStorage } from './backend.js';
import { type Namespace, storeUnavailable } from './contract.js';

const MAX_UPDATE_ATTEMPTS = 50;

/**
 * Keyv with custom serialisation: the JSON of the value without Keyv's envelope. The storage manages the lifetime, so the
 * expiry date in the envelope is not needed. Without it, the atomic commands can compare and count values that Keyv wrote.
 */
export function openKeyv(storage: TextStorage, decode: (text: string) => unknown = JSON.parse): Keyv {
  const keyv = new Keyv({
    store: storage,
    namespace: '',
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: ({ value }) => JSON.stringify(value),
    deserialize: <V>(text: string) => ({ value: decode(text) as V }),
  });
  // Keyv also throws each error that it emits, so the event needs no handling.
  keyv.on('error', () => {});
  return keyv;
}

export class StoredNamespace<T> implements Namespace<T> {
  constructor(
    private readonly keyv: Keyv,
    private readonly verbs: AtomicVerbs,
    private readonly prefix: string,
    private readonly defaultTtlMs: number,
  ) {}

  get(key: string): Promise<T | undefined> {
    return orUnavailable(() => this.keyv.get<T>(this.prefix + key));
  }

  async set(key: string, value: T, ttlMs = this.defaultTtlMs): Promise<void> {
    const ttl = lifetime(ttlMs);
    await orUnavailable(async () => {
      if (!(await this.keyv.set(this.prefix + key, value, ttl))) throw new Error('Keyv did not store the value.');
    });
  }

  delete(key: string): Promise<boolean> {
    return orUnavailable(() => this.keyv.delete(this.prefix + key));
  }

  async takeOnce(key: string): Promise<T | undefined> {
    const text = await orUnavailable(() => this.verbs.getDelete(this.prefix + key));
    return text === undefined ? undefined : JSON.parse(text);
  }

  async putOnce(key: string, value: T, ttlMs = this.defaultTtlMs): Promise<boolean> {
    const ttl = lifetime(ttlMs);
    return orUnavailable(() => this.verbs.setIfAbsent(this.prefix + key, JSON.stringify(value), ttl));
  }

  async swap(key: string, previous: T, next: T, ttlMs = this.defaultTtlMs): Promise<boolean> {
    const ttl = lifetime(ttlMs);
    return orUnavailable(() =>
      this.verbs.compareAndSet(this.prefix + key, JSON.stringify(previous), JSON.stringify(next), ttl),
    );
  }

  deleteIf(key: string, previous: T): Promise<boolean> {
    return orUnavailable(() => this.verbs.compareAndDelete(this.prefix + key, JSON.stringify(previous)));
  }

  async update(
    key: string,
    change: (value: T | undefined) => T | undefined,
    ttlMs: number | ((stored: T) => number) = this.defaultTtlMs,
  ): Promise<T | undefined> {
    for (let attempt = 0; attempt < MAX_UPDATE_ATTEMPTS; attempt++) {
      const before = await this.get(key);
      const after = change(before);
      if (after === before) return before;
      if (await replace(this, key, { before, after, ttlMs })) return after;
      // A random delay keeps concurrent writers from conflicting again.
      if (attempt > 2) await sleep(Math.random() * 5 * attempt);
    }
    throw storeUnavailable(new Error(`The value still changed after ${MAX_UPDATE_ATTEMPTS} attempts to update it.`));
  }

  async append(key: string, entry: T extends readonly (infer E)[] ? E : never, ttlMs = this.defaultTtlMs): Promise<T> {
    const ttl = lifetime(ttlMs);
    const text = await orUnavailable(() => this.verbs.append(this.prefix + key, JSON.stringify(entry), ttl));
    return JSON.parse(text) as T;
  }

  async bump(key: string, ttlMs = this.defaultTtlMs): Promise<number> {
    const ttl = lifetime(ttlMs);
    return orUnavailable(() => this.verbs.increment(this.prefix + key, ttl));
  }
}

/** Rejects unlimited lifetimes. A lifetime that is already over becomes 1 ms, because Redis rejects 0. */
function lifetime(ttlMs: number): number {
  if (!Number.isFinite(ttlMs)) throw new RangeError('A lifetime must be a finite number of milliseconds.');
  return Math.max(1, Math.ceil(ttlMs));
}

async function orUnavailable<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (cause) {
    throw storeUnavailable(cause);
  }
}

function replace<T>(
  namespace: Namespace<T>,
  key: string,
  { before, after, ttlMs }: { before: T | undefined; after: T | undefined; ttlMs: number | ((stored: T) => number) },
): Promise<boolean> {
  if (after === undefined) return before === undefined ? Promise.resolve(true) : namespace.deleteIf(key, before);
  const ttl = typeof ttlMs === 'number' ? ttlMs : ttlMs(after);
  return before === undefined ? namespace.putOnce(key, after, ttl) : namespace.swap(key, before, after, ttl);
}
