/** The site of examples/nginx in a real browser: the hosted page signs the user in. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { freePort } from '../../support/freePort.js';
import { describeWithNginx, startNginx } from '../../support/nginx.js';
import { PASSWORD, SEEDED } from '../../support/people.js';
import { signingKey } from '../../support/signingKey.js';

const SECRET = 'a-secret-of-the-test-0123456789abcdef';

describeWithNginx('the site behind nginx', () => {
  describeWithBrowser('in a browser', (open) => {
    const app = new TestApp();
    let url = '';
    let stopNginx: (() => Promise<void>) | undefined;

    beforeAll(async () => {
      const nginx = await freePort();
      url = `http://localhost:${nginx}`;
      await app.start({
        environment: {
          PUBLIC_URL: url,
          TOKEN_AUDIENCES: 'site,orders',
          SIGNING_KEYS: signingKey(),
          FORWARD_AUTH_SECRET: SECRET,
          TRUSTED_PROXIES: '127.0.0.1',
        },
      });
      const menshen = Number(new URL(app.url()).port);
      stopNginx = await startNginx({ nginx, menshen, application: await freePort() }, SECRET);
    });
    afterAll(async () => {
      await stopNginx?.();
      await app.close();
    });

    it('signs in at the hosted page, returns to the page that was opened, and signs out', async () => {
      const page = await open(`${url}/payments/`);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await page.getByLabel('E-mail, user name or phone').fill(SEEDED.email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByText('You signed in within the last five minutes.').waitFor();
      await page.goto(url);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL('**/sign-in?*');
      await page.getByLabel('Password', { exact: true }).waitFor();
    });
  });
});
