/** A page of a site that uses the elements, under a content security policy without any exception. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import type { TestApp } from './app.js';

export interface ElementPageOptions {
  readonly attributes?: Readonly<Record<string, string>>;
  /** What stands between the tags of the element. */
  readonly content?: string;
  /** The style sheet of the page. */
  readonly css?: string;
  readonly language?: string;
}

/** Serves pages with one element each. */
export class ElementSite {
  #server: Server | undefined;
  #page = '';
  #css = '';
  #captchaHosts: readonly string[] = [];
  origin = '';

  /** @param host `localhost` for passkeys, which refuse addresses */
  async start(api: () => string, host = '127.0.0.1'): Promise<void> {
    const code = bundledElements();
    const server = createServer(({ url = '/' }, response) => {
      const hosts = this.#captchaHosts.join(' ');
      const policy = `default-src 'none'; script-src 'self' ${hosts}; style-src 'self'; img-src 'self' data: ${hosts}; connect-src ${api()} ${hosts}`;
      const files: Readonly<Record<string, readonly [string, string]>> = {
        '/index.js': ['text/javascript', code],
        '/page.css': ['text/css', this.#css],
      };
      const [type, body] = files[new URL(url, 'http://site').pathname] ?? ['text/html', this.#page];
      response
        .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy })
        .end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    this.#server = server;
    this.origin = `http://${host}:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  /** Lets the page load the captchas of the emulators. */
  allowCaptcha(app: TestApp): void {
    const { v3, v4 } = app.vendor('geetest') as unknown as { v3: { apiServer: string }; v4: { baseUrl: string } };
    this.#captchaHosts = [`http://${v3.apiServer}`, v4.baseUrl];
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  /** Writes the page of this element. */
  show(element: string, { attributes = {}, content = '', css = '', language = 'en' }: ElementPageOptions = {}): void {
    const list = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    this.#css = `body { margin: 0; padding: 16px; } ${css}`;
    this.#page = `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Site</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/index.js"></script>
<main><${element} ${list.join(' ')}>${content}</${element}></main></html>`;
  }
}

/** The script of the package, built if its sources have changed. */
function bundledElements(): string {
  const build = "const { buildBundles } = await import('./scripts/bundles.mjs'); buildBundles(process.cwd());";
  execFileSync(process.execPath, ['--input-type=module', '-e', build]);
  return readFileSync('packages/elements/dist/index.js', 'utf8');
}

/** What must not happen on any page: refused by its policy, or failed in its script. */
export function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    // Chromium reports each failed request; tests cut the network on purpose.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

/** Whether the page can be read without scrolling to the side. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** What the keyboard is at: the accessible name of the control, or its text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return label.trim();
  })()`);
}
