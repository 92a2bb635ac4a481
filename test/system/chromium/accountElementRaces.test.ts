/** `<menshen-account>` while answers are late, lost or out of order, and where the keyboard is then. */
import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { focused } from '../../support/elementPage.js';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { newPhone, PASSWORD, SEEDED } from '../../support/people.js';
import { decide } from '../../support/phone.js';

/** Hands requests with this text in their body over to the handler. */
const intercept = (page: Page, text: string, handle: (route: Route) => unknown) =>
  page.route('**/graphql', (route) =>
    route.request().postData()?.includes(text) === true ? handle(route) : route.fallback(),
  );

/** A gate that requests wait at. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describeElement(
  'menshen-account and slow answers',
  { environment: { LIMIT_SECONDS_BETWEEN_CODES: '1' } },
  ({ app, site, api, visit }) => {
    /** The account page of the seeded user. */
    const open = async (): Promise<Page> => {
      const page = await visit();
      await signInBy(page, SEEDED.email, PASSWORD);
      await isSignedIn(page);
      site.show('menshen-account', { attributes: { url: api() } });
      await page.goto(site.origin);
      await page.getByRole('heading', { name: 'Your account' }).waitFor();
      page.on('dialog', (dialog) => dialog.accept());
      return page;
    };
    const save = (page: Page, at = 0) => page.getByRole('button', { name: 'Save' }).nth(at).click();
    const proof = (page: Page) => page.getByRole('heading', { name: 'Verify that it’s you' });

    it('keeps the form for a proof when an earlier change is done', async () => {
      const page = await open();
      await app.control.advance(1000);
      const { opened, open: release } = gate();
      await intercept(page, 'updateProfile', async (route) => {
        await opened;
        await route.fallback();
      });
      await page.getByLabel('Display name').fill('Qin Shubao');
      await save(page);
      await press(page, 'Add: Authenticator app');
      await proof(page).waitFor();
      const saved = page.waitForResponse((response) => response.request().postData()?.includes('AccountPage') === true);
      release();
      await saved;
      await page.waitForTimeout(300);
      expect(await proof(page).count()).toBe(1);
      await page.getByRole('textbox', { name: 'Password', exact: true }).fill(PASSWORD);
      await press(page, 'Verify');
      await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    });

    it('closes the form of a change that succeeds at the second attempt', async () => {
      const page = await open();
      await intercept(page, 'updatePassword', (route) => route.abort());
      await page.getByLabel('Current password').fill(PASSWORD);
      await page.getByLabel('New password', { exact: true }).fill('A-new-one-1');
      await press(page, 'Change');
      await page.getByRole('alert').waitFor();
      await page.unroute('**/graphql');
      await press(page, 'Try again');
      await page.getByText('Saved.').waitFor();
      expect(await page.getByLabel('New password', { exact: true }).inputValue()).toBe('');
    });

    it('keeps what the user has chosen in a list when the request fails', async () => {
      const page = await open();
      await intercept(page, 'updateProfile', (route) => route.abort());
      await page.getByLabel('Gender').selectOption({ label: 'Male' });
      await save(page);
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Gender').inputValue()).toBe('M');
    });

    it('sends one code for two clicks', async () => {
      const page = await open();
      let count = 0;
      await intercept(page, 'sendSmsCode', async (route) => {
        count += 1;
        await page.waitForTimeout(200);
        await route.fallback();
      });
      await press(page, 'Change: Phone');
      const phone = newPhone();
      await page.getByLabel('Phone', { exact: true }).fill(phone);
      await page.getByRole('button', { name: 'Get code' }).dblclick();
      await page.getByText(`We sent a code to ${phone}.`).waitFor();
      expect(count).toBe(1);
    });

    it('shows why another code was not sent, in place of what was wrong before', async () => {
      const page = await open();
      await press(page, 'Change: Phone');
      const field = page.getByLabel('Phone', { exact: true });
      await field.fill(newPhone());
      await press(page, 'Get code');
      await page.getByText('We sent a code').waitFor();
      await page.getByLabel('Verification code').fill('0000');
      await save(page, 1);
      await page.getByText('Code sent to the current address is required.').waitFor();
      await field.fill('123');
      await press(page, 'Send again');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByText('Code sent to the current address is required.').count()).toBe(0);
    });

    it('does not say that the user is signed out when the server was not reached', async () => {
      const page = await open();
      await intercept(page, '{logout', (route) => route.abort());
      await press(page, 'Sign out');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('heading', { name: 'Your account' }).count()).toBe(1);
      await page.unroute('**/graphql');
      await press(page, 'Try again');
      await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    });

    it('shows the account as it was read last, whatever answer comes last', async () => {
      const page = await open();
      const { opened, open: release } = gate();
      let reads = 0;
      await intercept(page, 'AccountPage', async (route) => {
        reads += 1;
        if (reads > 1) return route.fallback();
        const response = await route.fetch();
        await opened;
        return route.fulfill({ response });
      });
      await page.getByLabel('Display name').fill('Qin Shubao');
      await save(page);
      await expect.poll(() => reads).toBe(1);
      await press(page, 'Remove: E-mail');
      await page.getByRole('button', { name: 'Add: E-mail' }).waitFor();
      release();
      await page.getByText('Saved.').nth(1).waitFor();
      expect(await page.getByRole('button', { name: 'Add: E-mail' }).count()).toBe(1);
    });

    it('leaves the keyboard where the user was', async () => {
      const page = await open();
      await press(page, 'Remove: E-mail');
      await page.getByRole('button', { name: 'Add: E-mail' }).waitFor();
      await expect.poll(() => focused(page)).toBe('Phone and e-mail');
      await press(page, 'Add: Authenticator app');
      await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
      await expect.poll(() => focused(page)).toBe('Two-step verification');
      await press(page, 'Cancel');
      await page.getByRole('button', { name: 'Add: Authenticator app' }).waitFor();
      await expect.poll(() => focused(page)).toBe('Two-step verification');
      await app.control.advance(1000);
      await press(page, 'Add: Authenticator app');
      await proof(page).waitFor();
      await press(page, 'Cancel');
      await proof(page).waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe('Add: Authenticator app');
    });

    it('says that the phone refused, and asks it once for two clicks', async () => {
      const page = await open();
      await app.control.advance(1000);
      let count = 0;
      await intercept(page, 'requestPushAuth', async (route) => {
        count += 1;
        await route.fallback();
      });
      await press(page, 'Add: Authenticator app');
      await proof(page).waitFor();
      await press(page, 'Request to your phone');
      await page.getByRole('button', { name: 'Send request to my phone' }).dblclick();
      await page.getByText('Waiting for your phone').waitFor();
      expect(count).toBe(1);
      await decide(app, 'deny');
      await page.getByText('The request was not approved.').waitFor();
      await press(page, 'Send request to my phone');
      await page.getByText('Waiting for your phone').waitFor();
      await decide(app, 'approve');
      await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    });
  },
);
