import type { Limiter, LimiterAnswer, LimiterOptions } from '../contract.js';
import { type RunScript, type Script, script } from './script.js';

/** ARGV: points, milliseconds of the window, milliseconds of the block or 0. Answers -1, or the milliseconds to wait. */
const TAKE = script(`
  local points, block = tonumber(ARGV[1]), tonumber(ARGV[3])
  local taken = redis.call('INCR', KEYS[1])
  if taken == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
  if taken <= points then return -1 end
  if block > 0 and taken == points + 1 then redis.call('PEXPIRE', KEYS[1], block) end
  return redis.call('PTTL', KEYS[1])`);

// When all points are taken and no call was refused, the next TAKE starts the block.
const PEEK = script(`
  local points, block = tonumber(ARGV[1]), tonumber(ARGV[3])
  local taken = tonumber(redis.call('GET', KEYS[1]) or '0')
  if taken < points then return -1 end
  if block > 0 and taken == points then return block end
  return redis.call('PTTL', KEYS[1])`);

const GIVE_BACK = script(`
  local points, block = tonumber(ARGV[1]), tonumber(ARGV[3])
  local taken = tonumber(redis.call('GET', KEYS[1]) or '0')
  if taken < 1 or (block > 0 and taken > points) then return 0 end
  return redis.call('DECR', KEYS[1])`);

const RESET = script(`return redis.call('DEL', KEYS[1])`);

/** Counts in Redis, and in this process while Redis is unreachable: then each instance applies the limits separately. */
export class RedisLimiter implements Limiter {
  readonly #args: string[];

  constructor(
    private readonly run: RunScript,
    private readonly prefix: string,
    { points, windowSeconds, blockSeconds = 0 }: LimiterOptions,
    private readonly inProcess: Limiter,
  ) {
    this.#args = [points, windowSeconds * 1000, blockSeconds * 1000].map(String);
  }

  async take(key: string): Promise<LimiterAnswer> {
    try {
      return answerOf(await this.#run(TAKE, key));
    } catch {
      return this.inProcess.take(key);
    }
  }

  async peek(key: string): Promise<LimiterAnswer> {
    try {
      return answerOf(await this.#run(PEEK, key));
    } catch {
      return this.inProcess.peek(key);
    }
  }

  async giveBack(key: string): Promise<void> {
    await this.#run(GIVE_BACK, key).catch(() => this.inProcess.giveBack(key));
  }

  async reset(key: string): Promise<void> {
    await this.#run(RESET, key).catch(() => this.inProcess.reset(key));
  }

  #run(chosen: Script, key: string): Promise<unknown> {
    return this.run(chosen, `${this.prefix}:${key}`, ...this.#args);
  }
}

function answerOf(reply: unknown): LimiterAnswer {
  const ms = Number(reply);
  return ms < 0 ? { allowed: true } : { allowed: false, retryAt: new Date(Date.now() + ms) };
}
