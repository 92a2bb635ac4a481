/** Each step of `<menshen-sign-in>` by axe-core, in both themes, and at 320 px. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFindings } from '../../../packages/elements/test/support/axe.js';
import { focused, isTooWide } from '../../support/elementPage.js';
import { describeElement, press, signInBy, tab } from '../../support/elementSuite.js';
import { newcomer, PASSWORD, SEEDED } from '../../support/people.js';

const BRAND = { BRAND_NAME: 'Example Mall', BRAND_COLOR: '#ffd400', BRAND_BACKGROUND: '#faf7f2' };

async function check(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
}

describeElement(
  'the steps of menshen-sign-in',
  { environment: { MFA_POLICY: 'always', PUSH_LOGIN: 'yes', PASSWORD_MIN_LENGTH: '8', ...BRAND } },
  ({ app, visit }) => {
    it.each(['light', 'dark'])(
      'have no serious finding in the %s theme, with a pale brand',
      { timeout: 60_000 },
      async (theme) => {
        const page = await visit({ attributes: { theme } });
        await page.setViewportSize({ width: 320, height: 720 });
        await page.getByText('Example Mall', { exact: true }).waitFor();
        await check(page);
        await press(page, 'Sign in');
        await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBe(2);
        await check(page);
        await tab(page, 'SMS code');
        await check(page);
        await tab(page, 'QR code');
        await page.getByRole('img', { name: 'QR code for signing in' }).waitFor();
        await check(page);
        await press(page, 'Sign in with LDAP');
        await check(page);
        await press(page, 'Create an account');
        await check(page);
        await press(page, 'Sign in');
        await press(page, 'Forgot password?');
        await check(page);
        const { email } = await newcomer(app);
        await page.getByLabel('E-mail or phone').fill(email);
        await press(page, 'Send code');
        await page.getByLabel('Verification code').waitFor();
        await check(page);
        await press(page, 'Back to sign-in');
        await page.context().setOffline(true);
        await signInBy(page, SEEDED.username, PASSWORD);
        await page.getByRole('alert').waitFor();
        await check(page);
        await page.context().setOffline(false);
        await press(page, 'Try again');
        await page.getByRole('heading', { name: 'Verify that it’s you' }).waitFor();
        await check(page);
        await press(page, 'Send request to my phone');
        await page.getByRole('heading', { name: 'Check your phone' }).waitFor();
        await check(page);
      },
    );

    it('follow the preference of the user, and the variables of the page', async () => {
      const page = await visit({
        css: 'menshen-sign-in { --menshen-accent: oklch(0.5 0.2 300); --menshen-radius: 2px; }',
      });
      const style = (selector: string, property: string) =>
        page.evaluate(
          `getComputedStyle(document.querySelector('menshen-sign-in').shadowRoot.querySelector('${selector}')).${property}`,
        );
      expect(await style('.card', 'backgroundColor')).toBe('rgb(250, 247, 242)');
      expect(await style('input', 'borderRadius')).toBe('2px');
      await check(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(() => style('.card', 'backgroundColor')).not.toBe('rgb(250, 247, 242)');
      await check(page);
    });

    it('take the focus when they appear, except the first one', async () => {
      const page = await visit();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
      await press(page, 'Forgot password?');
      await expect.poll(() => focused(page)).toBe('E-mail or phone');
      await press(page, 'Back to sign-in');
      await expect.poll(() => focused(page)).toBe('E-mail, user name or phone');
    });
  },
);
