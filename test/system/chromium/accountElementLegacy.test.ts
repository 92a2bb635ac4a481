/** The elements for users of an identity provider of the first generation. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { expectOutcome } from '../../support/expect.js';
import { LinkIdentityDocument, RegisterDocument } from '../../support/generated/operations.js';
import { newEmail, PASSWORD } from '../../support/people.js';

const provider = 'AUTHING_LEGACY';

const ADMIN_TOKEN = 'an-administrator-of-the-first-generation';
const environment = { ADMIN_TOKENS: createHash('sha256').update(ADMIN_TOKEN).digest('hex') };

describeElement(
  'the elements where the server has two identity providers',
  { environment },
  ({ app, site, api, visit }) => {
    it('let the user choose one, turn its second factor on, and sign in with it', async () => {
      const email = newEmail();
      await app
        .client()
        .run(RegisterDocument, { input: { method: { email: { email, password: PASSWORD } }, provider } });
      const page = await visit();
      page.on('dialog', (dialog) => dialog.accept());
      const signIn = async () => {
        await page.getByLabel('User directory').selectOption({ label: 'Authing (first generation)' });
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

    it('unlink an account at a social network', async () => {
      const method = { email: { email: newEmail(), password: PASSWORD } };
      const { register } = await app.client().run(RegisterDocument, { input: { method, provider, forceLogin: true } });
      const { user } = expectOutcome(register, 'RegisterSuccess');
      const admin = app.client();
      admin.token = ADMIN_TOKEN;
      const input = { user: user?.id ?? '', type: 'github', unionid: '42', userInfo: { login: 'qin' } };
      expectOutcome((await admin.run(LinkIdentityDocument, { input })).linkIdentity, 'AccountUpdated');
      const page = await visit({ attributes: { provider } });
      await signInBy(page, method.email.email, PASSWORD);
      await isSignedIn(page);
      site.show('menshen-account', { attributes: { url: api() } });
      await page.goto(site.origin);
      const unlink = page.getByRole('button', { name: /^Unlink: GitHub/i });
      await unlink.click();
      await page.getByText('Saved.').waitFor();
      // Nothing is linked any more.
      await unlink.click();
      await page.getByRole('alert').waitFor();
    });

    it('show no choice where the page has chosen', async () => {
      const page = await visit({ attributes: { provider } });
      await page.getByLabel('Password', { exact: true }).waitFor();
      expect(await page.getByLabel('User directory').count()).toBe(0);
    });
  },
);
