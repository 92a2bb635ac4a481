/**
 * What a newcomer does who has read the output of `npm start` and nothing else: signs in in every way, sees an outage of a
 * vendor, and does it again after a restart. The test types what the terminal and the pages show, and presses what they offer.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { describeWithBrowser } from '../../support/browser.js';

const WALK_MS = 420_000;
const folder = mkdtempSync(join(tmpdir(), 'menshen-first-use-'));

interface Terminal {
  readonly home: string;
  readonly email: string;
  readonly password: string;
  /** Ends the start, as Ctrl-C does. */
  stop(): Promise<void>;
}

const running: ChildProcess[] = [];

/** `npm start`, without the check of the installation. @returns what its output says */
async function start(): Promise<Terminal> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/dev.ts'], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: '', PORT: '0', EMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  await expect.poll(() => output, { timeout: 60_000 }).toMatch(/Emulated:/);
  const [, home = ''] = /Home +(http:\S+)/.exec(output) ?? [];
  const [, email = '', password = ''] = /menshen +(\S+@\S+) +(\S+) +authing /.exec(output) ?? [];
  const stop = async () => {
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  return { home, email, password, stop };
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

describeWithBrowser('a first use', (open) => {
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  /** The page of the application, beside the start page. */
  async function visit(terminal: Terminal) {
    const home = await open(terminal.home);
    home.on('dialog', (dialog) => void dialog.accept());
    const show = async (tab: string) => {
      await home.getByRole('tab', { name: tab }).click();
      await home.getByRole('heading', { name: tab, level: 2 }).waitFor();
    };
    const site = await open(terminal.home);
    const signInPage = async () => {
      await site.goto(terminal.home);
      await site.getByRole('link', { name: 'Sign-in page' }).click();
      await site.getByRole('heading', { name: /Sign in/ }).waitFor();
    };
    const signOut = async () => {
      await press(site, 'Sign out');
      await site.getByRole('heading', { name: /signed out|Sign in/i }).waitFor();
    };
    const isSignedIn = () => site.getByRole('heading', { name: 'Your account' }).waitFor();
    const typePassword = async (password: string) => {
      await site.getByRole('textbox', { name: /^E-mail/ }).fill(terminal.email);
      await field(site, 'Password').fill(password);
      await press(site, 'Sign in');
    };
    return { home, site, show, signInPage, signOut, isSignedIn, typePassword };
  }

  it('leads to every kind of login, to an outage, and to the same state after a restart', {
    timeout: WALK_MS,
  }, async () => {
    const terminal = await start();
    const { home, site, show, signInPage, signOut, isSignedIn, typePassword } = await visit(terminal);

    // Password.
    await signInPage();
    await typePassword(terminal.password);
    await isSignedIn();
    await signOut();

    // SMS: the code is in the inbox.
    await signInPage();
    await site.getByRole('tab', { name: 'SMS code' }).click();
    await field(site, 'Phone').fill('13800000001');
    await press(site, 'Get code');
    await show('Inbox');
    const message = home.getByRole('listitem').filter({ hasText: '13800000001' });
    await field(site, 'Verification code').fill(await message.locator('.code').innerText());
    await press(site, 'Sign in');
    await isSignedIn();
    await signOut();

    // QR code: the phone approves it.
    await signInPage();
    await site.getByRole('tab', { name: 'QR code' }).click();
    await site.getByRole('img', { name: 'QR code for signing in' }).waitFor();
    await show('Phone');
    await press(home, 'Scan');
    await home.getByText('Scanned', { exact: true }).waitFor();
    await press(home, 'Approve');
    await isSignedIn();

    // TOTP: the account page sets it up, the next login requires it.
    await press(site, 'Add: Authenticator app');
    await site.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await show('Authenticator');
    const authenticator = home.getByRole('listitem').filter({ hasText: terminal.email });
    const totp = () => authenticator.locator('.code').innerText();
    await site.getByLabel('I have saved the recovery code').check();
    await site.getByLabel('Code in the app').fill(await totp());
    await press(site, 'Confirm');
    await site.getByRole('button', { name: 'Remove: Authenticator app' }).waitFor();
    await signOut();
    await signInPage();
    await typePassword(terminal.password);
    await site.getByRole('heading', { name: 'Verify that it’s you' }).waitFor();
    const used = await totp();
    // A code is valid once, so the login waits for the next one. The clock brings it at once.
    await show('Clock');
    await press(home, /1 minute/);
    await show('Authenticator');
    await expect.poll(totp).not.toBe(used);
    await field(site, 'Verification code').fill(await totp());
    await press(site, 'Verify');
    await isSignedIn();
    await signOut();

    // Captcha: wrong passwords lead to it. The page shows the widget; the text of a picture is in the tab Captcha.
    await signInPage();
    for (let count = 0; count < 3; count += 1) {
      await typePassword('Wrong-2026');
      await site.getByRole('alert').waitFor();
    }
    await typePassword(terminal.password);
    await site.getByRole('heading', { name: 'Security check' }).waitFor();
    await press(site, 'Click to verify');
    const picture = site.getByRole('textbox', { name: /characters|picture/i });
    const factor = site.getByRole('heading', { name: 'Verify that it’s you' });
    await picture.or(factor).waitFor();
    if (await picture.isVisible()) {
      await show('Captcha');
      await picture.fill(await home.locator('.code').first().innerText());
      await press(site, 'Continue');
    }
    await factor.waitFor();

    // An outage of the vendor, what the application shows, and the requests that failed.
    await show('Faults');
    await home.getByRole('combobox', { name: 'Provider' }).selectOption('authing');
    await home.getByRole('spinbutton', { name: 'Number of failures' }).fill('20');
    await press(home, 'Inject fault');
    await home.getByText('20 left').waitFor();
    await signInPage();
    await typePassword(terminal.password);
    await expect.poll(() => site.getByRole('alert').innerText()).toMatch(/not available|unavailable|try again/i);
    await show('Timeline');
    const failed = home.getByRole('listitem').filter({ hasText: 'PROVIDER_UNAVAILABLE' }).first();
    await failed.locator('summary').first().click();
    await failed.getByText('fault: http500').first().waitFor();
    await show('Faults');
    await press(home, 'Remove');
    await home.getByText('No pending faults.').waitFor();

    // The explorer has the operations behind the pages.
    await site.goto(terminal.home);
    await site.getByRole('link', { name: 'Explorer' }).click();
    await site.getByText('2 Sign in').click();
    await site.getByText('► (Send mutation Login)').click();
    await expect.poll(() => site.textContent('body')).toMatch(/"__typename":\s*"\w+"/);

    // The state goes to a file, the start ends, and the next one reads the file.
    await show('Reset and export');
    const downloaded = home.waitForEvent('download');
    await press(home, 'Export');
    const file = join(folder, 'state.json');
    copyFileSync(await (await downloaded).path(), file);
    await terminal.stop();

    const again = await start();
    const second = await visit(again);
    await second.show('Reset and export');
    await second.home.getByLabel('Exported file').setInputFiles(file);
    await press(second.home, 'Import');
    await second.home.getByText('Imported.').waitFor();
    await second.signInPage();
    await second.typePassword(again.password);
    await second.site.getByRole('heading', { name: 'Verify that it’s you' }).waitFor();
    await second.show('Authenticator');
    const code = second.home.getByRole('listitem').filter({ hasText: again.email }).locator('.code');
    await field(second.site, 'Verification code').fill(await code.innerText());
    await press(second.site, 'Verify');
    await second.isSignedIn();
    await again.stop();
  });
});
