/** A login on the page of the identity provider that goes on in the hosted sign-in page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { press } from '../../support/elementSuite.js';
import { PASSWORD, SEEDED } from '../../support/people.js';
import { decide } from '../../support/phone.js';

async function signInAtProvider(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sign in on the provider’s page' }).click();
  await page.locator('[name=account]').fill(SEEDED.username);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('form button').first().click();
}

describeWithBrowser('a login on the page of the identity provider, with trusted documents only', (open) => {
  const app = new TestApp();
  // The hosted pages need no manifest.
  const environment = { TRUSTED_DOCUMENTS: 'only', MFA_POLICY: 'always', CAPTCHA_LOGIN: 'always' };
  beforeAll(() => app.start({ environment }), 120_000);
  afterAll(() => app.close());

  it('goes on with the captcha and the second factor, then returns', async () => {
    const page = await open(`${app.url()}/sign-in?return_to=/account`);
    await signInAtProvider(page);
    await page.getByRole('heading', { name: 'Security check' }).waitFor();
    await press(page, 'Click to verify');
    await press(page, 'Send request to my phone');
    await page.getByRole('heading', { name: 'Check your phone' }).waitFor();
    await decide(app, 'approve');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/account');
  });
});
