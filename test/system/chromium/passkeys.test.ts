/** Passkeys in a real browser, with Chromium's virtual authenticator. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { expectOutcome } from '../../support/expect.js';
import { RegisterDocument } from '../../support/generated/operations.js';
import {
  addVirtualAuthenticator,
  type PasskeySite,
  startPasskeySite,
  type VirtualAuthenticator,
} from '../../support/passkeyPage.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';
import { PASSWORD } from '../../support/people.js';
import { decide } from '../../support/phone.js';

const PASSWORD_LOGIN = `signIn({ email: { email: 'menshen@example.com', password: '${PASSWORD}' } })`;

function describePasskeys(
  title: string,
  environment: Readonly<Record<string, string>>,
  body: (
    visit: (transport?: 'internal' | 'cable') => Promise<VirtualAuthenticator & { readonly page: Page }>,
    app: TestApp,
  ) => void,
): void {
  describeWithBrowser(title, (open) => {
    const app = new TestApp();
    let site: PasskeySite;
    beforeAll(async () => {
      site = await startPasskeySite();
      const passkeys = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes', ALLOWED_ORIGINS: site.origin };
      await app.start({ environment: { ...passkeys, SESSION_MODES: 'bearer', ...environment } });
    });
    beforeEach(async () => {
      app.reset();
      await definePasskeyField(app);
    });
    afterAll(async () => {
      await app.close();
      site.close();
    });
    body(async (transport = 'internal') => {
      const page = await open(site.origin);
      await page.evaluate(`window.api = ${JSON.stringify(app.url())}`);
      return { page, ...(await addVirtualAuthenticator(page, transport)) };
    }, app);
  });
}

describePasskeys('passkeys', {}, (visit) => {
  it('are added by a signed-in user, and sign the user in', async () => {
    const { page, devtools, authenticatorId } = await visit();
    expect(await page.evaluate(PASSWORD_LOGIN)).toMatchObject({ __typename: 'LoginSuccess' });
    expect(await page.evaluate(`enroll('Virtual')`)).toEqual({ __typename: 'AccountUpdated' });
    expect(await page.evaluate('passkeys()')).toEqual([{ name: 'Virtual', lastUsedAt: null }]);
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
    await page.evaluate('delete window.token');
    for (let count = 0; count < 2; count++) {
      expect(await page.evaluate('signInWithPasskey()')).toMatchObject({
        __typename: 'LoginSuccess',
        user: { username: 'menshen' },
        session: { proofs: [{ kind: 'PASSKEY' }] },
      });
    }
    expect(await page.evaluate('passkeys()')).toEqual([{ name: 'Virtual', lastUsedAt: expect.any(String) }]);
    // The browser refuses a second passkey of the same account on one authenticator.
    await expect(page.evaluate(`enroll('Again')`)).rejects.toThrow('InvalidStateError');
  });

  it('change nothing when the user cancels the prompt, who can try again or sign in with the password', async () => {
    const { page, unlock } = await visit();
    await page.evaluate(PASSWORD_LOGIN);
    await unlock(false);
    await expect(page.evaluate(`enroll('Virtual')`)).rejects.toThrow('NotAllowedError');
    expect(await page.evaluate('passkeys()')).toEqual([]);
    await unlock(true);
    expect(await page.evaluate(`enroll('Virtual')`)).toEqual({ __typename: 'AccountUpdated' });
    await unlock(false);
    await expect(page.evaluate('signInWithPasskey()')).rejects.toThrow('NotAllowedError');
    expect(await page.evaluate(PASSWORD_LOGIN)).toMatchObject({ __typename: 'LoginSuccess' });
    await unlock(true);
    expect(await page.evaluate('signInWithPasskey()')).toMatchObject({ __typename: 'LoginSuccess' });
  });
});

describePasskeys('a login that MFA_POLICY holds', { MFA_POLICY: 'always' }, (visit, app) => {
  /** A user with a passkey on the authenticator, who has begun a login. */
  const held = async (page: Page, username: string) => {
    const input = { method: { username: { username, password: PASSWORD } }, forceLogin: true };
    const { register } = await app.client().run(RegisterDocument, { input });
    const { accessToken } = expectOutcome(register, 'RegisterSuccess');
    await page.evaluate(`window.token = ${JSON.stringify(accessToken)}`);
    expect(await page.evaluate(`enroll('Phone')`)).toEqual({ __typename: 'AccountUpdated' });
    return page.evaluate<{ readonly flow: string; readonly factors: unknown }>(
      `signIn({ username: { username: '${username}', password: '${PASSWORD}' } })`,
    );
  };

  it('takes the passkey of a phone, whose transports the browser receives to offer its QR code', async () => {
    const { page } = await visit('cable');
    const { flow } = await held(page, 'hybrid');
    expect(await page.evaluate(`verifyByPasskey('${flow}')`)).toMatchObject({
      __typename: 'LoginSuccess',
      session: { proofs: [{ kind: 'PASSWORD' }, { kind: 'PASSKEY' }] },
    });
    expect(await page.evaluate('window.requested.allowCredentials')).toMatchObject([{ transports: ['ble', 'hybrid'] }]);
  });

  it('goes on with a push in the same flow after a cancelled prompt', async () => {
    const { page, unlock } = await visit();
    const { flow, factors } = await held(page, 'canceller');
    expect(factors).toEqual([{ kind: 'PASSKEY' }, { kind: 'PUSH' }]);
    await unlock(false);
    await expect(page.evaluate(`verifyByPasskey('${flow}')`)).rejects.toThrow('NotAllowedError');
    const { event } = await page.evaluate<{ readonly event: { readonly id: string } }>(`startPush('${flow}')`);
    await decide(app, 'approve');
    const verify = () => page.evaluate(`verify('${flow}', { push: '${event.id}' })`);
    await expect.poll(verify, { interval: 250 }).toMatchObject({
      __typename: 'LoginSuccess',
      session: { proofs: [{ kind: 'PASSWORD' }, { kind: 'PUSH' }] },
    });
  });

  it('goes on with the passkey itself after a cancelled prompt', async () => {
    const { page, unlock } = await visit();
    const { flow } = await held(page, 'hesitant');
    await unlock(false);
    await expect(page.evaluate(`verifyByPasskey('${flow}')`)).rejects.toThrow('NotAllowedError');
    await unlock(true);
    expect(await page.evaluate(`verifyByPasskey('${flow}')`)).toMatchObject({ __typename: 'LoginSuccess' });
  });
});
