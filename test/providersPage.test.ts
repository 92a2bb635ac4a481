import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../src/providers.js';
import { createSchema } from '../src/server/schema/schema.js';

const rows = readFileSync(new URL('../docs/providers.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, what]) => what?.startsWith('`'))
  .map(([, what = '', ...verdicts]) => ({ what, verdicts: verdicts.filter((verdict) => verdict !== '') }));

const schema = createSchema(await loadDefinitions());
const fieldsOf = (...names: string[]) =>
  names.flatMap((name) => {
    const type = schema.getType(name);
    return type !== undefined && 'getFields' in type ? Object.keys(type.getFields()) : [];
  });

describe('the table of identity providers', () => {
  it.each(rows.map(({ what }) => what))('names fields of the schema in %s', (what) => {
    const [first = ''] = what.split(' with ');
    for (const [, name = ''] of first.matchAll(/`([\w.]+)/g)) {
      const [field = '', owner] = name.split('.').reverse();
      expect(owner === undefined ? fieldsOf('Query', 'Mutation') : fieldsOf(owner), name).toContain(field);
    }
  });

  it('has no line that nobody offers, and a verdict for each of them', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ verdicts }) => verdicts.length !== 2 || !verdicts.includes('yes'))).toEqual([]);
  });
});
