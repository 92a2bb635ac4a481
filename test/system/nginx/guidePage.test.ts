/** The commands of docs/guides/nginx.md, in their order. */
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { freePort } from '../../support/freePort.js';
import { describeWithNginx } from '../../support/nginx.js';
import { PageCommands } from '../../support/pageCommands.js';
import { rawRequest } from '../../support/rawRequest.js';
import { startEnvironment } from '../../support/startEnvironment.js';

const PAGE = 'docs/guides/nginx.md';

describeWithNginx(PAGE, () => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-nginx-guide-'));
  const app = new TestApp();
  let page: PageCommands;
  let ports: { readonly menshen: number; readonly nginx: number };

  beforeAll(async () => {
    ports = { menshen: await freePort(), nginx: await freePort() };
    page = new PageCommands(PAGE, folder, { 'localhost:8080': `localhost:${ports.nginx}` });
    // nginx runs its workers as another user when it is started by root.
    chmodSync(folder, 0o755);
    cpSync('examples/nginx', join(folder, 'examples/nginx'), { recursive: true });
    const configuration = join(folder, 'examples/nginx/nginx.conf');
    const text = readFileSync(configuration, 'utf8').replace('listen 8080', `listen 127.0.0.1:${ports.nginx}`);
    writeFileSync(configuration, text.replace('127.0.0.1:4000', `127.0.0.1:${ports.menshen}`));
  });
  afterAll(async () => {
    await page.stop();
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('leads to a site that answers 401 to programs and shows browsers the sign-in page', async () => {
    const [start = '', nginx = '', call = ''] = page.blocks('sh');
    const [command = '', ...before] = start.trimEnd().split('\n').reverse();
    await page.run(before.reverse().join('\n'));
    const environment = await page.environmentOf(command);
    const { SIGNING_KEYS = '' } = startEnvironment('docs/guides/services.md');
    await app.start({ environment: { ...environment, SIGNING_KEYS, PORT: String(ports.menshen) } });
    await page.serve(nginx, ports.nginx);
    expect(await page.run(call)).toBe(page.blocks('text')[0]);
    const browser = { headers: { accept: 'text/html', 'sec-fetch-mode': 'navigate' } };
    const { status, headers } = await rawRequest(`http://localhost:${ports.nginx}/staff/`, browser);
    expect([status, headers.location]).toEqual([302, expect.stringContaining('/sign-in?return_to=')]);
    const [rule = ''] = page.blocks('nginx');
    expect(readFileSync('examples/nginx/nginx.conf', 'utf8').replace(/^ +/gm, '')).toContain(rule.replace(/^ +/gm, ''));
  });
});
