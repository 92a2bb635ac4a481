import type { StoreNode } from '../../storeAddress.js';
import { nodesText } from '../../storeAddress.js';
import { connectClient, type RedisClient, type Servers } from './client.js';
import type { OpenLink } from './connection.js';
import { openNode } from './single.js';

/** How often the Sentinels are asked for the address of the master, besides the messages that they send. */
const CHECK_MS = 1_000;

/**
 * Opens a link to the master that the Sentinels name, and gives it up when they name another: also when the old master can
 * still be reached. The library's own Sentinel client is not used: during a fail-over its commands wait without a limit.
 */
export function openSentinel(servers: Servers): OpenLink<RedisClient> {
  return async (onLost) => {
    const { master, sentinel } = await findMaster(servers);
    let stopWatching = () => {};
    const link = await openNode(servers, master, (error) => {
      stopWatching();
      onLost(error);
    });
    try {
      await requireMaster(link.client);
      stopWatching = await watchMaster(servers, { master, sentinel }, () => {
        stopWatching();
        onLost(new Error('The Sentinels name another master.'));
      });
    } catch (error) {
      link.destroy();
      throw error;
    }
    return {
      ...link,
      close: async () => {
        stopWatching();
        await link.close();
      },
      destroy: () => {
        stopWatching();
        link.destroy();
      },
    };
  };
}

/** A Sentinel answered, and does not know the name of the master. */
class UnknownMasterError extends Error {
  override readonly name = 'UnknownMasterError';

  constructor() {
    super('The Sentinels know no master with this name.');
  }
}

interface Finding {
  readonly master: StoreNode;
  /** The Sentinel that named it. */
  readonly sentinel: StoreNode;
}

async function findMaster(servers: Servers): Promise<Finding> {
  const failures: unknown[] = [];
  for (const sentinel of servers.nodes) {
    try {
      return { master: await askSentinel(servers, sentinel), sentinel };
    } catch (error) {
      failures.push(error);
    }
  }
  // A Sentinel that answered says more than one that did not.
  throw failures.find((error) => error instanceof UnknownMasterError) ?? failures[0];
}

async function askSentinel(servers: Servers, sentinel: StoreNode): Promise<StoreNode> {
  const client = await connectSentinel(servers, sentinel);
  try {
    const reply: unknown = await client.sendCommand(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', servers.masterName]);
    if (!Array.isArray(reply)) throw new UnknownMasterError();
    return { host: String(reply[0]), port: Number(reply[1]) };
  } finally {
    client.destroy();
  }
}

/** Calls `onMoved` when a message or a check says that another server is the master. @returns ends it */
async function watchMaster(servers: Servers, { master, sentinel }: Finding, onMoved: () => void): Promise<() => void> {
  const check = async () => {
    const found = await findMaster(servers).catch(() => undefined);
    if (found !== undefined && nodesText([found.master]) !== nodesText([master])) onMoved();
  };
  const checking = setInterval(check, CHECK_MS).unref();
  const client = await connectSentinel(servers, sentinel).catch(() => undefined);
  // A Sentinel may forbid the channel. The checks go on.
  await client?.subscribe('+switch-master', check).catch(() => undefined);
  return () => {
    clearInterval(checking);
    if (client?.isOpen) client.destroy();
  };
}

function connectSentinel(servers: Servers, sentinel: StoreNode): Promise<RedisClient> {
  const { sentinelUsername: username, sentinelPassword: password } = servers.access;
  return connectClient({ ...servers, database: 0 }, sentinel, () => {}, { username, password });
}

/** Right after a fail-over, Sentinels can name a server that has become a replica. */
async function requireMaster(client: RedisClient): Promise<void> {
  const replication = await client.info('replication');
  if (!replication.includes('role:master')) throw new Error('READONLY The server that Sentinel names is a replica.');
}
