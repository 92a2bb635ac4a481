import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument, type LoginInput, MeDocument } from '../support/generated/operations.js';
import { SEEDED, signIn } from '../support/people.js';

const DIRECTORY_PASSWORD = 'Directory-2026';

describeWithApp('logins by another system', { environment: { CONTEXT_KEYS: 'source' } }, (app) => {
  const login = async (input: LoginInput) => (await app.client().run(LoginDocument, { input })).login;

  it.each([
    ['LDAP', { ldap: { username: 'lin', password: DIRECTORY_PASSWORD } }, 'LDAP'],
    ['Active Directory', { ad: { username: 'adele', password: DIRECTORY_PASSWORD } }, 'AD'],
    ['sub-account', { subAccount: { account: 'gate-desk', password: DIRECTORY_PASSWORD } }, 'SUB_ACCOUNT'],
  ] as const)('sign in by %s', async (_what, method, proof) => {
    // Sub-accounts are a switch of the application at the vendor.
    await app.control.call('POST', '/authing/application', { subAccounts: true });
    const { session, user } = expectOutcome(await login({ method }), 'LoginSuccess');
    expect(session.proofs.map(({ kind }) => kind)).toEqual([proof]);
    expect(user.id).toMatch(/^[\da-f]{24}$/);
  });

  it('answer alike for a wrong password, nobody, and somebody blocked', async () => {
    for (const username of ['lin', 'nobody', 'lin-blocked']) {
      const password = username === 'lin-blocked' ? DIRECTORY_PASSWORD : 'wrong';
      expectOutcome(await login({ method: { ldap: { username, password } } }), 'InvalidCredentials');
    }
    expectOutcome(await login({ method: { ad: { username: 'adele', password: 'wrong' } } }), 'InvalidCredentials');
  });

  it('accept a WeChat code once', async () => {
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', { nickname: 'Panda' });
    const client = await signIn(app.client(), { wechat: { code, country: 'CN', lang: 'zh_CN' } });
    expect((await client.run(MeDocument)).me?.nickname).toBe('Panda');
    expectOutcome(await login({ method: { wechat: { code } } }), 'CodeRejected');
  });

  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = 'https://app.example.com/callback';
  const authorize = async () => {
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
    const asked = { username: SEEDED.username, redirectUri, codeChallenge };
    return (await app.control.call<{ code: string }>('POST', '/authing/oidc/code', asked)).code;
  };

  it.each(['HS256', 'RS256'])('exchange an authorization code whose ID token is signed with %s', async (algorithm) => {
    await app.control.call('POST', '/authing/application', { idTokenAlgorithm: algorithm });
    const method = { authorizationCode: { code: await authorize(), redirectUri, codeVerifier: verifier } };
    const { session, user, accessToken } = expectOutcome(await login({ method }), 'LoginSuccess');
    expect(user.email).toBe(SEEDED.email);
    expect(session.proofs.map(({ kind }) => kind)).toEqual(['OIDC']);
    expect(accessToken).toHaveLength(70);
    expectOutcome(await login({ method }), 'CodeRejected');
  });

  it('refuse an authorization code with another verifier, another address, or none of the form', async () => {
    const code = await authorize();
    const other = randomBytes(32).toString('base64url');
    expectOutcome(
      await login({ method: { authorizationCode: { code, redirectUri, codeVerifier: other } } }),
      'CodeRejected',
    );
    const elsewhere = 'https://evil.example.com/callback';
    const moved = { code: await authorize(), redirectUri: elsewhere, codeVerifier: verifier };
    expectOutcome(await login({ method: { authorizationCode: moved } }), 'CodeRejected');
    const odd = { code: '', redirectUri: '/callback', codeVerifier: 'short' };
    const { fields } = expectOutcome(await login({ method: { authorizationCode: odd } }), 'InputRejected');
    expect(fields.map(({ path }) => path)).toEqual(
      ['code', 'redirectUri', 'codeVerifier'].map((name) => `input.method.authorizationCode.${name}`),
    );
  });

  it.each([
    ['autoRegister', { autoRegister: true }],
    ['customData', { customData: { school: 'x' } }],
    ['context', { context: { source: 'x' } }],
  ])('cannot carry %s', async (name, extra) => {
    const method = { ldap: { username: 'lin', password: DIRECTORY_PASSWORD } };
    const { fields } = expectOutcome(await login({ method, ...extra }), 'InputRejected');
    expect(fields.map(({ path }) => path)).toEqual([`input.${name}`]);
    expect(await app.control.requests('authing')).toEqual([]);
  });

  it('ask for a second factor where the application does', async () => {
    await app.control.call('POST', '/authing/application', { applicationMfa: ['SMS'] });
    const method = { ldap: { username: 'lin', password: DIRECTORY_PASSWORD } };
    const { factors, enrollable } = expectOutcome(await login({ method }), 'MfaRequired');
    expect([factors, enrollable]).toEqual([[], ['SMS']]);
  });
});
