import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP_ID, caller, jwt, loggedInUser, type ScriptedAuthing, startAuthing } from '../transport/scriptedAuthing.js';
import { sendJson } from '../transport/scriptedVendor.js';

const APP_SECRET = '7f5ab2c1e09d43f8a6b1c0d2e3f40516';
const CODE = { kind: 'authorizationCode', code: 'the-code', redirectUri: 'https://a.example/cb' } as const;
const NOW = Math.floor(Date.now() / 1000);

let scripted: ScriptedAuthing;
let idToken = '';
/** Keys that the vendor publishes. */
let keys: unknown[] = [];

beforeEach(async () => {
  scripted = await startAuthing({ appSecret: APP_SECRET });
  scripted.answer(({ path }, response) => {
    if (path === '/oidc/token')
      return sendJson(response, { id_token: idToken, access_token: 'x', token_type: 'Bearer' });
    if (path.startsWith('/oidc/.well-known/jwks')) return sendJson(response, { keys });
    return sendJson(response, { data: { user: loggedInUser } });
  });
});

afterEach(() => scripted.close());

const claims = (more: JWTPayload = {}): JWTPayload => ({
  sub: loggedInUser.id,
  iss: `${scripted.vendor.url}/oidc`,
  aud: APP_ID,
  iat: NOW,
  exp: NOW + 3600,
  ...more,
});
const without = (name: 'exp' | 'sub'): JWTPayload => {
  const { [name]: _left, ...rest } = claims();
  return rest;
};
const bySecret = (payload: JWTPayload, secret = APP_SECRET, alg = 'HS256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(Buffer.from(secret));
const exchange = (method: object = {}) =>
  scripted.authing.identity.login({ ...CODE, ...method }, { autoRegister: false }, caller);

describe('an authorization code', () => {
  it('is exchanged by a form with the secret and the verifier, and the ID token serves from then on', async () => {
    idToken = await bySecret(claims());
    const reply = await exchange({ codeVerifier: 'v'.repeat(43) });
    expect(reply).toMatchObject({
      type: 'signedIn',
      isNewUser: false,
      user: { id: loggedInUser.id },
      vendor: { token: idToken, expiresAt: new Date((NOW + 3600) * 1000) },
    });
    const [token, user] = scripted.calls;
    expect(token).toMatchObject({ method: 'POST', path: '/oidc/token' });
    expect(token?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
      grant_type: 'authorization_code',
      client_id: APP_ID,
      client_secret: APP_SECRET,
      code: 'the-code',
      redirect_uri: 'https://a.example/cb',
      code_verifier: 'v'.repeat(43),
    });
    expect(user?.headers.authorization).toBe(`Bearer ${idToken}`);
  });

  it('may bring an ID token that is signed with a published key, which is fetched once', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }];
    idToken = await new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey);
    await exchange();
    await exchange();
    expect(scripted.calls.filter(({ path }) => path.includes('jwks'))).toHaveLength(1);
  });

  it.each([
    ['another secret', () => bySecret(claims(), 'another-secret-of-somebody-else!')],
    ['another issuer', () => bySecret(claims({ iss: 'https://evil.example/oidc' }))],
    ['another audience', () => bySecret(claims({ aud: 'another-application' }))],
    ['an end in the past', () => bySecret(claims({ exp: NOW - 3600 }))],
    ['no end', () => bySecret(without('exp'))],
    ['no subject', () => bySecret(without('sub'))],
    ['a stronger algorithm than the vendor has', () => bySecret(claims(), APP_SECRET.repeat(2), 'HS512')],
    ['no signature', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt(NOW).split('.')[1]}.`],
    [
      'a key that nobody published',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        return new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'k2' }).sign(privateKey);
      },
    ],
    ['no form of a token', async () => 'not-a-token'],
    ['nothing in it', async () => ''],
  ])('is refused when its ID token has %s', async (_what, make) => {
    idToken = await make();
    await expect(exchange()).rejects.toMatchObject({ code: 'BAD_REPLY' });
    expect(scripted.calls.some(({ path }) => path === '/graphql/v2')).toBe(false);
  });

  it.each([
    ['invalid_grant', 'CODE_REJECTED', 'invalid_grant'],
    ['invalid_client', 'REFUSED', 'invalid_client'],
    ['the secret is 7f5ab2c1', 'REFUSED', undefined],
    [{ deep: 'x' }, 'REFUSED', undefined],
  ])('that the vendor refuses with %j is %s', async (error, code, providerCode) => {
    scripted.reply({ error, error_description: 'x' }, 400);
    await expect(exchange()).rejects.toMatchObject({ code, providerCode });
  });

  it('needs the application’s secret', async () => {
    const without = await startAuthing();
    const login = without.authing.identity.login(CODE, { autoRegister: false }, caller);
    await expect(login).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
    expect(without.calls).toEqual([]);
    await without.close();
  });
});
