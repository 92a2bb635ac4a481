/** `<menshen-sign-in>` keeps its layout while alerts come and go. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeElement, press, signInBy, tab } from '../../support/elementSuite.js';
import { SEEDED } from '../../support/people.js';

const WIDTHS = [320, 360, 1280];

/** Where the card is, and everything in it but its alerts, in CSS pixels and for each width. */
async function layouts(page: Page): Promise<Readonly<Record<number, readonly string[]>>> {
  const found: Record<number, readonly string[]> = {};
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    found[width] = await page.evaluate(`
      [...document.querySelector('menshen-sign-in').shadowRoot.querySelectorAll('.card, .card *')]
        .filter((element) => element.closest('.alert, .spinner') === null)
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.localName, element.getAttribute('part'), x, y, width, height].join(' ');
        })`);
  }
  return found;
}

/** What an alert hides: of fields and their labels any part, of buttons the whole, whose focus could not be seen. */
async function hidden(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    found.push(
      ...(await page.evaluate<readonly string[]>(`(() => {
        const { shadowRoot } = document.querySelector('menshen-sign-in');
        const alert = shadowRoot.querySelector('.alert').getBoundingClientRect();
        return [...shadowRoot.querySelectorAll('button, input, label')]
          .filter((element) => element.closest('.alert') === null)
          .filter((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return element.localName === 'button'
              ? top >= alert.top && bottom <= alert.bottom
              : top < alert.bottom && bottom > alert.top;
          })
          .map((element) => element.textContent || element.name);
      })()`)),
    );
  }
  return found;
}

describeElement('the layout of menshen-sign-in', {}, ({ visit }) => {
  it.each([
    ['en', 'E-mail, user name or phone', 'Password', 'Sign in'],
    ['zh-CN', '邮箱 / 用户名 / 手机号', '密码', '登录'],
  ])('is the same after a refusal, and without a network (%s)', async (language, identifier, password, submit) => {
    const page = await visit({ attributes: { language } });
    await page.getByLabel(identifier).fill(SEEDED.email);
    await page.getByLabel(password, { exact: true }).fill('wrong-password');
    const before = await layouts(page);
    await press(page, submit);
    await page.getByRole('alert').waitFor();
    expect(await layouts(page)).toEqual(before);
    expect(await hidden(page)).toEqual([]);
    await page.context().setOffline(true);
    await press(page, submit);
    await page.getByRole('alert').getByRole('button').waitFor();
    expect(await layouts(page)).toEqual(before);
    expect(await hidden(page)).toEqual([]);
  });

  it('is the same with the notice of an earlier step, and without it', async () => {
    const page = await visit();
    const before = await layouts(page);
    await page.evaluate(`document.querySelector('menshen-sign-in').setAttribute('notice', 'Sign in again.')`);
    await page.getByText('Sign in again.').waitFor();
    expect(await layouts(page)).toEqual(before);
  });

  it('keeps the place of the QR code, with an alert and without one', async () => {
    const page = await visit();
    await tab(page, 'QR code');
    await page.getByRole('img', { name: 'QR code for signing in' }).waitFor();
    const place = () => page.locator('.qr').boundingBox();
    const before = await place();
    await tab(page, 'Password');
    await page.context().setOffline(true);
    await tab(page, 'QR code');
    await page.getByRole('button', { name: 'New QR code' }).waitFor();
    await page.getByRole('alert').waitFor();
    expect(await place()).toEqual(before);
  });
});

describeElement(
  'the layout of menshen-sign-in at its limits',
  { environment: { LIMIT_LOGINS_PER_MINUTE: '1' } },
  ({ visit }) => {
    it('is the same while the user has to wait', async () => {
      const page = await visit();
      const before = await layouts(page);
      await signInBy(page, SEEDED.email, 'wrong-password');
      await page.getByRole('alert').waitFor();
      await press(page, 'Sign in');
      await page.getByText(/Try again in \d+/).waitFor();
      expect(await layouts(page)).toEqual(before);
      expect(await hidden(page)).toEqual([]);
    });
  },
);
