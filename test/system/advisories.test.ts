/** The check of advisories: npm asks a registry on this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = resolve('scripts/advisories.mjs');
const BULK = '/-/npm/v1/security/advisories/bulk';

const advisory = (severity: string) => ({
  'gate-post': [
    {
      id: 1,
      url: 'https://advisories.example/1',
      title: 'Opens without a key',
      severity,
      vulnerable_versions: '<2.0.0',
    },
  ],
});

describe('the check of advisories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-advisories-'));
  let answer: { readonly status: number; readonly body: unknown };
  let paths: string[] = [];
  const registry = createServer((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    const { status, body } = request.url === BULK ? answer : { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

  beforeAll(async () => {
    const manifest = { name: 'a', version: '1.0.0', dependencies: { 'gate-post': '1.0.0' } };
    const packages = { '': manifest, 'node_modules/gate-post': { version: '1.0.0' } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...manifest, lockfileVersion: 3, packages }));
    registry.listen(0, '127.0.0.1');
    await once(registry, 'listening');
  });
  afterEach(() => {
    paths = [];
  });
  afterAll(() => {
    registry.close();
    rmSync(folder, { recursive: true });
  });

  async function check(port = (registry.address() as AddressInfo).port) {
    const env = {
      ...process.env,
      npm_config_registry: `http://127.0.0.1:${port}`,
      // npm remembers what it has computed for an advisory.
      npm_config_cache: mkdtempSync(join(folder, 'cache-')),
    };
    const child = spawn(process.execPath, [SCRIPT], { cwd: folder, env });
    const [printed, problems, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number]>,
    ]);
    return { code, printed, problems };
  }

  it.each(['high', 'critical'])('fails for a %s one, and names it', async (severity) => {
    answer = { status: 200, body: advisory(severity) };
    const { code, printed, problems } = await check();
    expect(problems).toContain(`${severity}\tgate-post\tOpens without a key (<2.0.0) https://advisories.example/1`);
    expect(printed).toBe('1 advisories for production dependencies, 1 of them high or critical\n');
    expect(code).toBe(1);
    expect(paths).toContain(`POST ${BULK}`);
  });

  it('passes for a moderate one', async () => {
    answer = { status: 200, body: advisory('moderate') };
    const { code, printed } = await check();
    expect([code, printed]).toEqual([0, '1 advisories for production dependencies, 0 of them high or critical\n']);
  });

  it('passes without any', async () => {
    answer = { status: 200, body: {} };
    const { code, printed } = await check();
    expect([code, printed]).toEqual([0, '0 advisories for production dependencies, 0 of them high or critical\n']);
  });

  it('says that it has not checked when the registry does not answer', async () => {
    answer = { status: 405, body: {} };
    for (const port of [undefined, 9]) {
      const { code, printed } = await check(port);
      expect(printed).toMatch(/^NOT CHECKED: the registry does not tell its advisories\. .+\n$/);
      expect(code).toBe(0);
    }
  });
});
