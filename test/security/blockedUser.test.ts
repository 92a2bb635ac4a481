/** A user whom the vendor has blocked or deactivated goes on with a session that began before. */
import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindPhoneDocument,
  ConfirmTotpDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LinkAccountDocument,
  LoginDocument,
  MeDocument,
  RefreshSessionDocument,
  RemoveTotpDocument,
  UnbindEmailDocument,
  UpdatePasswordDocument,
  UpdateProfileDocument,
} from '../support/generated/operations.js';
import { PASSWORD, SEEDED, SEEDED_LOGIN, signedIn } from '../support/people.js';

const LOGOUT = 'GET /api/v2/logout';

describeWithApp('the session of a user who was shut out', {}, (app) => {
  let client: Client;
  beforeEach(async () => {
    client = await signedIn(app);
  });

  /** Leaves only later vendor calls in the list. */
  const shutOut = async (change: object = { blocked: true }) => {
    await app.control.call('POST', '/authing/users', { identifier: SEEDED.email, ...change });
    await app.control.call('DELETE', '/providers/authing/requests');
  };
  const calls = async () =>
    (await app.control.requests('authing')).map(({ path, operation }) => operation ?? path.split('?')[0] ?? path);

  it.each([
    ['blocked', { blocked: true }],
    ['suspended', { status: 'Suspended' }],
    ['resigned', { status: 'Resigned' }],
    ['archived', { status: 'Archived' }],
  ])('ends in `me`, here and at the vendor: %s', async (_state, change) => {
    await shutOut(change);
    expect((await client.run(MeDocument)).me).toBeNull();
    expect(await calls()).toEqual(['user', LOGOUT]);
    await shutOut({ blocked: false, status: 'Activated' });
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('ends for the other devices of the user, and clears the cookie of a page', async () => {
    const page = app.client({ mode: 'cookie' });
    await page.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    await shutOut();
    expect((await page.run(MeDocument)).me).toBeNull();
    expect(page.cookies.has('menshen_session')).toBe(false);
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('is not renewed', async () => {
    await shutOut();
    const outcome = expectOutcome((await client.run(RefreshSessionDocument)).refreshSession, 'AccountUnavailable');
    expect(outcome.code).toBe('ACCOUNT_UNAVAILABLE');
    expect(await calls()).toContain(LOGOUT);
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('ends in `me` when the vendor refuses with a code of its own', async () => {
    await app.control.fail('authing', { match: 'user', count: 1, mode: 'status', status: 2005 });
    expect((await client.run(MeDocument)).me).toBeNull();
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('is not renewed when the vendor refuses with a code of its own', async () => {
    await app.control.fail('authing', { match: 'refreshToken', count: 1, mode: 'status', status: 2005 });
    expectOutcome((await client.run(RefreshSessionDocument)).refreshSession, 'AccountUnavailable');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it.each([
    ['updatePassword', UpdatePasswordDocument, { input: { oldPassword: PASSWORD, newPassword: 'Another-2026' } }],
    ['updateProfile(username)', UpdateProfileDocument, { input: { username: 'another-name' } }],
    ['bindPhone', BindPhoneDocument, { input: { phone: '13900000000', code: '0000' } }],
    ['unbindEmail', UnbindEmailDocument, {}],
    ['enrollTotp', EnrollTotpDocument, {}],
    ['confirmTotp', ConfirmTotpDocument, { code: '000000' }],
    ['removeTotp', RemoveTotpDocument, {}],
    ['linkAccount', LinkAccountDocument, { input: { secondary: 'x' } }],
  ])('does not secure the account with %s', async (_name, document, variables) => {
    await shutOut();
    const { errors } = await client.send(`${document}`, variables);
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await calls()).toEqual(['user', LOGOUT]);
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('does not begin for an authorization code when the user is blocked after its exchange', async () => {
    const codeVerifier = randomBytes(32).toString('base64url');
    const redirectUri = 'https://app.example.com/callback';
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const asked = { username: SEEDED.username, redirectUri, codeChallenge };
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/oidc/code', asked);
    await app.control.call('DELETE', '/providers/authing/requests');
    await app.control.fail('authing', { match: 'user', count: 1, delayMs: 2000 });
    const method = { authorizationCode: { code, redirectUri, codeVerifier } };
    const login = app.client().run(LoginDocument, { input: { method } });
    await expect.poll(calls).toContain('user');
    await app.control.call('POST', '/authing/users', { identifier: SEEDED.email, blocked: true });
    expectOutcome((await login).login, 'InvalidCredentials');
  });
});

describeWithApp('the session of a user in good standing', {}, (app) => {
  const callsOf = async (client: Client, document: string) => {
    await app.control.call('DELETE', '/providers/authing/requests');
    await client.send(document);
    return (await app.control.requests('authing')).filter(({ operation }) => operation === 'user').length;
  };

  it('costs no further call in `me`, and one before a change that needs a fresh proof', async () => {
    const client = await signedIn(app);
    expect(await callsOf(client, `${MeDocument}`)).toBe(1);
    expect(await callsOf(client, 'mutation { a: enrollTotp { __typename } b: enrollTotp { __typename } }')).toBe(1);
  });

  it('is not taken for ended while the vendor is down', async () => {
    const client = await signedIn(app);
    await app.control.fail('authing', { count: 5, mode: 'http500' });
    const { errors } = await client.send(EnrollTotpDocument);
    expect(errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
    expect((await client.run(CurrentSessionDocument)).session).not.toBeNull();
  });
});
