/** The documentation of a local start, over a small site whose build is a script. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentationPages } from '../../src/localStart/documentationPages.js';
import { DocumentationSite } from '../../src/localStart/documentationSite.js';

/** Stands in for VitePress: writes the text of the source into a page. */
const PROGRAM = `const { cpSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const text = readFileSync('docs/index.md', 'utf8');
if (text.includes('broken')) { console.error('A link is dead.'); process.exit(1); }
mkdirSync('docs/.vitepress/dist/guides', { recursive: true });
writeFileSync('docs/.vitepress/dist/index.html', '<h1>' + text + '</h1>');
writeFileSync('docs/.vitepress/dist/guides/react.html', '<h1>React</h1>');
`;

describe('the documentation of a local start', () => {
  let root = '';
  let app: FastifyInstance;
  const soon = { timeout: 15_000 };

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const get = async (path: string) => {
    const { statusCode, body } = await app.inject({ url: path });
    return { statusCode, body };
  };

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'menshen-docs-'));
    write('docs/index.md', 'Guides');
    write('docs/.vitepress/config.ts', '');
    write('node_modules/vitepress/bin/vitepress.js', PROGRAM);
    app = Fastify();
    await app.register(documentationPages(new DocumentationSite(root)));
  });
  afterEach(async () => {
    await app.close();
    rmSync(root, { recursive: true });
  });

  it('is built on the first request, with a page that reloads itself meanwhile', async () => {
    expect((await get('/docs/')).body).toContain('http-equiv="refresh"');
    await expect.poll(() => get('/docs/'), soon).toEqual({ statusCode: 200, body: '<h1>Guides</h1>' });
    expect(await get('/docs/guides/react')).toEqual({ statusCode: 200, body: '<h1>React</h1>' });
    expect((await get('/docs/absent')).statusCode).toBe(404);
    expect((await get('/docs/..%2f..%2findex.md')).statusCode).toBe(404);
  });

  it('is not built again by the next start', async () => {
    await expect.poll(async () => (await get('/docs/')).body, soon).toBe('<h1>Guides</h1>');
    write('node_modules/vitepress/bin/vitepress.js', 'process.exit(1)');
    expect(await new DocumentationSite(root).state()).toEqual({ kind: 'ready' });
    write('docs/index.md', 'Other guides');
    expect(await new DocumentationSite(root).state()).toEqual({ kind: 'building' });
  });

  it('says why it cannot be built, and builds again after a change', async () => {
    write('docs/index.md', 'broken');
    await expect.poll(async () => (await get('/docs/')).body, soon).toContain('A link is dead.');
    write('docs/index.md', 'Repaired');
    await expect.poll(async () => (await get('/docs/')).body, soon).toBe('<h1>Repaired</h1>');
  });

  it('is absent in an installed package', () => {
    expect(new DocumentationSite(root).isAvailable).toBe(true);
    rmSync(join(root, 'docs'), { recursive: true });
    expect(new DocumentationSite(root).isAvailable).toBe(false);
  });
});
