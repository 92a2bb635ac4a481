import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError, loadConfig, readEnvironment } from '../src/config.js';
import { loadDefinitions } from '../src/providers.js';

const definitions = await loadDefinitions();
const KEY = Buffer.alloc(32, 7).toString('base64');
const AUTHING = {
  AUTHING_APP_HOST: 'https://shop.authing.cn',
  AUTHING_APP_ID: '60ab26e478f98290befefbca',
  AUTHING_USERPOOL_ID: '60ab26fe5be730bfc1742c68',
};

/** The lines that a start with these variables prints; empty when it starts. */
function problems(environment: Record<string, string>, emulated: string[] = []): readonly string[] {
  try {
    loadConfig(environment, definitions, emulated);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('configuration', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('needs a session key and nothing else', () => {
    expect(problems({ SESSION_KEY: KEY })).toEqual([]);
    expect(problems({})).toEqual([
      expect.stringMatching(/^SESSION_KEY is missing\. It must be .*Example: SESSION_KEY=\$\(openssl rand/),
    ]);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'id.example.com'],
    ['PUBLIC_URL', 'https://id.example.com/path'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'all'],
    ['ALLOWED_ORIGINS', 'https://a.example, *'],
    ['ALLOWED_ORIGINS', 'null'],
    ['ALLOWED_ORIGINS', 'file://'],
    ['ALLOWED_ORIGINS', 'https://a.example/'],
    ['ALLOWED_ORIGINS', 'capacitor://localhost/path'],
    ['PUBLIC_URL', 'capacitor://localhost'],
    ['SESSION_KEY', 'short'],
    ['SESSION_MODES', 'cookie,magic'],
    ['SESSION_IDLE_SECONDS', '1'],
    ['CONCEAL_ACCOUNTS', 'maybe'],
    ['CONCEAL_ACCOUNTS', 'true'],
    ['ALLOW_LOOPBACK_UPSTREAM', 'true'],
    ['IDENTITY_PROVIDERS', 'OKTA'],
    ['PASSTHROUGH_ALLOW', 'loginByEmail'],
    ['LOG_LEVEL', 'loud'],
    ['ADMIN_TOKENS', 'too-short'],
    ['TRUSTED_DOCUMENTS', 'on'],
    ['ROUTER_SECRET', 'thirty-one-characters-are-short'],
    ['ROUTER_SECRET', 'long enough, but no header can carry 门神'],
  ])('says in one line what %s must be when it is %j', (name, value) => {
    const [line, ...more] = problems({ SESSION_KEY: KEY, [name]: value });
    expect(line).toMatch(new RegExp(`^${name} must be .+\\. Example: ${name}=.+$`));
    expect(more).toEqual([]);
  });

  it('reports every problem at once and repeats no value', () => {
    const lines = problems({
      SESSION_KEY: 'top-secret',
      PORT: 'top-secret',
      AUTHING_APP_SECRET: 'top-secret',
      ...AUTHING,
      AUTHING_APP_HOST: 'top-secret',
    });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'SESSION_KEY', 'AUTHING_APP_HOST']);
    expect(lines.join()).not.toContain('top-secret');
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ SESSION_KEY: KEY, PORT: '' }, definitions).port).toBe(4000);
  });

  it.each([
    ['GEETEST_KEY', { GEETEST_ID: 'some-id' }],
    ['GEETEST_ID', { GEETEST_KEY: 'some-key' }],
    ['GEETEST_V4_KEY', { GEETEST_ID: 'some-id', GEETEST_KEY: 'some-key', GEETEST_V4_ID: 'another-id' }],
    ['GEETEST_V4_ID', { GEETEST_V4_KEY: 'another-key' }],
  ])('refuses half a pair of credentials: %s is missing', (name, given) => {
    const lines = problems({ SESSION_KEY: KEY, ...given });
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${name} is missing\\.`))]);
    expect(lines.join()).not.toMatch(/some-key|another-key/);
  });

  it('turns a provider on when its credentials are there, and names the one that is missing', () => {
    const mode = (environment: object) =>
      loadConfig({ SESSION_KEY: KEY, ...environment }, definitions).providers[0]?.mode;
    expect(mode({})).toBe('OFF');
    expect(mode(AUTHING)).toBe('LIVE');
    const { AUTHING_APP_ID: _missing, ...rest } = AUTHING;
    expect(problems({ SESSION_KEY: KEY, ...rest })).toEqual([expect.stringMatching(/^AUTHING_APP_ID is missing\./)]);
  });

  it('keeps tokens of administrators as hashes alone, given as hashes or not', () => {
    const hash = createHash('sha256').update('a-token-of-an-administrator').digest('hex');
    const ADMIN_TOKENS = `${hash.toUpperCase()}, a-token-of-an-administrator`;
    expect(loadConfig({ SESSION_KEY: KEY, ADMIN_TOKENS }, definitions).adminTokens).toEqual([hash, hash]);
  });

  it.each([
    [{ MFA_POLICY: 'always' }, /^MFA_POLICY must be off/],
    [{ MFA_POLICY: 'sometimes' }, /^MFA_POLICY must be off, or/],
    [{ PUSH_LOGIN: 'yes' }, /^PUSH_LOGIN must be no/],
    [{ LEGACY_MIGRATION: 'yes' }, /^LEGACY_MIGRATION must be no/],
    [
      {
        LEGACY_MIGRATION: 'yes',
        AUTHING_LEGACY_USERPOOL_ID: '60ab26fe5be730bfc1742c68',
        AUTHING_LEGACY_SECRET: 'a-secret-of-the-pool',
      },
      /^AUTHING_USERPOOL_SECRET must be/,
    ],
    [{ LEGACY_MIGRATION_UNTIL: 'yesterday' }, /^LEGACY_MIGRATION_UNTIL must be/],
    [{ PUSH_UID_FIELD: 'udf:' }, /^PUSH_UID_FIELD must be/],
    [{ LIVENESS_REFERENCE: 'facePhoto' }, /^LIVENESS_REFERENCE must be/],
  ])('refuses %j, which could not be kept', (settings, line) => {
    expect(problems({ SESSION_KEY: KEY, ...AUTHING, ...settings })).toEqual([expect.stringMatching(line)]);
  });

  it('refuses to choose a provider that has no credentials', () => {
    expect(problems({ SESSION_KEY: KEY, ...AUTHING, IDENTITY_PROVIDERS: 'AUTHING,AUTHING_LEGACY' })).toEqual([
      expect.stringMatching(/^IDENTITY_PROVIDERS must name providers that have credentials/),
    ]);
  });

  it('allows only native fields that are guarded', () => {
    const { passthroughAllow } = loadConfig({ SESSION_KEY: KEY, PASSTHROUGH_ALLOW: 'authing.setUdv, *' }, definitions);
    expect(passthroughAllow).toEqual(['authing.setUdv', '*']);
    expect(problems({ SESSION_KEY: KEY, PASSTHROUGH_ALLOW: 'authing.user,geetest.check' })).toEqual([
      expect.stringMatching(/^PASSTHROUGH_ALLOW must name guarded native fields; authing.user is none\. Example: /),
      expect.stringContaining('geetest.check'),
    ]);
  });

  describe('with a custom field that proves who a user is', () => {
    const REFERENCE = { LIVENESS_REFERENCE: 'udf:facePhoto' };
    const PHONE = { PUSH_UID_FIELD: 'udf:phoneName' };
    const start = (settings: Record<string, string>) => problems({ SESSION_KEY: KEY, ...settings });

    it.each([
      ['authing.setUdv', REFERENCE, 'LIVENESS_REFERENCE', 'Remove authing.setUdv'],
      ['authing.setUdvBatch', PHONE, 'PUSH_UID_FIELD', 'Remove authing.setUdvBatch'],
      ['authing.loginByEmail', REFERENCE, 'LIVENESS_REFERENCE', 'Remove authing.loginByEmail'],
      ['*', { ...REFERENCE, ...PHONE }, 'LIVENESS_REFERENCE and PUSH_UID_FIELD', 'List single fields instead of *'],
    ])('does not let clients write it by %s', (field, settings, named, remedy) => {
      expect(start({ ...settings, PASSTHROUGH_ALLOW: `authing.sendEmail,${field}` })).toEqual([
        `PASSTHROUGH_ALLOW must not contain ${field} while a custom field is set by ${named}: clients could write that field. ${remedy}. Example: PASSTHROUGH_ALLOW=authing.isUserExists`,
      ]);
    });

    it('lets pass what writes no custom field, and where no custom field proves anything', () => {
      expect(start({ ...REFERENCE, PASSTHROUGH_ALLOW: 'authing.sendEmail,authing.updateUser' })).toEqual([]);
      expect(start({ PUSH_UID_FIELD: 'externalId', PASSTHROUGH_ALLOW: '*' })).toEqual([]);
    });
  });

  it('refuses in production what belongs to an emulator or to this machine', () => {
    const production = { SESSION_KEY: KEY, NODE_ENV: 'production', ...AUTHING };
    expect(problems(production)).toEqual([]);
    expect(problems({ ...production, AUTHING_USERPOOL_SECRET: 'emulated-authing-userpool-secret' })).toEqual([
      expect.stringMatching(/^AUTHING_USERPOOL_SECRET is a credential of the emulator/),
    ]);
    expect(problems({ ...production, AUTHING_APP_ID: 'e0e0e0e0e0e0e0e0e0e0a003' })).toHaveLength(1);
    for (const host of ['http://127.0.0.1:9000', 'http://localhost', 'http://[::1]:9000', 'http://api.localhost']) {
      const local = { ...production, AUTHING_APP_HOST: host };
      expect(problems(local)).toEqual([expect.stringMatching(/^AUTHING_APP_HOST points to this machine/)]);
      expect(problems({ ...local, ALLOW_LOOPBACK_UPSTREAM: 'yes' })).toEqual([]);
    }
    expect(problems({ ...production, PUBLIC_URL: 'http://id.example.com' })).toHaveLength(1);
  });

  it('refuses to emulate in production, or on an address that others can reach', () => {
    const emulated = { SESSION_KEY: KEY, ...AUTHING };
    expect(problems({ ...emulated, NODE_ENV: 'production' }, ['authing'])).toEqual([
      expect.stringMatching(/^NODE_ENV must not/),
    ]);
    expect(problems({ ...emulated, HOST: '0.0.0.0' }, ['authing'])).toEqual([
      expect.stringMatching(/^HOST must be a loopback/),
    ]);
    expect(problems({ ...emulated, HOST: '::1' }, ['authing'])).toEqual([]);
  });

  it.each([
    ['is not there', undefined, 'cannot be read'],
    ['is not JSON', '{', 'is not JSON'],
    ['is no manifest', '{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}', 'is neither'],
    ['holds something else than texts', '{"abc": 1}', 'is neither'],
    ['holds nothing', '{}', 'contains no documents'],
    [
      'holds a text under another hash',
      `{"sha256:${'0'.repeat(64)}": "{ me { id } }"}`,
      'contains a document whose id "sha256:000',
    ],
    ['has ids of another kind', '{"Me": "{ me { id } }"}', 'contains a document whose id "Me" is not its SHA-256'],
  ])('stops when the manifest of trusted documents %s', (_what, text, problem) => {
    const file = join(mkdtempSync(join(tmpdir(), 'menshen-')), 'manifest.json');
    if (text !== undefined) writeFileSync(file, text);
    const given = { SESSION_KEY: KEY, TRUSTED_DOCUMENTS_FILE: file };
    for (const TRUSTED_DOCUMENTS of ['warn', 'only']) {
      const [line, ...more] = problems({ ...given, TRUSTED_DOCUMENTS });
      expect(line).toMatch(new RegExp(`^TRUSTED_DOCUMENTS_FILE ${problem}.*npm run codegen.*Example: `));
      expect([line?.includes(file), more]).toEqual([false, []]);
    }
    expect(problems({ ...given, TRUSTED_DOCUMENTS: 'off' })).toEqual([]);
  });

  it('needs a manifest unless trusted documents are off, or the documents of the hosted pages are enough', () => {
    const given = { SESSION_KEY: KEY, TRUSTED_DOCUMENTS: 'only' };
    expect(problems({ ...given, SIGN_IN_PAGE: 'no' })).toEqual([
      expect.stringMatching(
        /^TRUSTED_DOCUMENTS_FILE must name the manifest unless TRUSTED_DOCUMENTS=off or SIGN_IN_PAGE=yes\./,
      ),
    ]);
    expect(problems({ ...given, SIGN_IN_PAGE: 'yes' })).toEqual([]);
  });

  it('reads .env, and a variable that is set wins over it', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'menshen-')), '.env');
    writeFileSync(file, 'PORT=4100\n# a comment\nHOST="127.0.0.2"\n');
    vi.stubEnv('PORT', '4200');
    expect(readEnvironment(file)).toMatchObject({ PORT: '4200', HOST: '127.0.0.2' });
    expect(readEnvironment(join(file, 'nowhere')).PORT).toBe('4200');
  });
});
