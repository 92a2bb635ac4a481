/** The applications of the guides, in a real browser: a visitor signs in, sees the account page, and signs out. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundleElements } from '../../../packages/elements/test/support/bundle.js';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { blocksOf } from '../../support/docPages.js';
import { watchProblems } from '../../support/elementPage.js';
import { FileSite } from '../../support/fileSite.js';
import { bundleGuide } from '../../support/guideBundle.js';
import { PASSWORD, SEEDED } from '../../support/people.js';

const ADDRESS = 'http://localhost:4000';
const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><div id="app"></div><script type="module" src="/main.js"></script></html>';
const REACT_MAIN = `import { createRoot } from 'react-dom/client';
import App from './App';
createRoot(document.querySelector('#app')!).render(<App />);`;

/** The files of the application of a guide, by path. */
const APPLICATIONS: Readonly<Record<string, (url: string) => Promise<Readonly<Record<string, string>>>>> = {
  'docs/guides/react.md': async (url) => ({
    '/index.html': PAGE,
    '/main.js': await bundleGuide('docs/guides/react.md', {
      entry: 'src/main.tsx',
      files: { 'src/main.tsx': REACT_MAIN },
      replacements: { [ADDRESS]: url },
    }),
  }),
  'docs/guides/vue.md': async (url) => ({
    '/index.html': PAGE,
    '/main.js': await bundleGuide('docs/guides/vue.md', { entry: 'src/main.ts', replacements: { [ADDRESS]: url } }),
  }),
  'docs/guides/plain-page.md': async (url) => {
    const [html] = blocksOf('docs/guides/plain-page.md').filter(({ language }) => language === 'html');
    const { code } = await bundleElements();
    return { '/index.html': html?.text.replaceAll(ADDRESS, url) ?? '', '/menshen-elements.js': code };
  },
};

describeWithBrowser('the application of a guide', (open) => {
  const app = new TestApp();
  let site: FileSite;
  beforeAll(() => app.start({}));
  beforeEach(() => {
    app.reset();
    site = new FileSite();
  });
  afterEach(() => site.close());
  afterAll(() => app.close());

  it.each(Object.keys(APPLICATIONS))('signs in and out: %s', async (guide) => {
    await site.start(new Map(Object.entries((await APPLICATIONS[guide]?.(app.url())) ?? {})));
    const page = await open('about:blank');
    const problems = watchProblems(page);
    await page.goto(site.origin);
    await page.getByLabel('E-mail, user name or phone').fill(SEEDED.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(problems).toEqual([]);
  });
});
