/** A real Prometheus with the configuration of ops/prometheus, where the machine has one. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { freePort } from './freePort.js';

const PROGRAMS = ['prometheus', 'promtool'];
const OPS = 'ops/prometheus';
/** A busy machine starts programs slowly. */
const START_MS = 30_000;
const isInstalled = PROGRAMS.every((program) => spawnSync(program, ['--version']).status === 0);

/** What `promtool` writes about a text; fails when it finds a problem. */
export function promtool(args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`promtool ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout + stderr;
}

export interface Prometheus {
  /** The values of an instant query, by their labels as JSON. */
  query(expression: string): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<void>;
}

/** @param target HOST:PORT of METRICS_PORT */
export async function startPrometheus(target: string): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-prometheus-'));
  copyFileSync(join(OPS, 'alerts.yml'), join(folder, 'alerts.yml'));
  writeFileSync(join(folder, 'prometheus.yml'), configuration(target));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    'prometheus',
    [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=${address}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    process.off('exit', killed);
    if (child.exitCode === null) child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true });
  };
  const endsAt = Date.now() + START_MS;
  while (child.exitCode === null && Date.now() < endsAt) {
    const isReady = await fetch(`http://${address}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { query: (expression) => instantQuery(address, expression), stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`prometheus did not start: ${said}`);
}

/** Without the programs these tests are skipped with a warning, except in CI, where that is a failure. */
export function describeWithPrometheus(title: string, body: () => void): void {
  if (isInstalled) {
    describe(title, body);
    return;
  }
  if (process.env.CI === 'true') {
    describe(title, () => {
      it('needs the programs prometheus and promtool', () => {
        throw new Error('prometheus is not installed, and CI must not skip what needs it.');
      });
    });
    return;
  }
  process.stderr.write(`Skipped: "${title}" needs the programs prometheus and promtool, which are not installed.\n`);
  describe.skip(title, body);
}

async function instantQuery(address: string, expression: string): Promise<Readonly<Record<string, number>>> {
  const response = await fetch(`http://${address}/api/v1/query?${new URLSearchParams({ query: expression })}`);
  const { data } = (await response.json()) as {
    readonly data: {
      readonly result: readonly { readonly metric: object; readonly value: readonly [number, string] }[];
    };
  };
  return Object.fromEntries(data.result.map(({ metric, value }) => [JSON.stringify(metric), Number(value[1])]));
}

/** The example, with another target and shorter intervals. Fails if the example no longer contains what is replaced. */
function configuration(target: string): string {
  let text = readFileSync(join(OPS, 'prometheus.yml'), 'utf8');
  for (const [from, to] of [
    ['127.0.0.1:9464', target],
    ['scrape_interval: 15s', 'scrape_interval: 1s'],
    ['evaluation_interval: 15s', 'evaluation_interval: 1s'],
  ] as const) {
    if (!text.includes(from)) throw new Error(`${OPS}/prometheus.yml does not contain: ${from}`);
    text = text.replace(from, to);
  }
  return text;
}
