/** The command `npm start`, without the installation before it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { blocksOf } from '../support/docPages.js';

const PAGE = 'docs/guides/quickstart.md';
const words = (line: string) => line.trim().replaceAll(/\s+/g, ' ');

it('prints the addresses and users that the quickstart states', async () => {
  const stated = blocksOf(PAGE).find(({ language }) => language === 'text')?.text ?? '';
  const { PATH, HOME } = process.env;
  const start = spawn(process.execPath, ['--import', 'tsx', 'src/dev.ts'], {
    env: { PATH, HOME, PORT: '0', EMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of start.stdout) {
    printed += String(chunk);
    if (printed.includes('Emulated:')) break;
  }
  start.kill('SIGTERM');
  await once(start, 'exit');
  const lines = printed
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4000')
    .split('\n')
    .map(words);
  expect(lines).toEqual(expect.arrayContaining(stated.split('\n').map(words)));
});
