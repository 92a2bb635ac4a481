import type { StoreNode } from '../../storeAddress.js';
import { connectClient, type RedisClient, type Servers } from './client.js';
import type { Link, OpenLink } from './connection.js';

/** Opens a link to one server, whose address stays the same. */
export function openSingle(servers: Servers): OpenLink<RedisClient> {
  const [node] = servers.nodes;
  if (node === undefined) throw new RangeError('A store needs an address.');
  return (onLost) => openNode(servers, node, onLost);
}

export async function openNode(
  servers: Servers,
  node: StoreNode,
  onLost: (error: Error) => void,
): Promise<Link<RedisClient>> {
  const client = await connectClient(servers, node, onLost);
  return {
    client,
    isHealthy: () => client.isReady,
    close: () => client.close(),
    destroy: () => {
      if (client.isOpen) client.destroy();
    },
  };
}
