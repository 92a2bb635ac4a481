/** `<menshen-sign-in>` while answers are late or lost, and when the user is faster than the page. */
import { expect, it } from 'vitest';
import { describeElement, press, signInBy, tab } from '../../support/elementSuite.js';
import { PASSWORD, SEEDED } from '../../support/people.js';

const CONTINUED = JSON.stringify({
  __typename: 'PasswordChangeRequired',
  code: 'PASSWORD_CHANGE_REQUIRED',
  message: 'Choose a new password.',
  requestId: 'request',
  reason: 'FIRST_LOGIN',
  flow: 'flow',
}).replaceAll('"', '&quot;');

describeElement('menshen-sign-in and slow answers', {}, ({ visit }) => {
  it('takes every key, also while an error goes away', async () => {
    const page = await visit();
    for (let round = 0; round < 3; round++) {
      await page.getByLabel('E-mail, user name or phone').fill('');
      await press(page, 'Sign in');
      await page.getByText('is required.').first().waitFor();
      await page.getByLabel('E-mail, user name or phone').focus();
      await page.keyboard.type(SEEDED.email);
      await page.waitForTimeout(100);
      expect(await page.getByLabel('E-mail, user name or phone').inputValue()).toBe(SEEDED.email);
    }
  });

  it('lets the user leave a QR code that does not come', async () => {
    const page = await visit();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('createAuthQrCode') === true ? undefined : route.fallback(),
    );
    const sent = page.waitForRequest((request) => request.postData()?.includes('createAuthQrCode') === true);
    await tab(page, 'QR code');
    await sent;
    await page.keyboard.press('Home');
    await page.getByLabel('Password', { exact: true }).waitFor();
    await signInBy(page, SEEDED.email, 'wrong-password');
    await page.getByRole('alert').waitFor();
  });

  it('goes on once with a login that began elsewhere', async () => {
    const page = await visit({ attributes: { 'continue-with': CONTINUED } });
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    await press(page, 'Back to sign-in');
    await press(page, 'Forgot password?');
    await page.getByRole('heading', { name: 'Reset password' }).waitFor();
    await press(page, 'Back to sign-in');
    await page.getByLabel('Password', { exact: true }).waitFor();
    await page.waitForTimeout(200);
    expect(await page.getByRole('heading', { name: 'Choose a new password' }).count()).toBe(0);
  });

  it('tells the page of a failed request on every screen', async () => {
    const page = await visit();
    await page.evaluate(`window.codes = [];
      document.addEventListener('menshen-error', ({ detail }) => codes.push(detail.code));`);
    await press(page, 'Forgot password?');
    await page.getByLabel('E-mail or phone').fill(SEEDED.email);
    await page.context().setOffline(true);
    await press(page, 'Send code');
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate('codes')).toEqual(['NETWORK_ERROR']);
  });
});

describeElement(
  'menshen-sign-in and lost answers',
  { environment: { CAPTCHA_LOGIN: 'always' } },
  ({ app, site, visit }) => {
    it('shows the captcha again when its answer did not arrive', async () => {
      site.allowCaptcha(app);
      const page = await visit();
      await signInBy(page, SEEDED.email, PASSWORD);
      await page.getByRole('button', { name: 'Click to verify' }).waitFor();
      await page.route('**/graphql', (route) => route.abort());
      await press(page, 'Click to verify');
      await page.getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'Click to verify' }).waitFor();
      await page.unroute('**/graphql');
      await press(page, 'Click to verify');
      await page.getByText(/You are signed in as/).waitFor();
    });
  },
);
