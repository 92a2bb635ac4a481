import type { AttemptCounters, AttemptOptions, Channels, Limiter, LimiterOptions } from './contract.js';

/** Memory or Redis. Lifetimes are positive integers, in milliseconds. Errors are thrown unchanged. */
export interface Backend {
  /** The storage adapter of Keyv. */
  readonly storage: TextStorage;
  /** Atomic commands that Keyv does not have. */
  readonly verbs: AtomicVerbs;
  readonly channels: Channels;
  limiter(keyPrefix: string, options: LimiterOptions): Limiter;
  attempts(keyPrefix: string, options: AttemptOptions): AttemptCounters;
  ping(): Promise<void>;
  time(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** The part of a Keyv adapter that we use. */
export interface TextStorage {
  get(key: string): Promise<unknown>;
  set(key: string, text: string, ttlMs: number): Promise<unknown>;
  delete(key: string): Promise<boolean>;
  clear(): Promise<void>;
}

export interface AtomicVerbs {
  getDelete(key: string): Promise<string | undefined>;
  setIfAbsent(key: string, text: string, ttlMs: number): Promise<boolean>;
  compareAndSet(key: string, previous: string, next: string, ttlMs: number): Promise<boolean>;
  compareAndDelete(key: string, previous: string): Promise<boolean>;
  increment(key: string, ttlMs: number): Promise<number>;
  /** Adds the JSON of an entry to the end of a JSON array. @returns the text of the array */
  append(key: string, entry: string, ttlMs: number): Promise<string>;
}
