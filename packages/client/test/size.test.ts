/** What the client costs a page: all code that an import brings along, bundled and minified by esbuild, gzipped. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundle } from './support/bundle.js';

/** Bytes that a page loads, gzipped. */
function sizeOf(exports: string): number {
  const entry = `export { ${exports} } from './src/index.ts';`;
  return gzipSync(bundle(entry, '--minify', '--format=esm', '--charset=utf8'), { level: 9 }).length;
}

it.each([
  [
    'the session and the sign-in flow (passwords, codes, captchas, second factors, password changes)',
    'createClient, match, MenshenError',
    10,
  ],
  ['the same with passkeys, push requests and QR codes', 'createClient, passkeys, pushAuth, match, MenshenError', 12],
  ['all flows and operations', 'createMenshen, match, MenshenError', 13.6],
  [
    'all flows and operations, with the captcha widgets of GeeTest',
    'createMenshen, match, MenshenError, mountCaptcha',
    14.6,
  ],
])('%s stay small', (_what, exports, kilobytes) => {
  expect(sizeOf(exports)).toBeLessThanOrEqual(kilobytes * 1024);
});
