/** The elements for users of an identity provider of the first generation. */
import { expect, it } from 'vitest';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { RegisterDocument } from '../../support/generated/operations.js';
import { newEmail, PASSWORD } from '../../support/people.js';

const provider = 'AUTHING_LEGACY';

describeElement('the elements where the server has two identity providers', {}, ({ app, site, api, visit }) => {
  it('let the user choose one, turn its second factor on, and sign in with it', async () => {
    const email = newEmail();
    await app.client().run(RegisterDocument, { input: { method: { email: { email, password: PASSWORD } }, provider } });
    const page = await visit();
    page.on('dialog', (dialog) => dialog.accept());
    const signIn = async () => {
      await page.getByLabel('Account of').selectOption({ label: 'Authing (first generation)' });
      // Its users sign in without a user name pool of the other provider.
      await page.getByLabel('Password', { exact: true }).waitFor();
      await signInBy(page, email, PASSWORD);
    };
    await signIn();
    await isSignedIn(page);
    site.show('menshen-account', { attributes: { url: api() } });
    await page.goto(site.origin);
    await press(page, 'Add: Authenticator app');
    const key = (await page.locator('code.secret').textContent()) ?? '';
    await press(page, 'The app has the key');
    expect(await page.locator('code.secret').count()).toBe(0);
    await press(page, 'Sign out');
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    site.show('menshen-sign-in', { attributes: { url: api() } });
    await page.goto(site.origin);
    await signIn();
    await page.getByLabel('Verification code').fill(await app.control.totp(key, 'authingLegacy'));
    await page.keyboard.press('Enter');
    await isSignedIn(page);
    site.show('menshen-account', { attributes: { url: api() } });
    await page.goto(site.origin);
    await press(page, 'Remove: Authenticator app');
    await page.getByRole('button', { name: 'Add: Authenticator app' }).waitFor();
  });

  it('show no choice where the page has chosen', async () => {
    const page = await visit({ attributes: { provider } });
    await page.getByLabel('Password', { exact: true }).waitFor();
    expect(await page.getByLabel('Account of').count()).toBe(0);
  });
});
