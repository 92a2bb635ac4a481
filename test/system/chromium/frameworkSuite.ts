/** What @menshen/react and @menshen/vue promise alike, in a page that shows the sign-in page of their README. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { captchaPass } from '../../support/captcha.js';
import { expectOutcome } from '../../support/expect.js';
import { ConfirmTotpDocument, EnrollTotpDocument, LoginDocument } from '../../support/generated/operations.js';
import { PASSKEY_ENVIRONMENT } from '../../support/passkeys.js';
import { PASSWORD, SEEDED, SEEDED_LOGIN } from '../../support/people.js';
import { WebSite } from '../../support/webSite.js';

const CHALLENGE = 'CreatePasskeyChallenge';

export interface FrameworkPage {
  /** The script of the page, for a server at this address. */
  script(serverUrl: string): Promise<string>;
  /** The module with `renderPage`, loaded at run time: the compiler reads it with the settings of its package alone. */
  renderer(): URL | Promise<URL>;
}

/** The HTML that a server renders, for a signed-in user with this name or for an unknown session. */
type RenderPage = (username?: string) => Promise<{ readonly html: string; readonly session: unknown }>;

export function describeFramework(title: string, { script, renderer }: FrameworkPage): void {
  describeWithBrowser(title, (open) => {
    const app = new TestApp();
    const site = new WebSite();

    beforeAll(async () => {
      await site.start();
      const environment = { ALLOWED_ORIGINS: site.origin, CAPTCHA_LOGIN: 'always', PASSKEY_LOGIN: 'yes' };
      await app.start({ environment: { ...environment, ...PASSKEY_ENVIRONMENT } });
      site.script = await script(app.url());
    });
    beforeEach(() => {
      app.reset();
      site.body = '<div id="app"></div>';
    });
    afterAll(async () => {
      await app.close();
      site.close();
    });

    /** Opens a view and records the names of the operations that it sends. */
    const visit = async (view = 'app'): Promise<{ page: Page; operations: string[] }> => {
      const page = await open('about:blank');
      const operations = watch(page);
      await page.goto(`${site.origin}/?view=${view}`);
      return { page, operations };
    };

    it('signs in by password and captcha, and another client, another tab and a sign-out agree', async () => {
      const { page, operations } = await visit();
      await signIn(page);
      await signedIn(page);
      await expect.poll(() => page.textContent('#badge')).toContain(`signedIn ${SEEDED.username}`);
      expect(operations.filter((name) => name === 'Login')).toHaveLength(1);
      expect(await page.evaluate('document.cookie')).not.toContain('menshen');

      const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate('void open(location.href)')]);
      await signedIn(tab);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await tab.getByLabel('Password').waitFor();
      await page.getByLabel('Password').waitFor();
      await expect.poll(() => page.textContent('#badge')).toContain('anonymous');
    });

    it('asks for the code of an authenticator app', async () => {
      const secret = await enrollTotp(app);
      const { page } = await visit();
      await signIn(page);
      const code = page.getByLabel('Code of your app');
      await code.fill('000000');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').waitFor();
      await code.fill(await app.control.totp(secret));
      await page.getByRole('button', { name: 'Continue' }).click();
      await signedIn(page);
    });

    it('shows a wrong password, and then signs in', async () => {
      const { page } = await visit();
      await signIn(page, 'Wrong-2026');
      await page.getByRole('alert').waitFor();
      await signIn(page);
      await signedIn(page);
    });

    it('shows the picture of the identity provider after the captcha of the server, and another one on request', async () => {
      await failLogins(app);
      const { page } = await visit();
      await signIn(page);
      const text = page.getByLabel('Characters in the picture');
      await text.fill('????');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'Another picture' }).click();
      await solve(page);
      await text.waitFor();
      await text.fill(await picture(app));
      await text.press('Enter');
      await signedIn(page);
    });

    it('shows a failed request, and tries again', async () => {
      const { page } = await visit();
      await page.getByLabel('Email').waitFor();
      await page.route(`${app.url()}/graphql`, (route) => route.abort(), { times: 1 });
      await fill(page);
      await expect.poll(() => page.getByRole('alert').textContent()).toContain('No connection');
      await page.getByRole('button', { name: 'Try again' }).click();
      await solve(page);
      await signedIn(page);
    });

    it('shows the captcha again when its answer was not sent', async () => {
      const { page } = await visit('cancel');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.route(`${app.url()}/graphql`, () => {});
      await solve(page);
      await page.getByText('sending').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.unroute(`${app.url()}/graphql`);
      await solve(page);
      await page.getByText('done').waitFor();
    });

    it('says so when the captcha does not load, and loads another one', async () => {
      const { page } = await visit();
      await page.getByLabel('Email').waitFor();
      await page.route('**/gt.js*', (route) => route.abort());
      await fill(page);
      await expect.poll(() => page.getByRole('alert').textContent()).toContain('content blockers');
      await page.unroute('**/gt.js*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await solve(page);
      await signedIn(page);
    });

    it('sends no request twice', async () => {
      const { page, operations } = await visit();
      await page.getByLabel('Email').waitFor();
      await expect.poll(() => page.textContent('#badge')).toContain('anonymous');
      // One of the page, one of the other client in it.
      expect(operations).toEqual(['CurrentSession', 'CurrentSession']);
    });

    it('requests one challenge to offer passkeys in the autofill', async () => {
      const page = await open('about:blank');
      const operations = watch(page);
      const answered = page.waitForResponse((response) => operationOf(response.request().postData()) === CHALLENGE);
      await page.goto(`${site.origin}/?view=passkey`);
      expect(await (await answered).text()).toContain('PasskeyChallenge');
      expect(operations.filter((name) => name === CHALLENGE)).toHaveLength(1);
    });

    it('aborts what is under way when the component is removed, and begins anew', async () => {
      const { page } = await visit('flows');
      await page.getByRole('button', { name: 'Register: idle' }).waitFor();
      await page.route(`${app.url()}/graphql`, () => {});
      const aborted = page.waitForEvent('requestfailed');
      await page.getByRole('button', { name: 'Register: idle' }).click();
      await page.getByRole('button', { name: 'Register: sending' }).waitFor();
      await page.getByRole('button', { name: 'Toggle' }).click();
      expect(operationOf((await aborted).postData())).toBe('Register');
      await page.unroute(`${app.url()}/graphql`);
      await page.getByRole('button', { name: 'Toggle' }).click();
      await page.getByRole('button', { name: 'Register: idle' }).click();
      await page.getByRole('button', { name: 'Register: done' }).waitFor();
    });

    it('shows what the server offers, and loads it again after a failure', async () => {
      const page = await open('about:blank');
      const fails = { isOn: true };
      await page.route(`${app.url()}/graphql`, (route) =>
        fails.isOn && operationOf(route.request().postData()) === 'SignInOptions' ? route.abort() : route.continue(),
      );
      await page.goto(`${site.origin}/?view=flows`);
      await expect.poll(() => page.textContent('#offer')).toBe('NETWORK_ERROR idle,idle');
      fails.isOn = false;
      await page.getByRole('button', { name: 'Reload' }).click();
      await expect.poll(() => page.textContent('#offer')).toMatch(/EMAIL.* idle,idle/);
    });

    it.each([
      ['a signed-in user', SEEDED.username],
      ['an unknown session', undefined],
    ])('hydrates what a server rendered for %s, without a mismatch', async (_session, name) => {
      const { renderPage } = (await import((await renderer()).href)) as { readonly renderPage: RenderPage };
      const { html, session } = await renderPage(name);
      site.body = `<div id="app">${html}</div><script>INITIAL_SESSION = ${JSON.stringify(session) ?? 'undefined'}</script>`;
      const page = await open('about:blank');
      const messages: string[] = [];
      page.on('console', (message) => messages.push(message.text()));
      page.on('pageerror', (error) => messages.push(error.message));
      await page.goto(site.origin);
      // The browser has no session: the server's is replaced once that is known.
      await expect.poll(() => page.textContent('#status')).toContain('anonymous signed out idle');
      expect(messages.filter((text) => !text.includes('DevTools'))).toEqual([]);
    });
  });
}

function watch(page: Page): string[] {
  const operations: string[] = [];
  page.on('request', (request) => {
    const name = operationOf(request.postData());
    if (name !== undefined) operations.push(name);
  });
  return operations;
}

function operationOf(body: string | null): string | undefined {
  return /(?:query|mutation) (\w+)/.exec(body ?? '')?.[1];
}

async function fill(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email').fill(SEEDED.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function solve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Click to verify' }).click();
}

async function signIn(page: Page, password = PASSWORD): Promise<void> {
  await fill(page, password);
  await solve(page);
}

async function signedIn(page: Page): Promise<void> {
  await page.getByText(`Signed in as ${SEEDED.username}`).waitFor();
}

async function enrollTotp(app: TestApp): Promise<string> {
  const client = app.client();
  const input = { method: SEEDED_LOGIN, captchaPass: await captchaPass(app, client) };
  client.token = expectOutcome((await client.run(LoginDocument, { input })).login, 'LoginSuccess').accessToken;
  const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  const code = await app.control.totp(secret);
  expectOutcome((await client.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
  return secret;
}

/** Fails until the identity provider itself requires a captcha. */
async function failLogins(app: TestApp): Promise<void> {
  for (const _failure of [1, 2, 3]) {
    const client = app.client();
    const method = { email: { email: SEEDED.email, password: 'Wrong-2026' } };
    const input = { method, captchaPass: await captchaPass(app, client) };
    expectOutcome((await client.run(LoginDocument, { input })).login, 'InvalidCredentials');
  }
}

/** The characters of the newest picture. */
async function picture(app: TestApp): Promise<string> {
  const [captcha] = await app.control.call<{ text: string }[]>('GET', '/authing/captchas');
  if (captcha === undefined) throw new Error('The identity provider showed no captcha.');
  return captcha.text;
}
