import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { PROVIDERS } from '../src/providers.js';
import { rawRequest } from './support/rawRequest.js';

const running: ChildProcess[] = [];

/** Starts a file of src/ as its own process, and gathers what it says. */
function start(file: string, environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: '', PORT: '0', EMULATOR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.text += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
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
describe('a start', { timeout: 60_000 }, () => {
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
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(said.text).not.toContain('unexpected');
  });

  it('of the local server says where to go, and is ready for the seeded user', async () => {
    const { child, exited, saysAddress, said } = start('src/dev.ts', {});
    const url = await saysAddress();
    await expect.poll(() => said.text).toContain('SESSION_KEY is not set');
    for (const part of ['/graphql', '/explorer', '/console', 'menshen@example.com']) expect(said.text).toContain(part);
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

  it('of the local server makes what service tokens need, and says so', async () => {
    const { child, exited, saysAddress, said } = start('src/dev.ts', { TOKEN_AUDIENCES: 'orders' });
    const url = await saysAddress();
    await expect.poll(() => said.text).toMatch(/SIGNING_KEYS is not set: a key was made/);
    const [, secret = ''] = /X-Forward-Auth-Secret: (\S+)/.exec(said.text) ?? [];
    expect(((await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: unknown[] }).keys).toHaveLength(1);
    const headers = {
      'x-forward-auth-secret': secret,
      'x-original-method': 'GET',
      'x-original-host': 'localhost',
      'x-original-uri': '/',
      'x-real-ip': '127.0.0.1',
    };
    expect((await rawRequest(`${url}/auth/verify?audience=orders`, { headers })).status).toBe(401);
    expect((await rawRequest(`${url}/auth/verify?audience=orders`)).status).toBe(404);
    expect(said.text).not.toContain('PRIVATE KEY');
    child.kill('SIGINT');
    expect(await exited).toBe(0);
  });

  it('refuses to emulate for others', async () => {
    const { said, exited } = start('src/dev.ts', { HOST: '0.0.0.0' });
    expect(await exited).toBe(1);
    expect(said.text).toContain('HOST must be a loopback address while a provider is emulated.');
  });
});
