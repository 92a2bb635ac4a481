/** What the page of a local start shows after a time without an event, and after a restart. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';
import { CreateAuthQrCodeDocument, SendSmsCodeDocument } from '../../support/generated/operations.js';
import { newPhone } from '../../support/people.js';

describeWithBrowser('the start page, when time passes,', (open) => {
  const app = new TestApp();
  let page: Page;
  beforeAll(() => app.start({}));
  beforeEach(async () => {
    app.reset();
    page = await open('about:blank');
  });
  afterAll(() => app.close());

  const show = async (tab: string) => {
    await page.goto(`${app.url()}/#${tab}`);
    await page.getByRole('tabpanel').waitFor();
  };
  const text = () => page.getByRole('tabpanel').innerText();
  const tab = (name: RegExp) => page.getByRole('tab', { name });
  const signIn = (user: string) => page.getByRole('button', { name: `Sign in as ${user}` }).click();
  /** The page gets this state once, and no event after it. */
  const freeze = async () => {
    const body = `event: state\ndata: ${await app.control.text('GET', '/state')}\n\n`;
    await page.route('**/control/events', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
  };

  it('answers the second factor with the running code, also a while after the last event', async () => {
    await freeze();
    await show('overview');
    await app.control.advance(300);
    await signIn('twofactor@example.com (authingLegacy)');
    await expect.poll(text).toContain('You are signed in as twofactor@example.com');
  });

  it('notices that a restart or the clock has ended the session', async () => {
    await show('overview');
    await signIn('menshen@example.com (authing)');
    await expect.poll(text).toContain('You are signed in as menshen@example.com');
    await app.roll(0, { SESSION_KEY: randomBytes(32).toString('base64') });
    await expect.poll(text).toContain('You are signed out.');
    await signIn('menshen@example.com (authing)');
    await expect.poll(text).toContain('You are signed in as menshen@example.com');
    await app.control.advance(400 * 86_400);
    await expect.poll(text).toContain('You are signed out.');
  });

  it('stops counting a request of the phone that has expired', async () => {
    await app.client().run(CreateAuthQrCodeDocument);
    await page.clock.install();
    await show('overview');
    await expect.poll(() => tab(/Phone/).innerText()).toMatch(/\s1$/);
    // An event of the server can come at any time. It brings the page back to the present.
    const later = async () => {
      await page.clock.runFor(130_000);
      return tab(/Phone/).innerText();
    };
    await expect.poll(later).toBe('Phone');
  });

  it('marks new messages also after a restart, and no old ones when the newest is deleted', async () => {
    const receive = () => app.client().run(SendSmsCodeDocument, { input: { phone: newPhone() } });
    for (const _ of [1, 2, 3]) await receive();
    await show('inbox');
    await expect.poll(text).toContain('expires in');
    await tab(/Clock/).click();
    const [newest] = await app.control.call<{ id: string }[]>('GET', '/inbox');
    await app.control.call('DELETE', `/inbox/${newest?.id}`);
    await receive();
    await expect.poll(() => tab(/Inbox/).innerText()).toMatch(/\s1$/);
    const address = app.url();
    await app.close();
    await app.start({ environment: { PORT: new URL(address).port } });
    for (const _ of [1, 2, 3, 4]) await receive();
    await expect.poll(() => tab(/Inbox/).innerText()).toMatch(/^Inbox\s*4$/);
  });
});
