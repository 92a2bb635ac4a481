/** The page of examples/web in a real browser, with the built elements. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleElements } from '../../../packages/elements/test/support/bundle.js';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { watchProblems } from '../../support/elementPage.js';
import { PASSWORD, SEEDED } from '../../support/people.js';

const PAGE = '/examples/web/index.html';
const SCRIPT = '/packages/elements/dist/index.js';
const ADDRESS = 'http://localhost:4000';

describeWithBrowser('the page of examples/web', (open) => {
  const app = new TestApp();
  let site: Server;
  let origin = '';

  beforeAll(async () => {
    await app.start({});
    const html = readFileSync(`.${PAGE}`, 'utf8');
    expect(html).toContain(ADDRESS);
    const { code } = await bundleElements();
    const files: Readonly<Record<string, readonly [string, string]>> = {
      [PAGE]: ['text/html', html.replaceAll(ADDRESS, app.url())],
      [SCRIPT]: ['text/javascript', code],
    };
    site = createServer(({ url = '' }, response) => {
      const [type, text] = files[url] ?? [];
      if (type === undefined) return response.writeHead(404).end();
      return response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  afterAll(async () => {
    site?.closeAllConnections();
    site?.close();
    await app.close();
  });

  it('signs in, shows the account, and signs out', async () => {
    const page = await open('about:blank');
    const problems = watchProblems(page);
    await page.goto(`${origin}${PAGE}`);
    await page.getByLabel('E-mail, user name or phone').fill(SEEDED.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(problems).toEqual([]);
  });
});
