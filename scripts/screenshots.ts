/** Makes the pictures of README and docs from a local start, with Chromium: `npx tsx scripts/screenshots.ts`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';

const FOLDER = 'docs/images';
const VIEWPORT = { width: 1200, height: 760 };

const server = spawn(process.execPath, ['--import', 'tsx', 'src/dev.ts', '--ci'], {
  env: { ...process.env, PORT: '0', EMULATOR_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
const { url } = JSON.parse(line) as { readonly url: string };

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
// Chromium refuses its sandbox to root.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  await signInPage(await browser.newPage({ viewport: { width: 560, height: 800 }, locale: 'en' }));
  await homePage(await browser.newPage({ viewport: VIEWPORT, locale: 'en' }));
} finally {
  await browser.close();
  server.kill();
}

async function signInPage(page: Page): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail, user name or phone').fill('menshen@example.com');
  await page.screenshot({ path: `${FOLDER}/sign-in.png`, fullPage: true });
}

async function homePage(page: Page): Promise<void> {
  await page.goto(`${url}/#overview`);
  await page.getByRole('button', { name: 'Sign in as menshen@example.com (authing)', exact: true }).waitFor();
  await page.screenshot({ path: `${FOLDER}/home.png` });
}
