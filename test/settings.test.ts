/** The settings table: what it prints is what it accepts, and a variable that resembles a row is one. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../src/config/providerSettings.js';
import { serverSettings } from '../src/config/serverSettings.js';
import { ConfigError, loadConfig } from '../src/config.js';
import { loadDefinitions } from '../src/providers.js';
import type { Setting } from '../src/setting.js';

const definitions = await loadDefinitions();
const rows: readonly Setting[] = [...Object.values(serverSettings(definitions)), ...definitions.flatMap(settingsOf)];
const KEY = Buffer.alloc(32, 7).toString('base64');

/** What the shell commands among the examples print. */
const PRINTED: Readonly<Record<string, string>> = {
  'whsec_$(openssl rand -base64 32)': `whsec_${KEY}`,
  '$(openssl rand -base64 32)': KEY,
  '$(printf %s "$TOKEN" | sha256sum | cut -c 1-64)': createHash('sha256').update('token').digest('hex'),
};

function problems(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig({ SESSION_KEY: KEY, ...environment }, definitions);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('a row of the settings table', () => {
  it.each(rows.map((row) => [row.env, row] as const))('accepts the example that it prints: %s', (_env, row) => {
    expect(row.schema.safeParse(PRINTED[row.example] ?? row.example).success).toBe(true);
    expect(row.example).not.toBe('');
  });

  const withDefault = rows.filter((row) => row.default !== undefined);
  it.each(withDefault.map((row) => [row.env, row] as const))('accepts the default that it prints: %s', (_env, row) => {
    expect(row.schema.parse(row.default)).toEqual(row.schema.parse(undefined));
    // One line of a table.
    expect(row.default).not.toMatch(/\n/);
  });

  it('without a printed default has none', () => {
    const others = rows.filter((row) => row.default === undefined);
    for (const { schema } of others) expect(schema.safeParse(undefined).data).toBeUndefined();
  });

  it('has a name of its own and is described in sentences', () => {
    expect(new Set(rows.map(({ env }) => env)).size).toBe(rows.length);
    for (const { env, description } of rows) expect(`${env} must be ${description}`).toMatch(/[^.]\.$/);
  });

  it('that is one of a pair names another row', () => {
    for (const { pairedWith } of rows.filter((row) => row.pairedWith !== undefined)) {
      expect(rows.map(({ env }) => env)).toContain(pairedWith);
    }
  });
});

describe('a variable that is no setting', () => {
  it.each([
    ['LIMIT_LOGIN_PER_MINUTE', 'LIMIT_LOGINS_PER_MINUTE'],
    ['CAPTCHA_LOGINS', 'CAPTCHA_LOGIN'],
    ['GEETEST_KYE', 'GEETEST_KEY'],
    ['AUTHING_USER_POOL_ID', 'AUTHING_USERPOOL_ID'],
    ['SESSION_KEYS', 'SESSION_KEY'],
    ['SESION_KEY', 'SESSION_KEY'],
    ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
  ])('stops the start where it resembles one: %s', (name, nearest) => {
    expect(problems({ [name]: 'top-secret' })).toEqual([
      `${name} is not a setting. Did you mean ${nearest}? Rename or remove it.`,
    ]);
  });

  it.each([
    ['SECKEN_UID_FIELD', 'PUSH_UID_FIELD'],
    ['SECKEN_CALLBACKS', 'PUSH_CALLBACKS'],
    ['LINKFACE_REFERENCE', 'LIVENESS_REFERENCE'],
  ])('stops the start where it was renamed: %s', (name, now) => {
    expect(problems({ [name]: 'top-secret' })).toEqual([`${name} is now called ${now}. Rename it.`]);
  });

  it('starts the server where it is an ordinary one, or empty', () => {
    expect(
      problems({
        PATH: '/usr/bin',
        HOSTNAME: 'web-1',
        HOME: '/root',
        LOGNAME: 'root',
        npm_config_port: '1',
        XDG_SESSION_ID: '3',
        SESSION_MANAGER: 'local/desk:@/tmp/.ICE-unix/1',
        DATABASE_URL: 'postgres://db',
        GEETEST_PORT_80_TCP_ADDR: '10.0.0.1',
        GEETEST_SERVICE_HOST: '10.0.0.1',
        LIMIT_LOGIN_PER_MINUTE: '',
      }),
    ).toEqual([]);
  });
});
