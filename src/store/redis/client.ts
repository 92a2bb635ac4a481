import { createClient } from '@keyv/redis';
import type { StoreAccess, StoreAddress, StoreNode } from '../../storeAddress.js';

export type RedisClient = ReturnType<typeof clientOf>;

/** The commands that the store sends. A client of one server and a client of a cluster have them alike. */
export interface Commands {
  get(key: string): Promise<string | null>;
  set(key: string, text: string, options: SetOptions): Promise<string | null>;
  getDel(key: string): Promise<string | null>;
  unlink(key: string): Promise<number>;
  evalSha(sha1: string, options: ScriptOptions): Promise<unknown>;
  eval(text: string, options: ScriptOptions): Promise<unknown>;
  publish(channel: string, message: string): Promise<number>;
  info(section: string): Promise<string>;
}

interface SetOptions {
  readonly condition?: 'NX';
  readonly expiration: { readonly type: 'PX'; readonly value: number };
}

interface ScriptOptions {
  readonly keys: string[];
  readonly arguments: string[];
}

/** How to reach the servers. */
export interface Servers extends StoreAddress {
  readonly access: StoreAccess;
}

interface Credentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** Options of a client of any server. The caller decides what follows the loss of the connection. */
export function clientOptions(
  { tls, access }: Servers,
  { username, password }: Credentials,
  reconnectStrategy: false | ((retries: number) => number),
) {
  const times = { connectTimeout: 500, socketTimeout: 1_000, reconnectStrategy };
  const certificates = {
    ...(access.ca !== undefined && { ca: access.ca }),
    ...(access.cert !== undefined && { cert: access.cert }),
    ...(access.key !== undefined && { key: access.key }),
  };
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    disableOfflineQueue: true,
    // Its commands would need more permissions.
    disableClientInfo: true,
    // `socketTimeout` detects a server that hangs. The ping interval is shorter, so that idle connections stay open.
    pingInterval: 400,
    socket: tls ? { ...times, ...certificates, tls: true as const } : times,
  };
}

/** The credentials at the servers that hold the data. */
export function serverCredentials({ username, password, access }: Servers): Credentials {
  return { username: username ?? access.username, password: password ?? access.password };
}

/**
 * Connects to one server. The client does not reconnect: a `RedisConnection` opens another.
 * @param onLost receives the reason when the connection ends
 * @throws the first failure, such as a refused connection or a wrong password
 */
export async function connectClient(
  servers: Servers,
  node: StoreNode,
  onLost: (error: Error) => void = () => {},
  credentials = serverCredentials(servers),
): Promise<RedisClient> {
  const client = clientOf(servers, node, credentials);
  let isReady = false;
  // Without a listener, an error event would end the process.
  client.on('error', (error: Error) => {
    if (isReady) onLost(error);
  });
  try {
    await client.connect();
    // Without a password nothing was sent yet, so a server that accepts connections and never replies counts as connected.
    await client.ping();
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  }
  isReady = true;
  return client;
}

function clientOf(servers: Servers, node: StoreNode, credentials: Credentials) {
  const { socket, ...options } = clientOptions(servers, credentials, false);
  const { database } = servers;
  return createClient({ ...options, ...(database > 0 && { database }), socket: { ...socket, ...node } });
}
