/** `<menshen-sign-in>` in a real browser, on a page with a strict content security policy, against the emulators. */
import { expect, it } from 'vitest';
import { focused, isTooWide } from '../../support/elementPage.js';
import { describeElement, isSignedIn, press, signInBy, tab } from '../../support/elementSuite.js';
import { newcomer, newPhone, PASSWORD, SEEDED } from '../../support/people.js';
import { decide } from '../../support/phone.js';

const CHANGED = 'A-new-one-1';

describeElement('menshen-sign-in', { environment: { PASSWORD_MIN_LENGTH: '8' } }, ({ app, visit }) => {
  it('signs in by password, tells the page, and goes to the address that the page names', async () => {
    const page = await visit({ attributes: { 'return-to': '/welcome?from=menshen' } });
    await page.evaluate(`document.addEventListener('menshen-signed-in', ({ detail }) => {
      sessionStorage.setItem('user', detail.user.email);
    })`);
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.waitForURL('**/welcome?from=menshen');
    expect(await page.evaluate(`sessionStorage.getItem('user')`)).toBe(SEEDED.email);
  });

  it('stays where the page prevents the navigation, and never opens a script', async () => {
    const page = await visit({ attributes: { 'return-to': '/welcome' } });
    await page.evaluate(`document.addEventListener('menshen-signed-in', (event) => event.preventDefault())`);
    await signInBy(page, SEEDED.username, PASSWORD);
    await isSignedIn(page);
    expect(new URL(page.url()).pathname).toBe('/');
    const other = await visit({ attributes: { 'return-to': 'javascript:alert(1)' } });
    await signInBy(other, SEEDED.phone, PASSWORD);
    await isSignedIn(other);
  });

  it('can be removed by the page that learns of the sign-in', async () => {
    const page = await visit();
    await page.evaluate(`document.addEventListener('menshen-signed-in', ({ target, detail }) => {
      const { parentElement } = target;
      target.remove();
      parentElement.append('Welcome, ' + detail.user.email);
    })`);
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByText(`Welcome, ${SEEDED.email}`).waitFor();
    expect(await page.locator('menshen-sign-in').count()).toBe(0);
  });

  it('says that the password is wrong, keeps what was typed, and lets the user try again', async () => {
    const page = await visit();
    const before = await page.getByLabel('Password', { exact: true }).boundingBox();
    await signInBy(page, SEEDED.email, 'wrong-password');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/wrong|password/i);
    // The alert has moved nothing.
    expect(await page.getByLabel('Password', { exact: true }).boundingBox()).toEqual(before);
    expect(await page.getByLabel('E-mail, user name or phone').inputValue()).toBe(SEEDED.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await isSignedIn(page);
  });

  it('asks for what is missing at its field, before any request', async () => {
    const page = await visit();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await press(page, 'Sign in');
    const field = page.getByLabel('E-mail, user name or phone');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => focused(page)).toBe('E-mail, user name or phone');
    const description = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${description}"]`).textContent()).toBe('E-mail, user name or phone is required.');
    expect(requests).toEqual([]);
  });

  it('signs in by SMS code, and counts down to the next one', async () => {
    const page = await visit();
    await tab(page, 'SMS code');
    await page.getByLabel('Phone', { exact: true }).fill('138 0000 0001');
    await press(page, 'Get code');
    await page.getByText('We sent a code to 13800000001.').waitFor();
    expect(await page.getByRole('button', { name: /^Resend in \d+ s$/ }).getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Verification code').fill('000000');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Verification code').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Verification code').fill(await app.control.code(SEEDED.phone));
    await page.keyboard.press('Enter');
    await isSignedIn(page);
  });

  it('registers by e-mail, with the server’s rules at their fields', async () => {
    const page = await visit();
    await page.evaluate(
      `document.addEventListener('menshen-signed-up', ({ detail }) => { window.signedUp = detail.user.email; })`,
    );
    await press(page, 'Create an account');
    await page.getByRole('heading', { name: 'Create an account' }).waitFor();
    await page.getByLabel('E-mail').fill('new-person@example.com');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await press(page, 'Create an account');
    await expect.poll(() => page.getByLabel('Password', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => focused(page)).toBe('Password');
    await page.getByLabel('Password', { exact: true }).fill(CHANGED);
    await press(page, 'Create an account');
    await isSignedIn(page);
    expect(await page.evaluate('window.signedUp')).toBe('new-person@example.com');
  });

  it('registers by phone', async () => {
    const phone = newPhone();
    const page = await visit();
    await press(page, 'Create an account');
    await tab(page, 'Phone');
    await page.getByLabel('Phone', { exact: true }).fill(phone);
    await page.keyboard.press('Enter');
    await page.getByText(`We sent a code to ${phone}.`).waitFor();
    await page.getByLabel('Verification code').fill(await app.control.code(phone));
    await press(page, 'Create an account');
    await isSignedIn(page);
  });

  it('resets a forgotten password', async () => {
    const { email } = await newcomer(app);
    const page = await visit();
    await press(page, 'Forgot password?');
    await page.getByLabel('E-mail or phone').fill(email);
    await press(page, 'Send code');
    await page.getByText(`We sent a code to ${email}.`).waitFor();
    await page.getByLabel('New password', { exact: true }).fill(CHANGED);
    await page.getByLabel('Verification code').fill('0000');
    await press(page, 'Confirm');
    await expect.poll(() => page.getByLabel('Verification code').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Verification code').fill(await app.control.code(email));
    await press(page, 'Confirm');
    await page.getByRole('heading', { name: 'Password changed' }).waitFor();
    await press(page, 'Sign in');
    await signInBy(page, email, CHANGED);
    await isSignedIn(page);
  });

  it('signs in by a QR code without a request for its picture, after a refusal and after an expiry', async () => {
    await app.control.call('POST', '/secken/settings', { scanned201: true });
    const page = await visit();
    const images: string[] = [];
    page.on(
      'request',
      (request) =>
        request.resourceType() === 'image' && !request.url().startsWith('data:') && images.push(request.url()),
    );
    await tab(page, 'QR code');
    await page.getByRole('img', { name: 'QR code for signing in' }).waitFor();
    await decide(app, 'deny', SEEDED.username);
    await press(page, 'New QR code');
    await page.getByRole('button', { name: 'New QR code' }).waitFor({ state: 'detached' });
    await app.control.advance(400);
    await press(page, 'New QR code');
    await page.getByRole('button', { name: 'New QR code' }).waitFor({ state: 'detached' });
    await decide(app, 'scan', SEEDED.username);
    await page.getByText('Scanned. Confirm on your phone.').waitFor();
    await decide(app, 'approve', SEEDED.username);
    await isSignedIn(page);
    expect(images).toEqual([]);
  });

  it.each([
    ['resetPasswordOnFirstLogin', false],
    ['forcePasswordChange', true],
  ] as const)('asks for a new password (%s), and signs in with it', async (change, needsOld) => {
    const { email } = await newcomer(app);
    await app.control.call('POST', '/authing/users', { identifier: email, [change]: true });
    const page = await visit();
    await signInBy(page, email, PASSWORD);
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    if (needsOld) await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByLabel('New password', { exact: true }).fill('short');
    await press(page, 'Confirm');
    await expect.poll(() => page.getByLabel('New password', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('New password', { exact: true }).fill(CHANGED);
    await press(page, 'Confirm');
    await isSignedIn(page);
  });

  it('names the ways of directories and sub-accounts', async () => {
    const page = await visit();
    await press(page, 'Sign in with LDAP');
    await page.getByRole('heading', { name: 'Sign in with LDAP' }).waitFor();
    await page.getByLabel('User name').fill('lin');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await press(page, 'Sign in');
    await page.getByRole('alert').waitFor();
    await press(page, 'Other ways to sign in');
    await press(page, 'Sign in with a sub-account');
    await page.getByLabel('Account').waitFor();
  });

  it('shows only the methods that the page names, in their order', async () => {
    const page = await visit({ attributes: { methods: 'PHONE_CODE EMAIL' } });
    expect(await page.getByRole('tab').allTextContents()).toEqual(['SMS code', 'Password']);
    await tab(page, 'Password');
    await page.getByLabel('E-mail', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /LDAP/ }).count()).toBe(0);
  });

  it('tells that an account is blocked', async () => {
    const page = await visit();
    await signInBy(page, 'blocked@example.com', PASSWORD);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('You are signed in').count()).toBe(0);
  });

  it('keeps the form when the network is gone, and repeats the request', async () => {
    const page = await visit();
    await page.evaluate(
      `document.addEventListener('menshen-error', ({ detail }) => { window.failure = detail.code; })`,
    );
    await page.context().setOffline(true);
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByText('No connection to the server.').waitFor();
    expect(await page.evaluate('window.failure')).toBe('NETWORK_ERROR');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(PASSWORD);
    await page.context().setOffline(false);
    await press(page, 'Try again');
    await isSignedIn(page);
  });

  it('can be used by the keyboard alone', async () => {
    const page = await visit();
    const steps: string[] = [];
    for (let at = 0; at < 6; at++) {
      await page.keyboard.press('Tab');
      steps.push(await focused(page));
      if (at === 1) await page.keyboard.type(SEEDED.email);
      if (at === 2) await page.keyboard.type(PASSWORD);
    }
    expect(steps).toEqual([
      'Password',
      'E-mail, user name or phone',
      'Password',
      'Show password',
      'Forgot password?',
      'Sign in',
    ]);
    await page.keyboard.press('Enter');
    await isSignedIn(page);
  });

  it('moves between the tabs by the arrow keys', async () => {
    const page = await visit();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('SMS code');
    await page.getByLabel('Phone', { exact: true }).waitFor();
    await page.keyboard.press('Home');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Password');
  });

  it('speaks Chinese, with the messages of the server', async () => {
    const page = await visit({ attributes: { language: 'zh-CN' } });
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await page.getByLabel('邮箱 / 用户名 / 手机号').fill(SEEDED.email);
    await page.getByLabel('密码', { exact: true }).fill('wrong-password');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toMatch(/\p{Script=Han}/u);
  });

  it('offers itself to password managers', async () => {
    const page = await visit();
    const controls = await page
      .locator('form input')
      .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name'), input.getAttribute('autocomplete')]));
    expect(controls).toEqual([
      ['identifier', 'username'],
      ['password', 'current-password'],
    ]);
  });

  it('fits into 320 px', async () => {
    const page = await visit();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await isTooWide(page)).toBe(false);
    await tab(page, 'SMS code');
    expect(await isTooWide(page)).toBe(false);
    await tab(page, 'QR code');
    await page.getByRole('img', { name: 'QR code for signing in' }).waitFor();
    expect(await isTooWide(page)).toBe(false);
  });
});
