/**
 * Takes the place of `@playwright/test` in a project that Vitest runs: fixtures with Playwright's signature, and a page of
 * playwright-core. It has what the recipe of docs/parallel-tests.md uses.
 */
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { test as base } from 'vitest';

export { expect } from 'vitest';

const executablePath = process.env.CHROMIUM;

export const test = base.extend<{ context: BrowserContext; page: Page }>({
  // Vitest reads the names of the fixtures that a function uses from its first parameter.
  // biome-ignore lint/correctness/noEmptyPattern: the context uses no other fixture.
  context: async ({}, use) => {
    const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
    await use(await browser.newContext());
    await browser.close();
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
});
