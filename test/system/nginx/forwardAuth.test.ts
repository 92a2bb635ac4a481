/** A static site and an API behind a real nginx, with the configuration of examples/nginx. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { requireUser } from '../../../packages/verify/src/express.js';
import { type Claims, createVerifier } from '../../../packages/verify/src/index.js';
import { TestApp } from '../../support/app.js';
import { Client } from '../../support/client.js';
import { freePort } from '../../support/freePort.js';
import { LoginDocument, LogoutDocument } from '../../support/generated/operations.js';
import { describeWithNginx, startNginx } from '../../support/nginx.js';
import { PASSWORD, SEEDED_LOGIN } from '../../support/people.js';
import { rawRequest, rawUpgrade } from '../../support/rawRequest.js';
import { signingKey } from '../../support/signingKey.js';

const SECRET = 'a-secret-of-the-test-0123456789abcdef';
const PAGE = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };
const EVIL = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
const USER_ID = 'e0e0e0e0e0e0e0e0e0e0b001';

interface Seen {
  readonly user: Claims;
  readonly headers: IncomingHttpHeaders;
}

describeWithNginx('applications behind nginx', () => {
  const app = new TestApp();
  let url = '';
  let stopNginx: () => Promise<void>;
  /** The API: it knows the user by the token alone, and answers with what it has received. */
  const application = createServer(async (request, response) => {
    await requireUser(createVerifier({ issuer: url, audience: 'orders' }))(request, response, () => {
      response.end(JSON.stringify({ user: (request as { user?: Claims }).user, headers: request.headers }));
    });
  });

  beforeAll(async () => {
    const nginx = await freePort();
    url = `http://localhost:${nginx}`;
    await app.start({
      environment: {
        PUBLIC_URL: url,
        TOKEN_AUDIENCES: 'site,orders',
        SIGNING_KEYS: signingKey(),
        FORWARD_AUTH_SECRET: SECRET,
        TRUSTED_PROXIES: '127.0.0.1',
      },
    });
    application.on('upgrade', (_request, socket) => {
      socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\r\n');
    });
    application.listen(0, '127.0.0.1');
    await once(application, 'listening');
    const { port } = application.address() as AddressInfo;
    stopNginx = await startNginx({ nginx, menshen: Number(new URL(app.url()).port), application: port }, SECRET);
  });
  afterAll(async () => {
    await stopNginx?.();
    application.close();
    application.closeAllConnections();
    await app.close();
  });

  let client: Client;
  let cookie = '';
  beforeEach(async () => {
    app.reset();
    client = new Client(url, { mode: 'cookie' });
    await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  });

  const seen = async (headers: Readonly<Record<string, string>>, path = '/api/orders'): Promise<Seen> => {
    const answer = await rawRequest(`${url}${path}`, { headers });
    expect(answer.status, answer.text).toBe(200);
    return JSON.parse(answer.text) as Seen;
  };

  it('send browsers without a session to the sign-in page, and back to where they wanted to go', async () => {
    const { status, headers } = await rawRequest(`${url}/staff/?tab=2&q=%E9%97%A8`, { headers: PAGE });
    expect(status).toBe(302);
    const page = new URL(headers.location ?? '');
    expect(`${page.origin}${page.pathname}`).toBe(`${url}/sign-in`);
    expect(page.searchParams.get('return_to')).toBe(`${url}/staff/?tab=2&q=%E9%97%A8`);
  });

  it('answer 401 to scripts without a session', async () => {
    for (const path of ['/', '/api/orders']) {
      const { status, headers, text } = await rawRequest(`${url}${path}`, { headers: { accept: 'application/json' } });
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Bearer');
      expect(headers.location).toBeUndefined();
      expect(text).not.toContain('signed in');
    }
  });

  it('answer to signed-in users: a page, and an API that knows the user', async () => {
    expect((await rawRequest(`${url}/`, { headers: { ...PAGE, cookie } })).text).toContain('You are signed in.');
    const { user, headers } = await seen({ cookie });
    expect(user).toMatchObject({ iss: url, aud: 'orders', sub: USER_ID, amr: ['pwd'] });
    expect(headers.cookie).toBeUndefined();
    expect(headers['x-forward-auth-secret']).toBeUndefined();
    const bearer = new Client(url, { headers: { 'x-session-mode': 'bearer' } });
    const { login } = await bearer.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    const token = login.__typename === 'LoginSuccess' ? login.accessToken : null;
    expect((await seen({ authorization: `Bearer ${token}` })).user.sub).toBe(USER_ID);
  });

  it('are closed once the session has ended', async () => {
    await seen({ cookie });
    await client.run(LogoutDocument);
    expect((await rawRequest(`${url}/api/orders`, { headers: { cookie } })).status).toBe(401);
  });

  it('refuse pages of other origins: calls that change something, and WebSocket handshakes', async () => {
    for (const headers of [{ cookie, ...EVIL }, { cookie }]) {
      const posted = await rawRequest(`${url}/api/orders`, { method: 'POST', headers, body: '{}' });
      expect(posted.status).toBe(403);
      expect(posted.headers['x-auth-reason']).toBe('ORIGIN_NOT_ALLOWED');
      expect((await rawUpgrade(`${url}/api/events`, headers)).status).toBe(403);
    }
    const own = { cookie, origin: url, 'sec-fetch-site': 'same-origin' };
    expect((await rawRequest(`${url}/api/orders`, { method: 'POST', headers: own, body: '{}' })).status).toBe(200);
    expect((await rawUpgrade(`${url}/api/events`, own)).status).toBe(101);
  });

  it('ask for a new proof where the rule of the page needs one', async () => {
    const headers = { ...PAGE, cookie };
    expect((await rawRequest(`${url}/payments/`, { headers })).text).toContain('within the last five minutes');
    await app.control.advance(301);
    const old = await rawRequest(`${url}/payments/`, { headers });
    expect(old.status).toBe(302);
    expect(new URL(old.headers.location ?? '').searchParams.get('max_age')).toBe('300');
    const script = await rawRequest(`${url}/payments/`, { headers: { cookie } });
    expect(script.status).toBe(401);
    expect(script.headers['www-authenticate']).toContain('insufficient_user_authentication');
    expect((await rawRequest(`${url}/`, { headers })).status).toBe(200);
  });

  it('admit to the staff page only who has the role', async () => {
    expect((await rawRequest(`${url}/staff/`, { headers: { cookie } })).text).toContain('role gatekeeper');
    const other = new Client(url, { mode: 'cookie' });
    await app.control.call('POST', '/authing/users', { identifier: 'blocked@example.com', blocked: false });
    const method = { email: { email: 'blocked@example.com', password: PASSWORD } };
    await other.run(LoginDocument, { input: { method } });
    const headers = { cookie: [...other.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    expect((await rawRequest(`${url}/`, { headers })).status).toBe(200);
    const refused = await rawRequest(`${url}/staff/`, { headers });
    expect(refused.status).toBe(403);
    expect(refused.headers['x-auth-reason']).toBe('ROLE_MISSING');
  });

  it('are not opened by headers that a client has made up', async () => {
    const forged = {
      'x-forward-auth-secret': SECRET,
      'x-original-method': 'GET',
      'x-original-uri': '/public',
      'x-original-host': 'elsewhere.example',
      'x-real-ip': '198.51.100.1',
      'x-forwarded-for': '198.51.100.1',
      'x-forwarded-host': 'elsewhere.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-method': 'GET',
      'x-forwarded-uri': '/public',
    };
    expect((await rawRequest(`${url}/api/orders`, { headers: forged })).status).toBe(401);
    const page = await rawRequest(`${url}/`, { headers: { ...forged, ...PAGE } });
    expect(new URL(page.headers.location ?? '').searchParams.get('return_to')).toBe(`${url}/`);
    const posted = { ...forged, cookie, ...EVIL };
    expect((await rawRequest(`${url}/api/orders`, { method: 'POST', headers: posted })).status).toBe(403);
    const { headers } = await seen({ ...forged, cookie });
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' });
    expect(JSON.stringify(headers)).not.toMatch(/elsewhere|198\.51|public/);
  });

  it('receive no Authorization header but that of Menshen', async () => {
    const { headers, user } = await seen({ cookie });
    expect(headers.authorization).toMatch(/^Bearer ey/);
    // The token of the user for another service, and one that the client has made up.
    for (const authorization of ['Bearer eyJhbGciOiJub25lIn0.e30.', headers.authorization ?? '']) {
      expect((await rawRequest(`${url}/api/orders`, { headers: { authorization, cookie } })).status).toBe(401);
    }
    expect(user.aud).toBe('orders');
  });

  it('leave no way for a script to read a token', async () => {
    const headers = { cookie, origin: url, 'sec-fetch-site': 'same-origin' };
    for (const path of ['/auth/verify?audience=orders', '/_verify', '/_verify?audience=orders']) {
      const answer = await rawRequest(`${url}${path}`, { headers });
      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer)).not.toContain('eyJ');
    }
    // Past nginx, without the secret.
    const direct = await rawRequest(`${app.url()}/auth/verify?audience=orders`, { headers });
    expect(direct.status).toBe(404);
    expect(JSON.stringify(direct)).not.toContain('eyJ');
    expect(JSON.stringify(await rawRequest(`${url}/`, { headers }))).not.toContain('eyJ');
  });

  it('are closed while the vendor fails', async () => {
    await app.control.advance(61);
    await app.control.fail('authing', { count: 20, mode: 'http500' });
    // nginx turns the 503 of Menshen into 500.
    expect((await rawRequest(`${url}/api/orders`, { headers: { cookie } })).status).toBe(500);
  });
});
