/** Second factors and passkeys inside `<menshen-sign-in>`. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { TestApp } from '../../support/app.js';
import { focused } from '../../support/elementPage.js';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { expectOutcome } from '../../support/expect.js';
import { ConfirmTotpDocument, EnrollTotpDocument } from '../../support/generated/operations.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';
import { PASSWORD, SEEDED, signedIn } from '../../support/people.js';
import { decide, onPhone } from '../../support/phone.js';

/** The seeded user with an authenticator app. */
async function withTotp(app: TestApp) {
  const client = await signedIn(app);
  const enrollment = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  const code = await app.control.totp(enrollment.secret);
  expectOutcome((await client.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
  return enrollment;
}

describeElement('menshen-sign-in with an authenticator app', {}, ({ app, visit }) => {
  it('asks for the code of the authenticator app', async () => {
    const { secret } = await withTotp(app);
    const page = await visit();
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByRole('heading', { name: 'Verify that it’s you' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Verification code');
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('4 attempts left.').waitFor();
    await page.getByLabel('Verification code').fill(await app.control.totp(secret));
    await page.keyboard.press('Enter');
    await isSignedIn(page);
  });

  it('does not show what was wrong with one factor at another', async () => {
    await withTotp(app);
    const page = await visit();
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByLabel('Verification code').fill('000000');
    await press(page, 'Verify');
    await page.getByText('4 attempts left.').waitFor();
    await press(page, 'Use another way');
    await press(page, 'Recovery code');
    await page.getByLabel('Recovery code').waitFor();
    expect(await page.getByText('4 attempts left.').count()).toBe(0);
    await page.getByLabel('Recovery code').fill('12ab-34cd-56ef-78ab-90cd-12ef');
    await press(page, 'Verify');
    await page.getByText('3 attempts left.').waitFor();
  });

  it('takes a recovery code, and shows the next one until the user has saved it', async () => {
    const { recoveryCode } = await withTotp(app);
    const page = await visit({ attributes: { 'return-to': '/welcome' } });
    await signInBy(page, SEEDED.email, PASSWORD);
    await press(page, 'Use another way');
    await press(page, 'Recovery code');
    await page.getByLabel('Recovery code').fill(recoveryCode);
    await press(page, 'Verify');
    await page.getByRole('heading', { name: 'Your new recovery code' }).waitFor();
    expect(await page.getByLabel('Recovery code', { exact: true }).textContent()).toMatch(
      /^[\da-f]{4}(-[\da-f]{4}){5}$/,
    );
    expect(await page.getByRole('button', { name: 'Continue' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('I have saved the recovery code').check();
    await press(page, 'Continue');
    await page.waitForURL('**/welcome');
  });
});

describeElement('menshen-sign-in with a push', { environment: { MFA_POLICY: 'always' } }, ({ app, visit }) => {
  it('shows the number of the phone, and goes on after a refusal and an approval', async () => {
    const page = await visit();
    await signInBy(page, SEEDED.email, PASSWORD);
    await press(page, 'Send request to my phone');
    await page.getByRole('heading', { name: 'Check your phone' }).waitFor();
    const { action_details: details } = await onPhone(app);
    await page.getByText(String(details).replace(/\D/g, ''), { exact: true }).waitFor();
    await decide(app, 'deny');
    await press(page, 'Send another request');
    await page.getByText('Approve only if your phone shows this number:').waitFor();
    await decide(app, 'approve');
    await isSignedIn(page);
  });
});

describeElement(
  'menshen-sign-in with a login by push',
  { environment: { PUSH_LOGIN: 'yes' } },
  ({ app, site, visit }) => {
    it('asks for the account in the app, with a captcha first', async () => {
      site.allowCaptcha(app);
      const page = await visit();
      await press(page, 'Approve on your phone');
      await page.getByLabel('Account in the app').fill(SEEDED.username);
      await press(page, 'Send request to my phone');
      await page.getByRole('heading', { name: 'Security check' }).waitFor();
      await press(page, 'Back');
      await page.getByLabel('Account in the app').waitFor();
    });
  },
);

describeElement(
  'menshen-sign-in with passkeys',
  { environment: { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes' }, prepare: definePasskeyField },
  ({ site, api, visit }) => {
    /** An authenticator that answers at once, as a platform does after a touch. */
    const withAuthenticator = async (page: Page) => {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('WebAuthn.enable');
      const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      return { devtools, authenticatorId };
    };

    it('signs in with a passkey that the account page has added', async () => {
      const page = await visit();
      await withAuthenticator(page);
      await signInBy(page, SEEDED.email, PASSWORD);
      await isSignedIn(page);
      site.show('menshen-account', { attributes: { url: api() } });
      await page.goto(site.origin);
      await press(page, 'Create passkey');
      await page.getByText(/^Added /).waitFor();
      await press(page, 'Sign out');
      await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
      site.show('menshen-sign-in', { attributes: { url: api() } });
      // The autofill takes the passkey without any button.
      await page.goto(site.origin);
      await isSignedIn(page);
      // A browser that cannot offer passkeys there.
      await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false;');
      await page.goto(site.origin);
      await press(page, 'Sign in with a passkey');
      await isSignedIn(page);
    });

    it('says what to do when the prompt is cancelled', async () => {
      const page = await visit();
      const { devtools, authenticatorId } = await withAuthenticator(page);
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
      await press(page, 'Sign in with a passkey');
      await page.getByRole('alert').waitFor();
      await signInBy(page, SEEDED.email, PASSWORD);
      await isSignedIn(page);
    });

    it('marks the first field for the browser’s autofill', async () => {
      const page = await visit();
      const field = page.getByLabel('E-mail, user name or phone');
      expect(await field.getAttribute('autocomplete')).toBe('username webauthn');
    });
  },
);

describeElement('menshen-sign-in at its limits', { environment: { LIMIT_LOGINS_PER_MINUTE: '2' } }, ({ visit }) => {
  it('says when the next attempt can succeed', async () => {
    const page = await visit();
    for (const _attempt of [1, 2, 3]) {
      await signInBy(page, 'nobody@example.com', 'wrong-password');
      await page.getByRole('alert').waitFor();
    }
    await page.getByText(/Try again in \d+/).waitFor();
    const button = page.getByRole('button', { name: 'Sign in', exact: true });
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true');
  });
});
