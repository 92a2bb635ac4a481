import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../src/providers.js';
import { describeWithApp, TestApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateAuthQrCodeDocument,
  LoginDocument,
  MeDocument,
  ProvidersDocument,
  PushAuthEventUpdatedDocument,
} from '../support/generated/operations.js';
import { decide } from '../support/phone.js';
import { overSocket, overSse } from '../support/subscribe.js';

describeWithApp('the HTTP host', { environment: { ALLOWED_ORIGINS: 'https://www.example.com' } }, (app) => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url()}${path}`, { headers, redirect: 'manual' });

  it('answers probes', async () => {
    for (const path of ['/livez', '/readyz']) {
      const response = await get(path);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  it('waits half a minute for a request and no longer, which ends no subscription', async () => {
    const server = app.server();
    expect([server.requestTimeout, server.headersTimeout]).toEqual([30_000, 10_000]);
    const client = app.client();
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument);
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    const { headersTimeout } = server;
    Object.assign(server, { headersTimeout: 100, requestTimeout: 200 });
    try {
      const socket = overSocket(client, PushAuthEventUpdatedDocument, { id });
      const stream = overSse(client, PushAuthEventUpdatedDocument, { id });
      await stream.next();
      const headers = { 'content-type': 'application/json', 'content-length': 1000 };
      const late = request(`${app.url()}/graphql`, { method: 'POST', headers });
      late.on('error', () => undefined).write('{"query":');
      const [answer] = (await once(late, 'response')) as [IncomingMessage];
      expect(answer.statusCode).toBe(408);
      await decide(app, 'approve');
      const seen = [(await stream.next()).value, ...(await socket)];
      expect(seen.map((data) => data?.pushAuthEventUpdated.status)).toEqual(['APPROVED', 'PENDING', 'APPROVED']);
    } finally {
      Object.assign(server, { headersTimeout, requestTimeout: 30_000 });
    }
  });

  it('gives the schema to code generators', async () => {
    const answer = await get('/schema.graphql');
    const [, ...committed] = readFileSync('schema/menshen.graphql', 'utf8').split('\n\n');
    expect([answer.status, await answer.text()]).toEqual([200, committed.join('\n\n')]);
  });

  it('shows Apollo Sandbox, cookies included, with a way out where it cannot be loaded', async () => {
    const page = await (await get('/graphql', { accept: 'text/html' })).text();
    expect(page).toContain('sandbox');
    expect(page).toContain('"includeCookies":true');
    expect(page).toContain('<a href="/explorer">Explorer</a>');
    expect(page).not.toContain('you might be offline');
  });

  it('names every request, keeps a proxy’s name, and refuses one that would forge log lines', async () => {
    expect((await get('/livez')).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect((await get('/livez', { 'x-request-id': 'edge-12345678' })).headers.get('x-request-id')).toBe(
      'edge-12345678',
    );
    expect((await get('/livez', { 'x-request-id': 'a b {"level":60}' })).headers.get('x-request-id')).toMatch(
      /^[\da-f-]{36}$/,
    );
  });

  it('answers pages of listed origins, and of no others', async () => {
    const preflight = (origin: string) =>
      fetch(`${app.url()}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
    const listed = await preflight('https://www.example.com');
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://www.example.com');
    expect(listed.headers.get('access-control-allow-credentials')).toBe('true');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers unknown addresses in the form of its errors', async () => {
    const response = await get('/nowhere');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('takes the caller’s address from the connection, not from a header', async () => {
    const input = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };
    const client = app.client({ headers: { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' } });
    await client.run(LoginDocument, { input });
    const { lastIP } = await lastLogin(app);
    expect(lastIP).toBe('127.0.0.1');
  });

  it('says how the providers are', async () => {
    const { providers } = await app.client().run(ProvidersDocument);
    const fine = { mode: 'EMULATED', configured: true, reachable: true, latencyMs: expect.any(Number), problem: null };
    const hosts = expect.any(Array);
    expect(providers).toEqual(Object.keys(PROVIDERS).map((id) => ({ id, ...fine, hosts })));
    const several = providers.filter((provider) => provider.hosts.length > 0);
    expect(several.map(({ id }) => id)).toEqual(['authingLegacy']);
  });

  it('serves an explorer that needs nothing from elsewhere', async () => {
    const page = await (await get('/explorer')).text();
    expect(page).not.toMatch(/(?:src|href)="https?:\/\//);
    const script = /<script[^>]+src="([^"]+\.js)"/.exec(page)?.[1] ?? expect.fail(page);
    const response = await get(new URL(script, `${app.url()}/explorer/`).pathname);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
  });
});

describeWithApp(
  'behind a trusted proxy',
  { environment: { TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: 'https://id.example.com' } },
  (app) => {
    const input = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };

    it('takes the address that the proxy saw, not those that the client made up', async () => {
      const client = app.client({ headers: { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' } });
      await client.run(LoginDocument, { input });
      expect((await lastLogin(app)).lastIP).toBe('203.0.113.9');
    });

    it('sets __Host- cookies where pages come over HTTPS', async () => {
      const client = app.client({ headers: { origin: 'https://id.example.com' } });
      const { headers } = await client.send(LoginDocument, { input });
      expect(headers.getSetCookie().join()).toMatch(/__Host-menshen_session=.*Path=\/; HttpOnly; Secure; SameSite=Lax/);
      expect((await client.run(MeDocument)).me?.username).toBe('menshen');
    });
  },
);

describeWithApp('a server without its explorer', { environment: { EXPLORER: 'no' } }, (app) => {
  it('hides the schema', async () => {
    expect((await fetch(`${app.url()}/explorer`)).status).toBe(404);
    expect((await fetch(`${app.url()}/graphql`, { headers: { accept: 'text/html' } })).status).toBe(400);
    const introspection = await app.client().send('{ __schema { types { name } } }');
    expect(introspection.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const typo = await app.client().send('{ mee { id } }');
    expect(typo.errors[0]?.message).not.toContain('Did you mean');
  });
});

describe('GraphQL over HTTP', async () => {
  const app = new TestApp();
  await app.start({});
  const audits = serverAudits({ url: `${app.url()}/graphql` });
  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    // SHOULD and MAY are the server's to choose; a MUST is not.
    if (result.status === 'error') expect.fail(result.reason);
  });
  it('ends with the server', async () => {
    const url = app.url();
    await app.close();
    await expect(fetch(`${url}/graphql?query={__typename}`)).rejects.toThrow('fetch failed');
  });
});

/** What the vendor recorded of the seeded user's last login. */
async function lastLogin(app: TestApp): Promise<{ lastIP: string }> {
  const { appHost, userPoolId, secret } = (
    (await (await fetch(`${app.url()}/emulators`)).json()) as { providers: { authing: Record<string, string> } }
  ).providers.authing;
  const ask = async <T>(query: string, token?: string): Promise<T> => {
    const response = await fetch(`${appHost}/graphql/v2`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-authing-userpool-id': userPoolId ?? '',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: T }).data;
  };
  const { accessToken } = await ask<{ accessToken: { accessToken: string } }>(
    `{ accessToken(userPoolId: "${userPoolId}", secret: "${secret}") { accessToken } }`,
  );
  const query = '{ findUser(username: "menshen") { lastIP } }';
  return (await ask<{ findUser: { lastIP: string } }>(query, accessToken.accessToken)).findUser;
}
