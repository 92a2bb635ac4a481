/** Which pages may call the server, and which of them can keep a session: decided before anything of a request runs. */
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { type Headers, login, postGraphql, refusalOf, signedInName } from '../support/pageRequest.js';
import { rawRequest, rawUpgrade } from '../support/rawRequest.js';

const EVIL = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
const JSON_BODY = { 'content-type': 'application/json' };
const SAME_SITE = { 'sec-fetch-site': 'same-site' };
const CROSS_SITE = { 'sec-fetch-site': 'cross-site' };
const BEARER = { 'x-session-mode': 'bearer' };

describeWithApp('in a local start', {}, (app) => {
  describe('a page of an unknown origin', () => {
    const sentence =
      'Pages of https://evil.example may not call this server. Add https://evil.example to the setting ALLOWED_ORIGINS.';

    it('is refused before a login runs, without a cookie, and learns the value to add', async () => {
      const answer = await login(app, EVIL);
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toEqual({
        errors: [
          {
            message: sentence,
            extensions: {
              code: 'ORIGIN_NOT_ALLOWED',
              requestId: answer.headers['x-request-id'],
              retryable: false,
            },
          },
        ],
      });
      expect(answer.headers).not.toHaveProperty('set-cookie');
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(await app.control.requests('authing')).toEqual([]);
    });

    it.each([
      ['POST', '/graphql', JSON_BODY, '{"query": "{"'],
      ['POST', '/graphql', { 'content-type': 'text/plain' }, 'no JSON'],
      ['GET', '/graphql?query={', {}, undefined],
      ['POST', '/graphql/stream', { ...JSON_BODY, accept: 'text/event-stream' }, '{"query": "subscription {"}'],
      ['GET', '/graphql/stream?query={', { accept: 'text/event-stream' }, undefined],
      ['PUT', '/uploads/liveness/ticket', {}, 'recording'],
      ['GET', '/nowhere', {}, undefined],
    ])('is refused at %s %s before the request is read', async (method, path, headers, body) => {
      const sent = { method, headers: { ...headers, ...EVIL }, ...(body !== undefined && { body }) };
      const answer = await rawRequest(`${app.url()}${path}`, sent);
      expect(refusalOf(answer)).toEqual({ status: 403, code: 'ORIGIN_NOT_ALLOWED', message: sentence });
    });

    it('is refused in bearer mode too, and when it opens a WebSocket', async () => {
      expect(refusalOf(await login(app, { ...EVIL, ...BEARER })).code).toBe('ORIGIN_NOT_ALLOWED');
      const upgrade = await rawUpgrade(`${app.url()}/graphql`, EVIL);
      expect(refusalOf(upgrade)).toMatchObject({ status: 403, code: 'ORIGIN_NOT_ALLOWED' });
      expect((await rawUpgrade(`${app.url()}/graphql`, { origin: app.url() })).status).toBe(101);
      const connections = promisify(app.server().getConnections.bind(app.server()));
      await expect.poll(connections).toBe(0);
    });

    it('hears the same sentence on its preflight, without CORS headers', async () => {
      const headers = { ...EVIL, 'access-control-request-method': 'POST' };
      const answer = await rawRequest(`${app.url()}/graphql`, { method: 'OPTIONS', headers });
      expect(refusalOf(answer)).toEqual({ status: 403, code: 'ORIGIN_NOT_ALLOWED', message: sentence });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    });

    it.each(['null', 'file://', 'http://', 'https://a.example/path', 'https://a.example, https://b.example', ' x"y'])(
      'without an origin that a setting could name is told to serve the page over http: %j',
      async (origin) => {
        // The browser's word on the site changes nothing: `null` is never the server's own origin.
        const refusal = refusalOf(
          await login(app, { origin, ...(origin === 'null' && { 'sec-fetch-site': 'same-origin' }) }),
        );
        expect(refusal).toMatchObject({ status: 403, code: 'ORIGIN_NOT_ALLOWED' });
        expect(refusal.message).toMatch(/Serve the page over http or https/);
        expect(refusal.message).not.toContain('ALLOWED_ORIGINS');
      },
    );
  });

  describe('a page of this machine', () => {
    const port = () => new URL(app.url()).port;

    it.each(['http://127.0.0.1:5173', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
      'may be served from any port of this machine: %s',
      async (origin) => {
        expect(await signedInName(app, { origin, ...SAME_SITE })).toBe('menshen');
        const headers = { origin, 'access-control-request-method': 'POST' };
        const preflight = await rawRequest(`${app.url()}/graphql`, { method: 'OPTIONS', headers });
        expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, origin]);
        expect(preflight.headers['access-control-allow-credentials']).toBe('true');
      },
    );

    it.each(['localhost', '[::1]'])('may use the name %s for page and server', async (name) => {
      const headers = { origin: `http://${name}:5173`, host: `${name}:${port()}` };
      expect(await signedInName(app, headers)).toBe('menshen');
      expect(await signedInName(app, { ...headers, ...SAME_SITE })).toBe('menshen');
    });

    it.each([
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'http://localhost.evil.example:5173',
      'http://notlocalhost:5173',
      'http://127.0.0.1@evil.example',
      'http://localhost:5173/',
      'HTTP://LOCALHOST:5173',
      'capacitor://127.0.0.1',
    ])('is not mistaken for one of this machine: %s', async (origin) => {
      expect(refusalOf(await login(app, { origin, ...SAME_SITE })).code).toBe('ORIGIN_NOT_ALLOWED');
    });

    it.each([
      ['with', CROSS_SITE],
      ['without', {}],
    ])('learns that localhost and 127.0.0.1 are two sites, %s Sec-Fetch headers', async (_with, site: Headers) => {
      const headers = { origin: 'http://localhost:5173', ...site };
      const answer = await login(app, headers);
      expect(refusalOf(answer)).toEqual({
        status: 403,
        code: 'COOKIE_CROSS_SITE',
        message: `The browser does not send session cookies of this server from http://localhost:5173, because the two are different sites. Call http://localhost:${port()}, or send the header x-session-mode: bearer.`,
      });
      expect(answer.headers).not.toHaveProperty('set-cookie');
      // The origin is allowed, so its script may read why.
      expect(answer.headers['access-control-allow-origin']).toBe('http://localhost:5173');
      expect(await app.control.requests('authing')).toEqual([]);
      expect(refusalOf(await postGraphql(app, '{"query":', headers)).code).toBe('COOKIE_CROSS_SITE');
      const stream = { method: 'POST', headers: { ...JSON_BODY, ...headers }, body: '{}' };
      expect(refusalOf(await rawRequest(`${app.url()}/graphql/stream`, stream)).code).toBe('COOKIE_CROSS_SITE');
    });

    it('holds a bearer session from another site', async () => {
      expect(await signedInName(app, { origin: 'http://localhost:5173', ...CROSS_SITE, ...BEARER })).toBe('menshen');
      const authorized = { origin: 'http://localhost:5173', ...CROSS_SITE, authorization: 'Bearer ended' };
      const { data } = JSON.parse((await login(app, authorized)).text) as { data: { login: { accessToken: unknown } } };
      // A cookie would be lost, so the token of the header decides the mode of the new session.
      expect(data.login.accessToken).toEqual(expect.any(String));
      const upgrade = await rawUpgrade(`${app.url()}/graphql`, { origin: 'http://localhost:5173', ...CROSS_SITE });
      expect(upgrade.status).toBe(101);
    });

    it('is not needed: a program sends no Origin and holds a bearer session', async () => {
      const answer = await login(app, {});
      expect(answer.headers).not.toHaveProperty('set-cookie');
      expect(await signedInName(app, {})).toBe('menshen');
    });
  });
});

describeWithApp(
  'a page of another site, where the server offers cookies alone',
  { environment: { SESSION_MODES: 'cookie' } },
  (app) => {
    it('is not told to use a bearer token, and cannot log in by bringing one', async () => {
      const headers = { origin: 'http://localhost:5173', ...CROSS_SITE };
      const { code, message } = refusalOf(await login(app, headers));
      expect([code, message.includes('bearer')]).toEqual(['COOKIE_CROSS_SITE', false]);
      const bringing = { ...headers, authorization: 'Bearer any' };
      expect(refusalOf(await login(app, bringing)).code).toBe('COOKIE_CROSS_SITE');
    });
  },
);

const LISTED = [
  'https://shop.example',
  'https://shop.github.io',
  'https://www.id.github.io',
  'capacitor://localhost',
  'https://studio.apollographql.com',
];

describeWithApp(
  'a server for others, without PUBLIC_URL',
  { loopbackOnly: false, environment: { ALLOWED_ORIGINS: LISTED.join() } },
  (app) => {
    it.each(['http://localhost:5173', 'http://127.0.0.1:4000', 'http://[::1]:3000'])(
      'does not trust %s',
      async (origin) => {
        expect(refusalOf(await login(app, { origin })).code).toBe('ORIGIN_NOT_ALLOWED');
        expect(refusalOf(await login(app, { origin, ...SAME_SITE })).code).toBe('ORIGIN_NOT_ALLOWED');
      },
    );

    it('serves its own pages behind a proxy that ends TLS', async () => {
      const origin = 'https://id.example';
      expect(await signedInName(app, { origin, 'sec-fetch-site': 'same-origin' })).toBe('menshen');
      // An old browser without Sec-Fetch headers, behind a proxy that keeps the Host.
      expect(await signedInName(app, { origin, host: 'id.example' })).toBe('menshen');
      // The browser knows better than the Host does.
      const foreign = { ...EVIL, origin: 'http://id.example', host: 'id.example' };
      expect(refusalOf(await login(app, foreign)).code).toBe('ORIGIN_NOT_ALLOWED');
    });

    it('takes a listed page of the same site, and one of another site in bearer mode alone', async () => {
      const shop = { origin: 'https://shop.example' };
      expect(await signedInName(app, { ...shop, ...SAME_SITE })).toBe('menshen');
      const { code, message } = refusalOf(await login(app, { ...shop, ...CROSS_SITE }));
      expect([code, message]).toEqual(['COOKIE_CROSS_SITE', expect.stringContaining('set PUBLIC_URL')]);
      expect(await signedInName(app, { ...shop, ...CROSS_SITE, ...BEARER })).toBe('menshen');
    });

    it('knows the domains of a platform whose customers are sites of their own', async () => {
      const host = 'id.github.io';
      expect(await signedInName(app, { origin: 'https://www.id.github.io', host })).toBe('menshen');
      expect(refusalOf(await login(app, { origin: 'https://shop.github.io', host })).code).toBe('COOKIE_CROSS_SITE');
    });

    it('takes a listed app scheme, which holds a bearer session alone', async () => {
      const page = { origin: 'capacitor://localhost', host: 'localhost' };
      expect(refusalOf(await login(app, page)).code).toBe('COOKIE_CROSS_SITE');
      expect(await signedInName(app, { ...page, ...BEARER })).toBe('menshen');
      const { message } = refusalOf(await login(app, { origin: 'ionic://localhost' }));
      expect(message).toContain('Add ionic://localhost to the setting ALLOWED_ORIGINS.');
    });

    it('takes Apollo Studio by its entry, and nothing from the origin of the embedded Sandbox', async () => {
      const query = { query: '{ __typename }' };
      const studio = { origin: 'https://studio.apollographql.com', ...CROSS_SITE, ...BEARER };
      expect((await postGraphql(app, query, studio)).status).toBe(200);
      const sandbox = { origin: 'https://sandbox.embed.apollographql.com', ...CROSS_SITE, ...BEARER };
      expect(refusalOf(await postGraphql(app, query, sandbox)).code).toBe('ORIGIN_NOT_ALLOWED');
    });

    it('answers to every Host', async () => {
      expect((await rawRequest(`${app.url()}/livez`, { headers: { host: 'any.example' } })).status).toBe(200);
    });
  },
);

const PAGES = [
  'https://www.shop.com.cn',
  'https://shop.com.cn',
  'https://other.com.cn',
  'http://www.shop.com.cn:8080',
  'capacitor://app.shop.com.cn',
];

describeWithApp(
  'a server at https://id.shop.com.cn',
  {
    loopbackOnly: false,
    environment: { PUBLIC_URL: 'https://id.shop.com.cn', ALLOWED_ORIGINS: [...PAGES, 'http://localhost:3000'].join() },
  },
  (app) => {
    it.each(['https://id.shop.com.cn', 'https://www.shop.com.cn', 'https://shop.com.cn'])(
      'signs a page of %s in, also where the browser sends no Sec-Fetch headers',
      async (origin) => {
        expect(await signedInName(app, { origin })).toBe('menshen');
        expect(await signedInName(app, { origin, ...SAME_SITE })).toBe('menshen');
      },
    );

    it.each([
      ['https://other.com.cn', 'COOKIE_CROSS_SITE'],
      ['capacitor://app.shop.com.cn', 'COOKIE_CROSS_SITE'],
      ['https://www.shop.com.cn:444', 'ORIGIN_NOT_ALLOWED'],
      ['https://www.shop.com', 'ORIGIN_NOT_ALLOWED'],
    ])('refuses %s with %s', async (origin, code) => {
      expect(refusalOf(await login(app, { origin })).code).toBe(code);
    });

    it('names its address to a page of another site', async () => {
      const { message } = refusalOf(await login(app, { origin: 'https://other.com.cn' }));
      expect(message).toContain('Serve the page from the site of https://id.shop.com.cn');
    });

    it('tells a page that came over plain http to use https', async () => {
      const page = { origin: 'http://www.shop.com.cn:8080' };
      const needsHttps = {
        status: 403,
        code: 'COOKIE_NEEDS_HTTPS',
        message:
          'Session cookies of this server need https, and the page comes from http://www.shop.com.cn:8080. Serve the page over https, or send the header x-session-mode: bearer.',
      };
      expect(refusalOf(await login(app, page))).toEqual(needsHttps);
      expect(refusalOf(await login(app, { ...page, ...SAME_SITE }))).toEqual(needsHttps);
      expect(await signedInName(app, { ...page, ...BEARER })).toBe('menshen');
    });

    it('does not ask for https on loopback, where browsers keep its cookies', async () => {
      const page = { origin: 'http://localhost:3000' };
      expect(await signedInName(app, { ...page, 'sec-fetch-site': 'same-origin' })).toBe('menshen');
      expect(refusalOf(await login(app, { ...page, ...CROSS_SITE })).code).toBe('COOKIE_CROSS_SITE');
    });
  },
);
