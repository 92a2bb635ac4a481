/** The built documentation site: every link leads somewhere, and nothing is loaded from another host. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_ERROR_CODES } from '../../../src/errors.js';

const BUILD_MS = 400_000;
const BASE = '/docs/';

describe('the documentation site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-site-'));
  let pages: ReadonlyMap<string, string>;

  beforeAll(async () => {
    await promisify(execFile)(resolve('node_modules/.bin/vitepress'), ['build', 'docs', '--outDir', folder]);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
    pages = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  }, BUILD_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The page at an address of the site. */
  const pageAt = (path: string): string | undefined =>
    [`${path}.html`, `${path}index.html`, path].map((file) => pages.get(file)).find((text) => text !== undefined);

  it('has guides, reference, READMEs of packages and files of the repository', () => {
    for (const path of ['guides/react', 'reference/mutations', 'packages/client', 'vendors/secken']) {
      expect(pageAt(path), path).toContain('<h1');
    }
    expect(existsSync(join(folder, 'files/examples/nginx/nginx.conf.txt'))).toBe(true);
  });

  it('has Chinese guides between Chinese navigation', () => {
    const page = pageAt('zh/guides/react');
    for (const text of ['lang="zh-CN"', '搜索', '快速开始', '本页目录', '/docs/zh/guides/vue'])
      expect(page).toContain(text);
  });

  it('leads from every link to a page and a heading', () => {
    const broken = [...pages].flatMap(([page, html]) => {
      const content = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
      const links = [...content.matchAll(/href="(\/docs\/[^"]*)"/g)].map(([, link = '']) => link.slice(BASE.length));
      return links.filter((link) => !leadsSomewhere(link)).map((link) => `${page}: ${link}`);
    });
    expect([...new Set(broken)]).toEqual([]);
  });

  const leadsSomewhere = (link: string): boolean => {
    const [path = '', anchor] = decodeURI(link).split('#');
    const page = pageAt(path);
    if (page === undefined) return existsSync(join(folder, path)) && path !== '';
    return anchor === undefined || page.includes(`id="${anchor}"`);
  };

  it('has a heading for every error code, to which errors link', () => {
    const page = pageAt('reference/errors');
    for (const code of APP_ERROR_CODES) expect(page).toContain(`id="${code.toLowerCase()}"`);
  });

  it('loads nothing from another host', () => {
    const loaded = [...pages.values()].flatMap((html) =>
      [...html.matchAll(/<(?:script|img|link)[^>]*(?:src|href)="(https?:[^"]*|\/\/[^"]*)"/g)].map(([, url]) => url),
    );
    expect(loaded).toEqual([]);
    const styles = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.css'));
    for (const file of styles)
      expect(readFileSync(join(folder, 'assets', file), 'utf8')).not.toMatch(/url\(["']?https?:/);
  });
});
