import type { AtomicVerbs, TextStorage } from '../backend.js';
import type { Commands } from './client.js';
import { type RunScript, script } from './script.js';

const COMPARE_AND_SET = script(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1`);

const COMPARE_AND_DELETE = script(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])`);

const INCREMENT = script(`
  local count = redis.call('INCR', KEYS[1])
  if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return count`);

const APPEND = script(`
  local text = redis.call('GET', KEYS[1])
  local list = '[' .. ARGV[1] .. ']'
  if text and text ~= '[]' then list = string.sub(text, 1, -2) .. ',' .. ARGV[1] .. ']' end
  redis.call('SET', KEYS[1], list, 'PX', ARGV[2])
  return list`);

/** Runs a command at the present client. */
export type Attempt = <R>(work: (client: Commands) => Promise<R>) => Promise<R>;

/** The part of Keyv's adapter for Redis that we use. That adapter keeps one client; ours changes at a fail-over. */
export function redisStorage(attempt: Attempt): TextStorage {
  return {
    get: async (key) => (await attempt((client) => client.get(key))) ?? undefined,
    set: (key, text, ttlMs) => attempt((client) => client.set(key, text, { expiration: { type: 'PX', value: ttlMs } })),
    delete: async (key) => (await attempt((client) => client.unlink(key))) > 0,
    clear: () => Promise.reject(new Error('Other programs may use the same Redis, so it is never cleared.')),
  };
}

export function redisVerbs(attempt: Attempt, run: RunScript): AtomicVerbs {
  return {
    getDelete: async (key) => (await attempt((client) => client.getDel(key))) ?? undefined,
    setIfAbsent: async (key, text, ttlMs) => {
      const options = { condition: 'NX', expiration: { type: 'PX', value: ttlMs } } as const;
      return (await attempt((client) => client.set(key, text, options))) === 'OK';
    },
    compareAndSet: async (key, previous, next, ttlMs) =>
      Number(await run(COMPARE_AND_SET, key, previous, next, String(ttlMs))) === 1,
    compareAndDelete: async (key, previous) => Number(await run(COMPARE_AND_DELETE, key, previous)) === 1,
    increment: async (key, ttlMs) => Number(await run(INCREMENT, key, String(ttlMs))),
    append: async (key, entry, ttlMs) => String(await run(APPEND, key, entry, String(ttlMs))),
  };
}
