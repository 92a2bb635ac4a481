/** `@menshen/client` in a page of another origin of the same site, in a real browser. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundle } from '../../../packages/client/test/support/bundle.js';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';
import { decide } from '../../support/phone.js';

const PASSWORD_LOGIN = `{ email: { email: 'menshen@example.com', password: 'Menshen-2026' } }`;

describeWithBrowser('the client package', (open) => {
  const app = new TestApp();
  let site: Server;
  let origin = '';

  beforeAll(async () => {
    const script = bundle(`export * from './src/index.ts';`, '--format=iife', '--global-name=Menshen');
    site = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<!doctype html><form><input autocomplete="username webauthn"></form><div id="captcha"></div><script>${script}</script>`,
        );
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    origin = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const environment = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes', ALLOWED_ORIGINS: origin };
    await app.start({ environment: { ...environment, CAPTCHA_LOGIN: 'always' } });
  });
  beforeEach(async () => {
    app.reset();
    await definePasskeyField(app);
  });
  afterAll(async () => {
    await app.close();
    site.close();
  });

  const visit = async (): Promise<Page> => {
    const page = await open(origin);
    const url = app.url().replace('127.0.0.1', 'localhost');
    await page.evaluate(`
      window.create = () => Menshen.createMenshen({ url: '${url}', language: 'zh-CN' });
      window.menshen = create();
      window.flow = menshen.signIn();
      window.show = async (state) => {
        const answer = await Menshen.mountCaptcha(state.challenge, document.querySelector('#captcha'), { language: 'zh-CN' });
        return state.solve(answer);
      };
      window.signIn = async () => {
        const state = await flow.start(${PASSWORD_LOGIN});
        return state.kind === 'captcha' ? show(state) : state;
      };`);
    return page;
  };
  const signIn = async (page: Page) => {
    const done = page.evaluate('signIn().then((state) => state.kind)');
    await page.getByRole('button', { name: '点击按钮进行验证' }).click();
    expect(await done).toBe('done');
  };

  it('shows a captcha, signs in with a cookie, and tells the other clients of the origin', async () => {
    const page = await visit();
    await page.evaluate('window.other = create()');
    expect(await page.evaluate('other.loadSession().then(({ status }) => status)')).toBe('anonymous');
    await signIn(page);
    expect(await page.innerHTML('#captcha')).toBe('');
    await expect.poll(() => page.evaluate('other.session.user?.username')).toBe('menshen');
    await page.evaluate('other.signOut()');
    await expect.poll(() => page.evaluate('menshen.session.status')).toBe('anonymous');
  });

  it('says when the script of a captcha is blocked, and shows it at the next attempt', async () => {
    const page = await visit();
    await page.route('**/gt.js', (route) => route.abort());
    const failed = page.evaluate('signIn().catch(({ name, code }) => [name, code])');
    expect(await failed).toEqual(['MenshenError', 'SCRIPT_BLOCKED']);
    await page.unroute('**/gt.js');
    const done = page.evaluate('show(flow.state).then((state) => state.kind)');
    await page.getByRole('button', { name: '点击按钮进行验证' }).click();
    expect(await done).toBe('done');
  });

  it('signs in by QR code over server-sent events', async () => {
    const page = await visit();
    const polls: string[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('{pushAuthEvent(') === true) polls.push(request.url());
    });
    expect(await page.evaluate('flow.start({ qrCode: true }).then((state) => state.event.status)')).toBe('PENDING');
    await decide(app, 'approve', 'menshen');
    await expect.poll(() => page.evaluate('flow.state.kind')).toBe('done');
    expect(polls).toEqual([]);
  });

  it.each(['with the browser’s JSON forms', 'without them'])('adds and uses passkeys %s', async (form) => {
    const page = await visit();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    if (form === 'without them') {
      await page.evaluate(`delete PublicKeyCredential.parseCreationOptionsFromJSON;
        delete PublicKeyCredential.parseRequestOptionsFromJSON; delete PublicKeyCredential.prototype.toJSON;`);
    }
    await signIn(page);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    const cancelled = page.evaluate(`(window.adding = menshen.enrollPasskey()).start({ name: 'Phone' })
      .then((state) => [state.kind, state.problem?.outcome])`);
    expect(await cancelled).toEqual(['rejected', 'PasskeyCancelled']);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    expect(await page.evaluate('adding.state.retry().then((state) => state.kind)')).toBe('done');
    expect(await page.evaluate('menshen.operations.account().then(({ passkeys }) => passkeys.length)')).toBe(1);

    await page.evaluate('menshen.signOut()');
    expect(await page.evaluate('flow.start({ passkey: true }).then((state) => state.kind)')).toBe('done');

    // The autofill of the page offers it too; the virtual authenticator accepts at once.
    await page.evaluate('menshen.signOut()');
    await page.evaluate('(window.offering = menshen.signIn({ conditionalPasskey: true })).onChange(() => {})');
    await expect.poll(() => page.evaluate('offering.state.kind')).toBe('done');
  });
});
