import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { AtomicVerbs, Backend, TextStorage } from './backend.js';
import { memoryLimits } from './limiter.js';

const SWEEP_MS = 30_000;

interface Entry {
  readonly text: string;
  readonly expiresAt: number;
}

/** The twin of Redis within one process. Each verb runs without a pause, and that is what makes it atomic. */
export class MemoryTexts implements TextStorage, AtomicVerbs {
  readonly #entries = new Map<string, Entry>();

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

  async increment(key: string, ttlMs: number): Promise<number> {
    const text = this.#read(key);
    const count = text === undefined ? 1 : Number(text) + 1;
    if (!Number.isSafeInteger(count)) throw new TypeError('The value is not a counter.');
    const expiresAt = text === undefined ? Date.now() + ttlMs : (this.#entries.get(key)?.expiresAt ?? 0);
    this.#entries.set(key, { text: String(count), expiresAt });
    return count;
  }

  /** Values that nobody asks for again would stay for ever otherwise. */
  sweep(): void {
    const now = Date.now();
    for (const [key, entry] of this.#entries) if (entry.expiresAt <= now) this.#entries.delete(key);
  }

  #read(key: string): string | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry.text : undefined;
  }

  #write(key: string, text: string, ttlMs: number): void {
    this.#entries.set(key, { text, expiresAt: Date.now() + ttlMs });
  }

  #remove(key: string): boolean {
    const found = this.#read(key) !== undefined;
    this.#entries.delete(key);
    return found;
  }
}

/** For development and for a single instance: everything is gone when the process ends. */
export function openMemory(texts = new MemoryTexts()): Backend {
  const sweeping = setInterval(() => texts.sweep(), SWEEP_MS).unref();
  return {
    storage: texts,
    verbs: texts,
    rateLimiter: (keyPrefix, options) => new RateLimiterMemory(memoryLimits(keyPrefix, options)),
    ping: async () => {},
    close: async () => {
      clearInterval(sweeping);
      await texts.clear();
    },
  };
}
