/** Factors that a user sets up inside a login of `<menshen-sign-in>`, and proves in the next one. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { PHOTO } from '../../support/camera.js';
import { focused } from '../../support/elementPage.js';
import { describeElement, isSignedIn, press, signInBy } from '../../support/elementSuite.js';
import { addVirtualAuthenticator } from '../../support/passkeyPage.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';
import { newcomer, PASSWORD, SEEDED } from '../../support/people.js';

const ENROLLS = { ...PASSKEY_ENVIRONMENT, MFA_POLICY: 'always', MFA_WITHOUT_FACTOR: 'enroll' };

describeElement(
  'menshen-sign-in where a second factor is required and the user has none',
  { environment: ENROLLS, prepare: definePasskeyField },
  ({ app, visit }) => {
    it('creates a passkey after a cancelled prompt, and requires it from then on', async () => {
      const { email } = await newcomer(app);
      const page = await visit();
      const authenticator = await addVirtualAuthenticator(page, 'internal');
      await signInBy(page, email, PASSWORD);
      await page.getByRole('heading', { name: 'Set up a second step' }).waitFor();
      await expect.poll(() => focused(page)).toBe('Create passkey');
      await authenticator.unlock(false);
      await press(page, 'Create passkey');
      await page.getByText('The passkey was not used.').waitFor();
      await authenticator.unlock(true);
      await press(page, 'Create passkey');
      await isSignedIn(page);
      await page.reload();
      await signInBy(page, email, PASSWORD);
      await page.getByRole('heading', { name: 'Verify that it’s you' }).waitFor();
      await press(page, 'Use passkey');
      await isSignedIn(page);
    });

    it('lets the user begin again', async () => {
      const { email } = await newcomer(app);
      const page = await visit();
      await signInBy(page, email, PASSWORD);
      await press(page, 'Back to sign-in');
      await page.getByLabel('E-mail, user name or phone').waitFor();
    });
  },
);

describeElement('menshen-sign-in with a face as second factor', {}, ({ app, visit }) => {
  const settings = (changes: object) => app.control.call('POST', '/authing/application', changes);
  const choosePhoto = (page: Page) =>
    page.getByLabel('Choose a photo').setInputFiles({
      name: 'face.png',
      mimeType: 'image/png',
      buffer: Buffer.from(PHOTO.replace(/^.*,/, ''), 'base64'),
    });
  beforeEach(() => settings({ applicationMfa: ['FACE'] }));

  it('stores a photo, refuses another face from the camera, and takes the right one after it', async () => {
    const page = await visit();
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByRole('heading', { name: 'Set up a second step' }).waitFor();
    await choosePhoto(page);
    await isSignedIn(page);
    await page.reload();
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByRole('heading', { name: 'Verify that it’s you' }).waitFor();
    await press(page, 'Use camera');
    await press(page, 'Take photo');
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('You are signed in').count()).toBe(0);
    // The camera is still on, for another attempt.
    await page.getByRole('button', { name: 'Take photo' }).waitFor();
    await choosePhoto(page);
    await isSignedIn(page);
  });

  it('says that a file is no photo', async () => {
    const page = await visit();
    await signInBy(page, SEEDED.email, PASSWORD);
    const file = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('notes') };
    await page.getByLabel('Choose a photo').setInputFiles(file);
    await page.getByText('This file is not a photo that the browser can read.').waitFor();
    await choosePhoto(page);
    await isSignedIn(page);
  });
});
