/** A TCP relay in front of a Redis: it counts the commands that pass, and the round trips that they take. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface RedisTap {
  readonly url: string;
  /** Counts of the commands that `work` causes. Pings of the client do not count. */
  during(work: () => Promise<unknown>): Promise<{ readonly commands: string[]; readonly roundTrips: number }>;
  close(): void;
}

export async function tapRedis(port: number): Promise<RedisTap> {
  let commands: string[] = [];
  let roundTrips = 0;
  let isAnswered = true;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('data', (chunk) => {
      const sent = commandsOf(String(chunk)).filter((name) => name !== 'PING');
      // What is sent before the answer to the commands before it belongs to the same round trip.
      if (sent.length > 0 && isAnswered) roundTrips += 1;
      if (sent.length > 0) isAnswered = false;
      commands.push(...sent);
    });
    upstream.on('data', () => {
      isAnswered = true;
    });
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The relay has no port.');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    async during(work) {
      commands = [];
      roundTrips = 0;
      isAnswered = true;
      await work();
      return { commands, roundTrips };
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The names in `*2\r\n$3\r\nGET\r\n$1\r\nk\r\n…`. Values of these tests contain no line that begins so. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/\*\d+\r\n\$\d+\r\n([A-Za-z]+)\r\n/g)].map(([, name = '']) => name.toUpperCase());
}
