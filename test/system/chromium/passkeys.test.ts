/** Passkeys in a real browser, with Chromium's virtual authenticator. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';

/** What a page of an application does: the JSON forms of WebAuthn options and responses, and GraphQL. */
const SCRIPT = `
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  async function run(query, variables) {
    const response = await fetch(window.api + '/graphql', {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json', ...(window.token && { authorization: 'Bearer ' + window.token }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors[0].message);
    return Object.values(data)[0];
  }
  async function signIn(method) {
    const login = await run(
      'mutation ($input: LoginInput!) { login(input: $input) { __typename ... on LoginSuccess { accessToken user { username } session { proofs { kind } } } } }',
      { input: { method } });
    window.token = login.accessToken;
    return login;
  }
  async function enroll(name) {
    const { options } = await run('mutation { enrollPasskey { ... on PasskeyEnrollment { options } } }');
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = await navigator.credentials.create({ publicKey });
    return run('mutation ($response: JSON!, $name: String) { confirmPasskey(response: $response, name: $name) { __typename } }',
      { response: credential.toJSON(), name });
  }
  async function signInWithPasskey() {
    const { challenge, options } = await run(
      'mutation { createPasskeyChallenge(purpose: LOGIN) { ... on PasskeyChallenge { challenge options } } }');
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    return signIn({ passkey: { challenge, response: credential.toJSON() } });
  }
  const passkeys = () => run('{ me { passkeys { name lastUsedAt } } }').then((me) => me.passkeys);
`;

const PASSWORD_LOGIN = `signIn({ email: { email: 'menshen@example.com', password: 'Menshen-2026' } })`;

describeWithBrowser('passkeys', (open) => {
  const app = new TestApp();
  let site: Server;
  let origin = '';

  beforeAll(async () => {
    site = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<script>${SCRIPT}</script>`);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    origin = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const environment = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes', ALLOWED_ORIGINS: origin };
    await app.start({ environment: { ...environment, SESSION_MODES: 'bearer' } });
  });
  beforeEach(async () => {
    app.reset();
    await definePasskeyField(app);
  });
  afterAll(async () => {
    await app.close();
    site.close();
  });

  const visit = async (isVerified = true): Promise<{ page: Page; devtools: CDPSession; authenticatorId: string }> => {
    const page = await open(origin);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: isVerified,
        automaticPresenceSimulation: true,
      },
    });
    await page.evaluate(`window.api = ${JSON.stringify(app.url())}`);
    return { page, devtools, authenticatorId };
  };

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

  it('change nothing when the user cancels the prompt', async () => {
    const { page, devtools, authenticatorId } = await visit();
    await page.evaluate(PASSWORD_LOGIN);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await expect(page.evaluate(`enroll('Virtual')`)).rejects.toThrow('NotAllowedError');
    expect(await page.evaluate('passkeys()')).toEqual([]);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    expect(await page.evaluate(`enroll('Virtual')`)).toEqual({ __typename: 'AccountUpdated' });
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await expect(page.evaluate('signInWithPasskey()')).rejects.toThrow('NotAllowedError');
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    expect(await page.evaluate('signInWithPasskey()')).toMatchObject({ __typename: 'LoginSuccess' });
  });
});
