/** A page of a site that uses the elements, under a content security policy without any exception. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { TestApp } from './app.js';

const ROOT = fileURLToPath(new URL('../../packages/elements', import.meta.url));

export interface ElementPageOptions {
  readonly attributes?: Readonly<Record<string, string>>;
  /** What stands between the tags of the element. */
  readonly content?: string;
  /** The style sheet of the page. */
  readonly css?: string;
  readonly language?: string;
}

/** Bundles the package as `npm run build` does, in memory. */
export async function bundleElements(): Promise<{ readonly code: string; readonly imports: readonly string[] }> {
  const result = await build({ root: ROOT, logLevel: 'silent', build: { write: false, sourcemap: false } });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('Vite returned no bundle.');
  const [{ code, imports }] = output.output;
  return { code, imports };
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
    const { code } = await bundleElements();
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The serious and critical findings of axe-core, each with the elements that it names. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
    );
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
