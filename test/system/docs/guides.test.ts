/** Guides whose code needs other programs: an API that verifies tokens, and Vitest. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { fileBlocks } from '../../support/docPages.js';
import { runPage } from '../../support/docRunner.js';
import { freePort } from '../../support/freePort.js';
import { PageCommands } from '../../support/pageCommands.js';
import { startEnvironment } from '../../support/startEnvironment.js';

const PROGRAM_MS = 180_000;

describe('a guide', () => {
  let folder = '';
  let app: TestApp;
  beforeEach(() => {
    app = new TestApp();
    folder = mkdtempSync(join(tmpdir(), 'menshen-guide-'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const writeFiles = (page: string, change: (text: string) => string = (text) => text) => {
    for (const [name, text] of fileBlocks(page)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), change(text));
    }
  };

  it('leads to an API that knows the user', { timeout: PROGRAM_MS }, async () => {
    const page = 'docs/guides/services.md';
    await app.start({ environment: startEnvironment(page) });
    const port = await freePort();
    const replacements = {
      'http://127.0.0.1:4000': app.url(),
      '127.0.0.1:5000': `127.0.0.1:${port}`,
      'port: 5000': `port: ${port}`,
    };
    const commands = new PageCommands(page, folder, replacements);
    writeFiles(page, (text) => commands.replaced(text));
    await commands.serve('node orders.mjs', port);
    try {
      expect(await runPage(page, { folder, replacements, client: app.client() })).toBe(1);
    } finally {
      await commands.stop();
    }
  });

  it('leads to tests with Vitest that pass', { timeout: PROGRAM_MS }, async () => {
    writeFiles('docs/guides/testing.md');
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const vitest = spawn(join(folder, 'node_modules/.bin/vitest'), ['run', '--reporter=json'], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, MENSHEN_DIR: resolve('.') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    for await (const chunk of vitest.stdout) printed += String(chunk);
    expect(JSON.parse(printed.slice(printed.indexOf('{')))).toMatchObject({ success: true, numPassedTests: 2 });
  });
});
