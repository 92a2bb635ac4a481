/** A suite for one element: a server, a page on another origin, and what a user does there. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { TestApp, type TestAppOptions } from './app.js';
import { describeWithBrowser } from './browser.js';
import { type ElementPageOptions, ElementSite, watchProblems } from './elementPage.js';

/** The elements are built first if their sources have changed. */
const START_MS = 240_000;

export interface ElementSuite {
  readonly app: TestApp;
  readonly site: ElementSite;
  /** The server as the page reaches it: on the same host name, so that its cookie is of the same site. */
  api(): string;
  /** Opens a page with the element. */
  visit(options?: ElementPageOptions): Promise<Page>;
}

export interface ElementSuiteOptions extends TestAppOptions {
  readonly element?: 'menshen-sign-in' | 'menshen-account';
  /** Runs before each test, after the reset. */
  readonly prepare?: (app: TestApp) => Promise<void>;
}

export function describeElement(
  title: string,
  { element = 'menshen-sign-in', prepare, ...options }: ElementSuiteOptions,
  body: (suite: ElementSuite) => void,
): void {
  describeWithBrowser(title, (open) => {
    const app = new TestApp();
    const site = new ElementSite();
    const pages: { readonly page: Page; readonly problems: readonly string[] }[] = [];
    // Passkeys need a name: browsers refuse them for addresses.
    const api = () => app.url().replace('127.0.0.1', 'localhost');

    beforeAll(async () => {
      await site.start(api, 'localhost');
      const { environment } = options;
      await app.start({ ...options, environment: { ALLOWED_ORIGINS: site.origin, ...environment } });
    }, START_MS);
    beforeEach(async () => {
      app.reset();
      await prepare?.(app);
    });
    afterEach(async () => {
      for (const { page, problems } of pages.splice(0)) {
        expect(problems).toEqual([]);
        await page.context().close();
      }
    });
    afterAll(async () => {
      site.close();
      await app.close();
    });

    body({
      app,
      site,
      api,
      visit: async ({ attributes, ...rest } = {}) => {
        site.show(element, { attributes: { url: api(), ...attributes }, ...rest });
        const page = await open('about:blank');
        pages.push({ page, problems: watchProblems(page) });
        await page.goto(site.origin);
        await page.getByRole('heading').first().waitFor();
        return page;
      },
    });
  });
}

/** Presses the button of exactly this name. */
export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

export function tab(page: Page, name: string): Promise<void> {
  return page.getByRole('tab', { name }).click();
}

export async function signInBy(page: Page, identifier: string, password: string): Promise<void> {
  await page.getByLabel('E-mail, user name or phone').fill(identifier);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
}

export function isSignedIn(page: Page): Promise<void> {
  return page.getByText(/You are signed in as/).waitFor();
}
