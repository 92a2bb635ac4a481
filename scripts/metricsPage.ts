/** Writes the table of metrics into docs/metrics.md from their definitions. */
import { readFileSync } from 'node:fs';
import { DEFINITIONS } from '../src/metrics/definitions.js';

const TABLE = /(<!-- metrics: printed by `npm run codegen` -->\n).*(<!-- end of metrics -->)/s;

export function metricsPage(): string {
  const text = readFileSync(new URL('../docs/metrics.md', import.meta.url), 'utf8');
  const rows = Object.entries(DEFINITIONS).map(([name, { type, labels, help }]) => {
    const listed = labels.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${type} | ${listed} | ${help} |`;
  });
  const table = ['| metric | type | labels | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
  return text.replace(TABLE, (_all, start: string, end: string) => `${start}\n${table}\n\n${end}`);
}
