import { type CryptoKey, exportSPKI, importJWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVerifier, type Verify } from '../src/index.js';
import { Issuer } from './issuer.js';

const now = () => Math.floor(Date.now() / 1000);

describe('a verifier', () => {
  const issuer = new Issuer();
  let verify: Verify;
  beforeAll(async () => {
    await issuer.start();
    verify = createVerifier({ issuer: issuer.url, audience: 'orders' });
  });
  afterAll(() => issuer.stop());

  it('gives the claims of a genuine token, and fetches the keys once', async () => {
    const token = await issuer.sign({ username: 'alice' });
    const { fetches } = issuer;
    expect(await verify(token)).toMatchObject({ sub: 'user-1', provider: 'AUTHING', amr: ['pwd'], username: 'alice' });
    await Promise.all([verify(token), verify(await issuer.sign())]);
    expect(issuer.fetches).toBe(fetches + 1);
  });

  it('accepts an issuer that is written with a slash at its end', async () => {
    const other = createVerifier({ issuer: `${issuer.url}/`, audience: 'orders' });
    expect((await other(await issuer.sign())).sub).toBe('user-1');
  });

  it.each<[string, () => JWTPayload, string]>([
    ['has expired', () => ({ iat: now() - 120, exp: now() - 10 }), 'TOKEN_EXPIRED'],
    ['is older than any of Menshen', () => ({ iat: now() - 400, exp: now() + 600 }), 'TOKEN_EXPIRED'],
    ['is for another service', () => ({ aud: 'billing' }), 'WRONG_AUDIENCE'],
    ['is for several services', () => ({ aud: ['orders', 'billing'] }), 'TOKEN_INVALID'],
    ['is of another issuer', () => ({ iss: 'https://evil.example' }), 'WRONG_ISSUER'],
    ['has no session', () => ({ sid: undefined }), 'TOKEN_INVALID'],
    ['has an amr that is no list', () => ({ amr: 'pwd' }), 'TOKEN_INVALID'],
    ['is of the future', () => ({ iat: now() + 100, exp: now() + 160 }), 'TOKEN_INVALID'],
  ])('refuses a token that %s', async (_what, claims, code) => {
    await expect(verify(await issuer.sign(claims()))).rejects.toMatchObject({ code, status: 401 });
  });

  it('accepts a token that has expired within the tolerance of five seconds', async () => {
    expect((await verify(await issuer.sign({ exp: now() - 2 }))).sub).toBe('user-1');
  });

  it('refuses a token of another type, such as an ID token', async () => {
    const token = await issuer.sign({}, { typ: 'JWT' });
    await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it.each(['', 'x', 'a.b.c', '..', '\u0000'])('refuses what is no token: %j', async (text) => {
    await expect(verify(text)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('refuses a changed token', async () => {
    const [header, , signature] = (await issuer.sign()).split('.');
    const payload = Buffer.from(JSON.stringify(issuer.claims({ sub: 'admin' }))).toString('base64url');
    await expect(verify(`${header}.${payload}.${signature}`)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('refuses a token without a signature', async () => {
    const [header, payload] = [{ alg: 'none', typ: 'menshen+jwt' }, issuer.claims()].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    await expect(verify(`${header}.${payload}.`)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('refuses a token that is signed with the public key as a shared secret', async () => {
    const pem = await exportSPKI((await importJWK(issuer.lastKey, 'ES256', { extractable: true })) as CryptoKey);
    const token = await new SignJWT(issuer.claims())
      .setProtectedHeader({ alg: 'HS256', typ: 'menshen+jwt', kid: issuer.lastKey.kid ?? '' })
      .sign(new TextEncoder().encode(pem));
    await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });
});

describe('keys', () => {
  it('that are unknown cause one request for keys in thirty seconds', async () => {
    const issuer = new Issuer();
    await issuer.start();
    const verify = createVerifier({ issuer: issuer.url, audience: 'orders' });
    await verify(await issuer.sign());
    await issuer.addKey(false);
    for (let count = 0; count < 5; count++) {
      await expect(verify(await issuer.sign())).rejects.toMatchObject({ code: 'UNKNOWN_KEY', status: 401 });
    }
    expect(issuer.fetches).toBe(1);
    issuer.stop();
  });

  it('that cannot be fetched answer 503, and are fetched for the next token', async () => {
    const issuer = new Issuer();
    await issuer.start();
    const verify = createVerifier({ issuer: issuer.url, audience: 'orders' });
    issuer.status = 500;
    await expect(verify(await issuer.sign())).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE', status: 503 });
    issuer.status = 200;
    expect((await verify(await issuer.sign())).sub).toBe('user-1');
    issuer.stop();
    const gone = createVerifier({ issuer: issuer.url, audience: 'orders' });
    await expect(gone(await issuer.sign())).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
  });
});

it.each([
  ['an issuer over http', { issuer: 'http://id.example.com', audience: 'orders' }, 'issuer must be an https'],
  ['an issuer that is no address', { issuer: 'id.example.com', audience: 'orders' }, 'issuer must be an https'],
  [
    'keys over http',
    { issuer: 'https://id.example.com', audience: 'orders', jwksUrl: 'http://id.internal/keys' },
    'jwksUrl must be an https',
  ],
  ['no audience', { issuer: 'https://id.example.com', audience: '' }, 'audience must not be empty'],
])('createVerifier refuses %s', (_what, options, message) => {
  expect(() => createVerifier(options)).toThrow(message);
});
