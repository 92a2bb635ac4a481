import type { AtomicVerbs, Backend, TextStorage } from './backend.js';
import { MemoryAttempts } from './memoryAttempts.js';
import { MemoryChannels } from './memoryChannels.js';
import { MemoryLimiter } from './memoryLimiter.js';

const SWEEP_MS = 30_000;

interface Entry {
  readonly text: string;
  readonly expiresAt: number;
}

/** Replaces Redis in a single process. Each command is atomic, because it runs synchronously. */
export class MemoryTexts implements TextStorage, AtomicVerbs {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly now: () => number) {}

  /** Entries in memory, expired ones included. */
  get size(): number {
    return this.#entries.size;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#read(key);
  }

  async set(key: string, text: string, ttlMs: number): Promise<true> {
    this.#write(key, text, ttlMs);
    return true;
  }

  async delete(key: string): Promise<boolean> {
    return this.#remove(key);
  }

  async clear(): Promise<void> {
    this.#entries.clear();
  }

  async getDelete(key: string): Promise<string | undefined> {
    const text = this.#read(key);
    this.#entries.delete(key);
    return text;
  }

  async setIfAbsent(key: string, text: string, ttlMs: number): Promise<boolean> {
    if (this.#read(key) !== undefined) return false;
    this.#write(key, text, ttlMs);
    return true;
  }

  async compareAndSet(key: string, previous: string, next: string, ttlMs: number): Promise<boolean> {
    if (this.#read(key) !== previous) return false;
    this.#write(key, next, ttlMs);
    return true;
  }

  async compareAndDelete(key: string, previous: string): Promise<boolean> {
    return this.#read(key) === previous && this.#remove(key);
  }

  async append(key: string, entry: string, ttlMs: number): Promise<string> {
    const text = this.#read(key);
    const list = text === undefined || text === '[]' ? `[${entry}]` : `${text.slice(0, -1)},${entry}]`;
    this.#write(key, list, ttlMs);
    return list;
  }

  async increment(key: string, ttlMs: number): Promise<number> {
    const text = this.#read(key);
    const count = text === undefined ? 1 : Number(text) + 1;
    if (!Number.isSafeInteger(count)) throw new TypeError('The value is not a counter.');
    const expiresAt = text === undefined ? this.now() + ttlMs : (this.#entries.get(key)?.expiresAt ?? 0);
    this.#entries.set(key, { text: String(count), expiresAt });
    return count;
  }

  /** Removes expired values, which would otherwise stay until they are read. */
  sweep(): void {
    const now = this.now();
    for (const [key, entry] of this.#entries) if (entry.expiresAt <= now) this.#entries.delete(key);
  }

  #read(key: string): string | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > this.now() ? entry.text : undefined;
  }

  #write(key: string, text: string, ttlMs: number): void {
    this.#entries.set(key, { text, expiresAt: this.now() + ttlMs });
  }

  #remove(key: string): boolean {
    const found = this.#read(key) !== undefined;
    this.#entries.delete(key);
    return found;
  }
}

/** For development and for a single instance. All data is lost when the process ends. */
export function openMemory(
  now: () => number = () => Date.now(),
  texts = new MemoryTexts(now),
  channels = new MemoryChannels(),
): Backend {
  const counters: (MemoryLimiter | MemoryAttempts)[] = [];
  const sweeping = setInterval(() => {
    for (const swept of [texts, ...counters]) swept.sweep();
  }, SWEEP_MS).unref();
  return {
    storage: texts,
    verbs: texts,
    channels,
    // A limiter has its own counts, so its keys need no prefix.
    limiter: (_keyPrefix, options) => {
      const limiter = new MemoryLimiter(options, now);
      counters.push(limiter);
      return limiter;
    },
    attempts: (_keyPrefix, options) => {
      const attempts = new MemoryAttempts(options, now);
      counters.push(attempts);
      return attempts;
    },
    ping: async () => {},
    time: async () => undefined,
    close: async () => {
      clearInterval(sweeping);
      channels.clear();
      await texts.clear();
    },
  };
}
