/** A Redis of the benchmark's own, with an empty memory and nothing on disk. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './server.js';

const TRIES = 200;

export interface Redis {
  readonly url: string;
  /** How many commands it has run, without keep-alive pings. */
  commands(): Promise<number>;
  stop(): Promise<void>;
}

/** @throws Error when `redis-server` is not on the PATH */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', flags, { stdio: 'ignore' });
  let problem: Error | undefined;
  child.once('error', (error) => {
    problem = error;
  });
  process.once('exit', () => child.kill('SIGKILL'));
  for (let tries = 0; tries < TRIES && problem === undefined; tries++) {
    if ((await info(port).catch(() => '')) !== '') break;
    await sleep(25);
  }
  if (problem !== undefined) throw new Error(`redis-server does not start: install it. ${problem.message}`);
  return {
    url: `redis://127.0.0.1:${port}`,
    commands: async () => {
      const all = [...(await info(port)).matchAll(/cmdstat_(\w+)[^:]*:calls=(\d+)/g)];
      // Clients ping to notice a lost connection; the benchmark itself asks for INFO.
      const counted = all.filter(([, name = '']) => !/^(?:ping|info|hello|client)$/.test(name));
      return counted.reduce((sum, [, , calls]) => sum + Number(calls), 0);
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function info(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('INFO commandstats\r\n');
    const [reply] = await once(socket, 'data');
    return String(reply);
  } finally {
    socket.destroy();
  }
}
