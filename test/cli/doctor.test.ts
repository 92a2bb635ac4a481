/** `menshen doctor` against the emulators, whose credentials are known. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { examine } from '../../src/cli/doctor/examine.js';
import type { Finding } from '../../src/cli/doctor/finding.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { loadDefinitions, PROVIDERS } from '../../src/providers.js';
import { cli } from './runCli.js';

const definitions = await loadDefinitions();
const logger = pino({ level: 'silent' });
const key = () => randomBytes(32).toString('base64');

async function findings(environment: Record<string, string>, now = () => Date.now()): Promise<readonly Finding[]> {
  return examine({ environment: { SESSION_KEY: key(), ...environment }, definitions, logger, now });
}

/** `status message` of one check. */
async function check(name: string, environment: Record<string, string>, now?: () => number): Promise<string> {
  const found = (await findings(environment, now)).filter((finding) => finding.check === name);
  return found.map(({ status, message }) => `${status} ${message}`).join('\n');
}

describe('menshen doctor', () => {
  let emulators: Emulators;

  beforeAll(async () => {
    emulators = await startEmulators(
      await Promise.all(Object.values(PROVIDERS).map(async ({ emulator }) => (await emulator()).default)),
    );
  });
  afterAll(() => emulators.close());

  it('finds nothing wrong with right credentials, and names what it could not check', async () => {
    const found = await findings(emulators.environment);
    expect(found.filter(({ status }) => status === 'problem' || status === 'warning')).toEqual([]);
    const messages = Object.fromEntries(found.map(({ check: name, message }) => [name, message]));
    expect(messages).toMatchObject({
      'provider authing': 'the vendor answers; not checked: AUTHING_APP_ID, AUTHING_APP_SECRET',
      'provider authingLegacy': 'the vendor accepts the credentials',
      'provider secken': 'the vendor accepts the credentials',
      'provider geetest': 'the vendor answers; not checked: GEETEST_KEY, GEETEST_V4_KEY',
      'provider linkface': 'the vendor accepts the credentials',
    });
  });

  it.each([
    ['authing', 'AUTHING_USERPOOL_SECRET', 'e'.repeat(32)],
    ['authingLegacy', 'AUTHING_LEGACY_SECRET', 'e'.repeat(32)],
    ['secken', 'SECKEN_APP_KEY', 'wrong-key'],
    ['secken', 'SECKEN_APP_ID', 'wrong-id'],
    ['geetest', 'GEETEST_ID', 'e'.repeat(32)],
    ['geetest', 'GEETEST_V4_ID', 'e'.repeat(32)],
    ['linkface', 'LINKFACE_API_SECRET', 'e'.repeat(32)],
  ])('tells that %s refuses a wrong %s, without its value', async (id, name, value) => {
    const text = await check(`provider ${id}`, { ...emulators.environment, [name]: value });
    expect(text).toMatch(/^problem The vendor refuses the credentials \([A-Z_]+.*\)\. Check .+\.$/);
    expect(text).toContain(name);
    expect(text).not.toContain(value);
  });

  it('tells that a vendor is unreachable', async () => {
    const closed = { ...emulators.environment, SECKEN_BASE_URL: 'http://127.0.0.1:9' };
    expect(await check('provider secken', closed)).toMatch(/^problem The vendor cannot be reached .*UNAVAILABLE/);
  });

  it('compares the clock with the vendors', async () => {
    expect(await check('clock', emulators.environment)).toMatch(/^ok /);
    const late = () => Date.now() - 3_600_000;
    expect(await check('clock', emulators.environment, late)).toMatch(/^problem .* is 3[56]\d\d s behind the vendor/);
    expect(await check('clock', {})).toMatch(/^skipped /);
  });

  it('finds keys that are not random, and values that are used twice', async () => {
    const SESSION_KEY = key();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await check('keys', { SESSION_KEY })).toBe('ok SESSION_KEY (1)');
    const zeros = await check('keys', { SESSION_KEY: Buffer.alloc(32).toString('base64') });
    expect(zeros).toMatch(/^problem SESSION_KEY holds a key that is not random/);
    const twice = {
      SESSION_KEY: `${SESSION_KEY},${SESSION_KEY}`,
      PASSKEY_KEYS: SESSION_KEY,
      SIGNING_KEYS: `${pem},${pem}`,
    };
    const text = await check('keys', twice);
    expect(text).toMatch(/warning SESSION_KEY holds the same value twice/);
    expect(text).toMatch(/warning SIGNING_KEYS holds the same value twice/);
    expect(text).toMatch(/warning SESSION_KEY and PASSKEY_KEYS hold the same value/);
    expect(text).not.toContain(SESSION_KEY);
  });

  it('warns of a deployment that works for one user at most', async () => {
    const production = { NODE_ENV: 'production' };
    expect(await check('PUBLIC_URL', production)).toMatch(/^warning PUBLIC_URL is not set/);
    expect(await check('store', production)).toMatch(/^warning STORE_URL is not set/);
    expect(await check('providers', production)).toMatch(/^warning No identity provider/);
    const behindProxy = { ...production, PUBLIC_URL: 'https://id.invalid' };
    expect(await check('PUBLIC_URL', behindProxy)).toMatch(/^warning https:\/\/id\.invalid does not answer/);
    expect(await check('proxies', behindProxy)).toMatch(/^warning TRUSTED_PROXIES is empty/);
    expect(await check('proxies', { TRUSTED_PROXIES: '0.0.0.0/0' })).toMatch(/^problem TRUSTED_PROXIES contains/);
    expect(await check('proxies', { TRUSTED_PROXIES: '10.0.0.0/8' })).toBe('ok 10.0.0.0/8');
  });

  it('tells that the store is unreachable, without its password', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const address = free.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    free.close();
    const text = await check('store', { STORE_URL: `redis://:hidden@127.0.0.1:${port}` });
    expect(text).toMatch(/^problem The store .* STORE_URL/);
    expect(text).not.toContain('hidden');
  });

  it('prints a table or JSON, and ends with 1 for wrong settings', async () => {
    vi.stubEnv('SESSION_KEY', 'short');
    const { code, printed } = await cli('doctor');
    expect(code).toBe(1);
    expect(printed).toMatch(/^PROBLEM {2}settings {2}SESSION_KEY must be .*\nSKIPPED {2}settings {2}/);
    const json = JSON.parse((await cli('doctor', '--json')).printed) as { ok: boolean; findings: Finding[] };
    expect(json).toMatchObject({
      ok: false,
      findings: [{ check: 'settings', status: 'problem' }, { status: 'skipped' }],
    });
    vi.unstubAllEnvs();
  });
});
