/** Every tab of the page of a local start by axe-core, with content, in both themes and languages, narrow and wide. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from '../../../packages/elements/test/support/axe.js';
import type { LocalServer } from '../../../src/localStart/localServer.js';
import { describeWithBrowser } from '../../support/browser.js';
import { Client } from '../../support/client.js';
import { Control } from '../../support/control.js';
import { CreateAuthQrCodeDocument, SendSmsCodeDocument } from '../../support/generated/operations.js';
import { startLocally } from '../../support/localStart.js';
import { newPhone } from '../../support/people.js';

describeWithBrowser('the tabs of the start page', (open) => {
  let server: LocalServer;
  beforeAll(async () => {
    server = await startLocally();
    const client = new Client(server.url, {});
    const control = new Control(server.emulators.document().control);
    await client.run(SendSmsCodeDocument, { input: { phone: newPhone() } });
    await client.run(CreateAuthQrCodeDocument);
    await control.fail('linkface', { count: 3, mode: 'http500', probability: 0.5, delayMs: 20 });
    await control.call('POST', '/worlds');
    await control.advance(2 * 86_400);
  });
  afterAll(() => server.close());

  it.each([
    ['light', 'en', 1280],
    ['dark', 'zh', 360],
  ] as const)(
    'have no serious finding in the %s theme (%s) at %d px, and fit',
    { timeout: 90_000 },
    async (theme, language, width) => {
      const page = await open('about:blank');
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      await page.addInitScript(`localStorage.setItem('menshen-home-language', '${language}')`);
      await page.goto(server.url);
      const tabs = page.getByRole('tab');
      await tabs.first().waitFor();
      for (const tab of await tabs.all()) {
        await tab.click();
        for (const section of await page.locator('.panel details > summary').all()) {
          if (await section.isVisible()) await section.click();
        }
        expect(await axeFindings(page), await tab.innerText()).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        const { SCREENSHOTS } = process.env;
        const name = `home-${await tab.getAttribute('id')}-${theme}-${language}-${width}.png`;
        if (SCREENSHOTS) await page.screenshot({ path: join(SCREENSHOTS, name), fullPage: true });
      }
    },
  );
});
