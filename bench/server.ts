/** A server under test: a child process on a free loopback port, with what it costs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './build.js';
import type { Question } from './contenders.js';

const START_LIMIT_MS = 15_000;
const KNOCK_MS = 5;
/** Linux counts the processor time of a process in hundredths of a second, whatever its kernel's own tick. */
const TICK_MICROSECONDS = 10_000;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class Server {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    readonly firstAnswer: Answer,
    readonly firstAnswerMs: number,
  ) {}

  /** Resolves with the first answer, whatever it is. @param script inside `dist/` */
  static async start(script: string, env: Readonly<Record<string, string>>, question: Question): Promise<Server> {
    const port = await freePort();
    const { PATH, SystemRoot } = process.env;
    const startedAt = performance.now();
    const child = spawn(process.execPath, [join(ROOT, 'dist', script)], {
      env: { PATH, SystemRoot, ...env, PORT: String(port) },
      // Away from the project: a developer's .env is none of the measurement's business.
      cwd: tmpdir(),
      stdio: ['ignore', 2, 2],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    const url = `http://127.0.0.1:${port}`;
    while (performance.now() - startedAt < START_LIMIT_MS && running.has(child)) {
      const answer = await send(url, question).catch(() => undefined);
      if (answer !== undefined) return new Server(url, child, answer, performance.now() - startedAt);
      await sleep(KNOCK_MS);
    }
    throw new Error(`${script} did not answer.`);
  }

  ask(question: Question): Promise<Answer> {
    return send(this.url, question);
  }

  /** Processor time used so far, all threads; undefined where the system does not say. */
  cpuMicroseconds(): number | undefined {
    const stat = this.#read('stat');
    // The name of the program stands in brackets and may hold spaces: count from behind it.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS;
  }

  rssMegabytes(): number | undefined {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(this.#read('status') ?? '')?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  }

  async stop(): Promise<void> {
    if (!running.has(this.child)) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  #read(file: 'stat' | 'status'): string | undefined {
    const path = `/proc/${this.child.pid}/${file}`;
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }
}

/** The fake Authing that every server is measured in front of. */
export function startFakeVendor(): Promise<Server> {
  return Server.start('bench/fakeVendor.js', {}, { path: '/api/v2/.well-known', headers: {}, body: '' });
}

async function send(url: string, { method = 'POST', path, headers, body }: Question): Promise<Answer> {
  const response = await fetch(url + path, { method, headers, ...(method === 'POST' && { body }) });
  return { status: response.status, text: await response.text() };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
