import {
  type AttemptAnswer,
  type AttemptCounters,
  type AttemptOptions,
  type AttemptResult,
  storeUnavailable,
} from '../contract.js';
import type { RunScript, Script } from './script.js';
import { script } from './script.js';

/** Answers -1 for an attempt that may begin, -2 while others use up the limit, and else the milliseconds of the lock. */
const BEGIN = script(`
  local failures = redis.call('GET', KEYS[1])
  if failures == 'locked' then return redis.call('PTTL', KEYS[1]) end
  if failures and tonumber(failures) >= tonumber(ARGV[1]) then return -2 end
  if redis.call('INCR', KEYS[1]) == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
  return -1`);

const FAIL = script(`
  local failures = redis.call('GET', KEYS[1])
  if not failures or failures == 'locked' or tonumber(failures) < tonumber(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], 'locked', 'PX', ARGV[2])
  return 1`);

const SUCCEED = script(`
  if redis.call('GET', KEYS[1]) == 'locked' then return 0 end
  return redis.call('DEL', KEYS[1])`);

const UNDO = script(`
  local failures = redis.call('GET', KEYS[1])
  if not failures or failures == 'locked' or tonumber(failures) < 1 then return 0 end
  return redis.call('DECR', KEYS[1])`);

const ENDINGS: Readonly<Record<AttemptResult, Script>> = { failed: FAIL, succeeded: SUCCEED, undone: UNDO };

/** Counts in Redis. One key holds the failures, or the word `locked`. */
export class RedisAttempts implements AttemptCounters {
  constructor(
    private readonly run: RunScript,
    private readonly prefix: string,
    private readonly options: AttemptOptions,
  ) {}

  async begin(key: string): Promise<AttemptAnswer> {
    const { failures, windowMs } = this.options;
    const answer = Number(await this.#run(BEGIN, key, failures, windowMs));
    if (answer === -1) return { allowed: true };
    return { allowed: false, retryAt: answer === -2 ? null : new Date(Date.now() + answer) };
  }

  async end(key: string, result: AttemptResult): Promise<void> {
    await this.#run(ENDINGS[result], key, this.options.failures, this.options.lockMs);
  }

  async #run(chosen: Script, key: string, ...args: readonly number[]): Promise<unknown> {
    try {
      return await this.run(chosen, `${this.prefix}:${key}`, ...args.map(String));
    } catch (cause) {
      throw storeUnavailable(cause);
    }
  }
}
