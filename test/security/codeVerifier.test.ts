/** An authorization code of the attacker's own, or a stolen one, is put into the browser of somebody else. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument } from '../support/generated/operations.js';
import { SEEDED } from '../support/people.js';

const redirectUri = 'https://app.example.com/callback';

/** A code of a login page that was opened without a challenge. */
async function codeWithoutChallenge(app: TestApp): Promise<string> {
  const asked = { username: SEEDED.username, redirectUri };
  return (await app.control.call<{ code: string }>('POST', '/authing/oidc/code', asked)).code;
}

const login = async (app: TestApp, code: string) =>
  (await app.client().run(LoginDocument, { input: { method: { authorizationCode: { code, redirectUri } } } })).login;

describeWithApp('an authorization code without PKCE', {}, (app) => {
  it('is refused before the vendor is asked, with a sentence on PKCE', async () => {
    const { fields } = expectOutcome(await login(app, await codeWithoutChallenge(app)), 'InputRejected');
    expect(fields).toEqual([
      {
        path: 'input.method.authorizationCode.codeVerifier',
        rule: 'CODE_VERIFIER_REQUIRED',
        params: {},
        message: expect.stringMatching(/PKCE code_challenge/),
      },
    ]);
    expect(await app.control.requests('authing')).toEqual([]);
  });
});

describeWithApp(
  'an authorization code without PKCE, where the server allows it',
  { environment: { REQUIRE_CODE_VERIFIER: 'no' } },
  (app) => {
    it('signs in', async () => {
      expectOutcome(await login(app, await codeWithoutChallenge(app)), 'LoginSuccess');
    });
  },
);
