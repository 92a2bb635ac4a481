/** Pages in a real Chromium, on two ports and two host names, that call the server. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { describeWithBrowser } from '../support/browser.js';
import { SEEDED_LOGIN } from '../support/people.js';

interface Called {
  /** What the script of the page got: the body, or the name of the failure. */
  readonly script: string;
  /** What the server answered, as the network panel shows it. */
  readonly network: { readonly status: number; readonly text: string };
}

const LOGIN =
  'mutation($input: LoginInput!) { login(input: $input) { __typename ... on LoginSuccess { accessToken } } }';
const SANDBOX = 'https://sandbox.embed.apollographql.com';
const NETWORK_ERROR = 'TypeError: Failed to fetch';
const ME = '{ me { username } }';

/** Runs in the page. */
async function fetchGraphql([url, body, headers]: readonly [string, string, Record<string, string>]): Promise<string> {
  try {
    const sent = { 'content-type': 'application/json', ...headers };
    const answer = await fetch(url, { method: 'POST', credentials: 'include', headers: sent, body });
    return await answer.text();
  } catch (error) {
    return String(error);
  }
}

async function call(page: Page, api: string, query: string, headers: Record<string, string> = {}): Promise<Called> {
  const answered = page.waitForResponse(`${api}/graphql`);
  const body = JSON.stringify({ query, variables: { input: { method: SEEDED_LOGIN } } });
  const sent = [`${api}/graphql`, body, headers] as const;
  const [script, response] = await Promise.all([page.evaluate(fetchGraphql, sent), answered]);
  return { script, network: { status: response.status(), text: await response.text() } };
}

/**
 * Status codes of our server as they arrive, preflights included. Playwright's own events leave out what CORS hides from the
 * page. The page's own server, which may still answer for an icon, sets no request id.
 */
async function watchStatuses(page: Page): Promise<readonly number[]> {
  const statuses: number[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Network.responseReceivedExtraInfo', ({ statusCode, headers }) => {
    if ('x-request-id' in headers) statuses.push(statusCode);
  });
  await session.send('Network.enable');
  return statuses;
}

describeWithBrowser('pages of several origins', (open) => {
  const local = new TestApp();
  const deployed = new TestApp();
  let site: Server;
  const portOf = (app: TestApp) => new URL(app.url()).port;
  const pageAt = (name: string) => open(`http://${name}:${(site.address() as AddressInfo).port}/`);

  beforeAll(async () => {
    site = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>A shop</title>');
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    await local.start({});
    await deployed.start({ loopbackOnly: false });
  });
  afterAll(async () => {
    site.close();
    await Promise.all([local.close(), deployed.close()]);
  });

  it.each(['localhost', '127.0.0.1'])('sign in across two ports of %s and stay signed in', async (name) => {
    const page = await pageAt(name);
    const api = `http://${name}:${portOf(local)}`;
    const { script } = await call(page, api, LOGIN);
    expect(JSON.parse(script)).toEqual({ data: { login: { __typename: 'LoginSuccess', accessToken: null } } });
    expect(JSON.parse((await call(page, api, ME)).script)).toEqual({ data: { me: { username: 'menshen' } } });
    await page.close();
  });

  it('are told that localhost and 127.0.0.1 are two sites, and work there with a bearer token', async () => {
    const page = await pageAt('localhost');
    const refused = await call(page, local.url(), LOGIN);
    expect(refused.network).toEqual({ status: 403, text: expect.stringContaining('COOKIE_CROSS_SITE') });
    expect(refused.script).toBe(refused.network.text);
    expect(refused.script).toContain(`Call http://localhost:${portOf(local)}`);
    const bearer = await call(page, local.url(), LOGIN, { 'x-session-mode': 'bearer' });
    const { data } = JSON.parse(bearer.script) as { data: { login: { __typename: string; accessToken: string } } };
    expect(data.login.__typename).toBe('LoginSuccess');
    const headers = { authorization: `Bearer ${data.login.accessToken}` };
    expect((await call(page, local.url(), ME, headers)).script).toContain('"menshen"');
    await page.close();
  });

  it('that are not listed see a network error, while the log says what to change', async () => {
    const page = await pageAt('127.0.0.1');
    const sentence = `Add ${new URL(page.url()).origin} to the setting ALLOWED_ORIGINS.`;
    const statuses = await watchStatuses(page);
    // The first content type needs a preflight, the second does not.
    for (const headers of [{}, { 'content-type': 'text/plain' }]) {
      expect(await page.evaluate(fetchGraphql, [`${deployed.url()}/graphql`, '{}', headers] as const)).toBe(
        NETWORK_ERROR,
      );
    }
    await expect.poll(() => statuses).toEqual([403, 403]);
    expect(deployed.log.filter((line) => line.includes(sentence))).toHaveLength(1);
    expect(await deployed.control.requests('authing')).toEqual([]);
    expect(await page.context().cookies(deployed.url())).toEqual([]);
    await page.close();
  });

  it('of Apollo’s embedded Sandbox call through the server’s own page, and need no entry', async () => {
    const page = await open('about:blank');
    // Apollo's script puts this frame into the page of the server, and runs what the frame posts to it.
    await page.route(/apollographql\.com/, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sandbox</title>' }),
    );
    await page.goto(`${deployed.url()}/graphql`);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '${SANDBOX}/' }))`,
    );
    await expect.poll(() => page.frames().some((each) => each.url().startsWith(SANDBOX))).toBe(true);
    const { script } = await call(page, deployed.url(), LOGIN);
    expect(JSON.parse(script)).toEqual({ data: { login: { __typename: 'LoginSuccess', accessToken: null } } });
    expect((await call(page, deployed.url(), ME)).script).toContain('"menshen"');
    const frame = page.frames().find((each) => each.url().startsWith(SANDBOX)) ?? expect.fail('There is no Sandbox.');
    expect(await frame.evaluate(fetchGraphql, [`${deployed.url()}/graphql`, '{}', {}] as const)).toBe(NETWORK_ERROR);
    await page.close();
  });

  it('open a WebSocket from a trusted origin alone', async () => {
    const page = await pageAt('127.0.0.1');
    const outcome = (url: string) =>
      page.evaluate(
        (address) =>
          new Promise<string>((resolve) => {
            const socket = new WebSocket(address, 'graphql-transport-ws');
            socket.onopen = () => resolve('open');
            socket.onerror = () => resolve('refused');
          }),
        `${url.replace('http', 'ws')}/graphql`,
      );
    expect([await outcome(local.url()), await outcome(deployed.url())]).toEqual(['open', 'refused']);
    await page.close();
  });
});
