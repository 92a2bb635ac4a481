import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const all = readFileSync(new URL('../docs/coverage.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const rows = all
  .filter((cells) => /\.test\.ts: /.test(cells.at(-2) ?? ''))
  .map((cells) => ({ name: cells[1] ?? '', proof: cells.at(-2) ?? '' }));

const calls = ['vendorCalls', 'legacyVendorCalls']
  .map((file) => readFileSync(new URL(`journeys/${file}.test.ts`, import.meta.url), 'utf8'))
  .join('\n');

describe('the coverage table', () => {
  it('leaves no vendor operation without a test', () => {
    const operations = all.map(([, name = '']) => name).filter((name) => /^[a-zA-Z]+-\d+$/.test(name));
    expect(operations).toHaveLength(87);
    expect(operations.filter((name) => !rows.some((row) => row.name === name))).toEqual([]);
  });

  it.each(rows.map(({ name, proof }) => [name, proof] as const))('of %s names a test that exists', (name, proof) => {
    const [file = '', title = ''] = proof.split(/: (.*)/s);
    const source = readFileSync(new URL(`journeys/${file}`, import.meta.url), 'utf8');
    // Titles of tables of cases hold %s for the case's own name.
    const titles = [...source.matchAll(/'((?:[^'\\\n]|\\.)+)'/g)].map(([, text = '']) => text);
    const found = titles.some((text) => matches(text, title));
    expect(found, `${file} has no test "${title}"`).toBe(true);
    if (/^[a-zA-Z]+-\d+$/.test(name)) expect(calls, `no vendorCalls.test.ts has a row ${name}`).toContain(`'${name}'`);
  });
});

function matches(template: string, title: string): boolean {
  const [head = '', tail] = template.split('%s');
  return tail === undefined ? template === title : title.startsWith(head) && title.endsWith(tail) && head + tail !== '';
}
