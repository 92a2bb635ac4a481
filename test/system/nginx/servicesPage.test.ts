/** The commands of docs/services.md, its guide and then docs/forward-auth.md, in their order, against a running server and nginx. */
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { freePort } from '../../support/freePort.js';
import { describeWithNginx } from '../../support/nginx.js';
import { PageCommands } from '../../support/pageCommands.js';
import { rawRequest } from '../../support/rawRequest.js';

const PAGES = ['docs/services.md', 'docs/guides/services.md', 'docs/forward-auth.md'] as const;
const ORDERS = '{"user":"e0e0e0e0e0e0e0e0e0e0b001","proofs":["pwd"],"orders":["tea"]}';

describeWithNginx(PAGES.join(' and '), () => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-services-'));
  let page: PageCommands;
  let guide: PageCommands;
  let proxyPage: PageCommands;
  let ports: { readonly menshen: number; readonly nginx: number; readonly orders: number };
  let app: TestApp | undefined;

  beforeAll(async () => {
    ports = { menshen: await freePort(), nginx: await freePort(), orders: await freePort() };
    const { menshen, nginx, orders } = ports;
    const replacements = {
      '127.0.0.1:4000': `127.0.0.1:${menshen}`,
      'localhost:8080': `localhost:${nginx}`,
      '127.0.0.1:5000': `127.0.0.1:${orders}`,
      'listen 8080': `listen 127.0.0.1:${nginx}`,
      'port: 5000': `port: ${orders}`,
    };
    page = new PageCommands(PAGES[0], folder, replacements);
    guide = new PageCommands(PAGES[1], folder, replacements);
    proxyPage = new PageCommands(PAGES[2], folder, replacements);
    // nginx runs its workers as another user when it is started by root.
    chmodSync(folder, 0o755);
    cpSync('examples/nginx', join(folder, 'examples/nginx'), { recursive: true });
    const configuration = join(folder, 'examples/nginx/nginx.conf');
    writeFileSync(configuration, page.replaced(readFileSync(configuration, 'utf8')));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'orders.mjs'), guide.blocks('js').find((block) => block.includes('app.listen')) ?? '');
  });
  afterAll(async () => {
    await guide.stop();
    await proxyPage.stop();
    await app?.close();
    rmSync(folder, { recursive: true });
  });

  /** A block whose last line is `npm start`. */
  const start = async (block: string): Promise<void> => {
    const [line = '', ...before] = block.trimEnd().split('\n').reverse();
    expect(line).toMatch(/ npm start$/);
    await page.run(before.reverse().join('\n'));
    const { SIGNING_KEYS = '', ...environment } = await page.environmentOf(line);
    await app?.close();
    app = new TestApp();
    const signing = { SIGNING_KEYS: resolve(folder, SIGNING_KEYS), PORT: String(ports.menshen) };
    await app.start({ environment: { ...environment, ...signing } });
  };

  it('leads from a signing key to a protected site, and states the results of its commands', async () => {
    const [keys = '', jwks = ''] = page.blocks('sh');
    const [, build = '', serve = '', token = ''] = guide.blocks('sh');
    const [proxied = '', again = '', nginx = '', calls = ''] = proxyPage.blocks('sh');

    await start(keys);
    expect(await page.run(jwks)).toMatch(/^\{"keys":\[\{"kty":"EC","crv":"P-256",.*"alg":"ES256","use":"sig"\}\]\}$/);

    // buildServer.ts has run it, for all tests.
    expect(build.trim()).toBe('npm run build --workspace @menshen/verify');
    await guide.serve(serve, ports.orders);
    const anonymous = await rawRequest(`http://127.0.0.1:${ports.orders}/api/orders`);
    expect([anonymous.status, anonymous.text]).toEqual([401, expect.stringMatching(/^\{"error":"TOKEN_MISSING",/)]);
    for (const name of [PAGES[1], PAGES[2]]) expect(readFileSync(name, 'utf8')).toContain(ORDERS);
    expect(await guide.run(token)).toBe(ORDERS);

    const newKey = page.blocks('sh').at(-1) ?? '';
    await page.run(newKey);
    expect(readFileSync(join(folder, 'new.pem'), 'utf8')).toContain('PRIVATE KEY');

    await guide.stop();
    await start(proxied);
    await proxyPage.serve(again, ports.orders);
    await proxyPage.serve(nginx, ports.nginx);
    expect(await proxyPage.run(calls)).toBe(`401\n${ORDERS}\n200\n`);
    const browser = { headers: { accept: 'text/html', 'sec-fetch-mode': 'navigate' } };
    const { status, headers } = await rawRequest(`http://localhost:${ports.nginx}/staff/`, browser);
    expect([status, headers.location]).toEqual([302, expect.stringContaining('/sign-in?return_to=')]);
  });
});
