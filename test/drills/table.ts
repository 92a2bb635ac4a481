import type { DrillResult } from './drill.js';

const HEAD = [
  'drill',
  'fault',
  'what its users saw',
  'what the others saw',
  'p99 of the others',
  'recovery',
  'sessions lost',
];

/** A table in Markdown. */
export function table(rows: readonly (readonly string[])[]): string {
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function rowOf({ name, fault, outcomes, others, recoveryMs, lostSessions, remark }: DrillResult): string[] {
  return [
    name,
    remark === '' ? fault : `${fault} (${remark})`,
    counts(outcomes),
    counts(others.outcomes),
    `${others.p99} ms`,
    recoveryMs === undefined ? 'none within 90 s' : `${(recoveryMs / 1000).toFixed(1)} s`,
    String(lostSessions),
  ];
}

export function notRun(name: string, fault: string, reason: string): string[] {
  return [name, fault, `not run: ${reason}`, '', '', '', ''];
}

function counts(outcomes: ReadonlyMap<string, number>): string {
  const sorted = [...outcomes].sort(([, one], [, other]) => other - one);
  return sorted.map(([outcome, count]) => `${outcome} ${count}`).join(', ') || 'nothing';
}
