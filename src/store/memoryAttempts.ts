import type { AttemptAnswer, AttemptCounters, AttemptOptions, AttemptResult } from './contract.js';

interface Count {
  /** Infinity while the key is locked. */
  readonly failures: number;
  readonly endsAt: number;
}

/** Counts in this process. */
export class MemoryAttempts implements AttemptCounters {
  readonly #counts = new Map<string, Count>();

  constructor(
    private readonly options: AttemptOptions,
    private readonly now: () => number,
  ) {}

  async begin(key: string): Promise<AttemptAnswer> {
    const { failures, endsAt } = this.#find(key) ?? { failures: 0, endsAt: this.now() + this.options.windowMs };
    if (failures === Number.POSITIVE_INFINITY) return { allowed: false, retryAt: new Date(endsAt) };
    if (failures >= this.options.failures) return { allowed: false, retryAt: null };
    this.#counts.set(key, { failures: failures + 1, endsAt });
    return { allowed: true };
  }

  async end(key: string, result: AttemptResult): Promise<boolean> {
    const count = this.#find(key);
    if (count === undefined || count.failures === Number.POSITIVE_INFINITY) return false;
    if (result === 'succeeded') this.#counts.delete(key);
    else if (result === 'undone') this.#counts.set(key, { ...count, failures: Math.max(count.failures - 1, 0) });
    else if (count.failures >= this.options.failures) {
      this.#counts.set(key, { failures: Number.POSITIVE_INFINITY, endsAt: this.now() + this.options.lockMs });
      return true;
    }
    return false;
  }

  /** Removes the counts that have ended. */
  sweep(): void {
    for (const key of this.#counts.keys()) this.#find(key);
  }

  #find(key: string): Count | undefined {
    const count = this.#counts.get(key);
    if (count === undefined) return undefined;
    const leftMs = count.endsAt - this.now();
    // When the clock was set back, a key must not stay locked for longer than its window or lock.
    if (leftMs > 0 && leftMs <= Math.max(this.options.windowMs, this.options.lockMs)) return count;
    this.#counts.delete(key);
    return undefined;
  }
}
