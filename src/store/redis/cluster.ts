import { createCluster } from '@keyv/redis';
import { clientOptions, type RedisClient, type Servers, serverCredentials } from './client.js';
import type { OpenLink } from './connection.js';
import { openNode } from './single.js';

/** Longer than the timeouts of a single connection, because several follow each other. */
const OPEN_TIMEOUT_MS = 4_000;

/** Detects a node that hangs. */
const SOCKET_TIMEOUT_MS = 1_500;

export type ClusterClient = ReturnType<typeof clusterOf>;

/**
 * Opens clients of all masters. They follow slots that move. A lost master makes the connection open another link, which
 * succeeds when the cluster has promoted a replica; until then the other masters answer for their keys.
 */
export function openCluster(servers: Servers): OpenLink<ClusterClient> {
  return async (onLost) => {
    let isReady = false;
    let failure: Error | undefined;
    const cluster = clusterOf(servers);
    const noteFailure = (error: Error) => {
      // The reason of the first node; those that follow only say that no node is left.
      failure ??= error;
      if (isReady) onLost(error);
    };
    cluster.on('error', noteFailure);
    cluster.on('node-error', noteFailure);
    const destroy = () => {
      if (cluster.isOpen) cluster.destroy();
    };
    try {
      await withTimeout(async () => {
        await cluster.connect();
        if (cluster.masters.length === 0) throw new Error('CLUSTERDOWN No node of the cluster serves a slot.');
        await Promise.all(cluster.masters.map(async (master) => (await cluster.nodeClient(master)).ping()));
      });
    } catch (error) {
      destroy();
      throw failure ?? error;
    }
    isReady = true;
    return {
      client: cluster,
      isHealthy: () => cluster.isOpen && cluster.masters.every(({ client }) => client?.isReady === true),
      close: () => cluster.close(),
      destroy,
    };
  };
}

/** Opens a link for subscriptions: a message reaches all nodes of a cluster, so any of them will do. */
export function openClusterSubscriber(
  servers: Servers,
  masters: () => readonly { readonly host: string; readonly port: number }[],
): OpenLink<RedisClient> {
  return async (onLost) => {
    const known = [...masters(), ...servers.nodes];
    const first = Math.floor(Math.random() * known.length);
    let failure: unknown;
    for (const node of [...known.slice(first), ...known.slice(0, first)]) {
      try {
        return await openNode(servers, node, onLost);
      } catch (error) {
        failure ??= error;
      }
    }
    throw failure;
  };
}

function clusterOf(servers: Servers) {
  return createCluster({
    rootNodes: servers.nodes.map(({ host, port }) => ({ socket: { host, port } })),
    defaults: {
      ...clientOptions(servers, serverCredentials(servers), {
        reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 2_000),
        socketTimeout: SOCKET_TIMEOUT_MS,
      }),
      // Shorter than the timeout, so that idle connections stay open.
      pingInterval: 400,
    },
  });
}

async function withTimeout(work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The cluster did not answer in time.')), OPEN_TIMEOUT_MS);
  });
  try {
    await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
