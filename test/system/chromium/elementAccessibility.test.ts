/** The steps of the elements by axe-core, in both themes and languages, narrow and wide. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { textsFor } from '../../../packages/elements/src/texts/texts.js';
import { axeFindings } from '../../../packages/elements/test/support/axe.js';
import { focused, isTooWide } from '../../support/elementPage.js';
import { describeElement, press, tab } from '../../support/elementSuite.js';
import { newcomer, PASSWORD, SEEDED } from '../../support/people.js';
import { decide } from '../../support/phone.js';

const BRAND = { BRAND_NAME: 'Example Mall', BRAND_COLOR: '#ffd400', BRAND_BACKGROUND: '#faf7f2' };

/** What is around the card: each theme is for a page of its own. */
const BACKDROPS = { light: '#f4f5f7', dark: '#111418' };

/** @param name of the picture that is saved where SCREENSHOTS names a folder, for a look at the steps */
async function check(page: Page, name?: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  const { SCREENSHOTS } = process.env;
  if (SCREENSHOTS && name) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

describeElement(
  'the steps of menshen-sign-in',
  { environment: { MFA_POLICY: 'always', PUSH_LOGIN: 'yes', PASSWORD_MIN_LENGTH: '8', ...BRAND } },
  ({ app, site, api, visit }) => {
    // Three, since the phone of one user takes no more requests.
    it.each([
      ['light', 'en', 320],
      ['dark', 'zh-CN', 360],
      ['dark', 'en', 1280],
    ] as const)(
      'have no serious finding in the %s theme (%s) at %d px, with a pale brand',
      async (theme, language, width) => {
        const texts = textsFor(language);
        const attributes = { theme, language };
        const page = await visit({ attributes, language, css: `body { background: ${BACKDROPS[theme]}; }` });
        await page.setViewportSize({ width, height: 720 });
        await page.getByText('Example Mall', { exact: true }).waitFor();
        const identifier = page.getByLabel(texts.identifier(['email', 'username', 'phone']));
        const seen = (step: string) => check(page, `${step}-${theme}-${language}-${width}`);
        await seen('start');
        await press(page, texts.signIn);
        await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBe(2);
        await seen('missing');
        await tab(page, texts.ways.code);
        await seen('code');
        await tab(page, texts.ways.qrCode);
        await page.getByRole('img', { name: texts.qrCode }).waitFor();
        await seen('qr');
        await press(page, texts.ways.ldap);
        await seen('ldap');
        await press(page, texts.createAccount);
        await seen('sign-up');
        await press(page, texts.signIn);
        await press(page, texts.forgotPassword);
        await seen('reset');
        const { email } = await newcomer(app);
        await page.getByLabel(texts.identifier(['email', 'phone'])).fill(email);
        await press(page, texts.sendCode);
        await page.getByLabel(texts.code).waitFor();
        await seen('reset-code');
        await press(page, texts.startAgain);
        await page.context().setOffline(true);
        await identifier.fill(SEEDED.username);
        await page.getByLabel(texts.password, { exact: true }).fill(PASSWORD);
        await press(page, texts.signIn);
        await page.getByRole('alert').waitFor();
        await seen('offline');
        await page.context().setOffline(false);
        await press(page, texts.retry);
        await page.getByRole('heading', { name: texts.verifyYou }).waitFor();
        await seen('second-factor');
        await press(page, texts.sendPush);
        await page.getByRole('heading', { name: texts.checkPhone }).waitFor();
        await seen('push');
        await decide(app, 'approve');
        await page.getByText(texts.signedInAs('')).waitFor();
        await seen('done');
        site.show('menshen-account', { attributes: { url: api(), ...attributes }, language });
        await page.goto(site.origin);
        await page.getByRole('heading', { name: texts.yourAccount }).waitFor();
        await seen('account');
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
