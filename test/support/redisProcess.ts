import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './freePort.js';

export const PROGRAM = 'redis-server';
/** A busy machine starts programs slowly. */
const START_MS = 30_000;

/** Is the program on the PATH? */
export const redisAvailable = spawnSync(PROGRAM, ['--version']).status === 0;

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

export interface RedisOptions {
  /** Keeps each write on disk, so that it survives a restart. */
  readonly durable?: boolean;
  /** More arguments of the program. */
  readonly flags?: readonly string[];
  /** Listens with TLS only. */
  readonly tls?: RedisCertificates & { readonly requireClientCertificate?: boolean };
}

/** Names of PEM files. */
export interface RedisCertificates {
  readonly ca: string;
  readonly serverCert: string;
  readonly serverKey: string;
  readonly clientCert: string;
  readonly clientKey: string;
}

export async function startRedis({ durable = false, flags = [], tls }: RedisOptions = {}): Promise<RedisServer> {
  const port = await freePort();
  const directory = durable ? mkdtempSync(join(tmpdir(), 'redis-')) : undefined;
  const persistence =
    directory === undefined
      ? ['--appendonly', 'no']
      : ['--appendonly', 'yes', '--appendfsync', 'always', '--dir', directory];
  const settings = [...persistence, ...flags, ...(tls === undefined ? [] : tlsFlags(port, tls))];
  let child = await launchRedis(port, settings);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    url: `${tls === undefined ? 'redis' : 'rediss'}://127.0.0.1:${port}`,
    port,
    cli: (...command) => {
      const secure =
        tls === undefined ? [] : ['--tls', '--cacert', tls.ca, '--cert', tls.clientCert, '--key', tls.clientKey];
      return execFileSync('redis-cli', ['-p', String(port), ...secure, ...command], { encoding: 'utf8' }).trim();
    },
    stop: async () => {
      await end('SIGTERM');
      if (directory !== undefined) rmSync(directory, { recursive: true });
    },
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      child = await launchRedis(port, settings);
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
  };
}

/** Starts the program and waits until it replies. */
async function launchRedis(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...settings];
  return launchProgram(flags, port);
}

/** @param port where it listens */
export async function launchProgram(flags: readonly string[], port: number): Promise<ChildProcess> {
  // A replica writes its copy into the working directory, and another server would load it from there.
  const cwd = mkdtempSync(join(tmpdir(), 'redis-'));
  const child = spawn(PROGRAM, flags, { cwd, stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => {
    running.delete(child);
    rmSync(cwd, { recursive: true, force: true });
  });
  const endsAt = Date.now() + START_MS;
  while (child.exitCode === null && Date.now() < endsAt) {
    if (await answers(port, flags.includes('--tls-port'))) return child;
    await sleep(25);
  }
  child.kill('SIGKILL');
  throw new Error(`${PROGRAM} did not start on port ${port}.`);
}

function tlsFlags(port: number, tls: NonNullable<RedisOptions['tls']>): string[] {
  const files = ['--tls-cert-file', tls.serverCert, '--tls-key-file', tls.serverKey, '--tls-ca-cert-file', tls.ca];
  const clients = ['--tls-auth-clients', tls.requireClientCertificate === true ? 'yes' : 'optional'];
  return ['--port', '0', '--tls-port', String(port), ...files, ...clients];
}

async function answers(port: number, tls: boolean): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    if (tls) return true;
    socket.write('PING\r\n');
    const [reply] = await once(socket, 'data');
    // An error means that a password is required.
    return /^(?:\+PONG|-NOAUTH)/.test(String(reply));
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
