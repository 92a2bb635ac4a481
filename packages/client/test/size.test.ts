/** What the client costs a page. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundle } from './support/bundle.js';

/** Bytes that a page loads, gzipped. */
function sizeOf(entry: string): number {
  return gzipSync(bundle(entry, '--minify', '--format=esm', '--charset=utf8'), { level: 9 }).length;
}

it.each([
  ['everything', `export * from './src/index.ts';`, 14.5],
  ['the client without captcha widgets', `export { createMenshen, match } from './src/index.ts';`, 13.5],
])('%s stays small', (_what, entry, kilobytes) => {
  expect(sizeOf(entry)).toBeLessThanOrEqual(kilobytes * 1024);
});
