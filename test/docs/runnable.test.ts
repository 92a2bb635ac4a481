/** The commands and operations of the pages, run as a reader would, each page with a server of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { blocksOf, docPages } from '../support/docPages.js';
import { runPage } from '../support/docRunner.js';
import { startEnvironment } from '../support/startEnvironment.js';

/** They start other programs: test/system/docs runs them. */
const WITH_PROGRAMS = ['docs/guides/services.md'];
const pages = docPages().filter((page) => blocksOf(page).some(({ runs }) => runs) && !WITH_PROGRAMS.includes(page));

describe('the blocks that say run', () => {
  let folder = '';
  let app: TestApp;
  beforeEach(() => {
    app = new TestApp();
    folder = mkdtempSync(join(tmpdir(), 'menshen-page-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await app.close();
  });

  // The first page waits until all modules of the server are loaded.
  it.each(pages)('print what %s states', { timeout: 60_000 }, async (page) => {
    await app.start({ environment: startEnvironment(page) });
    const replacements = { 'http://127.0.0.1:4000': app.url() };
    expect(await runPage(page, { folder, replacements, client: app.client({ mode: 'cookie' }) })).toBeGreaterThan(0);
  });
});
