import { describe, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { CreateCaptchaChallengeDocument } from '../support/generated/operations.js';
import { SEEDED_LOGIN, signIn } from '../support/people.js';

const environment = {
  PUBLIC_URL: 'http://127.0.0.1:4999',
  RETURN_ORIGINS: 'https://www.example.com',
  BRAND_NAME: 'Example <Mall>',
  BRAND_LOGO_URL: 'https://cdn.example.com/logo.svg',
};

describeWithApp('the hosted pages', { environment, loopbackOnly: false }, (app) => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url()}${path}`, { headers, redirect: 'manual' });
  const signInAt = (returnTo: string) => get(`/sign-in?return_to=${encodeURIComponent(returnTo)}`);
  const cookieOfUser = async () => {
    const client = await signIn(
      app.client({ mode: 'cookie', headers: { origin: environment.PUBLIC_URL } }),
      SEEDED_LOGIN,
    );
    return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  };

  it('show the sign-in element, in the language of the browser and with the brand', async () => {
    const english = await get('/sign-in');
    expect(english.status).toBe(200);
    expect(english.headers.get('cache-control')).toBe('no-store');
    const html = await english.text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>Sign in · Example &lt;Mall&gt;</title>');
    expect(html).toContain('<menshen-sign-in language="en" return-to="http://127.0.0.1:4999/account"');
    const chinese = await (await get('/sign-in', { 'accept-language': 'zh-TW,zh;q=0.9' })).text();
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('<title>登录 · Example &lt;Mall&gt;</title>');
  });

  it('load one script, whose content the page names', async () => {
    const html = await (await get('/sign-in')).text();
    const [, path = '', integrity = ''] = /<script type="module" src="([^"]+)" integrity="([^"]+)">/.exec(html) ?? [];
    expect(html.match(/<script/g)).toHaveLength(1);
    const script = await fetch(`${app.url()}${path}`, { headers: { 'accept-encoding': 'identity' } });
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const text = Buffer.from(await script.arrayBuffer());
    const digest = await crypto.subtle.digest('SHA-384', text);
    expect(integrity).toBe(`sha384-${Buffer.from(digest).toString('base64')}`);
    // fetch unpacks the text itself.
    const packed = await fetch(`${app.url()}${path}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(Buffer.from(await packed.arrayBuffer())).toEqual(text);
  });

  it('allow no other host than the captcha and the logo, no inline script, and no frame around them', async () => {
    const policy = (await get('/sign-in')).headers.get('content-security-policy') ?? '';
    const directives = new Map(policy.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1)]));
    expect(policy).not.toContain('unsafe');
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    const { createCaptchaChallenge: challenge } = await app
      .client({ mode: 'bearer' })
      .run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' });
    const captcha = 'scriptUrl' in challenge ? challenge.scriptUrl : expect.fail('no script');
    // Each generation of the captcha has an emulator of its own.
    const [self, ...others] = directives.get('script-src') ?? [];
    expect(self).toBe("'self'");
    expect(others).toContain(new URL(captcha).origin);
    expect(others.filter((source) => !source.startsWith('http://127.0.0.1:'))).toEqual([]);
    expect(directives.get('img-src')).toContain('https://cdn.example.com');
  });

  it('accept return_to of this origin and of RETURN_ORIGINS', async () => {
    for (const [given, kept] of [
      ['/orders?page=2', 'http://127.0.0.1:4999/orders?page=2'],
      ['http://127.0.0.1:4999/a#b', 'http://127.0.0.1:4999/a#b'],
      ['https://www.example.com/cart', 'https://www.example.com/cart'],
    ] as const) {
      const answer = await signInAt(given);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(`return-to="${kept}"`)]);
    }
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'https://www.example.com@evil.example/',
    'https://user:password@www.example.com/',
    'https://www.example.com.evil.example/',
    'http://www.example.com/',
    'http://127.0.0.1:4998/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https:evil.example',
    `/${'x'.repeat(2048)}`,
  ])('refuse the return_to %j', async (returnTo) => {
    const answer = await signInAt(returnTo);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('RETURN_ORIGINS')]);
    expect(answer.headers.get('location')).toBeNull();
  });

  it('refuse an encoded return_to of another host, and two of them', async () => {
    for (const query of ['return_to=%2F%2Fevil.example', 'return_to=%2F%5Cevil.example', 'return_to=/a&return_to=/b']) {
      expect((await get(`/sign-in?${query}`)).status).toBe(400);
    }
  });

  describe('for a user who is signed in', () => {
    it('go on at once', async () => {
      const cookie = await cookieOfUser();
      const answer = await get('/sign-in?return_to=/orders', { cookie });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, 'http://127.0.0.1:4999/orders']);
      expect((await get('/account', { cookie })).status).toBe(200);
    });

    it('ask for a new sign-in when the proof is older than max_age, or max_age is no number', async () => {
      const cookie = await cookieOfUser();
      expect((await get('/sign-in?max_age=300', { cookie })).status).toBe(303);
      expect((await get('/sign-in?max_age=soon', { cookie })).status).toBe(200);
      await app.control.call('POST', '/clock/advance', { seconds: 400 });
      expect((await get('/sign-in?max_age=300', { cookie })).status).toBe(200);
    });

    it('sign out by a form of this origin only', async () => {
      const cookie = await cookieOfUser();
      const post = (headers: Record<string, string>) =>
        fetch(`${app.url()}/sign-out?return_to=/`, {
          method: 'POST',
          headers: { cookie, ...headers },
          redirect: 'manual',
        });
      expect((await post({})).status).toBe(403);
      expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
      expect((await get('/account', { cookie })).status).toBe(200);
      const form = { 'content-type': 'application/x-www-form-urlencoded', origin: environment.PUBLIC_URL };
      const answer = await post(form);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, 'http://127.0.0.1:4999/']);
      expect(answer.headers.get('set-cookie')).toContain('menshen_session=;');
      expect((await get('/account', { cookie })).headers.get('location')).toBe('/sign-in?return_to=%2Faccount');
    });
  });
});

describeWithApp('a server with SIGN_IN_PAGE=no', { environment: { SIGN_IN_PAGE: 'no' } }, (app) => {
  it('has no hosted pages', async () => {
    for (const path of ['/sign-in', '/account']) expect((await fetch(`${app.url()}${path}`)).status).toBe(404);
  });
});
