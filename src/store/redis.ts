import KeyvRedis, { createClient } from '@keyv/redis';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { AppError } from '../errors.js';
import type { AtomicVerbs, Backend } from './backend.js';
import { RedisAttempts } from './redisAttempts.js';
import { RedisChannels } from './redisChannels.js';
import { limitsOf, RedisLimiter } from './redisLimiter.js';
import { type RunScript, script, scriptRunner } from './redisScript.js';

const CONNECT_TIMEOUT_MS = 2_000;

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

/** What the log says of a connection. */
interface ConnectionMessages {
  readonly connected: string;
  readonly lost: string;
}

const COMMANDS: ConnectionMessages = { connected: 'the store is connected', lost: 'the store is unreachable' };
const SUBSCRIPTIONS: ConnectionMessages = {
  connected: 'the subscriptions of the store are connected',
  lost: 'the subscriptions of the store are interrupted',
};

type Client = Awaited<ReturnType<typeof connect>>;

class RedisTexts extends KeyvRedis<string> {
  /** The inherited method would reconnect a closed client. `openRedis` manages the connection. */
  override async getClient() {
    return this.client;
  }
}

/** Opens Redis or Valkey. Rejects when it is unreachable at startup. Later the client reconnects automatically. */
export async function openRedis(url: string, logger: Logger): Promise<Backend> {
  const client = await connect(url, logger);
  const openSecond = () => connect(url, logger, SUBSCRIPTIONS);
  const run = scriptRunner(client);
  const channels = new RedisChannels(client, openSecond, logger);
  return {
    // Failed commands must throw: without these options `set` returns `true` although Redis stored nothing.
    storage: new RedisTexts(client, { throwOnErrors: true, throwOnConnectError: true }),
    verbs: verbsOf(client, run),
    channels,
    limiter: (keyPrefix, options) => {
      const counts = new RateLimiterRedis({
        ...limitsOf(keyPrefix, options),
        storeClient: client,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        // While Redis is unreachable, each instance applies the limits separately.
        insuranceLimiter: new RateLimiterMemory(limitsOf(keyPrefix, options)),
      });
      return new RedisLimiter(counts, options);
    },
    attempts: (keyPrefix, options) => new RedisAttempts(run, keyPrefix, options),
    ping: async () => {
      await client.ping();
    },
    close: async () => {
      await channels.close();
      // A graceful close waits for replies, which never arrive without a connection.
      if (client.isReady) await client.close();
      else if (client.isOpen) client.destroy();
    },
  };
}

async function connect(url: string, logger: Logger, messages: ConnectionMessages = COMMANDS) {
  const connectBy = Date.now() + CONNECT_TIMEOUT_MS;
  let started = false;
  let reachable = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    // `socketTimeout` detects a server that hangs. The ping interval is shorter, so that idle connections stay open.
    pingInterval: 400,
    socket: {
      connectTimeout: 500,
      socketTimeout: 1_000,
      reconnectStrategy: (retries) => {
        if (!started && Date.now() > connectBy - 500) return false;
        return Math.min(50 * 2 ** retries, 2_000);
      },
    },
  });
  // Logs one line per outage, not per attempt. Without a listener, an error event would end the process.
  client.on('error', (err) => {
    if (reachable) logger.warn({ err }, messages.lost);
    reachable = false;
  });
  client.on('ready', () => {
    logger.info(messages.connected);
    reachable = true;
  });

  const timeout = setTimeout(() => client.destroy(), CONNECT_TIMEOUT_MS);
  try {
    await client.connect();
    if (!client.isReady) throw new Error('Redis did not answer in time.');
  } catch (cause) {
    if (client.isOpen) client.destroy();
    // The message contains only the host, because the URL may contain a password.
    const message = `The store at ${new URL(url).host} is unreachable. Check STORE_URL.`;
    throw new AppError('STORE_UNAVAILABLE', message, { retryable: true, cause });
  } finally {
    clearTimeout(timeout);
  }
  started = true;
  return client;
}

function verbsOf(client: Client, run: RunScript): AtomicVerbs {
  return {
    getDelete: async (key) => (await client.getDel(key)) ?? undefined,
    setIfAbsent: async (key, text, ttlMs) =>
      (await client.set(key, text, { condition: 'NX', expiration: { type: 'PX', value: ttlMs } })) === 'OK',
    compareAndSet: async (key, previous, next, ttlMs) =>
      Number(await run(COMPARE_AND_SET, key, previous, next, String(ttlMs))) === 1,
    compareAndDelete: async (key, previous) => Number(await run(COMPARE_AND_DELETE, key, previous)) === 1,
    increment: async (key, ttlMs) => Number(await run(INCREMENT, key, String(ttlMs))),
    append: async (key, entry, ttlMs) => String(await run(APPEND, key, entry, String(ttlMs))),
  };
}
