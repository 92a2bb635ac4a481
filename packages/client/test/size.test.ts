/** What the client costs a page. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundle } from './support/bundle.js';

/** Bytes that a page loads, gzipped. */
function sizeOf(entry: string): number {
  return gzipSync(bundle(entry, '--minify', '--format=esm', '--charset=utf8'), { level: 9 }).length;
}

it('is at most 10 kB with all flows', () => {
  expect(sizeOf(`export * from './src/index.ts';`)).toBeLessThanOrEqual(10 * 1024);
});
