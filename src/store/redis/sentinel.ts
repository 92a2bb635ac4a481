import type { StoreNode } from '../../storeAddress.js';
import { nodesText } from '../../storeAddress.js';
import { connectClient, type RedisClient, type Servers } from './client.js';
import type { OpenLink } from './connection.js';
import { openNode } from './single.js';

/** How often the Sentinels are asked for the address of the master. */
const CHECK_MS = 1_000;

/**
 * Opens a link to the master that the Sentinels name, and gives it up when they name another: also when the old master can
 * still be reached. The library's own Sentinel client is not used: during a fail-over its commands wait without a limit.
 */
export function openSentinel(servers: Servers): OpenLink<RedisClient> {
  return async (onLost) => {
    const master = await findMaster(servers);
    let checking: NodeJS.Timeout | undefined;
    const link = await openNode(servers, master, (error) => {
      clearInterval(checking);
      onLost(error);
    });
    await requireMaster(link.client).catch((error: unknown) => {
      link.destroy();
      throw error;
    });
    checking = setInterval(async () => {
      const present = await findMaster(servers).catch(() => master);
      if (nodesText([present]) !== nodesText([master])) onLost(new Error('Sentinel names another master.'));
    }, CHECK_MS).unref();
    const stopChecking = () => clearInterval(checking);
    return {
      ...link,
      close: async () => {
        stopChecking();
        await link.close();
      },
      destroy: () => {
        stopChecking();
        link.destroy();
      },
    };
  };
}

/** A Sentinel answered, and does not know the name of the master. */
export class UnknownMasterError extends Error {
  override readonly name = 'UnknownMasterError';

  constructor() {
    super('The Sentinels know no master with this name.');
  }
}

async function findMaster(servers: Servers): Promise<StoreNode> {
  const failures: unknown[] = [];
  for (const sentinel of servers.nodes) {
    try {
      return await askSentinel(servers, sentinel);
    } catch (error) {
      failures.push(error);
    }
  }
  // A Sentinel that answered says more than one that did not.
  throw failures.find((error) => error instanceof UnknownMasterError) ?? failures[0];
}

async function askSentinel(servers: Servers, sentinel: StoreNode): Promise<StoreNode> {
  const { sentinelUsername: username, sentinelPassword: password } = servers.access;
  const client = await connectClient({ ...servers, database: 0 }, sentinel, () => {}, { username, password });
  try {
    const reply: unknown = await client.sendCommand(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', servers.masterName]);
    if (!Array.isArray(reply)) throw new UnknownMasterError();
    return { host: String(reply[0]), port: Number(reply[1]) };
  } finally {
    client.destroy();
  }
}

/** Right after a fail-over, Sentinels can name a server that has become a replica. */
async function requireMaster(client: RedisClient): Promise<void> {
  const replication = await client.info('replication');
  if (!replication.includes('role:master')) throw new Error('READONLY The server that Sentinel names is a replica.');
}
