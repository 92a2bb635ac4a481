/** The way to the vendor's hosted login page and back, as a browser goes it. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { PASSWORD, SEEDED } from '../support/people.js';

/** A browser with one cookie jar per host, which follows no redirect by itself. */
class Visitor {
  readonly #jars = new Map<string, Map<string, string>>();

  open(address: string, form?: Record<string, string>): Promise<Response> {
    return this.#fetch(address, form && { method: 'POST', body: new URLSearchParams(form) });
  }

  /** Sends JSON, as a script of the page does. */
  send(address: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin: new URL(address).origin };
    return this.#fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address);
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(address, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  }
}

const locationOf = (response: Response, base: string) => new URL(response.headers.get('location') ?? '', base).href;

/** Signs in on the page of the vendor. @returns the address that it sends the browser back to */
async function callbackOf(visitor: Visitor, testApp: TestApp, returnTo = '/orders'): Promise<string> {
  const begun = await visitor.open(`${testApp.url()}/sign-in/provider?return_to=${encodeURIComponent(returnTo)}`);
  expect(begun.status).toBe(303);
  const vendorPage = locationOf(begun, testApp.url());
  const { pathname, search } = new URL(vendorPage);
  const form = { account: SEEDED.username, password: PASSWORD, return_to: `${pathname}${search}` };
  const signedIn = await visitor.open(new URL('/emulated/login', vendorPage).href, form);
  return locationOf(await visitor.open(locationOf(signedIn, vendorPage)), vendorPage);
}

describeWithApp('a login on the page of the identity provider', {}, (app) => {
  it('signs the browser in and opens the page that it wanted', async () => {
    const visitor = new Visitor();
    expect(await (await visitor.open(`${app.url()}/sign-in`)).text()).toContain('provider-login="/sign-in/provider?');
    const done = await visitor.open(await callbackOf(visitor, app));
    expect([done.status, done.headers.get('location')]).toEqual([303, `${app.url()}/orders`]);
    expect((await visitor.open(`${app.url()}/account`)).status).toBe(200);
  });

  it('sends a challenge of PKCE, and a state that is different each time', async () => {
    const urls = await Promise.all(
      [1, 2].map(async () => new URL(locationOf(await new Visitor().open(`${app.url()}/sign-in/provider`), app.url()))),
    );
    for (const { searchParams } of urls) {
      expect(searchParams.get('code_challenge_method')).toBe('S256');
      expect(searchParams.get('code_challenge')).toHaveLength(43);
      expect(searchParams.get('redirect_uri')).toBe(`${app.url()}/sign-in/callback`);
    }
    expect(new Set(urls.map(({ searchParams }) => searchParams.get('state'))).size).toBe(2);
  });

  it('refuses the callback in another browser, a second time, and with another state', async () => {
    const visitor = new Visitor();
    const stolen = await callbackOf(visitor, app);
    // Also the browser from which it was stolen cannot use it any more.
    for (const browser of [new Visitor(), visitor]) {
      const answer = await browser.open(stolen);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('notice="')]);
      expect((await browser.open(`${app.url()}/account`)).status).toBe(303);
    }
    const forged = new URL(await callbackOf(visitor, app));
    forged.searchParams.set('state', 'x'.repeat(43));
    expect(await (await visitor.open(forged.href)).text()).toContain('notice="');
  });

  it('shows the sign-in page again when the user cancels at the vendor', async () => {
    const visitor = new Visitor();
    const begun = await visitor.open(`${app.url()}/sign-in/provider?return_to=/orders`);
    const state = new URL(locationOf(begun, app.url())).searchParams.get('state');
    const cancelled = `${app.url()}/sign-in/callback?error=access_denied&state=${state}`;
    const answer = await visitor.open(cancelled);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining(`return-to="${app.url()}/orders"`),
    ]);
    // The state is valid once, and without one nothing is known of the login.
    for (const url of [cancelled, `${app.url()}/sign-in/callback?error=access_denied`]) {
      expect(await (await visitor.open(url)).text()).toContain('return-to="/account"');
    }
  });

  it('refuses to return to another site', async () => {
    expect((await new Visitor().open(`${app.url()}/sign-in/provider?return_to=//evil.example`)).status).toBe(400);
  });
});

/** The outcome that the sign-in page goes on with. */
async function continuationOf(answer: Response): Promise<Record<string, unknown>> {
  const [, text = '{}'] = /continue-with="([^"]*)"/.exec(await answer.text()) ?? [];
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<string, unknown>;
}

describeWithApp(
  'a login on that page where every login needs a captcha',
  { environment: { CAPTCHA_LOGIN: 'always' } },
  (app) => {
    it('goes on in the sign-in page, which shows the captcha', async () => {
      const visitor = new Visitor();
      const callback = await callbackOf(visitor, app);
      const answer = await visitor.open(callback);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(await continuationOf(answer)).toMatchObject({
        __typename: 'CaptchaRequired',
        captchaReason: 'POLICY',
        continuation: expect.any(String),
        challenge: { __typename: 'GeetestV3Challenge' },
      });
      expect((await visitor.open(`${app.url()}/account`)).status).toBe(303);
      // The address of the callback is used up.
      expect(await continuationOf(await visitor.open(callback))).toEqual({});
    });
  },
);

describeWithApp('a login on that page that needs a second factor', { environment: { MFA_POLICY: 'always' } }, (app) => {
  const startPush = async (visitor: Visitor, flow: unknown) => {
    const query = 'mutation ($flow: ID!) { startMfaPush(flow: $flow) { __typename } }';
    const response = await visitor.send(`${app.url()}/graphql`, { query, variables: { flow } });
    return ((await response.json()) as { data: { startMfaPush: { __typename: string } } }).data.startMfaPush.__typename;
  };

  it('goes on in the sign-in page, for this browser alone', async () => {
    const visitor = new Visitor();
    const required = await continuationOf(await visitor.open(await callbackOf(visitor, app)));
    expect(required).toMatchObject({
      __typename: 'MfaRequired',
      message: expect.any(String),
      flow: expect.any(String),
    });
    // To another browser the flow does not exist.
    expect(await startPush(new Visitor(), required.flow)).toBe('FlowExpired');
    expect(await startPush(visitor, required.flow)).toBe('PushAuthStarted');
  });
});
