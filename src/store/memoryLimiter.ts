import type { Limiter, LimiterAnswer, LimiterOptions } from './contract.js';

interface Count {
  taken: number;
  endsAt: number;
}

/** Counts in this process. Tests and emulators can replace the clock. */
export class MemoryLimiter implements Limiter {
  readonly #counts = new Map<string, Count>();
  readonly #windowMs: number;
  readonly #blockMs: number | undefined;

  constructor(
    private readonly options: LimiterOptions,
    private readonly now: () => number,
  ) {
    this.#windowMs = options.windowSeconds * 1000;
    this.#blockMs = options.blockSeconds === undefined ? undefined : options.blockSeconds * 1000;
  }

  async take(key: string): Promise<LimiterAnswer> {
    const count = this.#find(key) ?? { taken: 0, endsAt: this.now() + this.#windowMs };
    this.#counts.set(key, count);
    count.taken += 1;
    if (count.taken <= this.options.points) return { allowed: true };
    if (this.#blockMs !== undefined && count.taken === this.options.points + 1) {
      count.endsAt = this.now() + this.#blockMs;
    }
    return { allowed: false, retryAt: new Date(count.endsAt) };
  }

  async peek(key: string): Promise<LimiterAnswer> {
    const count = this.#find(key);
    if (count === undefined || count.taken < this.options.points) return { allowed: true };
    // All points are taken and no call was refused, so the next `take` starts the block.
    const startsBlock = this.#blockMs !== undefined && count.taken === this.options.points;
    return { allowed: false, retryAt: new Date(startsBlock ? this.now() + (this.#blockMs ?? 0) : count.endsAt) };
  }

  async giveBack(key: string): Promise<void> {
    const count = this.#find(key);
    if (count === undefined || count.taken < 1) return;
    if (this.#blockMs !== undefined && count.taken > this.options.points) return;
    count.taken -= 1;
  }

  async reset(key: string): Promise<void> {
    this.#counts.delete(key);
  }

  /** Removes the counts that have ended. */
  sweep(): void {
    for (const key of this.#counts.keys()) this.#find(key);
  }

  #find(key: string): Count | undefined {
    const count = this.#counts.get(key);
    if (count === undefined) return undefined;
    const leftMs = count.endsAt - this.now();
    // When the clock was set back, a key must not stay blocked for longer than its window or block.
    if (leftMs > 0 && leftMs <= Math.max(this.#windowMs, this.#blockMs ?? 0)) return count;
    this.#counts.delete(key);
    return undefined;
  }
}
