/** The shop of examples/react in a real browser: each outcome of a login once. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { PHOTO } from '../../support/camera.js';
import { watchProblems } from '../../support/elementPage.js';
import { expectOutcome } from '../../support/expect.js';
import { ConfirmTotpDocument, EnrollTotpDocument } from '../../support/generated/operations.js';
import { addVirtualAuthenticator } from '../../support/passkeyPage.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';
import { newcomer, PASSWORD, SEEDED, signedIn } from '../../support/people.js';
import { decide } from '../../support/phone.js';
import { ReactExample } from '../../support/reactExample.js';

const CHANGED = 'A-new-one-1';
const ACCOUNT = 'E-mail, phone or user name';

interface Suite {
  readonly app: TestApp;
  /** Opens the sign-in page. @param page the shop with the elements is `''` */
  readonly visit: (page?: string) => Promise<Page>;
}

function describeShop(title: string, environment: Readonly<Record<string, string>>, body: (suite: Suite) => void) {
  describeWithBrowser(title, (open) => {
    const app = new TestApp();
    const example = new ReactExample();
    const pages: { readonly page: Page; readonly problems: readonly string[] }[] = [];
    beforeAll(async () => {
      await app.start({ environment });
      await example.start(app.url().replace('127.0.0.1', 'localhost'));
    });
    beforeEach(async () => {
      app.reset();
      await definePasskeyField(app);
    });
    afterEach(async () => {
      for (const { page, problems } of pages.splice(0)) {
        expect(problems).toEqual([]);
        await page.context().close();
      }
    });
    afterAll(async () => {
      example.close();
      await app.close();
    });
    const visit = async (path = 'headless.html') => {
      const page = await open('about:blank');
      pages.push({ page, problems: watchProblems(page) });
      await page.goto(`${example.origin}/${path}#sign-in`);
      return page;
    };
    body({ app, visit });
  });
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const alert = (page: Page) => page.getByRole('alert');
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);

async function signIn(page: Page, account: string = SEEDED.email, password = PASSWORD): Promise<void> {
  await fill(page, ACCOUNT, account);
  await fill(page, 'Password', password);
  await press(page, 'Sign in');
}

/** Sends the form of this input. */
async function send(page: Page, label: string, text: string): Promise<void> {
  await fill(page, label, text);
  await page.getByLabel(label, { exact: true }).press('Enter');
}

const isSignedIn = (page: Page) => page.getByRole('link', { name: 'Your orders' }).waitFor();

/** The seeded user with an authenticator app. */
async function withTotp(app: TestApp) {
  const client = await signedIn(app);
  const enrollment = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  const code = await app.control.totp(enrollment.secret);
  expectOutcome((await client.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
  await app.control.advance(30);
  return enrollment;
}

const ENVIRONMENT = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes', LIMIT_SECONDS_BETWEEN_CODES: '1' };
describeShop('the shop of the React example', ENVIRONMENT, ({ app, visit }) => {
  const requireFactor = (factor: string) =>
    app.control.call('POST', '/authing/application', { applicationMfa: [factor] });

  it('sells to a user who signs in with the element, and shows the account', async () => {
    const page = await visit('');
    await page.getByRole('link', { name: 'Products' }).click();
    await press(page, 'Buy: Paper lantern');
    await page.getByLabel('E-mail, user name or phone').fill(SEEDED.email);
    await fill(page, 'Password', PASSWORD);
    await press(page, 'Sign in');
    await page.getByText('Your orders:').waitFor();
    await page.getByRole('link', { name: 'Products' }).click();
    await press(page, 'Buy: Brass knocker');
    await page.getByText('Your orders: Brass knocker').waitFor();
    await page.getByRole('link', { name: SEEDED.username }).click();
    await press(page, 'Sign out');
    await page.getByRole('link', { name: 'Orders' }).click();
    await page.locator('p').getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('shows a wrong password, then signs in, and signs out', async () => {
    const page = await visit();
    await signIn(page, SEEDED.username, 'wrong-password');
    await expect.poll(() => alert(page).textContent()).toMatch(/password/i);
    expect(await page.getByLabel(ACCOUNT).inputValue()).toBe(SEEDED.username);
    await signIn(page, SEEDED.phone);
    await isSignedIn(page);
    await page.getByRole('link', { name: SEEDED.username }).click();
    await press(page, 'Sign out');
    await page.getByRole('navigation').getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('signs in by SMS code', async () => {
    const page = await visit();
    await send(page, 'Phone', SEEDED.phone);
    await page.getByLabel('Code', { exact: true }).waitFor();
    await send(page, 'Code', await app.control.code(SEEDED.phone));
    await isSignedIn(page);
  });

  it('shows the picture of the identity provider', async () => {
    const page = await visit();
    for (const _failure of [1, 2, 3]) {
      await signIn(page, SEEDED.email, 'wrong-password');
      await alert(page).waitFor();
    }
    await signIn(page);
    await page.getByRole('img', { name: 'Captcha' }).waitFor();
    const [captcha] = await app.control.call<{ text: string }[]>('GET', '/authing/captchas');
    await send(page, 'Characters in the picture', captcha?.text ?? '');
    await isSignedIn(page);
  });

  it('asks for the code of an authenticator app', async () => {
    const { secret } = await withTotp(app);
    const page = await visit();
    await signIn(page);
    await send(page, 'Code of your app', '000000');
    await alert(page).waitFor();
    await send(page, 'Code of your app', await app.control.totp(secret));
    await isSignedIn(page);
  });

  it('takes a recovery code, and shows the next one', async () => {
    const { recoveryCode } = await withTotp(app);
    const page = await visit();
    await signIn(page);
    await send(page, 'Recovery code', recoveryCode);
    await page.getByText(/Recovery code: [\da-f]{4}(-[\da-f]{4}){5}/).waitFor();
  });

  it('adds an authenticator app during the login', async () => {
    await requireFactor('OTP');
    const page = await visit();
    await signIn(page);
    await press(page, 'Add an authenticator app');
    const secret = await page.locator('fieldset img').getAttribute('alt');
    await send(page, 'Code of your app', await app.control.totp(secret ?? ''));
    await isSignedIn(page);
  });

  it('asks for a code by SMS', async () => {
    await requireFactor('SMS');
    const page = await visit();
    await signIn(page);
    await press(page, 'Send an SMS code');
    await page.getByLabel('Code', { exact: true }).waitFor();
    await send(page, 'Code', await app.control.code(SEEDED.phone));
    await isSignedIn(page);
  });

  it('adds a face, and asks for it', async () => {
    await requireFactor('FACE');
    const buffer = Buffer.from(PHOTO.replace(/^.*,/, ''), 'base64');
    for (const _login of ['adds it', 'proves it']) {
      const page = await visit();
      await signIn(page);
      await page.getByLabel('Photo of your face').setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer });
      await isSignedIn(page);
    }
  });

  it.each(['resetPasswordOnFirstLogin', 'forcePasswordChange'])('asks for a new password (%s)', async (change) => {
    const { email } = await newcomer(app);
    await app.control.call('POST', '/authing/users', { identifier: email, [change]: true });
    const page = await visit();
    await signIn(page, email);
    await fill(page, 'New password', CHANGED);
    await fill(page, 'Current password', PASSWORD);
    await press(page, 'Save');
    await isSignedIn(page);
  });

  it('begins again when the login has expired', async () => {
    const { secret } = await withTotp(app);
    const page = await visit();
    await signIn(page);
    await page.getByLabel('Code of your app').waitFor();
    await app.control.advance(3600);
    await send(page, 'Code of your app', await app.control.totp(secret));
    await alert(page).waitFor();
    await press(page, 'Start again');
    await page.getByLabel(ACCOUNT).waitFor();
  });

  it('keeps a login when the network is gone', async () => {
    const page = await visit();
    // Shown with the answer to `signInOptions`. Without that answer the page has no form.
    await page.getByLabel('Phone', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await signIn(page);
    await page.getByText('No connection to the server.').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Try again');
    await isSignedIn(page);
  });

  it('shows a QR code, and another one after a refusal and after an expiry', async () => {
    const page = await visit();
    await press(page, 'QR code');
    const picture = page.getByRole('img', { name: 'QR code: PENDING' });
    await picture.waitFor();
    await decide(app, 'deny', SEEDED.username);
    await press(page, 'New QR code');
    await picture.waitFor();
    await app.control.advance(400);
    await press(page, 'New QR code');
    await picture.waitFor();
    await decide(app, 'approve', SEEDED.username);
    await isSignedIn(page);
  });

  it('signs in with a passkey that the account page has added', async () => {
    const page = await visit('');
    await addVirtualAuthenticator(page, 'internal');
    await page.getByLabel('E-mail, user name or phone').fill(SEEDED.email);
    await fill(page, 'Password', PASSWORD);
    await press(page, 'Sign in');
    await page.getByRole('link', { name: SEEDED.username }).click();
    await press(page, 'Create passkey');
    await page.getByText(/^Added /).waitFor();
    await press(page, 'Sign out');
    await page.goto(page.url().replace(/\/#.*/, '/headless.html#sign-in'));
    await press(page, 'Passkey');
    await isSignedIn(page);
  });
});

const FACTOR = { ...PASSKEY_ENVIRONMENT, MFA_POLICY: 'always', MFA_WITHOUT_FACTOR: 'enroll' };
describeShop('the shop of the React example with MFA_POLICY', FACTOR, ({ app, visit }) => {
  it('asks the phone of the user', async () => {
    const page = await visit();
    await signIn(page);
    await press(page, 'Ask my phone');
    await page.getByText('Compare this number with your phone: ').waitFor();
    await decide(app, 'deny');
    await press(page, 'Ask again');
    await page.getByText('Compare this number with your phone: ').waitFor();
    await decide(app, 'approve');
    await isSignedIn(page);
  });

  it('adds a passkey, and asks for it', async () => {
    const { email } = await newcomer(app);
    const page = await visit();
    await addVirtualAuthenticator(page, 'internal');
    await signIn(page, email);
    await press(page, 'Add a passkey');
    await isSignedIn(page);
    await page.getByRole('link', { name: email }).click();
    await press(page, 'Sign out');
    await page.getByRole('navigation').getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, email);
    await press(page, 'Use a passkey');
    await isSignedIn(page);
  });
});

describeShop('the shop of the React example with a captcha', { CAPTCHA_LOGIN: 'always' }, ({ visit }) => {
  it('shows GeeTest v3', async () => {
    const page = await visit();
    await signIn(page);
    await press(page, 'Click to verify');
    await isSignedIn(page);
  });
});

const V4 = { CAPTCHA_LOGIN: 'always', GEETEST_DEFAULT: 'v4' };
describeShop('the shop of the React example with another captcha', V4, ({ visit }) => {
  it('shows GeeTest v4', async () => {
    const page = await visit();
    await signIn(page);
    await press(page, 'Click to verify');
    await isSignedIn(page);
  });
});

describeShop('the shop of the React example at its limits', { LIMIT_LOGINS_PER_MINUTE: '2' }, ({ visit }) => {
  it('says when the next attempt can succeed', async () => {
    const page = await visit();
    for (const attempt of [1, 2]) {
      await signIn(page, `unknown${attempt}@example.com`, 'wrong-password');
      await alert(page).waitFor();
    }
    await signIn(page);
    await expect.poll(() => alert(page).textContent()).toMatch(/\d+:\d+/);
    await press(page, 'Start again');
    await page.getByLabel(ACCOUNT).waitFor();
  });
});
