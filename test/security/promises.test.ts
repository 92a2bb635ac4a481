/** SECURITY.md names the test of each promise, and each test of this folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const named = [...readFileSync(new URL('SECURITY.md', ROOT), 'utf8').matchAll(/`(test\/[\w/]+\.test\.ts)`/g)].map(
  ([, file = '']) => file,
);

it('names at least one test', () => {
  expect(named.length).toBeGreaterThan(0);
});

it.each(named)('finds %s', (file) => {
  expect(existsSync(new URL(file, ROOT))).toBe(true);
});

it('leaves out no test of test/security', () => {
  const files = readdirSync(new URL('test/security/', ROOT)).filter((file) => file.endsWith('.test.ts'));
  const others = files.filter((file) => file !== 'promises.test.ts').map((file) => `test/security/${file}`);
  expect(others.filter((file) => !named.includes(file))).toEqual([]);
});
