/**
 * Keeps two processes from writing one file. The lock is a listening Unix socket beside the file: the kernel closes it when
 * the process ends in any way, and a process number that is used again, as in containers, cannot be mistaken for its owner.
 */
import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The kernel allows 107 bytes, macOS 103. */
const MAX_SOCKET_PATH = 100;
/** Longer than the time between the check of a socket and its removal. */
const RACE_MS = 100;

/** @returns releases the lock; undefined if another process holds it */
export async function lockFile(path: string): Promise<(() => Promise<void>) | undefined> {
  const socket = socketPathOf(path);
  const server = (await listen(socket)) ?? ((await isAnswered(socket)) ? undefined : await takeOver(socket));
  if (server === undefined) return undefined;
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

/**
 * The owner of the socket has ended without removing it. Two processes that notice it at once can both remove the socket and
 * create their own: the one whose socket was replaced has lost.
 */
async function takeOver(socket: string): Promise<Server | undefined> {
  await rm(socket, { force: true });
  const server = await listen(socket);
  if (server === undefined) return undefined;
  const { ino } = await stat(socket);
  await sleep(RACE_MS);
  const now = await stat(socket).catch(() => undefined);
  if (now?.ino === ino) return server;
  server.close();
  return undefined;
}

function socketPathOf(path: string): string {
  const socket = `${resolve(path)}.lock`;
  if (Buffer.byteLength(socket) <= MAX_SOCKET_PATH) return socket;
  const name = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 32);
  return join(tmpdir(), `menshen-${name}.lock`);
}

/** @returns undefined if the socket exists already */
function listen(socket: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(undefined);
      else fail(error);
    });
    server.listen(socket, () => done(server));
  });
}

function isAnswered(socket: string): Promise<boolean> {
  return new Promise((done) => {
    const connection = connect(socket, () => {
      connection.destroy();
      done(true);
    });
    connection.once('error', () => done(false));
  });
}
