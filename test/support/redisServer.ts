import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { freePort } from './freePort.js';

const PROGRAM = 'redis-server';

/** Is the program on the PATH? */
const redisAvailable = spawnSync(PROGRAM, ['--version']).status === 0;

/** A test that fails half-way must not leave servers behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A real Redis of its own, with an empty memory, and without `durable` nothing on disk. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** The reply to a command of redis-cli. */
  cli(...command: readonly string[]): string;
  /** Shuts it down in order. */
  stop(): Promise<void>;
  /** Ends it at once, like a crash. */
  kill(): Promise<void>;
  /** Starts it again on the same port; empty, unless it is durable. */
  restart(): Promise<void>;
  /** Stops it from answering while its connections stay open. */
  freeze(): void;
  thaw(): void;
}

/** @param durable keeps each write on disk, so that it survives a restart */
export async function startRedis({ durable = false } = {}): Promise<RedisServer> {
  const port = await freePort();
  const directory = durable ? mkdtempSync(join(tmpdir(), 'redis-')) : undefined;
  const persistence =
    directory === undefined
      ? ['--appendonly', 'no']
      : ['--appendonly', 'yes', '--appendfsync', 'always', '--dir', directory];
  let child = await launch(port, persistence);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    cli: (...command) => execFileSync('redis-cli', ['-p', String(port), ...command], { encoding: 'utf8' }).trim(),
    stop: async () => {
      await end('SIGTERM');
      if (directory !== undefined) rmSync(directory, { recursive: true });
    },
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      child = await launch(port, persistence);
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
  };
}

/** Without the program these tests are skipped with a warning, except in CI, where that is a failure. */
export function describeWithRedis(title: string, body: () => void): void {
  if (redisAvailable) {
    describe(title, body);
    return;
  }
  if (process.env.CI === 'true') {
    describe(title, () => {
      it(`needs the program ${PROGRAM}`, () => {
        throw new Error(`${PROGRAM} is not on the PATH, and CI must not skip what needs it.`);
      });
    });
    return;
  }
  // biome-ignore lint/suspicious/noConsole: whoever runs the tests must see that some of them did not run
  console.warn(`SKIPPED, ${PROGRAM} is not on the PATH: ${title}`);
  describe.skip(title, body);
}

async function launch(port: number, persistence: readonly string[]): Promise<ChildProcess> {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...persistence];
  const child = spawn(PROGRAM, flags, { stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return child;
    await sleep(25);
  }
  child.kill('SIGKILL');
  throw new Error(`${PROGRAM} did not start on port ${port}.`);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [reply] = await once(socket, 'data');
    return String(reply).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
