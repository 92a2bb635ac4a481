/** A real Chromium, where the machine has one. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** The path of the program; undefined where it is not installed. */
export const CHROMIUM = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file));

/** A suite in Chromium. Without the program it is skipped, loudly; in CI it fails. */
export function describeWithBrowser(title: string, body: (open: (url: string) => Promise<Page>) => void): void {
  const mayRun = CHROMIUM !== undefined || process.env.CI === 'true';
  if (!mayRun) process.stderr.write(`Skipped: "${title}" needs the program chromium, which is not installed.\n`);
  describe.skipIf(!mayRun)(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      if (CHROMIUM === undefined) throw new Error('CI must have chromium.');
      // Chromium refuses its sandbox to root, and its own traffic has no place in a test.
      const quiet = [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A camera that shows a moving pattern, without a question to the user.
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ];
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...quiet] });
    });
    afterAll(() => browser?.close());
    body(async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    });
  });
}
