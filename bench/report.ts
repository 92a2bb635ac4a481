/** Numbers to a table. */
import { arch, availableParallelism, cpus, platform } from 'node:os';
import type { Operation } from './contenders.js';
import type { Measured } from './load.js';

export interface Results {
  readonly name: string;
  /** By operation, one entry a round. */
  readonly rounds: Readonly<Record<Operation, readonly Measured[]>>;
  readonly idleMegabytes: number | undefined;
  /** One entry a start. */
  readonly firstAnswerMs: readonly number[];
}

const HEAD = [
  'front',
  'login req/s',
  'ratio to proxy',
  'CPU µs/req',
  'me req/s',
  'ratio to proxy',
  'CPU µs/req',
  'idle RSS MB',
  'first answer ms',
];

/** In Markdown, so that it can be kept. @param proxy the results that ratios are taken to */
export function table(results: readonly Results[], proxy: Results): string {
  const rows = results.map((front) => [
    front.name,
    ...cells(front, proxy, 'login'),
    ...cells(front, proxy, 'me'),
    whole(front.idleMegabytes),
    whole(median(front.firstAnswerMs)),
  ]);
  const rule = HEAD.map((_, column) => (column === 0 ? '---' : '---:'));
  return [HEAD, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cells(front: Results, proxy: Results, operation: Operation): string[] {
  const rounds = front.rounds[operation];
  const ratio = ratioTo(proxy, front, operation);
  const cpu = rounds.flatMap(({ cpuMicroseconds }) => cpuMicroseconds ?? []);
  return [whole(median(rounds.map(({ perSecond }) => perSecond))), ratio?.toFixed(2) ?? '-', whole(median(cpu))];
}

/** The middle one of the rounds' ratios: both sides of each were measured one after the other, on the same machine mood. */
export function ratioTo(proxy: Results, front: Results, operation: Operation): number | undefined {
  return median(
    front.rounds[operation].map(
      ({ perSecond }, round) => perSecond / (proxy.rounds[operation][round]?.perSecond ?? Number.NaN),
    ),
  );
}

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted[middle - 1];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return `Node ${process.versions.node}, ${platform()} ${arch()}, ${availableParallelism()} cores of ${model}`;
}

function whole(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(0);
}
