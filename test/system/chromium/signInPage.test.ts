/** The sign-in page of examples/web, in a real browser, against the emulators. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';

const FILES: Readonly<Record<string, readonly [type: string, name: string]>> = {
  '/': ['text/html; charset=utf-8', 'web/index.html'],
  '/signIn.js': ['text/javascript; charset=utf-8', 'web/signIn.js'],
  '/generated/persisted-documents.json': ['application/json', 'generated/persisted-documents.json'],
};

/** The page sends nothing but what codegen wrote down. */
const TRUSTED = {
  TRUSTED_DOCUMENTS: 'only',
  TRUSTED_DOCUMENTS_FILE: fileURLToPath(
    new URL('../../../examples/generated/persisted-documents.json', import.meta.url),
  ),
};

describeWithBrowser('the sign-in page', (open) => {
  const app = new TestApp();
  let site: Server;
  let origin = '';

  beforeAll(async () => {
    site = createServer(({ url = '' }, response) => {
      const [type, name] = FILES[new URL(url, 'http://site').pathname] ?? [];
      if (type === undefined) return response.writeHead(404).end();
      const file = readFileSync(new URL(`../../../examples/${name}`, import.meta.url));
      return response.writeHead(200, { 'content-type': type }).end(file);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    await app.start({ environment: { ALLOWED_ORIGINS: origin, CAPTCHA_LOGIN: 'always', ...TRUSTED } });
  });
  beforeEach(() => app.reset());
  afterAll(async () => {
    await app.close();
    site.close();
  });

  const visit = async (): Promise<Page> => {
    return open(`${origin}/?${new URLSearchParams({ api: app.url() })}`);
  };
  const status = (page: Page) => page.textContent('#status');

  it('signs in by password once the captcha is clicked, and the password is sent once', async () => {
    const page = await visit();
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await page.fill('[name=email]', 'menshen@example.com');
    await page.fill('[name=password]', 'Menshen-2026');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect.poll(() => status(page)).toContain('captcha');
    await page.getByRole('button', { name: '点击按钮进行验证' }).click();
    await expect.poll(() => status(page), { timeout: 10_000 }).toBe('Signed in as menshen by PASSWORD');
    expect(bodies.filter((body) => body.includes('Menshen-2026'))).toHaveLength(1);
    expect(await page.evaluate('document.cookie')).not.toContain('menshen');
  });

  it('signs in by a QR code that is approved on the phone’s page, and hears of it by server-sent events', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Sign in with the phone' }).click();
    await expect.poll(() => status(page)).toBe('PENDING');
    const width = () => page.evaluate<number>("document.querySelector('#code').naturalWidth");
    await expect.poll(width).toBeGreaterThan(0);
    const { providers } = (await (await fetch(`${app.url()}/emulators`)).json()) as {
      providers: { secken: { baseUrl: string } };
    };
    const phone = await open(`${providers.secken.baseUrl}/phone`);
    await phone
      .getByRole('button', { name: /approve/i })
      .first()
      .click();
    await expect.poll(() => status(page), { timeout: 10_000 }).toBe('Signed in as menshen by QR_CODE');
  });
});
