/** The address of the page of a local start: the tab and the search of its list. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { SendSmsCodeDocument } from '../../support/generated/operations.js';
import { newPhone } from '../../support/people.js';

describeWithBrowser('the address of the start page', (open) => {
  const app = new TestApp();
  let page: Page;
  beforeAll(() => app.start({}));
  beforeEach(async () => {
    app.reset();
    page = await open('about:blank');
  });
  afterAll(() => app.close());

  const text = () => page.getByRole('tabpanel').innerText();
  const search = () => page.getByRole('searchbox').inputValue();
  const selected = () => page.getByRole('tab', { selected: true }).innerText();

  it('contains the search, which survives a reload and can be linked', async () => {
    const [one, other] = [newPhone(), newPhone()];
    for (const phone of [one, other]) await app.client().run(SendSmsCodeDocument, { input: { phone } });
    await page.goto(`${app.url()}/#inbox?q=${one}`);
    await expect.poll(text).toContain(one);
    expect(await text()).not.toContain(other);
    await page.getByRole('searchbox').fill(other);
    await page.reload();
    await expect.poll(text).toContain(other);
    expect(await search()).toBe(other);
    expect(await text()).not.toContain(one);
    await page.getByRole('searchbox').fill('');
    expect(page.url()).toBe(`${app.url()}/#inbox`);
  });

  it('leaves the keys of the history to the browser, also on a tab', async () => {
    await page.goto(`${app.url()}/#inbox?q=138`);
    await page.getByRole('tab', { name: 'Timeline' }).click();
    expect(await page.title()).toBe(`Timeline · Menshen ${new URL(app.url()).host}`);
    expect(await search()).toBe('');
    await page.keyboard.press('Alt+ArrowRight');
    expect(await selected()).toBe('Timeline');
    await page.goBack();
    await expect.poll(selected).toBe('Inbox');
    expect(await search()).toBe('138');
  });
});
