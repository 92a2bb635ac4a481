import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  DecodeTokenDocument,
  LoginDocument,
  LoginStatusDocument,
  LogoutDocument,
  MeDocument,
  RefreshSessionDocument,
} from '../support/generated/operations.js';

const INPUT = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };

async function signIn(client: Client): Promise<string> {
  const success = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess');
  client.token = success.accessToken;
  return success.accessToken ?? '';
}

describeWithApp('session', {}, (app) => {
  it('rotates the token, and two tabs that refresh at once get the same new token from one vendor call', async () => {
    const client = app.client();
    const old = await signIn(client);
    const answers = await Promise.all([1, 2, 3].map(() => client.run(RefreshSessionDocument)));
    const tokens = answers.map(({ refreshSession }) => expectOutcome(refreshSession, 'LoginSuccess').accessToken);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(old);
    const renewals = (await app.control.requests('authing')).filter(({ operation }) => operation === 'refreshToken');
    expect(renewals).toHaveLength(1);
    client.token = tokens[0];
    expect((await client.run(MeDocument)).me?.username).toBe('menshen');
  });

  it('sets the successor as the cookie of a page', async () => {
    const page = app.client({ mode: 'cookie' });
    await page.run(LoginDocument, { input: INPUT });
    const [before] = page.cookies.values();
    const answer = await page.send(RefreshSessionDocument, undefined, { 'x-session-mode': 'bearer' });
    expect(
      expectOutcome(answer.data?.refreshSession ?? expect.fail(answer.text), 'LoginSuccess').accessToken,
    ).toBeNull();
    const [after] = page.cookies.values();
    expect(after).not.toBe(before);
    expect((await page.run(MeDocument)).me?.username).toBe('menshen');
  });

  it('has nothing to refresh for a caller who is signed out', async () => {
    const client = app.client();
    expectOutcome((await client.run(RefreshSessionDocument)).refreshSession, 'FlowExpired');
    await signIn(client);
    await client.run(LogoutDocument);
    expectOutcome((await client.run(RefreshSessionDocument)).refreshSession, 'FlowExpired');
  });

  it('returns the status of a token', async () => {
    const client = app.client();
    expect((await client.run(LoginStatusDocument)).loginStatus?.state).toBe('ABSENT');
    const token = await signIn(client);
    const own = (await client.run(LoginStatusDocument)).loginStatus;
    expect(own).toMatchObject({ state: 'ACTIVE', userId: expect.stringMatching(/^[\da-f]{24}$/) });
    expect((await app.client().run(LoginStatusDocument, { token })).loginStatus).toEqual(own);
    expect((await client.run(LoginStatusDocument, { token: 'garbage' })).loginStatus?.state).not.toBe('ACTIVE');
  });

  it('tells nobody what a cookie’s token is worth, except the page that holds it', async () => {
    const page = app.client({ mode: 'cookie' });
    await page.run(LoginDocument, { input: INPUT });
    const [token] = page.cookies.values();
    const { loginStatus } = await app.client().run(LoginStatusDocument, { token });
    expect(loginStatus).toMatchObject({ state: 'ABSENT', userId: null });
    const { decodeToken } = await app
      .client()
      .run(DecodeTokenDocument, { token: token ?? '', provider: 'AUTHING_LEGACY' });
    expect(decodeToken).toMatchObject({ valid: false, userId: null });
    expect((await page.run(LoginStatusDocument)).loginStatus?.state).toBe('ACTIVE');
  });

  it('treats garbage as no token at all', async () => {
    const client = app.client();
    for (const token of ['garbage', 'a'.repeat(43), '../../etc/passwd', 'x'.repeat(4000)]) {
      client.token = token;
      expect((await client.run(CurrentSessionDocument)).session).toBeNull();
      expect((await client.run(MeDocument)).me).toBeNull();
    }
  });

  it('refuses a session mode that it does not know', async () => {
    const { status, errors } = await app.client().send(MeDocument, undefined, { 'x-session-mode': 'telepathy' });
    expect(status).toBe(400);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describeWithApp('session modes', { environment: { SESSION_MODES: 'cookie' } }, (app) => {
  it('refuses a bearer session to a page where the server says so', async () => {
    const page = app.client({ mode: 'cookie', headers: { 'x-session-mode': 'bearer' } });
    const { errors } = await page.send(LoginDocument, { input: INPUT });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
