import { AppError } from '../errors.js';

/** Everything that outlives one request. What one instance writes, every other instance reads. */
export interface Store {
  /**
   * Values of one kind under their own name; `ttlMs` is their lifetime unless a call says otherwise.
   * @param decodedBytes keeps decoded values in this process, up to so many bytes. `get` then answers with frozen values that
   * callers share. The store is still read every time. 0 keeps none.
   */
  namespace<T>(name: string, ttlMs: number, decodedBytes?: number): Namespace<T>;
  /** The same name always gives the same limiter. */
  limiter(name: string, options: LimiterOptions): Limiter;
  /**
   * Sends a message to the listeners of a channel, on every instance. Delivery is not guaranteed: a listener misses what is
   * published while its instance is disconnected. Never throws: the store logs a failure once per outage.
   */
  publish(channel: string, message: string): Promise<void>;
  /**
   * Resolves when `listener` receives every message that is published from now on. The subscription survives a reconnect.
   * @param listener must not throw
   * @returns ends the subscription; never throws
   * @throws AppError STORE_UNAVAILABLE
   */
  subscribe(channel: string, listener: Listener): Promise<() => Promise<void>>;
  /** Throws STORE_UNAVAILABLE. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Values are JSON: dates and the like are the caller's affair. A miss is `undefined`; a store that cannot be reached
 * throws STORE_UNAVAILABLE, never a miss and never a success. After that error a write may or may not have happened.
 */
export interface Namespace<T> {
  get(key: string): Promise<T | undefined>;
  set(key: string, value: T, ttlMs?: number): Promise<void>;
  /** True when there was something to delete. */
  delete(key: string): Promise<boolean>;
  /** Reads and deletes in one step: of many callers one gets the value. */
  takeOnce(key: string): Promise<T | undefined>;
  /** Writes when the key is absent: of many callers one gets `true`. */
  putOnce(key: string, value: T, ttlMs?: number): Promise<boolean>;
  /** Writes when the stored value is still `previous`, as `get` gave it. An absent key is never `previous`. */
  swap(key: string, previous: T, next: T, ttlMs?: number): Promise<boolean>;
  /** Deletes when the stored value is still `previous`. */
  deleteIf(key: string, previous: T): Promise<boolean>;
  /**
   * Reads, changes and swaps until no other writer came between. `change` must be free of side effects: it may run
   * again. Returning its argument writes nothing, returning `undefined` deletes. Answers with what is stored now.
   */
  update(
    key: string,
    change: (value: T | undefined) => T | undefined,
    ttlMs?: number | ((stored: T) => number),
  ): Promise<T | undefined>;
  /** Adds to the end of a list, in one step. @returns the list */
  append(key: string, entry: T extends readonly (infer E)[] ? E : never, ttlMs?: number): Promise<T>;
  /** Counts up from 1 and answers with the count; the lifetime starts at the first bump. */
  bump(key: string, ttlMs?: number): Promise<number>;
}

/** Receives the messages of a channel. */
export type Listener = (message: string) => void;

export type Channels = Pick<Store, 'publish' | 'subscribe'>;

export interface LimiterOptions {
  /** How often `take` is allowed within the window that the first `take` opens. */
  readonly points: number;
  readonly windowSeconds: number;
  /** How long the first refused `take` closes the key; without it the key opens when the window ends. */
  readonly blockSeconds?: number;
}

export type LimiterAnswer = { readonly allowed: true } | { readonly allowed: false; readonly retryAt: Date };

/** Counts per key; keys arrive hashed. Never throws for a lost store: it then counts in this process. */
export interface Limiter {
  take(key: string): Promise<LimiterAnswer>;
  /** What `take` would answer now, without spending. */
  peek(key: string): Promise<LimiterAnswer>;
  /** Undoes one `take`, a refused one as well. A key that is blocked stays so. */
  giveBack(key: string): Promise<void>;
  /** Forgets the key, a block included. */
  reset(key: string): Promise<void>;
}

export function storeUnavailable(cause: unknown): AppError {
  return new AppError('STORE_UNAVAILABLE', 'The session store cannot be reached. Try again.', {
    retryable: true,
    cause,
  });
}
