/** What the page of a local start shows when something is not possible, and before it removes everything. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';

describeWithBrowser('the start page', (open) => {
  const app = new TestApp();
  let page: Page;
  beforeAll(() => app.start({}));
  beforeEach(async () => {
    app.reset();
    page = await open('about:blank');
  });
  afterAll(() => app.close());

  const show = async (tab: string) => {
    await page.goto(`${app.url()}/#${tab}`);
    await page.getByRole('tabpanel').waitFor();
  };
  const text = () => page.getByRole('tabpanel').innerText();
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('shows that a browser without a clipboard has not copied', async () => {
    await page.addInitScript('Object.defineProperty(navigator, "clipboard", { value: undefined })');
    await show('overview');
    await page.getByRole('button', { name: 'Copy: Menshen-2026' }).first().click();
    await expect.poll(text).toContain('Not copied');
  });

  it('names the file that an import needs', async () => {
    await show('state');
    await click('Import');
    await expect.poll(text).toContain('Choose an exported file first.');
    const file = (content: string) => ({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await page.getByLabel('Exported file').setInputFiles(file('users'));
    await click('Import');
    await expect.poll(text).toContain('The file is not JSON.');
    await page.getByLabel('Exported file').setInputFiles(file('{}'));
    await click('Import');
    await expect.poll(text).toContain('This is not an exported state');
  });

  it('resets only after a question', async () => {
    await app.control.advance(60);
    await show('state');
    page.once('dialog', (dialog) => void dialog.dismiss());
    await click('Reset');
    const offset = async () => (await app.control.call<{ offsetSeconds: number }>('GET', '/state')).offsetSeconds;
    expect(await offset()).toBe(60);
    page.once('dialog', (dialog) => void dialog.accept());
    await click('Reset');
    await expect.poll(text).toContain('Everything is back to the seeded state.');
    expect(await offset()).toBe(0);
  });

  it('shows the time since the start of the clock in Chinese, and what a fault does', async () => {
    await app.control.advance(2 * 86_400);
    await app.control.fail('authing', { match: 'login', count: 2, mode: 'status', status: 1000, delayMs: 20 });
    await show('clock');
    await click('中文');
    await expect.poll(text).toContain('2 天 00:00:00');
    await page.getByRole('tab', { name: /故障/ }).click();
    await expect.poll(text).toContain('服务商错误码 1000, 20 ms · login · 2 次剩余');
  });
});
