/** The page of a local start, tab by tab, against a server with its emulators. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { expectOutcome } from '../../support/expect.js';
import {
  CompleteLivenessCheckDocument,
  CreateAuthQrCodeDocument,
  CreateLivenessCheckDocument,
  EnrollTotpDocument,
  LoginDocument,
  SendSmsCodeDocument,
} from '../../support/generated/operations.js';
import { newPhone, SEEDED_LOGIN, signedIn } from '../../support/people.js';

const WRONG_LOGIN = { email: { email: 'menshen@example.com', password: 'Wrong-2026' } };

describeWithBrowser('the start page', (open) => {
  const app = new TestApp();
  let page: Page;
  const failures: string[] = [];
  beforeAll(() => app.start({ environment: { GEETEST_BYPASS_POLL_SECONDS: '0' } }));
  beforeEach(async () => {
    app.reset();
    page = await open('about:blank');
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('dialog', (dialog) => void dialog.accept());
  });
  afterAll(() => app.close());

  const show = async (tab: string) => {
    await page.goto(`${app.url()}/#${tab}`);
    await page.getByRole('tabpanel').waitFor();
  };
  const text = () => page.getByRole('tabpanel').innerText();
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const login = async (method: typeof WRONG_LOGIN | typeof SEEDED_LOGIN = SEEDED_LOGIN) =>
    (await app.client().run(LoginDocument, { input: { method } })).login;

  it('signs in a seeded user with one click, in a session that the server knows', async () => {
    await show('overview');
    await button('Sign in as menshen@example.com (authing)').click();
    await expect.poll(text).toContain('You are signed in as menshen@example.com');
    expect(await page.evaluate('document.cookie')).not.toContain('menshen');
    await page.reload();
    await expect.poll(text).toContain('You are signed in as menshen@example.com');
    await button('Sign out').click();
    await expect.poll(text).toContain('You are signed out');
  });

  it('answers the second factor of a seeded user, and reports a refused login', async () => {
    await show('overview');
    await button('Sign in as twofactor@example.com (authingLegacy)').click();
    await expect.poll(text).toContain('You are signed in as twofactor@example.com');
    await button('Sign in as blocked@example.com (authing)').click();
    await expect.poll(text).toMatch(/InvalidCredentials|AccountUnavailable/);
  });

  it('says that a code of an authenticator works once', async () => {
    const { now } = await app.control.call<{ now: string }>('GET', '/state');
    // A new code has just begun: it is the same for both clicks.
    await app.control.advance(31 - (Math.floor(Date.parse(now) / 1000) % 30));
    await show('overview');
    const twofactor = button('Sign in as twofactor@example.com (authingLegacy)');
    await twofactor.click();
    await expect.poll(text).toContain('You are signed in as twofactor@example.com');
    await twofactor.click();
    await expect.poll(text).toContain('MfaRejected. A code of an authenticator works once.');
  });

  it('shows a code as it arrives, finds it, and clears the inbox', async () => {
    const phones = [newPhone(), newPhone()];
    await show('inbox');
    await expect.poll(text).toContain('No messages.');
    for (const phone of phones) await app.client().run(SendSmsCodeDocument, { input: { phone } });
    const [code, other] = [await app.control.code(phones[0] ?? ''), await app.control.code(phones[1] ?? '')];
    await expect.poll(text).toContain(code);
    expect(await text()).toContain('expires in');
    await page.keyboard.press('/');
    await page.keyboard.type(phones[1] ?? '');
    await expect.poll(text).not.toContain(phones[0]);
    expect(await text()).toContain(other);
    await app.control.advance(300);
    await expect.poll(text).toContain('expired');
    await button(`Delete: ${other}`).click();
    await expect.poll(text).toContain('No message matches.');
    await page.getByRole('searchbox').fill('');
    await expect.poll(text).toContain(code);
    await button('Clear inbox').click();
    await expect.poll(text).toContain('No messages.');
  });

  it('marks the messages that the inbox has not shown', async () => {
    const receive = async () => {
      const phone = newPhone();
      await app.client().run(SendSmsCodeDocument, { input: { phone } });
      return app.control.code(phone);
    };
    const tab = page.getByRole('tab', { name: /Inbox/ });
    await show('clock');
    await receive();
    await receive();
    await expect.poll(() => tab.innerText()).toMatch(/2/);
    await tab.click();
    await expect.poll(() => page.getByText('New', { exact: true }).count()).toBe(2);
    await expect.poll(() => tab.innerText()).toBe('Inbox');
    await page.reload();
    await expect.poll(text).toContain('expires in');
    expect(await page.getByText('New', { exact: true }).count()).toBe(0);
    const code = await receive();
    await expect.poll(() => page.getByText('New', { exact: true }).count()).toBe(1);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(`Copy code: ${code}`).click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(code);
  });

  it('scans and approves a QR code on the phone, and shows the decision', async () => {
    await show('phone');
    const start = async () =>
      expectOutcome((await app.client().run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted');
    await start();
    await button('Scan').click();
    await expect.poll(text).toContain('Scanned');
    await button('Approve').click();
    await expect.poll(text).toMatch(/Approved[\s\S]*by menshen/);
    await start();
    await button('Deny').click();
    await expect.poll(text).toContain('Denied');
  });

  it('shows the running code of an authenticator, with its QR code', async () => {
    await show('authenticator');
    const { secret } = expectOutcome(
      (await (await signedIn(app)).run(EnrollTotpDocument)).enrollTotp,
      'TotpEnrollment',
    );
    await expect.poll(text).toContain('Waits for confirmTotp');
    await expect.poll(() => page.getByRole('img', { name: /menshen@example.com/ }).count()).toBe(1);
    await expect.poll(async () => (await text()).includes(await app.control.totp(secret))).toBe(true);
    await app.control.advance(30);
    await expect.poll(async () => (await text()).includes(await app.control.totp(secret))).toBe(true);
  });

  it('shows the text of a picture captcha, and switches a captcha vendor off', async () => {
    await show('captcha');
    const { appHost = '', appId = '' } = app.vendor('authing');
    await fetch(`${appHost}/api/v2/security/captcha`, { headers: { 'x-authing-app-id': appId } });
    const [captcha] = await app.control.call<{ text: string }[]>('GET', '/authing/captchas');
    await expect.poll(text).toContain(captcha?.text);
    const v4 = page.getByRole('group', { name: 'GeeTest v4' });
    await v4.getByRole('radio', { name: /Down/ }).click();
    const load = async () => (await fetch(`${Object(app.vendor('geetest').v4).baseUrl}/load`)).status;
    await expect.poll(load).toBe(503);
    await v4.getByRole('radio', { name: 'Online' }).click();
    await expect.poll(load).not.toBe(503);
  });

  it('uploads a recording of a spoof to a liveness check', async () => {
    await show('camera');
    const client = await signedIn(app);
    const created = await client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    const { id, uploadUrl } = expectOutcome(created.createLivenessCheck, 'LivenessCheckUpdated').check;
    await page.getByRole('radio', { name: /spoof/ }).click();
    await page.getByRole('textbox', { name: /Upload address/ }).fill(String(uploadUrl));
    await button('Record and upload').click();
    await expect.poll(text).toContain('Uploaded.');
    const completed = (await client.run(CompleteLivenessCheckDocument, { id })).completeLivenessCheck;
    expect(expectOutcome(completed, 'LivenessCheckUpdated').check.status).toBe('SPOOF');
  });

  it('adds, changes, blocks and deletes a user', async () => {
    await show('users');
    const card = page.locator('section', { has: page.getByRole('heading', { name: 'authing', exact: true }) });
    await card.getByText('Add user').first().click();
    await card.getByRole('textbox', { name: 'E-mail' }).fill('guan@example.com');
    await card.getByRole('textbox', { name: 'Password' }).fill('Yu-2026-blade');
    await card.getByRole('button', { name: 'Add user' }).click();
    await expect.poll(text).toContain('guan@example.com');
    const method = { email: { email: 'guan@example.com', password: 'Yu-2026-blade' } };
    expectOutcome(await login(method), 'LoginSuccess');

    const person = card.getByRole('listitem').filter({ hasText: 'guan' });
    await page.getByRole('searchbox').fill('guan');
    await expect.poll(text).not.toContain('menshen@example.com');
    await person.getByText('Custom fields').click();
    await person.getByRole('textbox', { name: /School/ }).fill('Peach Garden');
    await person.getByRole('button', { name: 'Save fields' }).click();
    await expect.poll(() => person.innerText()).toContain('Saved.');
    await person.getByText('Edit', { exact: true }).click();
    await person.getByRole('textbox', { name: 'E-mail' }).fill('guan-yu@example.com');
    await person.getByRole('textbox', { name: /Phone number/ }).fill('13900000077');
    await person.getByRole('textbox', { name: /New password/ }).fill('Yu-2026-horse');
    await person.getByRole('button', { name: 'Save user' }).click();
    await expect.poll(text).toContain('13900000077');
    expectOutcome(await login({ email: { email: 'guan-yu@example.com', password: 'Yu-2026-horse' } }), 'LoginSuccess');
    await person.getByRole('textbox', { name: 'E-mail' }).fill('guan@example.com');
    await person.getByRole('textbox', { name: /New password/ }).fill('Yu-2026-blade');
    await person.getByRole('button', { name: 'Save user' }).click();
    await expect.poll(async () => (await login(method)).__typename).toBe('LoginSuccess');

    await button('Block guan@example.com').click();
    await expect.poll(() => person.innerText()).toContain('Blocked');
    expect((await login(method)).__typename).not.toBe('LoginSuccess');
    await button('Delete guan@example.com').click();
    await expect.poll(text).not.toContain('guan@example.com');
  });

  it('deletes the selected users, and no user that the search hides', async () => {
    const add = (email: string) =>
      app.control.call('POST', '/providers/authing/users', { email, password: 'Yu-2026-blade' });
    for (const email of ['one@example.com', 'two@example.com', 'three@example.com']) await add(email);
    await show('users');
    const card = page.locator('section', { has: page.getByRole('heading', { name: 'authing', exact: true }) });
    await card.getByRole('checkbox', { name: 'Select one@example.com' }).check();
    await card.getByRole('checkbox', { name: 'Select three@example.com' }).check();
    await page.getByRole('searchbox').fill('one@');
    await card.getByRole('button', { name: 'Delete 1 user' }).click();
    await expect.poll(text).not.toContain('one@example.com');
    await page.getByRole('searchbox').fill('');
    await expect.poll(text).toContain('three@example.com');
    await card.getByRole('checkbox', { name: 'Select all' }).check();
    await card.getByRole('button', { name: 'Delete 4 users' }).click();
    await expect.poll(() => card.getByRole('listitem').count()).toBe(0);
    expect((await login()).__typename).not.toBe('LoginSuccess');
  });

  it('connects an operation with its requests to the vendor, and masks the password', async () => {
    await show('timeline');
    expectOutcome(await login(), 'LoginSuccess');
    await page.getByText('LoginSuccess').click();
    await expect.poll(text).toContain('loginByEmail');
    await page.getByText('Request: POST /graphql/v2').click();
    await expect.poll(text).toContain('"password": "***"');
    expect(await text()).not.toContain('Menshen-2026');
    await page.getByRole('searchbox').fill('geetest');
    await expect.poll(text).toContain('No entry matches.');
    await page.getByRole('searchbox').fill('loginByEmail');
    await expect.poll(text).toContain('LoginSuccess');
  });

  it('injects a fault and removes it', async () => {
    await show('faults');
    await page.getByRole('textbox', { name: /Match/ }).fill('loginByEmail');
    await page.getByRole('spinbutton', { name: 'Number of failures' }).fill('9');
    await page.getByRole('spinbutton', { name: /Probability/ }).fill('1');
    await button('Inject fault').click();
    await expect.poll(text).toContain('9 left');
    const answer = await app.client().send(LoginDocument, { input: { method: SEEDED_LOGIN } });
    expect(answer.errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
    await button('Remove').click();
    await expect.poll(text).toContain('No pending faults.');
  });

  it('moves the clock of the server and the emulators, and returns to real time', async () => {
    await show('clock');
    await button('+ 1 day').click();
    await expect.poll(text).toContain('1 d 00:00:00');
    const { state } = { state: await app.control.call<{ now: string }>('GET', '/state') };
    expect(Date.parse(state.now) - Date.now()).toBeGreaterThan(86_000_000);
    await button('Back to real time').click();
    await expect.poll(text).toMatch(/Ahead of real time\s+Real time/);
  });

  it('exports the state, resets it, and imports it again', async () => {
    const user = { email: 'zhang@example.com', password: 'Fei-2026-spear' };
    await app.control.call('POST', '/providers/authing/users', user);
    await show('state');
    const downloaded = page.waitForEvent('download');
    await button('Export').click();
    const file = await (await downloaded).path();
    expect(await readFile(file, 'utf8')).toContain('zhang@example.com');
    await button('Reset').click();
    await expect.poll(text).toContain('Everything is back to the seeded state.');
    expect((await login({ email: user })).__typename).not.toBe('LoginSuccess');
    await page.getByLabel('Exported file').setInputFiles(file);
    await button('Import').click();
    await expect.poll(text).toContain('Imported.');
    expectOutcome(await login({ email: user }), 'LoginSuccess');
  });

  describe('for everybody', () => {
    it('works with the keyboard, in Chinese, and without a sideways scroll at 360 px', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      await show('overview');
      await button('中文').click();
      await expect.poll(() => page.getAttribute('html', 'lang')).toBe('zh-CN');
      const tabs = await page.getByRole('tab').allInnerTexts();
      const selected = page.getByRole('tab', { selected: true });
      await selected.focus();
      for (const tab of tabs) {
        expect(await selected.innerText()).toBe(tab);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await page.keyboard.press('ArrowRight');
      }
      // Faster than the page can follow in its address.
      await Promise.all(tabs.map(() => page.keyboard.press('ArrowRight')));
      expect(await selected.innerText()).toBe('概览');
      await page.keyboard.press('End');
      await expect.poll(text).toContain('重置');
    });

    it('asks nothing of the internet and raises no error', async () => {
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') elsewhere.push(request.url());
      });
      await show('overview');
      await expect.poll(() => page.getByText('Live').count()).toBe(1);
      expect(elsewhere).toEqual([]);
      expect(failures).toEqual([]);
    });
  });
});
