import { AppError } from '../errors.js';

/** All state that outlives a request. Instances that use the same Redis share it. */
export interface Store {
  /**
   * Opens a namespace for values of one type. `ttlMs` is the default lifetime of the values.
   * @param decodedBytes the size in bytes of a cache of decoded values in this process. With a cache, `get` returns frozen
   * values that callers share, and still reads the store each time. 0 disables the cache.
   */
  namespace<T>(name: string, ttlMs: number, decodedBytes?: number): Namespace<T>;
  /** Returns the same limiter for the same name. */
  limiter(name: string, options: LimiterOptions): Limiter;
  /** Opens counters of attempts. Open each name once. */
  attempts(name: string, options: AttemptOptions): AttemptCounters;
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
  /** The clock of the store, in milliseconds since 1970. Undefined in memory, or when the store does not tell it. Never throws. */
  time(): Promise<number | undefined>;
  close(): Promise<void>;
}

/**
 * Values are JSON; callers convert dates and other types. A missing key is `undefined`. All methods throw STORE_UNAVAILABLE
 * when the store is unreachable; a write may then have happened or not.
 */
export interface Namespace<T> {
  get(key: string): Promise<T | undefined>;
  set(key: string, value: T, ttlMs?: number): Promise<void>;
  /** Returns true when the key existed. */
  delete(key: string): Promise<boolean>;
  /** Reads and deletes atomically: only one of several concurrent callers gets the value. */
  takeOnce(key: string): Promise<T | undefined>;
  /** Writes if the key is absent: only one of several concurrent callers gets `true`. */
  putOnce(key: string, value: T, ttlMs?: number): Promise<boolean>;
  /** Writes if the stored value is still `previous`, as `get` returned it. An absent key never equals `previous`. */
  swap(key: string, previous: T, next: T, ttlMs?: number): Promise<boolean>;
  /** Deletes if the stored value is still `previous`. */
  deleteIf(key: string, previous: T): Promise<boolean>;
  /**
   * Reads, changes and swaps the value, and retries when another writer has changed it. `change` may run several times, so it
   * must have no side effects. It returns its argument to write nothing, or `undefined` to delete. Returns the stored value.
   */
  update(
    key: string,
    change: (value: T | undefined) => T | undefined,
    ttlMs?: number | ((stored: T) => number),
  ): Promise<T | undefined>;
  /** Adds to the end of a list, in one step. @returns the list */
  append(key: string, entry: T extends readonly (infer E)[] ? E : never, ttlMs?: number): Promise<T>;
  /** Increments a counter and returns it, starting with 1. The lifetime starts at the first call. */
  bump(key: string, ttlMs?: number): Promise<number>;
}

/** Receives the messages of a channel. */
export type Listener = (message: string) => void;

export type Channels = Pick<Store, 'publish' | 'subscribe'>;

export interface LimiterOptions {
  /** The number of allowed calls of `take` in a window. The first `take` opens the window. */
  readonly points: number;
  readonly windowSeconds: number;
  /** How long the first refused `take` blocks the key. By default the key is free again when the window ends. */
  readonly blockSeconds?: number;
}

export type LimiterAnswer = { readonly allowed: true } | { readonly allowed: false; readonly retryAt: Date };

/** Counts per key; callers hash the keys. When the store is unreachable, it counts in this process instead of throwing. */
export interface Limiter {
  take(key: string): Promise<LimiterAnswer>;
  /** Returns the answer of `take` without counting. */
  peek(key: string): Promise<LimiterAnswer>;
  /** Undoes one `take`, allowed or refused. It does not unblock a blocked key. */
  giveBack(key: string): Promise<void>;
  /** Deletes the count and the block of the key. */
  reset(key: string): Promise<void>;
}

export interface AttemptOptions {
  /** The failures after which a key is locked. */
  readonly failures: number;
  /** How long failures count. The first attempt opens the window. */
  readonly windowMs: number;
  readonly lockMs: number;
}

/** `retryAt` is null while other attempts, which have no result yet, use up the limit. */
export type AttemptAnswer = { readonly allowed: true } | { readonly allowed: false; readonly retryAt: Date | null };

/** How an attempt ended: `failed` counts, `succeeded` deletes all failures of the key, and `undone` counts nothing. */
export type AttemptResult = 'failed' | 'succeeded' | 'undone';

/**
 * Failures per key, and the lock that follows too many of them. Callers hash the keys. Each call is atomic per key. Throws
 * STORE_UNAVAILABLE.
 */
export interface AttemptCounters {
  /** Counts an attempt as a failure until it ends, so that concurrent attempts cannot exceed the limit. */
  begin(key: string): Promise<AttemptAnswer>;
  /**
   * Ends an attempt that was allowed. The last allowed failure locks the key. A lock stays, whatever ends meanwhile.
   * @returns whether this failure locked the key
   */
  end(key: string, result: AttemptResult): Promise<boolean>;
}

export function storeUnavailable(cause: unknown): AppError {
  return new AppError('STORE_UNAVAILABLE', 'The session store cannot be reached. Try again.', {
    retryable: true,
    cause,
  });
}
