import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAllowed, productionLicences } from '../../scripts/licences.js';

describe('the licences of the production dependencies', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, object> };
  const found = productionLicences(packages);

  it('are allowed', () => {
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(['fastify', 'graphql', 'tslib']));
    expect(found.map(({ name }) => name)).not.toContain('typescript');
    expect(found.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });

  it('are refused where one is missing or not in the list', () => {
    const wrong = { version: '1.0.0', license: 'GPL-3.0-only' };
    const lock = {
      'node_modules/a': wrong,
      'node_modules/b': { version: '1.0.0' },
      'node_modules/c': { ...wrong, dev: true },
    };
    expect(productionLicences(lock).filter(({ licence }) => !isAllowed(licence))).toEqual([
      { name: 'a', version: '1.0.0', licence: 'GPL-3.0-only' },
      { name: 'b', version: '1.0.0', licence: 'none' },
    ]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['(MIT AND BSD-3-Clause)', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['GPL-3.0-or-later', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['UNLICENSED', false],
  ])('are SPDX expressions: %s is %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });
});
