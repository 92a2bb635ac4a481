import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const REDIRECT = 'http://127.0.0.1:4000/callback';
const VERIFIER = 'a-verifier-of-forty-three-characters-or-more';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

let vendor: VendorClient;
let client: { client_id: string; client_secret: string };
beforeAll(async () => {
  vendor = await VendorClient.start();
  const { AUTHING_APP_ID, AUTHING_APP_SECRET } = vendor.emulators.environment;
  client = { client_id: String(AUTHING_APP_ID), client_secret: String(AUTHING_APP_SECRET) };
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

async function newCode(more: object = {}): Promise<string> {
  const body = { username: SEEDED.username, redirectUri: REDIRECT, ...more };
  return ((await (await vendor.control.send('POST', '/authing/oidc/code', body)).json()) as { code: string }).code;
}

async function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(`${vendor.host}/oidc${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as Record<string, string> };
}

const exchange = (code: string, more: Record<string, string> = client) =>
  post('/token', { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...more });

describe('the token endpoint', () => {
  it('gives a code away for a token set', async () => {
    const { status, body } = await exchange(await newCode({ nonce: 'n-1' }));
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^eyJ/),
      expires_in: 3600,
      id_token: expect.stringMatching(/^eyJ/),
      scope: 'openid profile email phone address',
      token_type: 'Bearer',
    });
    const key = new TextEncoder().encode(client.client_secret);
    const { payload } = await jwtVerify(String(body.id_token), key, { algorithms: ['HS256'] });
    const atHash = createHash('sha256')
      .update(String(body.access_token))
      .digest()
      .subarray(0, 16)
      .toString('base64url');
    expect(payload).toMatchObject({
      sub: SEEDED.id,
      aud: client.client_id,
      iss: `${vendor.host}/oidc`,
      nonce: 'n-1',
      at_hash: atHash,
      email: SEEDED.email,
      address: { country: null },
    });
    expect(payload).not.toHaveProperty('data');
    expect(payload).not.toHaveProperty('unionid');
  });

  it('signs with RS256 where the application says so', async () => {
    await vendor.control.send('POST', '/authing/application', { idTokenAlgorithm: 'RS256' });
    const { body } = await exchange(await newCode());
    const keys = await (await fetch(`${vendor.host}/oidc/.well-known/jwks.json`)).json();
    const { payload } = await jwtVerify(String(body.id_token), createLocalJWKSet(keys as never));
    expect(payload.sub).toBe(SEEDED.id);
    await jwtVerify(String(body.access_token), createLocalJWKSet(keys as never));
  });

  it('takes the secret in the header too', async () => {
    const authorization = `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}`;
    const form = { grant_type: 'authorization_code', code: await newCode(), redirect_uri: REDIRECT };
    expect((await post('/token', form, { authorization })).status).toBe(200);
  });

  it('takes a code once, in time, and for its own address', async () => {
    const code = await newCode();
    expect((await exchange(code)).status).toBe(200);
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const stolen = await newCode({ redirectUri: 'http://127.0.0.1:4000/other' });
    expect(await exchange(stolen)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const late = await newCode();
    await vendor.control.advance(600);
    expect(await exchange(late)).toMatchObject({ body: { error: 'invalid_grant' } });
  });

  it('holds a client without a secret to its verifier', async () => {
    const plain = { client_id: client.client_id };
    const bound = () => newCode({ codeChallenge: CHALLENGE });
    expect((await exchange(await bound(), { ...plain, code_verifier: VERIFIER })).status).toBe(200);
    expect(await exchange(await bound(), { ...plain, code_verifier: 'wrong' })).toMatchObject({
      body: { error: 'invalid_grant' },
    });
    expect(await exchange(await bound(), client)).toMatchObject({ body: { error: 'invalid_grant' } });
    expect(await exchange(await newCode(), plain)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('refuses strangers and other grants', async () => {
    expect(await exchange(await newCode(), { ...client, client_secret: 'wrong' })).toMatchObject({ status: 401 });
    expect(await exchange(await newCode(), { client_id: 'nobody' })).toMatchObject({ status: 401 });
    expect(await post('/token', { ...client, grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
  });

  it('refreshes once per refresh token, if asked for at all', async () => {
    const { body } = await exchange(await newCode({ scope: 'openid offline_access' }));
    const refresh = (token: string) => post('/token', { ...client, grant_type: 'refresh_token', refresh_token: token });
    const next = await refresh(String(body.refresh_token));
    expect(next).toMatchObject({ status: 200, body: { scope: 'openid offline_access' } });
    expect(next.body.refresh_token).not.toBe(body.refresh_token);
    expect(await refresh(String(body.refresh_token))).toMatchObject({ body: { error: 'invalid_grant' } });
  });
});

describe('its tokens', () => {
  const introspect = (token: string, form: Record<string, string> = client) =>
    post('/token/introspection', { ...form, token });

  it('tell who the user is, as far as the scope goes', async () => {
    const { body } = await exchange(await newCode({ scope: 'openid email' }));
    const answer = await fetch(`${vendor.host}/oidc/me?access_token=${body.access_token}`);
    expect(await answer.json()).toEqual({ sub: SEEDED.id, email: SEEDED.email, email_verified: true });
    const headers = { authorization: `Bearer ${body.access_token}` };
    expect((await post('/me', {}, headers)).body.sub).toBe(SEEDED.id);
    expect((await post('/me', { access_token: String(body.access_token) })).body.sub).toBe(SEEDED.id);
    expect(await post('/me', { access_token: String(body.id_token) })).toMatchObject({ status: 401 });
  });

  it('are introspected and revoked by the application', async () => {
    const { body } = await exchange(await newCode());
    const token = String(body.access_token);
    expect((await introspect(token)).body).toMatchObject({ active: true, sub: SEEDED.id, client_id: client.client_id });
    expect(await introspect(token, { client_id: client.client_id })).toMatchObject({ status: 401 });
    expect((await post('/token/revocation', { ...client, token })).status).toBe(200);
    expect((await introspect(token)).body).toEqual({ active: false });
    expect((await introspect('garbage')).body).toEqual({ active: false });
  });

  it('expire with the clock', async () => {
    const { body } = await exchange(await newCode());
    await vendor.control.advance(3600);
    expect((await introspect(String(body.access_token))).body).toEqual({ active: false });
  });

  it('open the vendor interfaces by the ID token alone', async () => {
    const { body } = await exchange(await newCode());
    const me = (token: unknown) => vendor.rest('GET', '/api/v2/users/me', undefined, { token: String(token) });
    expect(await me(body.id_token)).toMatchObject({ code: 200, data: { id: SEEDED.id, loginsCount: 1 } });
    expect(await me(body.access_token)).toMatchObject({ code: 2020 });
  });

  it('are validated without a secret', async () => {
    const { body } = await exchange(await newCode());
    const validate = async (query: string) =>
      (await fetch(`${vendor.host}/api/v2/oidc/validate_token?${query}`)).json();
    expect(await validate(`id_token=${body.id_token}`)).toMatchObject(decodeJwt(String(body.id_token)));
    expect(await validate(`access_token=${body.access_token}`)).toMatchObject({ sub: SEEDED.id });
    expect(await validate('id_token=garbage')).toMatchObject({ code: 400 });
  });
});

describe('the authorization endpoint', () => {
  const path = (more: Record<string, string> = {}) =>
    `/oidc/auth?${new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid',
      state: 's-1',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...more,
    })}`;
  const visit = (to: string, cookie = '') => fetch(`${vendor.host}${to}`, { redirect: 'manual', headers: { cookie } });
  const target = (answer: Response) => new URL(String(answer.headers.get('location')));
  const submit = (fields: Record<string, string>) =>
    fetch(`${vendor.host}/emulated/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ return_to: path(), ...fields }),
    });

  it('shows a page, signs in, and goes back with a code', async () => {
    const shown = await visit(path());
    expect(shown.headers.get('content-type')).toContain('text/html');
    expect(await shown.text()).toContain('name="return_to" value="/oidc/auth?client_id=');
    const failed = await submit({ account: SEEDED.email, password: 'wrong-password' });
    expect([failed.status, await failed.text()]).toEqual([401, expect.stringContaining('2006: The password is wrong')]);

    const signedIn = await submit({ account: SEEDED.email, password: SEEDED.password });
    expect(signedIn.status).toBe(303);
    const cookie = String(signedIn.headers.get('set-cookie')?.split(';')[0]);
    const back = target(await visit(String(signedIn.headers.get('location')), cookie));
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([REDIRECT, 's-1']);
    const code = String(back.searchParams.get('code'));
    const form = { client_id: client.client_id, code_verifier: VERIFIER };
    expect((await exchange(code, form)).status).toBe(200);
  });

  it('needs no page in a browser that has signed in over the interfaces', async () => {
    const input = { email: SEEDED.email, password: vendor.encrypt(SEEDED.password) };
    const query = 'mutation ($input: LoginByEmailInput!) { loginByEmail(input: $input) { id } }';
    const login = await vendor.send('POST', '/graphql/v2', JSON.stringify({ query, variables: { input } }), {});
    const cookie = String(login.headers.get('set-cookie')?.split(';')[0]);
    expect(target(await visit(path(), cookie)).searchParams.get('code')).toEqual(expect.any(String));
  });

  it.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_scope', { scope: 'email' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['login_required', { prompt: 'none' }],
  ])('goes back with %s', async (error, more: Record<string, string>) => {
    expect(target(await visit(path(more))).searchParams.get('error')).toBe(error);
  });

  it('sends nobody to an address that it does not trust', async () => {
    expect((await visit(path({ client_id: 'nobody' }))).status).toBe(400);
    expect((await visit(path({ redirect_uri: 'javascript:alert(1)' }))).status).toBe(400);
    expect((await submit({ account: 'x', password: 'x', return_to: 'https://evil.example' })).status).toBe(400);
  });
});
