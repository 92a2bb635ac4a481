/** The tab of the start page for isolated worlds. */
import { parseEnv } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { LocalServer } from '../../../src/localStart/localServer.js';
import { describeWithBrowser } from '../../support/browser.js';
import { Control } from '../../support/control.js';
import { startLocally } from '../../support/localStart.js';

describeWithBrowser('the worlds on the start page', (open) => {
  let server: LocalServer;
  let page: Page;
  beforeAll(async () => {
    server = await startLocally({ MAX_WORLDS: '2' });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    page = await open('about:blank');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${server.url}/#worlds`);
    await page.getByRole('tabpanel').waitFor();
  });

  const text = () => page.getByRole('tabpanel').innerText();
  const worlds = () => new Control(server.emulators.document().control);
  const clipboard = () => page.evaluate('navigator.clipboard.readText()');

  it('creates a world, shows what to copy, opens its page, and ends it', async () => {
    await expect.poll(text).toContain('No world is running.');
    await page.getByRole('button', { name: 'Create world' }).click();
    await expect.poll(text).toContain('AUTHING_APP_HOST=http://127.0.0.1:');
    const [world] = await worlds().call<{ id: string; url: string; graphql: string }[]>('GET', '/worlds');
    const { id = '', url = '', graphql = '' } = world ?? {};
    expect(await text()).toContain('Running: 1 of at most 2 worlds.');

    await page.getByRole('button', { name: `Copy: ${url}`, exact: true }).click();
    await expect.poll(clipboard).toBe(url);
    await page.getByRole('button', { name: `Copy: ${graphql}`, exact: true }).click();
    await expect.poll(clipboard).toBe(graphql);
    await page.getByRole('button', { name: `Copy: Environment ${id}` }).click();
    const { environment } = await worlds().call<{ environment: Record<string, string> }>('GET', `/worlds/${id}`);
    await expect.poll(clipboard).toContain(`AUTHING_APP_HOST=${environment.AUTHING_APP_HOST}\n`);
    // Node reads the lines back, also the key of several lines.
    expect(parseEnv(String(await clipboard()))).toEqual(environment);

    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: url }).click();
    const own = await opened;
    await own.goto(`${url}/#worlds`);
    await expect.poll(() => own.getByRole('tabpanel').innerText()).toContain('on the page of the main server');
    await own.close();

    await page.getByRole('button', { name: `Delete ${id}` }).click();
    await expect.poll(text).toContain('No world is running.');
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
  });

  it('shows worlds that tests create and end, and why no more can start', async () => {
    const { id } = await worlds().call<{ id: string }>('POST', '/worlds');
    await expect.poll(text).toContain(id);
    await worlds().call('POST', '/worlds');
    await expect.poll(text).toContain('2 of at most 2');
    await page.getByRole('button', { name: 'Create world' }).click();
    await expect.poll(text).toContain('set MAX_WORLDS');
    await worlds().call('DELETE', `/worlds/${id}`);
    await expect.poll(text).not.toContain(id);
  });

  it('fits 360 px, in Chinese too', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const sideways = () => page.evaluate('document.documentElement.scrollWidth > innerWidth');
    await page.getByText('Environment').first().click();
    await expect.poll(text).toContain('AUTHING_APP_HOST=');
    expect(await sideways()).toBe(false);
    await page.getByRole('button', { name: '中文' }).click();
    await expect.poll(text).toContain('环境变量');
    expect(await sideways()).toBe(false);
  });
});
