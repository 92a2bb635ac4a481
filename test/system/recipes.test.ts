/** The recipes of docs/parallel-tests.md, as projects of their own: files as the page prints them, run by Vitest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from '../support/browser.js';
import { codeBlocks } from '../support/codeBlocks.js';
import { startLocally } from '../support/localStart.js';

const RUN_MS = 180_000;
const folders: string[] = [];
const blocks = codeBlocks('docs/parallel-tests.md');

/** A folder with these files, and the packages of this repository. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-recipe-'));
  folders.push(folder);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function recipe(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, blocks.get(name) ?? expect.fail(`The page has no ${name}.`)]));
}

/** Runs Vitest in the folder. @returns its report */
async function runVitest(folder: string, environment: Readonly<Record<string, string>>) {
  const program = resolve('node_modules/vitest/vitest.mjs');
  const child: ChildProcess = spawn(process.execPath, [program, 'run', '--no-color', '--maxWorkers=2'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, printed };
}

/** The same user name in each worker, with different passwords, while the clocks move. */
const worker = (password: string) => `
import { expect } from 'vitest';
import { test } from './worldTest.js';

test('signs in with the password of its own world', async ({ world }) => {
  const email = 'guan@example.com';
  await world.control('POST', '/providers/authing/users', { email, password: '${password}' });
  await world.control('POST', '/clock/advance', { seconds: ${password.length} });
  const query = 'mutation ($m: LoginMethod!) { login(input: { method: $m }) { __typename } }';
  for (let count = 0; count < 5; count += 1) {
    const body = JSON.stringify({ query, variables: { m: { email: { email, password: '${password}' } } } });
    const response = await fetch(world.graphql, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await response.json()).data.login.__typename).toBe('LoginSuccess');
    expect((await world.control('GET', '/state')).offsetSeconds).toBe(${password.length});
  }
});
`;

describe('a recipe of docs/parallel-tests.md', { timeout: RUN_MS }, () => {
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('for Vitest runs test files side by side, each with users of its own', async () => {
    const files = recipe(
      'menshenWorld.ts',
      'vitest.globalSetup.ts',
      'vitest.config.ts',
      'worldTest.ts',
      'login.test.ts',
    );
    const folder = project({
      ...files,
      'package.json': '{ "type": "module" }',
      'first.test.ts': worker('Yu-2026-blade'),
      'second.test.ts': worker('Yu-2026-red-horse'),
    });
    const { code, printed } = await runVitest(folder, { MENSHEN_DIR: process.cwd() });
    expect(printed).toMatch(/Test Files\s+3 passed/);
    expect(printed).toMatch(/Tests\s+3 passed/);
    expect(code).toBe(0);
  });

  it.skipIf(CHROMIUM === undefined)('for Playwright signs in on a page of its own world', async () => {
    const server = await startLocally({ LIMIT_LOGINS_PER_MINUTE: '10000' });
    const folder = project({
      ...recipe('menshenWorld.ts', 'fixtures.ts', 'signIn.spec.ts'),
      'package.json': '{ "type": "module" }',
      'vitest.config.ts': `export default { test: { testTimeout: 60000, hookTimeout: 60000, alias: { '@playwright/test': ${JSON.stringify(resolve('test/support/playwrightTest.ts'))} } } };`,
    });
    const { code, printed } = await runVitest(folder, { MENSHEN_URL: server.url, CHROMIUM: CHROMIUM ?? '' });
    await server.close();
    expect(printed).toMatch(/Tests\s+1 passed/);
    expect(code).toBe(0);
  });
});
