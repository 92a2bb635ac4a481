import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to connections and to port 0: nothing else takes one before its program listens. */
const FIRST = 10_000;
/** The ports of one worker of Vitest. */
const SLICE = 1_000;
const SLICES = 20;

const slice = FIRST + (Number(process.env.VITEST_POOL_ID ?? 0) % SLICES) * SLICE;
/** Random, since the workers of another run on this machine have the same slices. */
let next = Math.floor(Math.random() * SLICE);

/** A port of loopback on which nothing listens, for a program that cannot choose one itself. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < SLICE; tries++) {
    const port = slice + (next++ % SLICE);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port.');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
