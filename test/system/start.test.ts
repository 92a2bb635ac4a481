import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../src/providers.js';
import { Control, type ControlSurface } from '../support/control.js';
import { rawRequest } from '../support/rawRequest.js';

const running: ChildProcess[] = [];

/** Starts a file of src/ as its own process, and gathers what it says. */
function start(file: string, environment: Record<string, string>, ...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: '', PORT: '0', EMULATOR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.text += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const saysAddress = async () => {
    await expect.poll(() => said.text, { timeout: 40_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    return /http:\/\/127\.0\.0\.1:\d+/.exec(said.text)?.[0] ?? '';
  };
  return { child, said, exited, saysAddress };
}

/** The error code of an operation that anybody may send, with these headers; undefined when it runs. */
async function codeFor(url: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
  const body = JSON.stringify({ query: '{ __typename }' });
  const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const { errors } = JSON.parse((await rawRequest(`${url}/graphql`, sent)).text) as {
    errors?: readonly { extensions: { code: string } }[];
  };
  return errors?.[0]?.extensions.code;
}

// Each starts a process that compiles the sources, which is slow beside other work.
describe('a start', () => {
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  it('prints one line per wrong setting and ends', async () => {
    const { said, exited } = start('src/main.ts', { PORT: 'eighty' });
    expect(await exited).toBe(1);
    expect(said.text).toMatch(/^Menshen cannot start:\nPORT must be .*\nSESSION_KEY is missing\. .*\n$/);
  });

  it('of the live server leaves providers without credentials off, and stops in good order when told', async () => {
    const SESSION_KEY = Buffer.alloc(32, 1).toString('base64');
    const { child, exited, saysAddress, said } = start('src/main.ts', {
      SESSION_KEY,
      NODE_ENV: 'production',
      STEP_UP_SECONDS: '0',
    });
    const url = await saysAddress();
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
    };
    expect(await ask('{ providers { id mode } }')).toEqual({
      data: { providers: Object.keys(PROVIDERS).map((id) => ({ id, mode: 'OFF' })) },
    });
    const login = 'mutation { login(input: {method: {email: {email: "a@b.cn", password: "x"}}}) { __typename } }';
    expect(await ask(login)).toMatchObject({ errors: [{ extensions: { code: 'PROVIDER_NOT_CONFIGURED' } }] });
    expect((await fetch(`${url}/emulators`)).status).toBe(404);
    expect((await fetch(`${url}/explorer`)).status).toBe(404);
    expect(await codeFor(url, { origin: 'http://localhost:5173' })).toBe('ORIGIN_NOT_ALLOWED');
    const ownPage = { origin: 'http://id.example.com', 'sec-fetch-site': 'same-origin', host: 'id.example.com' };
    expect(await codeFor(url, ownPage)).toBe('COOKIE_NEEDS_HTTPS');
    expect(await codeFor(url, { ...ownPage, origin: 'https://id.example.com' })).toBeUndefined();
    await expect.poll(() => said.text).toContain('STEP_UP_SECONDS is 0');
    expect(said.text).toContain('PUBLIC_URL is not set');
    const listening = said.text.split('\n').find((line) => line.includes('"msg":"listening"')) ?? '';
    expect(JSON.parse(listening)).toMatchObject({
      url,
      host: '0.0.0.0',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node: process.version,
      providers: Object.keys(PROVIDERS).map((id) => ({ id, mode: 'OFF' })),
    });
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(said.text).toMatch(/"signal":"SIGTERM","msg":"stopping"[\s\S]*"msg":"stopped"/);
    expect(said.text).not.toContain('unexpected');
  });

  it('of the local server says where to go, and is ready for the seeded user', async () => {
    const { child, exited, saysAddress, said } = start('src/dev.ts', {});
    const url = await saysAddress();
    await expect.poll(() => said.text).toContain('SESSION_KEY is not set');
    for (const part of ['/graphql', '/explorer', '/sign-in']) expect(said.text).toContain(`${url}${part}`);
    expect(said.text).toMatch(/menshen +menshen@example\.com +Menshen-2026 +authing +Active/);
    expect(said.text).toMatch(/twofactor@example\.com .*authenticator/);
    // Addresses come first, then users, then hints.
    expect(said.text).toMatch(/\/sign-in[\s\S]*menshen@example\.com[\s\S]*administrator:/);
    expect(await (await fetch(`${url}/`)).text()).toContain('/home/home.js');
    expect((await fetch(`${url}/console`, { redirect: 'manual' })).headers.get('location')).toBe('/');
    expect(await codeFor(url, { origin: 'http://127.0.0.1:1' })).toBeUndefined();
    expect(await codeFor(url, { origin: 'https://evil.example' })).toBe('ORIGIN_NOT_ALLOWED');
    expect((await rawRequest(`${url}/livez`, { headers: { host: 'evil.example' } })).status).toBe(421);
    const [, admin = ''] = /Authorization: Bearer (emulated-\S+)/.exec(said.text) ?? [];
    const asked = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` },
      body: JSON.stringify({ query: '{ users { totalCount } }' }),
    });
    expect(await asked.json()).toEqual({ data: { users: { totalCount: 2 } } });
    const { providers, control } = (await (await fetch(`${url}/emulators`)).json()) as {
      providers: object;
      control: { url: string };
    };
    expect(Object.keys(providers)).toEqual(Object.keys(PROVIDERS));
    expect(control.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    child.kill('SIGINT');
    expect(await exited).toBe(0);
  });

  it('says which port is in use, without a stack', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { said, exited } = start('src/dev.ts', { PORT: port });
    expect(await exited).toBe(1);
    taken.close();
    expect(said.text).toBe(`Port ${port} is in use. Stop the other process or set PORT.\n`);
  });

  it('exports its state when it ends, and imports it again; --ci prints one line of JSON', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'menshen-'));
    const user = { email: 'zhao@example.com', password: 'Yun-2026-lance' };
    const args = ['--ci', '--import', folder, '--export-on-exit'];
    const run = async (work: (url: string) => Promise<void>) => {
      const { child, exited, saysAddress, said } = start('src/dev.ts', {}, ...args);
      const url = await saysAddress();
      const { pid, ...ready } = JSON.parse(said.text) as Record<string, unknown>;
      expect(ready).toEqual({ ready: true, url, graphql: `${url}/graphql`, emulators: `${url}/emulators` });
      expect(pid).toBe(child.pid);
      await work(url);
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
      expect(said.text.trim().split('\n')).toHaveLength(1);
    };
    const control = async (url: string) =>
      new Control(((await (await fetch(`${url}/emulators`)).json()) as { control: ControlSurface }).control);
    await run(async (url) => (await control(url)).call('POST', '/providers/authing/users', user));
    await run(async (url) => {
      const query = 'mutation($m: LoginMethod!) { login(input: {method: $m}) { __typename } }';
      const body = JSON.stringify({ query, variables: { m: { email: user } } });
      const headers = { 'content-type': 'application/json' };
      const answer = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json();
      expect(answer).toEqual({ data: { login: { __typename: 'LoginSuccess' } } });
    });
    rmSync(folder, { recursive: true });
  });

  it('with --ci ends when its parent ends', async () => {
    const script = `import { spawn } from 'node:child_process';
      spawn(process.execPath, ['--import', 'tsx', 'src/dev.ts', '--ci'], { stdio: 'inherit' });`;
    const env = { PATH: process.env.PATH, NODE_OPTIONS: '', PORT: '0', EMULATOR_PORT: '0' };
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env,
      stdio: ['ignore', 'pipe', 2],
    });
    running.push(parent);
    const said = { text: '' };
    parent.stdout?.on('data', (chunk) => (said.text += String(chunk)));
    await expect.poll(() => said.text, { timeout: 40_000 }).toContain('"ready":true');
    const { url } = JSON.parse(said.text) as { url: string };
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    parent.kill('SIGKILL');
    const answers = () =>
      fetch(`${url}/livez`).then(
        () => true,
        () => false,
      );
    await expect.poll(answers).toBe(false);
  });
});
