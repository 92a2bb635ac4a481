/** A page of an application that uses passkeys, and an authenticator of Chromium for it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { CDPSession, Page } from 'playwright-core';

/** What a page of an application does: the JSON forms of WebAuthn options and responses, and GraphQL. */
const SCRIPT = `
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
  const SESSION = '__typename ... on LoginSuccess { accessToken user { username } session { proofs { kind } } }';
  async function signIn(method) {
    const login = await run(
      'mutation ($input: LoginInput!) { login(input: $input) { ' + SESSION + ' ... on MfaRequired { flow factors { kind } } } }',
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
  async function prompt(purpose, flow) {
    const { challenge, options } = await run(
      'mutation ($purpose: PasskeyPurpose!, $flow: ID) { createPasskeyChallenge(purpose: $purpose, flow: $flow) { ... on PasskeyChallenge { challenge options } } }',
      { purpose, flow });
    window.requested = options;
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    return { challenge, response: credential.toJSON() };
  }
  const signInWithPasskey = async () => signIn({ passkey: await prompt('LOGIN') });
  const verify = (flow, answer) =>
    run('mutation ($flow: ID!, $answer: MfaAnswer!) { verifyMfa(flow: $flow, answer: $answer) { ' + SESSION + ' } }', { flow, answer });
  const verifyByPasskey = async (flow) => verify(flow, { passkey: await prompt('MFA', flow) });
  const startPush = (flow) =>
    run('mutation ($flow: ID!) { startMfaPush(flow: $flow) { ... on PushAuthStarted { event { id } } } }', { flow });
  const passkeys = () => run('{ me { passkeys { name lastUsedAt } } }').then((me) => me.passkeys);
`;

export interface PasskeySite {
  /** `http://localhost:PORT`: browsers offer no passkeys for IP addresses. */
  readonly origin: string;
  close(): void;
}

export async function startPasskeySite(): Promise<PasskeySite> {
  const site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<script>${SCRIPT}</script>`);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = site.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://localhost:${port}`, close: () => site.close() };
}

export interface VirtualAuthenticator {
  readonly devtools: CDPSession;
  readonly authenticatorId: string;
  /** Whether the user unlocks the authenticator. If not, the browser rejects as for a cancelled prompt. */
  unlock(isUserVerified: boolean): Promise<void>;
}

/** @param transport `cable` is the name of CDP for `hybrid`: a phone that scans the QR code of the browser */
export async function addVirtualAuthenticator(
  page: Page,
  transport: 'internal' | 'cable',
): Promise<VirtualAuthenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const unlock = async (isUserVerified: boolean) => {
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  };
  return { devtools, authenticatorId, unlock };
}
