import { describe, expect, it } from 'vitest';
import { SEEDED, sdk, useAuthing } from './authing.js';

const { EmailScene } = sdk;
const EMAIL = 'coded@example.com';
const REDIRECT_URI = 'https://app.example.com/callback';

const emulator = useAuthing();
const { newClient, signedIn, setting } = emulator;

async function tokenSet() {
  const username = SEEDED.username;
  const grant = { username, redirectUri: REDIRECT_URI, scope: 'openid profile offline_access' };
  const { code } = await emulator.ask<{ code: string }>('/authing/oidc/code', grant);
  const client = newClient({ redirectUri: REDIRECT_URI, protocol: 'oidc' });
  const tokens = (await client.getAccessTokenByCode(code)) as Record<
    'access_token' | 'id_token' | 'refresh_token',
    string
  >;
  return { client, tokens };
}

describe('the tokens of the official AuthenticationClient', () => {
  it('are refreshed, introspected, validated and revoked', async () => {
    const { client, tokens } = await tokenSet();
    expect(await client.introspectToken(tokens.access_token)).toMatchObject({ active: true, sub: SEEDED.id });
    expect(await client.validateToken({ accessToken: tokens.access_token })).toMatchObject({ sub: SEEDED.id });
    expect(await client.validateToken({ idToken: tokens.id_token })).toMatchObject({ sub: SEEDED.id });
    const next = (await client.getNewAccessTokenByRefreshToken(tokens.refresh_token)) as typeof tokens;
    expect(next).toMatchObject({ access_token: expect.any(String), refresh_token: expect.any(String) });
    expect(await client.revokeToken(next.access_token)).toBe(true);
    expect(await client.introspectToken(next.access_token)).toMatchObject({ active: false });
  });

  it('are issued for the token of a login', async () => {
    const user = await newClient().loginByEmail(SEEDED.email, SEEDED.password);
    const client = newClient({ redirectUri: REDIRECT_URI, protocol: 'oidc' });
    const exchange = (idToken: string) =>
      client.getAccessTokenByIdToken({ redirectUri: REDIRECT_URI, idToken, scope: 'openid email' });
    const tokens = (await exchange(String(user.token))) as { access_token: string };
    expect(await client.getUserInfoByAccessToken(tokens.access_token)).toMatchObject({ email: SEEDED.email });
    await expect(exchange('x')).rejects.toMatchObject({ response: { status: 400 } });
  });

  it('end with the current session only', async () => {
    const [client, other] = [await signedIn(), await signedIn()];
    const { token } = (await client.getCurrentUser()) ?? {};
    await client.logoutCurrent();
    expect(await client.checkLoginStatus(String(token))).toMatchObject({ status: false });
    expect(await other.getCurrentUser()).toMatchObject({ id: SEEDED.id });
  });

  it('are kept by the client', async () => {
    const { token } = await newClient().loginByEmail(SEEDED.email, SEEDED.password);
    const client = newClient();
    client.setRequestFrom('test');
    client.setLang('en-US');
    client.setToken(String(token));
    expect(client.checkLoggedIn()).toBe(SEEDED.id);
    expect(await client.getCurrentUser()).toMatchObject({ id: SEEDED.id });
    expect(await client.trackSession()).toMatchObject({ session: null });
  });
});

describe('the official AuthenticationClient', () => {
  it('registers and logs in by e-mail code', async () => {
    const client = newClient();
    const mail = async (scene: (typeof EmailScene)[keyof typeof EmailScene]) => {
      await client.sendEmail(EMAIL, scene);
      return emulator.control.lastCode(EMAIL);
    };
    const code = await mail(EmailScene.REGISTER_VERIFY_CODE);
    const params = [{ key: 'school', value: 'ucla' }];
    const user = await client.registerByEmailCode(EMAIL, code, { nickname: 'Coded' }, { forceLogin: true, params });
    expect(user).toMatchObject({ email: EMAIL, emailVerified: true, nickname: 'Coded', token: expect.any(String) });
    await emulator.control.advance(61);
    const wrong = newClient().loginByEmailCode(EMAIL, 'x');
    await expect(wrong).rejects.toMatchObject({ code: 2001 });
    const login = await client.loginByEmailCode(EMAIL, await mail(EmailScene.LOGIN_VERIFY_CODE));
    expect(login).toMatchObject({ id: user.id, loginsCount: 2 });
    expect(await client.getUdfValue()).toEqual({ school: 'ucla' });
  });

  it('lists and removes custom data', async () => {
    const client = await signedIn();
    await client.setUdv('school', 'ucla');
    expect(await client.listUdv()).toMatchObject([{ key: 'school', value: 'ucla' }]);
    expect(await client.removeUdv('school')).toEqual([]);
  });

  it('unlinks an identity', async () => {
    const { code } = await emulator.ask<{ code: string }>('/authing/wechat', { openid: 'linked' });
    const pool = setting('AUTHING_USERPOOL_ID');
    const callback = `${setting('AUTHING_APP_HOST')}/connection/social/wechat:mobile/${pool}/callback?code=${code}`;
    const { data } = (await (await fetch(callback)).json()) as { data: { token: string } };
    const client = await signedIn();
    const primaryUserToken = String((await client.getCurrentUser())?.token);
    await client.linkAccount({ primaryUserToken, secondaryUserToken: data.token });
    const unlink = () => client.unLinkAccount({ primaryUserToken, provider: 'wechat:mobile' as never });
    expect(await unlink()).toMatchObject({ code: 200 });
    await expect(unlink()).rejects.toMatchObject({ code: 500 });
  });

  it('builds addresses of the emulator, and PKCE challenges', async () => {
    const client = newClient({ redirectUri: REDIRECT_URI, protocol: 'oidc' });
    const codeChallenge = client.getCodeChallengeDigest({
      codeChallenge: client.generateCodeChallenge(),
      method: 'S256',
    });
    const scope = 'openid';
    const page = await fetch(client.buildAuthorizeUrl({ scope, codeChallenge, codeChallengeMethod: 'S256' } as never));
    expect(page.status).toBe(200);
    expect(client.buildLogoutUrl({ redirectUri: REDIRECT_URI, expert: false })).toContain(setting('AUTHING_APP_HOST'));
    expect(client.computedPasswordSecurityLevel('Gate-keeper-1')).toEqual(expect.any(Number));
  });
});
