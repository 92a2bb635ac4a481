import { createClient } from '@keyv/redis';
import type { StoreAccess, StoreAddress, StoreNode } from '../../storeAddress.js';

const PING_MS = 300;
const MAX_UNANSWERED = 3;
/** While connecting, and if the pings fail to notice. */
const SOCKET_TIMEOUT_MS = 3_000;

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

/** Options of a client of any server. The caller decides when a connection counts as lost, and what follows. */
export function clientOptions(
  { tls, access }: Servers,
  { username, password }: Credentials,
  socketOptions: { reconnectStrategy: false | ((retries: number) => number); socketTimeout: number },
) {
  const times = { connectTimeout: 500, ...socketOptions };
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
  let stopPinging = () => {};
  // Without a listener, an error event would end the process.
  client.on('error', (error: Error) => {
    stopPinging();
    if (isReady) onLost(error);
  });
  client.on('end', () => stopPinging());
  try {
    await client.connect();
    // Without a password nothing was sent yet, so a server that accepts connections and never replies counts as connected.
    await client.ping();
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  }
  isReady = true;
  stopPinging = keepPinging(client, () => {
    if (client.isOpen) client.destroy();
    onLost(new Error('The server did not answer in time.'));
  });
  return client;
}

/**
 * Notices a server that hangs within about a second. Time in which this process was busy does not count, in contrast to a
 * timeout of the socket: replies that have arrived are read between two pings.
 * @returns ends it
 */
function keepPinging(client: RedisClient, onSilent: () => void): () => void {
  let unanswered = 0;
  const timer = setInterval(() => {
    if (unanswered >= MAX_UNANSWERED) {
      clearInterval(timer);
      onSilent();
      return;
    }
    unanswered += 1;
    client.ping().then(
      () => {
        unanswered = 0;
      },
      () => {},
    );
  }, PING_MS).unref();
  return () => clearInterval(timer);
}

function clientOf(servers: Servers, node: StoreNode, credentials: Credentials) {
  const timeouts = { reconnectStrategy: false, socketTimeout: SOCKET_TIMEOUT_MS } as const;
  const { socket, ...options } = clientOptions(servers, credentials, timeouts);
  const { database } = servers;
  return createClient({ ...options, ...(database > 0 && { database }), socket: { ...socket, ...node } });
}
