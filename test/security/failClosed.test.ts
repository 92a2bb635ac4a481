/** A wrong setting stops the start, a missing check refuses, and an authorization code is bound to what it was issued for. */
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { serverSettings } from '../../src/config/serverSettings.js';
import { ConfigError, loadConfig } from '../../src/config.js';
import { loadDefinitions } from '../../src/providers.js';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument } from '../support/generated/operations.js';
import { SEEDED, SEEDED_LOGIN } from '../support/people.js';

const definitions = await loadDefinitions();
const KEY = Buffer.alloc(32, 1).toString('base64');
/** Accepts any text. The settings of the store are checked together: test/storeSettings.test.ts. */
const FREE = new Set([
  'NODE_ENV',
  'HOST',
  'METRICS_HOST',
  'OTEL_SERVICE_NAME',
  'AUDIT_FILE',
  'STORE_USERNAME',
  'STORE_PASSWORD',
  'STORE_SENTINEL_USERNAME',
  'STORE_SENTINEL_PASSWORD',
  'STORE_CA_FILE',
  'STORE_CERT_FILE',
  'STORE_KEY_FILE',
  'CONTEXT_KEYS',
  'UDF_READONLY',
  'MFA_ADMIN_ROLES',
  'TRUSTED_DOCUMENTS_FILE',
  'BRAND_NAME',
]);

function problems(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadConfig(environment, definitions);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('a setting that cannot be read', () => {
  const settings = Object.values(serverSettings(definitions)).filter(({ env }) => !FREE.has(env));

  it.each(settings.map(({ env }) => env))('stops the start and is named: %s', (env) => {
    // `¿` is in no list of accepted values, and in no number, origin, key or address.
    const lines = problems({ SESSION_KEY: KEY, [env]: '¿' });
    expect(lines.some((line) => line.startsWith(`${env} `))).toBe(true);
    expect(lines.join()).not.toContain('¿');
  });

  it('stops the start where a secret is left out', () => {
    expect(problems({})).toEqual([expect.stringMatching(/^SESSION_KEY /)]);
  });
});

describeWithApp('a factor that the policy demands', { environment: { MFA_POLICY: 'administrators' } }, (app) => {
  it('stays demanded when the vendor cannot say who is an administrator', async () => {
    await app.control.fail('authing', { match: 'roles', count: 10, mode: 'http500' });
    await app.control.fail('authing', { match: 'user', count: 10, mode: 'http500' });
    const { data, errors } = await app.client().send(LoginDocument, { input: { method: SEEDED_LOGIN } });
    expect([data?.login ?? null, errors[0]?.extensions.code]).toEqual([null, 'PROVIDER_UNAVAILABLE']);
  });
});

describeWithApp('an authorization code', {}, (app) => {
  const codeVerifier = randomBytes(32).toString('base64url');
  const redirectUri = 'https://app.example.com/callback';
  const authorize = async () => {
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const asked = { username: SEEDED.username, redirectUri, codeChallenge };
    return (await app.control.call<{ code: string }>('POST', '/authing/oidc/code', asked)).code;
  };
  const login = async (more: object, input: object = {}) => {
    const code = await authorize();
    const authorizationCode = { code, redirectUri, codeVerifier, ...more };
    return app.client().send(LoginDocument, { input: { method: { authorizationCode }, ...input } });
  };

  it('is accepted with what it was issued for', async () => {
    expectOutcome((await login({})).data?.login ?? null, 'LoginSuccess');
  });

  it.each([
    ['another verifier', { codeVerifier: randomBytes(32).toString('base64url') }],
    ['another redirect address', { redirectUri: 'https://evil.example.com/callback' }],
  ])('is rejected with %s', async (_what, more) => {
    expectOutcome((await login(more)).data?.login ?? null, 'CodeRejected');
  });

  it('is rejected without a verifier', async () => {
    const { data, text } = await login({ codeVerifier: null });
    expect(['CodeRejected', 'InputRejected'], text).toContain(data?.login?.__typename);
  });

  it('is refused at another provider than the one that issued it', async () => {
    const { errors, data } = await login({}, { provider: 'AUTHING_LEGACY' });
    expect([data?.login ?? null, errors[0]?.extensions.code]).toEqual([null, 'NOT_SUPPORTED_BY_PROVIDER']);
    expect(await app.control.requests('authingLegacy')).toEqual([]);
  });

  it('is accepted once', async () => {
    const code = await authorize();
    const method = { authorizationCode: { code, redirectUri, codeVerifier } };
    const answers = await Promise.all([1, 2, 3].map(() => app.client().run(LoginDocument, { input: { method } })));
    const names = answers.map((answer) => answer.login.__typename).sort();
    expect(names).toEqual(['CodeRejected', 'CodeRejected', 'LoginSuccess']);
  });
});
