/** The settings of passkeys, and the combinations that stop the start. */
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.js';
import { loadDefinitions } from '../src/providers.js';
import { RelyingParty } from '../src/services/passkeys/relyingParty.js';

const definitions = await loadDefinitions();
const KEY = Buffer.alloc(32, 7).toString('base64');
const PASSKEYS = { PASSKEYS: 'udf:passkeys', PASSKEY_KEYS: KEY };
const PUBLIC_URL = 'https://id.example.com';

function load(environment: Record<string, string>) {
  return loadConfig({ SESSION_KEY: KEY, ...environment }, definitions);
}

function problems(environment: Record<string, string>): readonly string[] {
  try {
    load(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the settings of passkeys', () => {
  it.each([
    {},
    PASSKEYS,
    { ...PASSKEYS, NODE_ENV: 'production', PUBLIC_URL },
    { ...PASSKEYS, PUBLIC_URL, PASSKEY_RP_ID: 'example.com', PASSKEY_ORIGINS: `${PUBLIC_URL},https://example.com` },
    { ...PASSKEYS, PASSKEY_ORIGINS: `android:apk-key-hash:${'a'.repeat(43)}` },
    { ...PASSKEYS, PASSKEY_LOGIN: 'yes', MFA_POLICY: 'always', MFA_WITHOUT_FACTOR: 'enroll' },
  ])('are accepted: %j', (environment) => {
    expect(problems(environment)).toEqual([]);
  });

  it.each([
    [{ PASSKEYS: 'udf:passkeys' }, /^PASSKEY_KEYS must hold a key/],
    [{ ...PASSKEYS, NODE_ENV: 'production' }, /^PUBLIC_URL must be set in production while PASSKEYS is set/],
    [{ ...PASSKEYS, PUBLIC_URL: 'http://127.0.0.1:4000' }, /^PUBLIC_URL must not hold an IP address.*localhost/],
    [{ ...PASSKEYS, PUBLIC_URL: 'http://[::1]:4000' }, /^PUBLIC_URL must not hold an IP address/],
    [{ ...PASSKEYS, PUBLIC_URL, PASSKEY_RP_ID: 'other.example' }, /^PASSKEY_RP_ID must be the host of PUBLIC_URL or/],
    [{ ...PASSKEYS, PUBLIC_URL, PASSKEY_RP_ID: 'ample.com' }, /^PASSKEY_RP_ID must be the host of PUBLIC_URL or/],
    [{ ...PASSKEYS, PASSKEY_RP_ID: '127.0.0.1' }, /^PASSKEY_RP_ID must be the host name/],
    [{ ...PASSKEYS, PASSKEY_ORIGINS: 'https://a.example/' }, /^PASSKEY_ORIGINS must be/],
    [{ ...PASSKEYS, PASSKEY_KEYS: 'short' }, /^PASSKEY_KEYS must be/],
    [{ PASSKEY_LOGIN: 'yes' }, /^PASSKEY_LOGIN must be no without PASSKEYS/],
    [{ MFA_WITHOUT_FACTOR: 'enroll' }, /^MFA_WITHOUT_FACTOR must be deny or allow without PASSKEYS/],
    [{ ...PASSKEYS, LIVENESS_REFERENCE: 'udf:Passkeys' }, /^PASSKEYS must name a field of its own; LIVENESS_REFERENCE/],
    [{ ...PASSKEYS, PUSH_UID_FIELD: 'udf:passkeys' }, /^PASSKEYS must name a field of its own; PUSH_UID_FIELD/],
    [{ ...PASSKEYS, LEGACY_MIGRATION_FIELDS: 'a:passkeys' }, /^PASSKEYS must name .*; LEGACY_MIGRATION_FIELDS/],
    [{ ...PASSKEYS, PASSTHROUGH_ALLOW: 'authing.setUdv' }, /^PASSTHROUGH_ALLOW must not contain .* by PASSKEYS/],
  ])('stop the start: %j', (environment, line) => {
    const found = problems(environment);
    expect(found).toEqual([expect.stringMatching(line)]);
    expect(found.join('')).not.toContain(KEY);
  });
});

describe('the relying party', () => {
  const party = (environment: Record<string, string>) => new RelyingParty(load({ ...PASSKEYS, ...environment }));

  it('is the host of PUBLIC_URL, which accepts its own origin', () => {
    const own = party({ PUBLIC_URL });
    expect(own.id).toBe('id.example.com');
    expect(
      ['https://id.example.com', 'http://id.example.com', 'https://example.com'].map((o) => own.accepts(o)),
    ).toEqual([true, false, false]);
  });

  it('accepts exactly the origins of PASSKEY_ORIGINS', () => {
    const listed = party({ PUBLIC_URL, PASSKEY_RP_ID: 'example.com', PASSKEY_ORIGINS: 'https://www.example.com' });
    expect(listed.id).toBe('example.com');
    expect(listed.accepts('https://www.example.com')).toBe(true);
    expect(listed.accepts(PUBLIC_URL)).toBe(false);
  });

  it('is localhost in a local start, on any port', () => {
    const local = party({});
    expect(local.id).toBe('localhost');
    const origins = ['http://localhost:5173', 'http://127.0.0.1:5173', 'http://localhost.example.com', 'text'];
    expect(origins.map((origin) => local.accepts(origin))).toEqual([true, false, false, false]);
  });
});
