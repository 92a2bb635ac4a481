/** Numbers to Markdown tables, so that they can be kept. */
import { arch, availableParallelism, cpus, platform } from 'node:os';
import type { Operation } from './contenders.js';
import type { Front, Rounds } from './fronts.js';
import type { Measured } from './load.js';

export type Row = readonly (string | number | undefined)[];

/** The first column holds names; numbers are rounded where they are large. */
export function table(head: readonly string[], rows: readonly Row[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export const HEAD = [
  'front',
  'operation',
  'requests/s',
  'of the proxy',
  'CPU µs a request',
  'CPU ratio',
  'p50 ms',
  'p99 ms',
];

export function rows(rounds: Rounds, operations: readonly Operation[], proxy: Front): Row[] {
  return operations.flatMap((operation) =>
    [...rounds]
      .filter(([, measured]) => measured[operation].length > 0)
      .map(([front, measured]) => {
        const of = (read: (one: Measured) => number | undefined) =>
          median(measured[operation].flatMap((one) => read(one) ?? []));
        return [
          front.name,
          operation,
          of(({ perSecond }) => perSecond),
          throughputRatio(rounds, front, proxy, operation),
          of(({ cpuMicroseconds }) => cpuMicroseconds),
          cpuRatio(rounds, front, proxy, operation),
          of(({ p50 }) => p50),
          of(({ p99 }) => p99),
        ];
      }),
  );
}

/** Processor time of the proxy by that of the front: 1 costs as much as the proxy, 0.5 twice as much. */
export function cpuRatio(rounds: Rounds, front: Front, proxy: Front, operation: Operation): number | undefined {
  return ratio(rounds, operation, proxy, front, ({ cpuMicroseconds }) => cpuMicroseconds);
}

function throughputRatio(rounds: Rounds, front: Front, proxy: Front, operation: Operation): number | undefined {
  return ratio(rounds, operation, front, proxy, ({ perSecond }) => perSecond);
}

/** The median of the rounds' ratios: both sides of each were measured one after the other. */
function ratio(
  rounds: Rounds,
  operation: Operation,
  one: Front,
  other: Front,
  read: (measured: Measured) => number | undefined,
): number | undefined {
  const [above, below] = [one, other].map((front) => rounds.get(front)?.[operation] ?? []);
  return median(
    (above ?? []).flatMap((measured, round) => {
      const [a, b] = [read(measured), below?.[round] && read(below[round])];
      return a === undefined || b === undefined ? [] : a / b;
    }),
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

/** One line for a target. Nothing fails over it. */
export function verdict(what: string, value: number | undefined, target: number, atMost = false): string {
  if (value === undefined) return `${what}: not measured on this system`;
  const met = atMost ? value <= target : value >= target;
  return `${what}: ${cell(value)}, target ${atMost ? 'at most' : 'at least'} ${target}: ${met ? 'met' : 'missed'}`;
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '-';
  if (typeof value === 'string') return value;
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}
