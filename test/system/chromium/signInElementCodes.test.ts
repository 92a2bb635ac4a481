/** Second factors inside `<menshen-sign-in>` by codes and by the camera, and factors that are set up during a login. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { record } from '../../support/camera.js';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { defineField, setField } from '../../support/management.js';
import { named, newcomer, newPhone, PASSWORD, SEEDED } from '../../support/people.js';
import { decide } from '../../support/phone.js';

const PHOTO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const code = (page: Page) => page.getByLabel('Verification code');

describeElement(
  'menshen-sign-in where the application requires a factor',
  { environment: { LIMIT_SECONDS_BETWEEN_CODES: '1' } },
  ({ app, visit }) => {
    const require = (...factors: string[]) =>
      app.control.call('POST', '/authing/application', { applicationMfa: factors });

    it.each([
      ['SMS', SEEDED.phone, '138****0001'],
      ['EMAIL', SEEDED.email, 'm****@example.com'],
    ])('takes a code by %s, and says that another is wrong', async (factor, target, masked) => {
      await require(factor);
      const page = await visit();
      await signInBy(page, SEEDED.email, PASSWORD);
      await page.getByText(`We will send a code to ${masked}.`).waitFor();
      await press(page, 'Send code');
      await page.getByText('We sent').waitFor();
      const sent = await app.control.code(target);
      await code(page).fill(sent === '0000' ? '0001' : '0000');
      await press(page, 'Verify');
      await page.getByText('4 attempts left.').waitFor();
      await code(page).fill(sent);
      await press(page, 'Verify');
      await isSignedIn(page);
    });

    it('sets up an authenticator app during a login', async () => {
      const { email } = await newcomer(app);
      await require('OTP');
      const page = await visit();
      await signInBy(page, email, PASSWORD);
      await page.getByRole('heading', { name: 'Set up a second step' }).waitFor();
      await press(page, 'Set up your authenticator app');
      await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
      const secret = (await page.locator('code.secret').textContent()) ?? '';
      await page.getByLabel('I have saved the recovery code').check();
      await page.getByLabel('Code in the app').fill(await app.control.totp(secret));
      await press(page, 'Confirm');
      await isSignedIn(page);
    });

    it('adds a phone during a login', async () => {
      const { email } = await newcomer(app);
      const phone = newPhone();
      await require('SMS');
      const page = await visit();
      await signInBy(page, email, PASSWORD);
      await page.getByRole('heading', { name: 'Set up a second step' }).waitFor();
      await page.getByLabel('Phone', { exact: true }).fill(phone);
      await press(page, 'Send code');
      await page.getByText(`We sent a code to ${phone}.`).waitFor();
      await code(page).fill(await app.control.code(phone));
      await press(page, 'Verify');
      await isSignedIn(page);
    });

    it('takes a photo of the face with the camera', async () => {
      const { email } = await newcomer(app);
      await require('FACE');
      const page = await visit();
      await signInBy(page, email, PASSWORD);
      await press(page, 'Use camera');
      const video = page.locator('video');
      await expect
        .poll(() => video.evaluate((element: unknown) => (element as { readonly videoWidth: number }).videoWidth))
        .toBeGreaterThan(0);
      await press(page, 'Take photo');
      await isSignedIn(page);
    });
  },
);

describeElement(
  'menshen-sign-in with a liveness check',
  { environment: { MFA_POLICY: 'always', LIVENESS_REFERENCE: 'udf:facePhoto', PUSH_UID_FIELD: 'externalId' } },
  ({ app, visit }) => {
    it('takes the recording of the app', async () => {
      const { username, id } = await named(app);
      await defineField(app, 'facePhoto');
      await setField(app, id, 'facePhoto', PHOTO);
      const page = await visit();
      await signInBy(page, username, PASSWORD);
      const upload = async (verifyScore: number) => {
        await press(page, 'Start the check');
        const recording = await record(app, { hackScore: 0.1, verifyScore });
        await page
          .getByLabel('Recording')
          .setInputFiles({ name: 'recording', mimeType: 'application/octet-stream', buffer: Buffer.from(recording) });
      };
      await upload(0.93);
      await isSignedIn(page);
    });
  },
);

describeElement(
  'menshen-sign-in with a login that a push approves',
  { environment: { PUSH_LOGIN: 'yes' } },
  ({ app, site, visit }) => {
    it('signs in once the phone has approved', async () => {
      site.allowCaptcha(app);
      const page = await visit();
      await press(page, 'Approve on your phone');
      await page.getByLabel('Account in the app').fill(SEEDED.username);
      await press(page, 'Send request to my phone');
      await page.getByRole('heading', { name: 'Security check' }).waitFor();
      await press(page, 'Click to verify');
      await page.getByRole('heading', { name: 'Check your phone' }).waitFor();
      await decide(app, 'approve');
      await isSignedIn(page);
    });
  },
);
