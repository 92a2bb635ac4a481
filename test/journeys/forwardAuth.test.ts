/** `/auth/verify`, asked as a proxy asks it. test/system/nginx has a real proxy in front. */
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { createVerifier } from '../../packages/verify/src/index.js';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { LoginDocument, LogoutDocument } from '../support/generated/operations.js';
import { SEEDED, SEEDED_LOGIN, signedIn } from '../support/people.js';
import { type RawAnswer, rawRequest } from '../support/rawRequest.js';
import { signingKey } from '../support/signingKey.js';

const SECRET = 'a-secret-of-the-proxy-0123456789abcdef';
const environment = {
  TOKEN_AUDIENCES: 'orders,billing',
  SIGNING_KEYS: signingKey(),
  FORWARD_AUTH_SECRET: `another-secret-0123456789-0123456789,${SECRET}`,
};
const PAGE = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };
const ORIGINAL = {
  'x-forward-auth-secret': SECRET,
  'x-original-method': 'GET',
  'x-original-host': 'localhost:8080',
  'x-original-uri': '/orders?page=2&q=a%20b',
  'x-real-ip': '203.0.113.9',
};

type Headers = Readonly<Record<string, string>>;

function verify(app: TestApp, query: string, headers: Headers = {}, method = 'GET'): Promise<RawAnswer> {
  return rawRequest(`${app.url()}/auth/verify?${query}`, { method, headers: { ...ORIGINAL, ...headers } });
}

async function page(app: TestApp): Promise<{ client: Client; cookie: string }> {
  const client = app.client({ mode: 'cookie' });
  await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
  return { client, cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}

function bearerIn({ headers }: RawAnswer): string {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

describeWithApp('/auth/verify', { environment }, (app) => {
  it('gives the proxy the token of the caller, for a cookie and for a bearer token', async () => {
    const { cookie } = await page(app);
    const { token } = await signedIn(app);
    for (const credential of [{ cookie }, { authorization: `Bearer ${token}` }]) {
      const answer = await verify(app, 'audience=orders', credential);
      expect(answer).toMatchObject({ status: 200, text: '' });
      expect(answer.headers['cache-control']).toBe('no-store');
      const claims = await createVerifier({ issuer: app.url(), audience: 'orders' })(bearerIn(answer));
      expect(claims).toMatchObject({ sub: 'e0e0e0e0e0e0e0e0e0e0b001', amr: ['pwd'] });
    }
  });

  it('gives the same token again, without a vendor call, until the session ends', async () => {
    const { client, cookie } = await page(app);
    await app.control.call('DELETE', '/providers/authing/requests');
    const answers = await Promise.all([1, 2, 3].map(() => verify(app, 'audience=orders', { cookie })));
    expect(new Set(answers.map(bearerIn)).size).toBe(1);
    expect(await app.control.requests('authing')).toEqual([]);
    await client.run(LogoutDocument);
    expect((await verify(app, 'audience=orders', { cookie })).status).toBe(401);
  });

  it('does not exist without the secret of the proxy', async () => {
    const { cookie } = await page(app);
    const { 'x-forward-auth-secret': _secret, ...withoutSecret } = ORIGINAL;
    for (const headers of [withoutSecret, { ...ORIGINAL, 'x-forward-auth-secret': 'guessed' }]) {
      const url = `${app.url()}/auth/verify?audience=orders`;
      const answer = await rawRequest(url, { headers: { ...headers, cookie } });
      expect(answer.status).toBe(404);
      expect(answer.headers.authorization).toBeUndefined();
    }
    for (const path of ['/auth/verify/', '/auth/verify/x', '/AUTH/verify']) {
      const answer = await rawRequest(`${app.url()}${path}?audience=orders`, { headers: { ...ORIGINAL, cookie } });
      expect(answer.status).toBe(404);
    }
  });

  it.each([
    ['', 'audience must be one of'],
    ['audience=payroll', 'audience must be one of'],
    ['audience=', 'audience is not valid'],
    ['audience=orders&audience=billing', 'given once'],
    ['audience=orders&max_age=soon', 'max_age is not valid'],
    ['audience=orders&max_age=-1', 'max_age is not valid'],
    ['audience=orders&max_age=1e9', 'max_age is not valid'],
    ['audience=orders&max_age=1.5', 'max_age is not valid'],
    ['audience=orders&max_age=NaN', 'max_age is not valid'],
    ['audience=orders&max_age=', 'max_age is not valid'],
    ['audience=orders&redirect=no', 'redirect is not valid'],
    ['audience=orders&role=', 'role is not valid'],
    ['audience=orders&rolle=staff', 'accepts the parameters'],
    ['audience=orders&__proto__=1', 'accepts the parameters'],
  ])('answers 403 to the parameters "%s" and says why', async (query, text) => {
    const { cookie } = await page(app);
    const answer = await verify(app, query, { cookie });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining(text) });
    expect(answer.headers['x-auth-reason']).toBe('PARAMETER_INVALID');
  });

  it.each([
    ['x-original-method', ''],
    ['x-original-method', 'GET, POST'],
    ['x-original-uri', ''],
    ['x-original-uri', 'https://elsewhere.example/'],
    ['x-original-uri', '\\\\elsewhere.example'],
    ['x-original-uri', '%2F%2Felsewhere.example'],
    ['x-original-uri', '/a, /b'],
    ['x-original-host', ''],
    ['x-original-host', 'localhost, elsewhere.example'],
    ['x-original-host', 'localhost@elsewhere.example'],
    ['x-real-ip', ''],
    ['x-real-ip', '203.0.113.9, 203.0.113.10'],
  ])('answers 403 when the proxy sends %s: "%s"', async (name, value) => {
    const { cookie } = await page(app);
    const answer = await verify(app, 'audience=orders', { cookie, [name]: value });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining(`the header ${name} exactly once`) });
    expect(answer.headers['x-auth-reason']).toBe('HEADER_INVALID');
  });

  it('sends browsers to the sign-in page and answers scripts', async () => {
    const anonymous = await verify(app, 'audience=orders', PAGE);
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers['www-authenticate']).toBe('Bearer');
    const { origin, pathname, searchParams } = new URL(anonymous.headers.location ?? '');
    expect(`${origin}${pathname}`).toBe(`${app.url()}/sign-in`);
    expect(Object.fromEntries(searchParams)).toEqual({ return_to: 'http://localhost:8080/orders?page=2&q=a%20b' });
    // An older browser.
    expect((await verify(app, 'audience=orders', { accept: 'text/html,*/*' })).headers.location).toBeDefined();
    for (const headers of [
      { accept: 'application/json' },
      { accept: 'text/html', 'sec-fetch-mode': 'cors' },
      { ...PAGE, 'x-original-method': 'POST' },
      { ...PAGE, 'x-original-method': 'OPTIONS' },
    ]) {
      const script = await verify(app, 'audience=orders', headers);
      expect(script.status).toBe(401);
      expect(script.headers.location).toBeUndefined();
    }
    const redirected = await verify(app, 'audience=orders&redirect=yes', PAGE);
    expect(redirected.status).toBe(302);
    expect(redirected.headers.location).toBe(anonymous.headers.location);
    expect((await verify(app, 'audience=orders&redirect=yes')).status).toBe(401);
  });

  it.each([
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/%2F%2Felsewhere.example/',
    '/%2f/elsewhere.example/',
    '/%5Celsewhere.example',
    '/.//elsewhere.example',
    '/..//elsewhere.example',
    '/%0d%0aLocation:%20https://elsewhere.example',
    '/@elsewhere.example',
    '/?return_to=https://elsewhere.example',
  ])('returns to its own host from %s', async (path) => {
    const { headers } = await verify(app, 'audience=orders', { ...PAGE, 'x-original-uri': path });
    const target = new URL(headers.location ?? '').searchParams.get('return_to') ?? '';
    expect(new URL(target).host).toBe('localhost:8080');
  });

  it('asks for a new proof when the old one is older than max_age', async () => {
    const { cookie } = await page(app);
    await app.control.advance(400);
    expect((await verify(app, 'audience=orders&max_age=500', { cookie })).status).toBe(200);
    const answer = await verify(app, 'audience=orders&max_age=300', { cookie, ...PAGE });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(
      /^Bearer error="insufficient_user_authentication", .*max_age="300"$/,
    );
    expect(new URL(answer.headers.location ?? '').searchParams.get('max_age')).toBe('300');
    expect(answer.headers.authorization).toBeUndefined();
  });

  it('lets pass who has the role', async () => {
    const { cookie } = await page(app);
    expect((await verify(app, 'audience=orders&role=gatekeeper', { cookie })).status).toBe(200);
    const answer = await verify(app, 'audience=orders&role=staff', { cookie });
    expect(answer.status).toBe(403);
    expect(answer.headers['x-auth-reason']).toBe('ROLE_MISSING');
    // The token says nothing of roles unless TOKEN_CLAIMS names them.
    expect(decodeJwt(bearerIn(await verify(app, 'audience=orders', { cookie })))).not.toHaveProperty('roles');
  });

  it('answers 503 rather than with old knowledge while the vendor fails', async () => {
    const { cookie } = await page(app);
    await app.control.advance(61);
    await app.control.fail('authing', { count: 20, mode: 'http500' });
    const unavailable = await verify(app, 'audience=orders', { cookie, ...PAGE });
    expect(unavailable.status).toBe(503);
    expect(unavailable.headers).toMatchObject({ 'retry-after': '5' });
  });

  it('loses a blocked user', async () => {
    const { cookie } = await page(app);
    await app.control.call('POST', '/authing/users', { identifier: SEEDED.email, blocked: true });
    await app.control.advance(61);
    expect((await verify(app, 'audience=orders', { cookie })).status).toBe(401);
    await app.control.call('POST', '/authing/users', { identifier: SEEDED.email, blocked: false });
    expect((await verify(app, 'audience=orders', { cookie })).status).toBe(401);
  });

  describe('protects a cookie against other pages', () => {
    const EVIL = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    const SOCKET = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
    it.each<[string, number, Headers]>([
      ['a page of this machine that posts', 200, { origin: 'http://localhost:8080', 'x-original-method': 'POST' }],
      ['a page of another origin that posts', 403, { ...EVIL, 'x-original-method': 'POST' }],
      ['a page of another origin that reads', 403, EVIL],
      ['a page without Sec-Fetch headers', 403, { origin: 'https://elsewhere.example' }],
      ['a post without an origin', 403, { 'x-original-method': 'POST' }],
      ['an unknown method without an origin', 403, { 'x-original-method': 'PURGE' }],
      ['a sandboxed page', 403, { origin: 'null', 'sec-fetch-site': 'cross-site', 'x-original-method': 'POST' }],
      [
        'a page that hides its referrer',
        200,
        { origin: 'null', 'sec-fetch-site': 'same-origin', 'x-original-method': 'POST' },
      ],
      ['a handshake without an origin', 403, SOCKET],
      ['a handshake of another page', 403, { ...SOCKET, ...EVIL }],
      ['a handshake of its own page', 200, { ...SOCKET, origin: 'http://localhost:8080' }],
    ])('%s: %i', async (_who, status, headers) => {
      const { cookie } = await page(app);
      const answer = await verify(app, 'audience=orders', { cookie, ...headers });
      expect(answer.status).toBe(status);
      expect(answer.headers['x-auth-reason']).toBe(status === 403 ? 'ORIGIN_NOT_ALLOWED' : undefined);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      // A script cannot make the browser send a bearer token.
      const { token } = await signedIn(app);
      expect((await verify(app, 'audience=orders', { authorization: `Bearer ${token}`, ...headers })).status).toBe(200);
    });
  });

  it('answers to all methods of a proxy, with a content type and without a body', async () => {
    const { cookie } = await page(app);
    for (const method of ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const headers = { cookie, 'content-type': 'application/json', 'content-length': '0' };
      expect([method, (await verify(app, 'audience=orders', headers, method)).status]).toEqual([method, 200]);
    }
  });

  it('protects no other host, and says so once', async () => {
    const { cookie } = await page(app);
    for (let time = 0; time < 2; time++) {
      const answer = await verify(app, 'audience=orders', { cookie, 'x-original-host': 'shop.example.com' });
      expect(answer.status).toBe(403);
      expect(answer.headers['x-auth-reason']).toBe('HOST_NOT_PROTECTED');
    }
    expect(app.log.filter((line) => line.includes('HOST_NOT_PROTECTED'))).toHaveLength(1);
  });

  it('accepts no token of its own as a session', async () => {
    const { token } = await signedIn(app);
    const own = bearerIn(await verify(app, 'audience=orders', { authorization: `Bearer ${token}` }));
    expect(own).not.toBe('');
    expect((await verify(app, 'audience=orders', { authorization: `Bearer ${own}` })).status).toBe(401);
    expect(app.log.join()).not.toContain(own);
    expect(app.log.join()).not.toContain(SECRET);
  });
});

const PUBLIC = {
  ...environment,
  PUBLIC_URL: 'https://id.example.com',
  SIGN_IN_URL: 'https://id.example.com/hello?a=b',
};

describeWithApp(
  '/auth/verify for Traefik',
  { environment: { ...PUBLIC, FORWARD_AUTH_HEADERS: 'forwarded' } },
  (app) => {
    const forwarded = {
      'x-forward-auth-secret': SECRET,
      'x-forwarded-method': 'GET',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'id.example.com',
      'x-forwarded-uri': '/orders',
      'x-forwarded-for': '203.0.113.9',
    };
    const ask = (headers: Headers) =>
      rawRequest(`${app.url()}/auth/verify?audience=orders&redirect=yes`, { headers: { ...forwarded, ...headers } });

    it('reads the forwarded family alone and redirects to SIGN_IN_URL', async () => {
      const answer = await ask({ ...PAGE, 'x-original-host': 'elsewhere.example', 'x-original-uri': '/elsewhere' });
      expect(answer.status).toBe(302);
      expect(answer.headers.location).toBe(
        'https://id.example.com/hello?a=b&return_to=https%3A%2F%2Fid.example.com%2Forders',
      );
      for (const name of Object.keys(forwarded).slice(1)) expect((await ask({ [name]: '' })).status).toBe(403);
      expect((await ask({ 'x-forwarded-host': 'elsewhere.example' })).status).toBe(403);
    });
  },
);

describeWithApp('/auth/verify for Envoy', { environment: { ...PUBLIC, FORWARD_AUTH_HEADERS: 'envoy' } }, (app) => {
  it('reads the request itself', async () => {
    const url = `${app.url()}/auth/verify?audience=orders&redirect=yes`;
    const headers = { 'x-forward-auth-secret': SECRET, host: 'id.example.com', ...PAGE };
    const answer = await rawRequest(url, { headers });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toContain('return_to=https%3A%2F%2Fid.example.com%2F');
    expect((await rawRequest(url, { headers, method: 'POST' })).status).toBe(401);
    expect((await rawRequest(url, { headers: { ...headers, host: 'localhost' } })).status).toBe(403);
  });
});

describeWithApp('/auth/verify without a secret', { environment: { SIGNING_KEYS: signingKey() } }, (app) => {
  it('does not exist', async () => {
    expect((await verify(app, 'audience=orders')).status).toBe(404);
  });
});
