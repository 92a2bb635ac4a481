/** A real nginx, where the machine has one. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'vitest';

/** Debian installs it where the PATH of a user does not lead. */
const PROGRAM = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);
const EXAMPLE = 'examples/nginx';
/** A busy machine starts programs slowly. */
const START_MS = 30_000;

/** A test that fails half-way must not leave servers behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export interface NginxPorts {
  readonly nginx: number;
  readonly menshen: number;
  readonly application: number;
}

/** Starts the example. @returns a function that stops it */
export function startNginx(ports: NginxPorts, secret: string): Promise<() => Promise<void>> {
  return runNginx(ports.nginx, () => configuration(ports, secret));
}

/**
 * @param port on which it listens when it is ready
 * @param configure returns nginx.conf; it may write further files into the folder
 * @returns a function that stops it
 */
export async function runNginx(port: number, configure: (folder: string) => string): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-nginx-'));
  writeFileSync(join(folder, 'nginx.conf'), configure(folder));
  const flags = ['-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'];
  const child = spawn(PROGRAM ?? 'nginx', flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const exited = once(child, 'exit').then(() => running.delete(child));
  const endsAt = Date.now() + START_MS;
  while (child.exitCode === null && Date.now() < endsAt) {
    if (await listens(port)) {
      return async () => {
        child.kill('SIGTERM');
        await exited;
        rmSync(folder, { recursive: true });
      };
    }
    await sleep(25);
  }
  child.kill('SIGKILL');
  throw new Error(`nginx did not start: ${said}`);
}

/** Without the program these tests are skipped with a warning, except in CI, where that is a failure. */
export function describeWithNginx(title: string, body: () => void): void {
  if (PROGRAM !== undefined) {
    describe(title, body);
    return;
  }
  if (process.env.CI === 'true') {
    describe(title, () => {
      it('needs the program nginx', () => {
        throw new Error('nginx is not installed, and CI must not skip what needs it.');
      });
    });
    return;
  }
  process.stderr.write(`Skipped: "${title}" needs the program nginx, which is not installed.\n`);
  describe.skip(title, body);
}

/** The example, with other ports, another folder and another secret. */
function configuration({ nginx, menshen, application }: NginxPorts, secret: string): string {
  const replacements: readonly (readonly [string, string])[] = [
    ['worker_processes auto;', 'worker_processes 1;'],
    ['listen 8080;', `listen 127.0.0.1:${nginx};`],
    ['127.0.0.1:4000', `127.0.0.1:${menshen}`],
    ['127.0.0.1:5000', `127.0.0.1:${application}`],
    ['replace-this-secret-0123456789abcdef', secret],
    ['root site;', `root ${resolve(EXAMPLE, 'site')};`],
  ];
  return replaceIn(`${EXAMPLE}/nginx.conf`, replacements);
}

/** The text of a file with replacements, each of which must occur in it. */
export function replaceIn(file: string, replacements: readonly (readonly [string, string])[]): string {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${file} does not contain: ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
