/** Faults of what is around the server: the store, an instance, the clock, connections and the disk. */
import { connect, type Socket } from 'node:net';
import type { Drill } from './drill.js';
import { raiseFileLimit } from './fileLimit.js';
import { LOGIN } from './stage.js';

const SKEW_SECONDS = 3_600;
const SOCKETS = 10_000;
/** Of the drills themselves: load, emulators, Redis. */
const OTHER_FILES = 500;

const sockets = new Set<Socket>();

export const AROUND_DRILLS: readonly Drill[] = [
  {
    name: 'store-dead',
    fault: 'Redis is killed, and starts again with its data',
    operation: LOGIN,
    begin: ({ redis }) => redis.kill(),
    end: ({ redis }) => redis.restart(),
  },
  {
    name: 'store-slow',
    fault: 'Redis hangs (SIGSTOP)',
    operation: LOGIN,
    begin: async ({ redis }) => redis.freeze(),
    end: async ({ redis }) => redis.thaw(),
  },
  {
    name: 'instance-killed',
    fault: 'one of two instances is killed (SIGKILL) under load',
    operation: LOGIN,
    begin: async ({ instances: [, second] }) => {
      setTimeout(() => second.kill(), 1_000);
      return 'killed after 1 s; its balancer would send its users to the other';
    },
    end: async ({ instances: [, second] }) => {
      await second.kill();
      await second.restart();
    },
  },
  {
    name: 'clock-skew',
    fault: 'the clocks of all vendors are an hour ahead',
    operation: LOGIN,
    begin: ({ control }) => control.advance(SKEW_SECONDS),
    end: ({ control }) => control.call('DELETE', '/clock'),
  },
  {
    name: 'idle-sockets',
    fault: `${SOCKETS} idle connections at one instance`,
    operation: LOGIN,
    begin: async ({ instances: [first] }) => {
      const limit = Math.min(raiseFileLimit(process.pid, SOCKETS * 2), raiseFileLimit(first.pid, SOCKETS * 2));
      const wanted = Math.min(SOCKETS, limit - OTHER_FILES);
      const { hostname, port } = new URL(first.url);
      for (let opened = 0; opened < wanted; opened += 500) {
        await Promise.all(Array.from({ length: Math.min(500, wanted - opened) }, () => open(hostname, Number(port))));
      }
      return wanted < SOCKETS ? `only ${wanted}: the limit of open files is ${limit}` : undefined;
    },
    end: async () => {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
  },
];

function open(host: string, port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, resolve);
    // The server may close idle connections.
    socket.on('error', () => resolve());
    sockets.add(socket);
  });
}
