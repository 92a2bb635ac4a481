/** REHEARSAL=yes: the production start with emulators, as its own process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { decodeJwt } from 'jose';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { loadDefinitions } from '../../src/providers.js';
import { startRehearsal } from '../../src/rehearsal.js';
import { openStore, separated } from '../../src/store.js';
import { TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument, RegisterDocument, SendSmsCodeDocument } from '../support/generated/operations.js';
import { newPhone, PASSWORD, SEEDED_LOGIN } from '../support/people.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  SESSION_KEY: randomBytes(32).toString('base64'),
  PUBLIC_URL: 'https://id.example.com',
  TOKEN_AUDIENCES: 'orders',
};
const definitions = await loadDefinitions();

describe('a rehearsal', () => {
  let children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    children = [];
  });

  /** Starts a server, and resolves when it listens. */
  async function start(environment: Record<string, string>) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: { PATH: process.env.PATH, PORT: '0', EMULATOR_PORT: '0', REHEARSAL: 'yes', ...PRODUCTION, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const lines = () => said.split('\n').filter((line) => line !== '');
    await expect.poll(() => said).toMatch(/REHEARSAL is yes.*\n/);
    const { url } = lines()
      .map((line) => JSON.parse(line) as { msg: string; url: string })
      .find(({ msg }) => msg === 'listening') ?? { url: '' };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    return { child, lines, url };
  }

  it('signs in at the emulators, and marks responses, tokens and log lines', async () => {
    const { child, lines, url } = await start({});
    const send = async (query: string, variables: object, token?: string) => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const sent = { method: 'POST', headers, body: JSON.stringify({ query, variables }) };
      const response = await fetch(`${url}/graphql`, sent);
      expect(response.headers.get('menshen-rehearsal')).toBe('yes');
      return ((await response.json()) as { data: Record<string, Record<string, string>> }).data;
    };
    const login = 'mutation($m: LoginMethod!) { login(input: {method: $m}) { ... on LoginSuccess { accessToken } } }';
    const { login: signedIn } = await send(login, { m: SEEDED_LOGIN });
    const create = 'mutation { createServiceToken(audience: "orders") { ... on ServiceTokenCreated { token } } }';
    const { createServiceToken } = await send(create, {}, signedIn?.accessToken);
    expect(decodeJwt(createServiceToken?.token ?? '').iss).toBe('https://id.example.com/rehearsal');
    for (const path of ['/livez', '/readyz', '/.well-known/jwks.json', '/no-such-page', '/emulators']) {
      expect((await fetch(`${url}${path}`)).headers.get('menshen-rehearsal')).toBe('yes');
    }
    const exited = once(child, 'close');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    for (const line of lines()) expect(JSON.parse(line)).toMatchObject({ rehearsal: true });
  });

  it('does not start with credentials of a vendor, SIGNING_KEYS, a public HOST, or outside production', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const SIGNING_KEYS = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const wrong = { REHEARSAL: 'yes', ...PRODUCTION, SIGNING_KEYS, SECKEN_APP_ID: 'id', AUTHING_APP_SECRET: 'hidden' };
    await expect(startRehearsal(wrong, definitions)).rejects.toMatchObject({
      problems: ['AUTHING_APP_SECRET', 'SECKEN_APP_ID', 'SIGNING_KEYS'].map((name) =>
        expect.stringMatching(new RegExp(`^${name} must not be set while REHEARSAL=yes`)),
      ),
    });
    const rehearsal = await startRehearsal({ REHEARSAL: 'yes', ...PRODUCTION, HOST: '0.0.0.0' }, definitions);
    const { environment, emulated } = rehearsal;
    await rehearsal.close();
    expect(() => loadConfig(environment, definitions, emulated)).toThrow(/^HOST must be a loopback address/);
    const development = { ...environment, HOST: '127.0.0.1', NODE_ENV: 'development' };
    expect(() => loadConfig(development, definitions, emulated)).toThrow(/^REHEARSAL must be no unless/);
    expect(loadConfig({ ...environment, HOST: '127.0.0.1' }, definitions, emulated).rehearsal).toBe(true);
  });

  it('shares keys with its other instances, and none with production', async () => {
    const keysOf = async (SESSION_KEY: string) => {
      const rehearsal = await startRehearsal({ REHEARSAL: 'yes', ...PRODUCTION, SESSION_KEY }, definitions);
      await rehearsal.close();
      return rehearsal.environment.SESSION_KEY?.split(',') ?? [];
    };
    const keys = [PRODUCTION.SESSION_KEY, randomBytes(32).toString('base64')];
    const derived = await keysOf(keys.join(','));
    expect(derived).toEqual(await keysOf(keys.join(', ')));
    expect(derived).toHaveLength(2);
    expect(derived.filter((key) => keys.includes(key))).toEqual([]);
  });

  it('shares users and codes with its other instances by REHEARSAL_EMULATORS', async () => {
    const app = new TestApp();
    await app.start({});
    const shared = { REHEARSAL_EMULATORS: app.url() };
    const instances = await Promise.all([start(shared), start(shared)]);
    const [first, second] = instances.map(({ url }) => new Client(url));
    if (first === undefined || second === undefined) expect.fail('two instances');
    const method = { username: { username: 'rehearsed', password: PASSWORD } };
    expectOutcome((await first.run(RegisterDocument, { input: { method } })).register, 'RegisterSuccess');
    expectOutcome((await second.run(LoginDocument, { input: { method } })).login, 'LoginSuccess');

    const phone = newPhone();
    const sent = await first.run(SendSmsCodeDocument, { input: { phone, scene: 'LOGIN' } });
    expectOutcome(sent.sendSmsCode, 'CodeSent');
    const code = await app.control.code(phone);
    const byCode = { input: { method: { phoneCode: { phone, code } } } };
    expectOutcome((await second.run(LoginDocument, byCode)).login, 'LoginSuccess');

    for (const { child } of instances) {
      const exited = once(child, 'close');
      child.kill('SIGTERM');
      await exited;
    }
    // The emulators go on without the instances.
    expect((await app.control.requests('authing')).length).toBeGreaterThan(0);
    await app.close();
    const alone = { REHEARSAL: 'yes', ...PRODUCTION, ...shared };
    await expect(startRehearsal(alone, definitions)).rejects.toThrow(/^REHEARSAL_EMULATORS must be the address of a/);
  });

  it('keeps its records, limits and messages apart from those of production', async () => {
    const store = await openStore({ logger: pino({ level: 'silent' }) });
    const rehearsal = separated(store, 'rehearsal-');
    await rehearsal.namespace<string>('sessions', 1000).set('id', 'value');
    expect(await store.namespace<string>('sessions', 1000).get('id')).toBeUndefined();
    expect(await store.namespace<string>('rehearsal-sessions', 1000).get('id')).toBe('value');
    const heard: string[] = [];
    await store.subscribe('channel', (message) => heard.push(message));
    await rehearsal.publish('channel', 'hello');
    await store.publish('channel', 'production');
    await expect.poll(() => heard).toEqual(['production']);
    await store.close();
  });
});
