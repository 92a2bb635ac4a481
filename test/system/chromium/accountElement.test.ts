/** `<menshen-account>` in a real browser, on a page with a strict content security policy, against the emulators. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFindings } from '../../../packages/elements/test/support/axe.js';
import { isTooWide } from '../../support/elementPage.js';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { SetUdfValuesDocument } from '../../support/generated/operations.js';
import { newEmail, newPhone, PASSWORD, SEEDED, signedIn } from '../../support/people.js';

describeElement('menshen-account', { element: 'menshen-account' }, ({ app, site, api, visit }) => {
  /** Opens the account page of the seeded user. */
  const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<Page> => {
    const page = await visit({ attributes });
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    site.show('menshen-sign-in', { attributes: { url: api() } });
    await page.goto(site.origin);
    await signInBy(page, SEEDED.email, PASSWORD);
    await isSignedIn(page);
    site.show('menshen-account', { attributes: { url: api(), ...attributes } });
    await page.goto(site.origin);
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    page.on('dialog', (dialog) => dialog.accept());
    return page;
  };
  const passwordOf = (page: Page) => page.getByRole('textbox', { name: 'Password', exact: true });
  const saved = (page: Page) => page.getByText('Saved.').waitFor();

  it('sends visitors to the sign-in page', async () => {
    const page = await visit({ attributes: { 'sign-in-url': '/sign-in' } });
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in');
  });

  it('shows the account again after a sign-in in another tab, and follows its sign-out', async () => {
    const page = await open();
    await press(page, 'Sign out');
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    site.show('menshen-sign-in', { attributes: { url: api() } });
    const other = await page.context().newPage();
    await other.goto(site.origin);
    await signInBy(other, SEEDED.email, PASSWORD);
    await isSignedIn(other);
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    site.show('menshen-account', { attributes: { url: api() } });
    await other.goto(site.origin);
    await press(other, 'Sign out');
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  });

  it('changes the profile, and nothing that was not edited', async () => {
    const page = await open();
    await page.getByLabel('Display name').fill('Qin Shubao');
    await page.getByLabel('Gender').selectOption({ label: 'Male' });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.getByRole('button', { name: 'Save' }).first().click();
    await saved(page);
    expect(sent.find((body) => body.includes('updateProfile'))).toContain(
      '{"input":{"nickname":"Qin Shubao","gender":"M"}}',
    );
    await page.reload();
    await expect.poll(() => page.getByLabel('Display name').inputValue()).toBe('Qin Shubao');
  });

  it('changes custom fields, each in the control of its type', async () => {
    const client = await signedIn(app);
    const values = [
      { key: 'school', value: 'Peking University' },
      { key: 'age', value: 22 },
      { key: 'vip', value: false },
    ];
    await client.run(SetUdfValuesDocument, { values });
    const page = await open();
    await page.getByLabel('School').fill('Fudan University');
    await page.getByLabel('Age').fill('23');
    await page.getByLabel('VIP').selectOption({ label: 'Yes' });
    await page.getByRole('button', { name: 'Save' }).nth(1).click();
    await saved(page);
    await page.reload();
    await expect.poll(() => page.getByLabel('School').inputValue()).toBe('Fudan University');
    expect(await page.getByLabel('Age').inputValue()).toBe('23');
    expect(await page.getByLabel('VIP').inputValue()).toBe('true');
  });

  it('changes the password, and says that the old one is wrong', async () => {
    const page = await open();
    await page.getByLabel('Current password').fill('wrong-password');
    await page.getByLabel('New password', { exact: true }).fill('A-new-one-1');
    await press(page, 'Change');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await press(page, 'Change');
    await saved(page);
    expect(await page.getByLabel('New password', { exact: true }).inputValue()).toBe('');
  });

  it('changes the phone by a code, and removes the e-mail address', async () => {
    const phone = newPhone();
    const page = await open();
    await press(page, 'Change: Phone');
    await page.getByLabel('Phone', { exact: true }).fill(phone);
    await press(page, 'Get code');
    await page.getByText(`We sent a code to ${phone}.`).waitFor();
    const save = () => page.getByRole('button', { name: 'Save' }).nth(1).click();
    await page.getByLabel('Verification code').fill(await app.control.code(phone));
    await save();
    // The user pool wants a proof of the old phone, too.
    await page.getByText('Code sent to the current address is required.').waitFor();
    await press(page, 'Get code');
    await page
      .getByRole('button', { name: /^Resend in/ })
      .nth(1)
      .waitFor();
    await page.getByLabel('Code sent to the current address').fill('0000');
    await save();
    await page.getByRole('alert').or(page.locator('[aria-invalid=true]')).first().waitFor();
    await page.getByLabel('Code sent to the current address').fill(await app.control.code(SEEDED.phone));
    await save();
    await page.getByText(`${phone} · Verified`).waitFor();
    await press(page, 'Remove: E-mail');
    await page.getByRole('button', { name: 'Add: E-mail' }).waitFor();
    const email = newEmail();
    await press(page, 'Add: E-mail');
    await page.getByLabel('E-mail', { exact: true }).fill(email);
    await press(page, 'Get code');
    await page.getByText(`We sent a code to ${email}.`).waitFor();
    await page.getByLabel('Verification code').fill(await app.control.code(email));
    await save();
    await page.getByText(email).waitFor();
  });

  it('adds an authenticator app once the recovery code is saved, and removes it', async () => {
    const page = await open();
    await press(page, 'Add: Authenticator app');
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    const secret = (await page.locator('code.secret').textContent()) ?? '';
    expect(await page.getByRole('button', { name: 'Confirm' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('I have saved the recovery code').check();
    await page.getByLabel('Code in the app').fill('000000');
    await press(page, 'Confirm');
    await expect.poll(() => page.getByLabel('Code in the app').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Code in the app').fill(await app.control.totp(secret));
    await press(page, 'Confirm');
    await press(page, 'Remove: Authenticator app');
    await page.getByRole('button', { name: 'Add: Authenticator app' }).waitFor();
  });

  it('asks for a fresh proof where the last one is too old, says that it is wrong, and goes on with a right one', async () => {
    const page = await open();
    await app.control.advance(1000);
    await press(page, 'Add: Authenticator app');
    await page.getByRole('heading', { name: 'Verify that it’s you' }).waitFor();
    await passwordOf(page).fill('wrong-password');
    await press(page, 'Verify');
    await page.getByRole('alert').waitFor();
    await passwordOf(page).fill(PASSWORD);
    await press(page, 'Verify');
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Verify that it’s you' }).count()).toBe(0);
  });

  it('leaves everything as it is when the user gives up the proof', async () => {
    const page = await open();
    await app.control.advance(1000);
    await press(page, 'Add: Authenticator app');
    await press(page, 'Cancel');
    await page.getByRole('button', { name: 'Add: Authenticator app' }).waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: 'Add: Authenticator app' }).getAttribute('aria-disabled'))
      .toBe('false');
  });

  it('lists the sessions, ends another one, and all others', async () => {
    await signedIn(app);
    await signedIn(app);
    const page = await open();
    await page.getByText('This device').waitFor();
    const others = page.getByRole('button', { name: /^Sign out there/ });
    const count = await others.count();
    expect(count).toBeGreaterThanOrEqual(2);
    await others.first().click();
    await expect.poll(() => others.count()).toBe(count - 1);
    await press(page, 'Sign out everywhere else');
    await expect.poll(() => others.count()).toBe(0);
  });

  it('signs out, and tells the page', async () => {
    const page = await open();
    await page.evaluate(`document.addEventListener('menshen-signed-out', () => { window.isSignedOut = true; })`);
    await press(page, 'Sign out');
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    expect(await page.evaluate('window.isSignedOut')).toBe(true);
  });

  it.each(['light', 'dark'])('can be used by everybody, on any width, in the %s theme', async (theme) => {
    const page = await open({ theme });
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await press(page, 'Change: Phone');
    expect(await axeFindings(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await app.control.advance(1000);
    await press(page, 'Add: Authenticator app');
    await passwordOf(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
