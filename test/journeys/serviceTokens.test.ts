/** Service tokens, from `createServiceToken` to the package that verifies them. */
import { decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { expect, it } from 'vitest';
import { createVerifier } from '../../packages/verify/src/index.js';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateServiceTokenDocument,
  CurrentSessionDocument,
  LoginDocument,
  LogoutDocument,
  MeDocument,
} from '../support/generated/operations.js';
import { SEEDED, SEEDED_LOGIN, signedIn } from '../support/people.js';
import { signingKey } from '../support/signingKey.js';

const environment = { TOKEN_AUDIENCES: 'orders,billing', SIGNING_KEYS: [signingKey(), signingKey()].join(',') };

async function tokenOf(client: Client, audience = 'orders'): Promise<string> {
  const { createServiceToken } = await client.run(CreateServiceTokenDocument, { audience });
  return expectOutcome(createServiceToken, 'ServiceTokenCreated').token;
}

async function errorOf(client: Client, variables: object): Promise<unknown> {
  return (await client.send(`${CreateServiceTokenDocument}`, variables)).errors[0]?.extensions.code;
}

async function keysOf(app: TestApp): Promise<JSONWebKeySet> {
  return (await (await fetch(`${app.url()}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
}

const checksOf = async (app: TestApp) =>
  (await app.control.requests('authing')).filter(({ operation }) => operation === 'user').length;

describeWithApp('a service token', { environment }, (app) => {
  it('tells a service who the user is, and nothing personal', async () => {
    const client = await signedIn(app);
    const before = Math.floor(Date.now() / 1000);
    const { createServiceToken } = await client.run(CreateServiceTokenDocument, { audience: 'orders' });
    const { token, expiresAt } = expectOutcome(createServiceToken, 'ServiceTokenCreated');
    const claims = await createVerifier({ issuer: app.url(), audience: 'orders' })(token);
    const { session } = await client.run(CurrentSessionDocument);
    expect(claims).toEqual({
      iss: app.url(),
      aud: 'orders',
      sub: 'e0e0e0e0e0e0e0e0e0e0b001',
      provider: 'AUTHING',
      sid: session?.id,
      amr: ['pwd'],
      auth_time: expect.any(Number),
      iat: expect.any(Number),
      exp: claims.iat + 60,
      jti: expect.any(String),
    });
    expect(claims.iat - before).toBeLessThan(5);
    expect(new Date(expiresAt).getTime()).toBe(claims.exp * 1000);
    const { keys } = await keysOf(app);
    expect(keys).toHaveLength(2);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'menshen+jwt', kid: keys[0]?.kid });
  });

  it('is for one service', async () => {
    const token = await tokenOf(await signedIn(app), 'billing');
    const verify = createVerifier({ issuer: app.url(), audience: 'orders' });
    await expect(verify(token)).rejects.toMatchObject({ code: 'WRONG_AUDIENCE' });
  });

  it('is not a session', async () => {
    const thief = app.client();
    thief.token = await tokenOf(await signedIn(app));
    expect((await thief.run(MeDocument)).me).toBeNull();
    expect(await errorOf(thief, { audience: 'orders' })).toBe('UNAUTHENTICATED');
  });

  it('is returned again, and a new one is not issued once the session has ended', async () => {
    const client = await signedIn(app);
    const tokens = await Promise.all([1, 2, 3].map(() => tokenOf(client)));
    expect(new Set(tokens).size).toBe(1);
    expect(await tokenOf(client, 'billing')).not.toBe(tokens[0]);
    expect(await tokenOf(await signedIn(app))).not.toBe(tokens[0]);
    await client.run(LogoutDocument);
    expect(await errorOf(client, { audience: 'orders' })).toBe('UNAUTHENTICATED');
  });

  it('states real times although the clock of the emulators was moved', async () => {
    const client = await signedIn(app);
    await app.control.advance(3600);
    const { iat, auth_time } = decodeJwt(await tokenOf(client));
    expect(Math.abs((iat ?? 0) - Date.now() / 1000)).toBeLessThan(5);
    expect(Math.abs((iat ?? 0) - Number(auth_time) - 3600)).toBeLessThan(5);
    const old = await client.send(CreateServiceTokenDocument, { audience: 'orders', maxAgeSeconds: 3000 });
    expect(old.errors[0]?.extensions.code).toBe('STEP_UP_REQUIRED');
    const { createServiceToken } = await client.run(CreateServiceTokenDocument, {
      audience: 'orders',
      maxAgeSeconds: 4000,
    });
    expectOutcome(createServiceToken, 'ServiceTokenCreated');
  });

  it.each([
    [{ audience: 'payroll' }, { path: 'audience', message: 'Use an audience of TOKEN_AUDIENCES.' }],
    [{ audience: '' }, { path: 'audience', message: 'Use an audience of TOKEN_AUDIENCES.' }],
    [
      { audience: 'orders', maxAgeSeconds: -1 },
      { path: 'maxAgeSeconds', message: 'Send 0 or more.' },
    ],
  ])('is not issued for %j', async (variables, problem) => {
    const { createServiceToken } = await (await signedIn(app)).run(CreateServiceTokenDocument, variables);
    expect(expectOutcome(createServiceToken, 'InputRejected').fields).toEqual([problem]);
  });

  it.each([
    ['without an audience', {}],
    ['for an audience that is null', { audience: null }],
    ['for a list of audiences', { audience: ['orders', 'billing'] }],
    ['for a maximum age that is no number', { audience: 'orders', maxAgeSeconds: 'soon' }],
    ['for a maximum age that is no integer', { audience: 'orders', maxAgeSeconds: 1.5 }],
  ])('is not issued %s', async (_what, variables) => {
    expect(await errorOf(await signedIn(app), variables)).toBe('BAD_USER_INPUT');
  });

  it('is not issued to the script of a page by default', async () => {
    const page = app.client({ mode: 'cookie' });
    await page.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    const { createServiceToken } = await page.run(CreateServiceTokenDocument, { audience: 'orders' });
    expect(expectOutcome(createServiceToken, 'InputRejected').fields).toEqual([
      { path: 'audience', message: 'Use an audience of BROWSER_AUDIENCES: none on this server.' },
    ]);
  });

  it('costs one vendor call in a minute, and none right after the login', async () => {
    const client = await signedIn(app);
    await tokenOf(client);
    expect(await checksOf(app)).toBe(0);
    await app.control.advance(61);
    await Promise.all([tokenOf(client), tokenOf(client), tokenOf(client, 'billing')]);
    await app.control.advance(59);
    await tokenOf(client);
    expect(await checksOf(app)).toBe(1);
  });

  it('is refused to a blocked user, whose sessions end', async () => {
    const [client, other] = [await signedIn(app), await signedIn(app)];
    await app.control.call('POST', '/authing/users', { identifier: SEEDED.email, blocked: true });
    await app.control.advance(61);
    const { createServiceToken } = await client.run(CreateServiceTokenDocument, { audience: 'orders' });
    expectOutcome(createServiceToken, 'AccountUnavailable');
    expect(await errorOf(other, { audience: 'orders' })).toBe('UNAUTHENTICATED');
  });

  it('is not issued on old knowledge while the vendor fails', async () => {
    const client = await signedIn(app);
    await app.control.advance(61);
    await app.control.fail('authing', { count: 10, mode: 'http500' });
    expect(await errorOf(client, { audience: 'orders' })).toBe('PROVIDER_UNAVAILABLE');
  });

  it('is verified with keys that may be kept for a while, and no secret is among them', async () => {
    const answer = await fetch(`${app.url()}/.well-known/jwks.json`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const { keys } = (await answer.json()) as JSONWebKeySet;
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    }
    expect(app.log.join()).not.toContain('PRIVATE KEY');
  });
});

describeWithApp(
  'a service token with more claims',
  {
    environment: {
      ...environment,
      PUBLIC_URL: 'https://id.example.com',
      BROWSER_AUDIENCES: 'orders',
      TOKEN_CLAIMS: 'username,email,roles,udf:level,udf:school',
      TOKEN_SECONDS: '300',
    },
  },
  (app) => {
    it('contains what TOKEN_CLAIMS names', async () => {
      const claims = decodeJwt(await tokenOf(await signedIn(app)));
      expect(claims).toMatchObject({
        iss: 'https://id.example.com',
        username: 'menshen',
        email: 'menshen@example.com',
        email_verified: true,
        roles: expect.arrayContaining([expect.any(String)]),
        udf: expect.any(Object),
      });
      expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
    });

    it('is issued to the script of a page for BROWSER_AUDIENCES alone', async () => {
      const page = app.client({ mode: 'cookie', headers: { origin: 'https://id.example.com' } });
      const answer = await page.send(LoginDocument, { input: { method: SEEDED_LOGIN } });
      expect(answer.errors).toEqual([]);
      // A page of PUBLIC_URL gets a __Host- cookie, which this plain connection would not send by itself.
      expect(await tokenOf(page)).toMatch(/^ey/);
      const { createServiceToken } = await page.run(CreateServiceTokenDocument, { audience: 'billing' });
      expect(expectOutcome(createServiceToken, 'InputRejected').fields).toEqual([
        { path: 'audience', message: 'Use an audience of BROWSER_AUDIENCES: orders.' },
      ]);
    });
  },
);
