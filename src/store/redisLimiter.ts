import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { type Limiter, type LimiterAnswer, type LimiterOptions, storeUnavailable } from './contract.js';

/** Our options as those of rate-limiter-flexible. */
export function limitsOf(keyPrefix: string, options: LimiterOptions) {
  return {
    keyPrefix,
    points: options.points,
    duration: options.windowSeconds,
    blockDuration: options.blockSeconds ?? 0,
  };
}

/** Counts in Redis; RateLimiterRedis falls back to memory while Redis is gone. */
export class RedisLimiter implements Limiter {
  constructor(
    private readonly counts: RateLimiterAbstract,
    private readonly options: LimiterOptions,
  ) {}

  async take(key: string): Promise<LimiterAnswer> {
    try {
      await this.counts.consume(key);
      return { allowed: true };
    } catch (refusal) {
      // A refusal is thrown like a failure; only its class tells them apart.
      if (refusal instanceof RateLimiterRes) return refusedFor(refusal.msBeforeNext);
      throw storeUnavailable(refusal);
    }
  }

  async peek(key: string): Promise<LimiterAnswer> {
    const { points, blockSeconds } = this.options;
    const state = await this.counts.get(key);
    // A negative rest is an entry that expired a moment ago and is not swept yet.
    if (state === null || state.msBeforeNext <= 0 || state.consumedPoints < points) return { allowed: true };
    // With every point spent and no refusal so far, it is the next `take` that starts the block.
    const startsBlock = blockSeconds !== undefined && state.consumedPoints === points;
    return refusedFor(startsBlock ? blockSeconds * 1000 : state.msBeforeNext);
  }

  async giveBack(key: string): Promise<void> {
    const state = await this.counts.get(key);
    // Without a count there is nothing to return, and a reward would open a window with points to spare.
    if (state === null || state.consumedPoints < 1) return;
    if (this.options.blockSeconds !== undefined && state.consumedPoints > this.options.points) return;
    await this.counts.reward(key);
  }

  async reset(key: string): Promise<void> {
    await this.counts.delete(key);
  }
}

function refusedFor(ms: number): LimiterAnswer {
  return { allowed: false, retryAt: new Date(Date.now() + ms) };
}
