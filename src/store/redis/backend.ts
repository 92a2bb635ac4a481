import type { Logger } from 'pino';
import { AppError } from '../../errors.js';
import { nodesText, parseStoreUrl, type StoreAccess } from '../../storeAddress.js';
import type { Backend } from '../backend.js';
import { MemoryLimiter } from '../memoryLimiter.js';
import { RedisAttempts } from './attempts.js';
import { RedisChannels, type Subscriber } from './channels.js';
import type { Commands, Servers } from './client.js';
import { type ClusterClient, openCluster, openClusterSubscriber } from './cluster.js';
import { type ConnectionMessages, type OpenLink, RedisConnection } from './connection.js';
import { RedisLimiter } from './limiter.js';
import { StoreProblemError, storeProblem } from './problem.js';
import { ProblemLog } from './problemLog.js';
import { type RunScript, runScript } from './script.js';
import { openSentinel } from './sentinel.js';
import { serverTime } from './serverTime.js';
import { openSingle } from './single.js';
import { probe, warnAboutEviction } from './startChecks.js';
import { findTlsMismatch } from './tlsMismatch.js';
import { type Attempt, redisStorage, redisVerbs } from './verbs.js';

const CONNECT_TIMEOUT_MS = 2_000;
const SWEEP_MS = 30_000;

const COMMANDS: ConnectionMessages = { connected: 'the store is connected', lost: 'the store is unreachable' };
const SUBSCRIPTIONS: ConnectionMessages = {
  connected: 'the subscriptions of the store are connected',
  lost: 'the subscriptions of the store are interrupted',
};

/** What differs between the topologies. */
interface Topology {
  readonly connection: Pick<RedisConnection<Commands>, 'client' | 'start' | 'reopen' | 'close'>;
  readonly openSubscriber: OpenLink<Subscriber>;
  ping(): Promise<unknown>;
}

/**
 * Opens Redis or Valkey. Rejects when it cannot be used at startup. Later the connection opens again automatically.
 * @param prefix of the key and the channel that are used to check the permissions
 * @throws AppError STORE_UNAVAILABLE with the reason
 */
export async function openRedis(access: StoreAccess, prefix: string, logger: Logger): Promise<Backend> {
  const servers = { ...parseStoreUrl(access.url), access };
  const { connection, openSubscriber, ping } = topologyOf(servers, logger);
  try {
    await connection.start(CONNECT_TIMEOUT_MS);
    await probe(connection.client, prefix);
  } catch (error) {
    await connection.close();
    throw await explain(error, servers);
  }
  await warnAboutEviction(connection.client, logger);

  const problems = new ProblemLog(logger);
  const attempt: Attempt = async (work) => {
    try {
      return await work(connection.client);
    } catch (error) {
      problems.note(error);
      // The master has become a replica, so Sentinel names another one.
      if (error instanceof Error && error.message.startsWith('READONLY')) connection.reopen(error);
      throw error;
    }
  };
  const run: RunScript = (script, key, ...args) => attempt((client) => runScript(client, script, key, args));
  const openChannels = async (prepare: (client: Subscriber) => Promise<void>) => {
    const subscriptions = new RedisConnection(openSubscriber, logger, SUBSCRIPTIONS, prepare);
    await subscriptions.start(CONNECT_TIMEOUT_MS);
    return subscriptions;
  };
  const channels = new RedisChannels(
    (channel, message) => attempt((client) => client.publish(channel, message)),
    openChannels,
    logger,
  );
  const limiters: MemoryLimiter[] = [];
  const sweeping = setInterval(() => {
    for (const limiter of limiters) limiter.sweep();
  }, SWEEP_MS).unref();
  return {
    storage: redisStorage(attempt),
    verbs: redisVerbs(attempt, run),
    channels,
    limiter: (keyPrefix, options) => {
      const inProcess = new MemoryLimiter(options, () => Date.now());
      limiters.push(inProcess);
      return new RedisLimiter(run, keyPrefix, options, inProcess);
    },
    attempts: (keyPrefix, options) => new RedisAttempts(run, keyPrefix, options),
    ping: async () => {
      await ping();
    },
    time: () => serverTime(connection.client),
    close: async () => {
      clearInterval(sweeping);
      await channels.close();
      await connection.close();
    },
  };
}

function topologyOf(servers: Servers, logger: Logger): Topology {
  if (servers.topology === 'cluster') {
    const connection = new RedisConnection<ClusterClient>(openCluster(servers), logger, COMMANDS);
    return {
      connection,
      openSubscriber: openClusterSubscriber(servers, () => connection.client.masters),
      // A cluster is ready while it serves any of several keys.
      ping: () => Promise.any(PROBED_KEYS.map((key) => connection.client.get(key))),
    };
  }
  const open = servers.topology === 'sentinel' ? openSentinel(servers) : openSingle(servers);
  const connection = new RedisConnection(open, logger, COMMANDS);
  return { connection, openSubscriber: open, ping: () => connection.client.ping() };
}

/** Their slots are far apart. */
const PROBED_KEYS = ['menshen:ping:a', 'menshen:ping:b', 'menshen:ping:c', 'menshen:ping:d'];

/** The message contains only hosts and ports, because the URL may contain a password. */
async function explain(error: unknown, servers: Servers): Promise<AppError> {
  const { nodes, tls, access } = servers;
  const { code } = storeProblem(error);
  const [node] = nodes;
  const isUnclear = ['CONNECTION_LOST', 'TIMEOUT', 'UNKNOWN'].includes(code);
  const mismatch =
    isUnclear && node !== undefined
      ? await findTlsMismatch(node, { tls, hasCertificate: access.cert !== undefined })
      : undefined;
  const cause = mismatch === undefined ? error : new StoreProblemError(mismatch, error);
  const message = `The store at ${nodesText(nodes)} cannot be used. ${storeProblem(cause).text}`;
  return new AppError('STORE_UNAVAILABLE', message, { retryable: true, cause });
}
