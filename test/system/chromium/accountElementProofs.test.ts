/** `<menshen-account>`: fresh proofs by code and by passkey, passkeys with names, and linked accounts. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { addVirtualAuthenticator } from '../../support/passkeyPage.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';
import { PASSWORD, SEEDED } from '../../support/people.js';

describeElement(
  'menshen-account with passkeys',
  { environment: PASSKEY_ENVIRONMENT, prepare: definePasskeyField },
  ({ app, site, api, visit }) => {
    /** The account page of the seeded user, in a browser with an authenticator. */
    const open = async (): Promise<Page> => {
      const page = await visit();
      await addVirtualAuthenticator(page, 'internal');
      await signInBy(page, SEEDED.email, PASSWORD);
      await isSignedIn(page);
      site.show('menshen-account', { attributes: { url: api() } });
      await page.goto(site.origin);
      await page.getByRole('heading', { name: 'Your account' }).waitFor();
      page.on('dialog', (dialog) => dialog.accept());
      return page;
    };
    const proof = (page: Page) => page.getByRole('heading', { name: 'Verify that it’s you' });

    it('renames and removes a passkey', async () => {
      const page = await open();
      await press(page, 'Create passkey');
      await page.getByText(/^Added /).waitFor();
      await page.getByRole('button', { name: /^Rename: / }).click();
      await page.getByLabel('Name of the passkey').fill('Work laptop');
      await page.keyboard.press('Enter');
      await press(page, 'Remove: Work laptop');
      await page.getByText(/^Added /).waitFor({ state: 'detached' });
    });

    it('takes a passkey as the fresh proof', async () => {
      const page = await open();
      await press(page, 'Create passkey');
      await page.getByText(/^Added /).waitFor();
      await app.control.advance(1000);
      await press(page, 'Add: Authenticator app');
      await proof(page).waitFor();
      await press(page, 'Use passkey');
      await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
      expect(await proof(page).count()).toBe(0);
    });

    it('takes a code by SMS as the fresh proof', async () => {
      const page = await open();
      await app.control.advance(1000);
      await press(page, 'Add: Authenticator app');
      await proof(page).waitFor();
      await press(page, 'Code by SMS');
      await press(page, 'Get code');
      await page.getByText('We sent you a code.').waitFor();
      await page.getByLabel('Verification code').fill(await app.control.code(SEEDED.phone));
      await press(page, 'Verify');
      await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    });
  },
);
