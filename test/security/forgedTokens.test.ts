/** Service tokens that a client has changed or made, at a service that uses @menshen/verify and at Menshen itself. */
import { createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import Fastify from 'fastify';
import { decodeJwt, decodeProtectedHeader, type JSONWebKeySet, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { requireUser } from '../../packages/verify/src/fastify.js';
import { createVerifier } from '../../packages/verify/src/index.js';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { CreateServiceTokenDocument, CurrentSessionDocument } from '../support/generated/operations.js';
import { signedIn } from '../support/people.js';
import { signingKey } from '../support/signingKey.js';

const environment = { TOKEN_AUDIENCES: 'orders,billing', SIGNING_KEYS: signingKey() };
const ATTACKER = generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Part = Readonly<Record<string, unknown>>;

const encode = (part: Part) => Buffer.from(JSON.stringify(part)).toString('base64url');

function signed(header: Part, claims: Part, key: KeyObject): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

describeWithApp('a forged service token', { environment }, (app) => {
  const service = Fastify();
  let url = '';
  beforeAll(async () => {
    service.decorateRequest('user');
    service.addHook('onRequest', requireUser(createVerifier({ issuer: app.url(), audience: 'orders' })));
    service.get('/', async (request) => ({ user: (request as { user?: { sub: string } }).user?.sub }));
    url = await service.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => vi.useRealTimers());
  afterAll(() => service.close());

  const genuine = async (audience = 'orders') => {
    const { createServiceToken } = await (await signedIn(app)).run(CreateServiceTokenDocument, { audience });
    return expectOutcome(createServiceToken, 'ServiceTokenCreated').token;
  };
  const call = async (token: string) => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const { error } = (await answer.json()) as { error?: string };
    return { status: answer.status, error, challenge: answer.headers.get('www-authenticate') };
  };

  it('differs from a genuine one, which the service accepts', async () => {
    expect(await call(await genuine())).toMatchObject({ status: 200 });
  });

  it.each<[string, (header: Part, claims: Part, token: string, key: JsonWebKey) => string | Promise<string>]>([
    [
      'names another user',
      (header, claims, token) => `${encode(header)}.${encode({ ...claims, sub: 'admin' })}.${token.split('.')[2]}`,
    ],
    [
      'lives longer',
      (header, claims, token) =>
        `${encode(header)}.${encode({ ...claims, exp: Number(claims.exp) + 60 })}.${token.split('.')[2]}`,
    ],
    [
      'has another signature',
      (_header, _claims, token) => token.replace(/\.[^.]*$/, `.${Buffer.alloc(64, 1).toString('base64url')}`),
    ],
    ['has no signature', (_header, _claims, token) => token.replace(/[^.]*$/, '')],
    ['says alg: none', (header, claims) => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    [
      'is signed with the public key as a shared secret',
      (header, claims, _token, key) =>
        new SignJWT(claims)
          .setProtectedHeader({ ...header, alg: 'HS256' })
          .sign(Buffer.from(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))),
    ],
    ['is signed with another key under the same id', (header, claims) => signed(header, claims, ATTACKER.privateKey)],
    [
      'brings its own key',
      (header, claims) =>
        signed({ ...header, jwk: ATTACKER.publicKey.export({ format: 'jwk' }) }, claims, ATTACKER.privateKey),
    ],
  ])('is refused when it %s', async (_what, forge) => {
    const token = await genuine();
    const { keys } = (await (await fetch(`${app.url()}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
    const forged = await forge({ ...decodeProtectedHeader(token) }, decodeJwt(token), token, keys[0] as JsonWebKey);
    expect(forged).not.toBe(token);
    expect(await call(forged)).toEqual({
      status: 401,
      error: 'TOKEN_INVALID',
      challenge: 'Bearer error="invalid_token"',
    });
    const client = Object.assign(app.client(), { token: forged });
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    expect(app.log.join('')).not.toContain(forged);
  });

  it('has a code of its own when it is genuine, and for another service, of an unknown key or expired', async () => {
    expect(await call(await genuine('billing'))).toMatchObject({ status: 401, error: 'WRONG_AUDIENCE' });
    const token = await genuine();
    const header = { ...decodeProtectedHeader(token), kid: 'unknown' };
    const unknown = signed(header, decodeJwt(token), ATTACKER.privateKey);
    expect(await call(unknown)).toMatchObject({ status: 401, error: 'UNKNOWN_KEY' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 66_000 });
    expect(await call(token)).toMatchObject({ status: 401, error: 'TOKEN_EXPIRED' });
  });
});
