/** The commands and operations of the pages, run as a reader would, with a server for each start of a page. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { isRunnable } from '../support/blockTests.js';
import { docPages } from '../support/docPages.js';
import { type RunOptions, runBlocks } from '../support/docRunner.js';
import { startsOf } from '../support/startEnvironment.js';

/** Of this repository, as far as commands use it. */
const LINKS = ['examples', 'node_modules', 'tsconfig.json'];
/** The values of variables on a page, from the answers before and from what the start page shows. */
const VARIABLES: Readonly<Record<string, (app: TestApp) => NonNullable<RunOptions['variables']>>> = {
  'docs/guides/second-factor.md': (app) => async (answers) => {
    const newest = (name: string) => new RegExp(`"${name}":"([^"]+)"`).exec(answers.join())?.[1] ?? '';
    const method = { email: { email: 'guan@example.com', password: 'Yu-2026-blade' } };
    return { code: await app.control.totp(newest('secret')), flow: newest('flow'), input: { method } };
  },
};
const pages = docPages().filter((page) =>
  startsOf(page).some(({ blocks }) => blocks.some((block) => isRunnable(page, block))),
);

describe('the blocks that say run, and the commands that start the server', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'menshen-page-'));
    for (const name of LINKS) symlinkSync(resolve(name), join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // The first page waits until all modules of the server are loaded.
  it.each(pages)('do what %s states', { timeout: 60_000 }, async (page) => {
    for (const { environment, blocks } of startsOf(page)) {
      if (!blocks.some((block) => isRunnable(page, block))) continue;
      const app = new TestApp();
      try {
        await app.start({ environment });
        const replacements = { 'http://127.0.0.1:4000': app.url() };
        const client = app.client({ mode: 'cookie' });
        const variables = VARIABLES[page]?.(app);
        const count = await runBlocks(page, blocks, { folder, replacements, client, ...(variables && { variables }) });
        expect(count).toBe(blocks.filter(({ runs }) => runs).length);
      } finally {
        await app.close();
      }
    }
  });
});
