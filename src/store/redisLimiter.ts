import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { type Limiter, type LimiterAnswer, type LimiterOptions, storeUnavailable } from './contract.js';

/** Converts our options to those of rate-limiter-flexible. */
export function limitsOf(keyPrefix: string, options: LimiterOptions) {
  return {
    keyPrefix,
    points: options.points,
    duration: options.windowSeconds,
    blockDuration: options.blockSeconds ?? 0,
  };
}

/** Counts in Redis. While Redis is unreachable, RateLimiterRedis counts in memory. */
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
      // rate-limiter-flexible throws refusals and errors. Only a refusal is a RateLimiterRes.
      if (refusal instanceof RateLimiterRes) return refusedFor(refusal.msBeforeNext);
      throw storeUnavailable(refusal);
    }
  }

  async peek(key: string): Promise<LimiterAnswer> {
    const { points, blockSeconds } = this.options;
    const state = await this.counts.get(key);
    // A negative value means that the entry has expired and is not deleted yet.
    if (state === null || state.msBeforeNext <= 0 || state.consumedPoints < points) return { allowed: true };
    // All points are taken and no call was refused, so the next `take` starts the block.
    const startsBlock = blockSeconds !== undefined && state.consumedPoints === points;
    return refusedFor(startsBlock ? blockSeconds * 1000 : state.msBeforeNext);
  }

  async giveBack(key: string): Promise<void> {
    const state = await this.counts.get(key);
    // Without a count, `reward` would open a window with additional points.
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
