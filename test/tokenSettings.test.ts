/** The settings of service tokens: keys that can sign, and combinations that stop the start. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.js';
import { loadDefinitions } from '../src/providers.js';
import { signingKey } from './support/signingKey.js';

const definitions = await loadDefinitions();
const SESSION_KEY = Buffer.alloc(32, 7).toString('base64');
const REQUIRED = { SESSION_KEY, TOKEN_AUDIENCES: 'orders', SIGNING_KEYS: signingKey() };

function problems(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig({ SESSION_KEY, ...environment }, definitions);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('SIGNING_KEYS', () => {
  it('accepts PEM texts with real or written line breaks, and files', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'menshen-')), 'key.pem');
    writeFileSync(file, signingKey());
    const SIGNING_KEYS = [signingKey(), signingKey().replaceAll('\n', '\\n'), file].join(', ');
    expect(loadConfig({ ...REQUIRED, SIGNING_KEYS }, definitions).signingKeys).toHaveLength(3);
  });

  const other = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey;
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  it.each([
    ['a file that does not exist', 'no-such-file.pem', 'is neither a PEM text nor the name of a readable file'],
    ['another curve', other.export({ type: 'pkcs8', format: 'pem' }), 'is not a P-256 private key'],
    ['another form', other.export({ type: 'sec1', format: 'pem' }), 'is not a P-256 private key'],
    ['a public key', publicKey.export({ type: 'spki', format: 'pem' }), 'is not a P-256 private key'],
    ['half a key', signingKey().slice(0, 60), 'is not a P-256 private key'],
  ])('does not accept %s, and repeats nothing of it', (_what, source, problem) => {
    const [line, ...others] = problems({ ...REQUIRED, SIGNING_KEYS: `${signingKey()},${source}` });
    expect(line).toContain(`SIGNING_KEYS must hold usable keys. Key 2 of 2 ${problem}`);
    expect(line).toContain('openssl genpkey');
    expect(line).not.toContain(String(source).slice(0, 40));
    expect(others).toEqual([]);
  });
});

describe('a start with service tokens', () => {
  it('needs nothing else in development', () => {
    expect(problems(REQUIRED)).toEqual([]);
  });

  it.each([
    ['without a key', { SIGNING_KEYS: '' }, /^SIGNING_KEYS must hold a key when TOKEN_AUDIENCES is set/],
    ['in production without an issuer', { NODE_ENV: 'production' }, /^PUBLIC_URL must be set in production/],
    ['for pages and an unknown service', { BROWSER_AUDIENCES: 'billing' }, /^BROWSER_AUDIENCES must contain entries/],
    ['with a secret and no service', { TOKEN_AUDIENCES: '', FORWARD_AUTH_SECRET: 'x'.repeat(32) }, /^TOKEN_AUDIENCES/],
    ['with a short secret', { FORWARD_AUTH_SECRET: 'short' }, /^FORWARD_AUTH_SECRET must be/],
    ['with long tokens', { TOKEN_SECONDS: '301' }, /^TOKEN_SECONDS must be/],
    ['with an unknown claim', { TOKEN_CLAIMS: 'phone' }, /^TOKEN_CLAIMS must be/],
    ['with a relative page', { SIGN_IN_URL: '/sign-in' }, /^SIGN_IN_URL must be/],
    ['with a script as the page', { SIGN_IN_URL: 'javascript:alert(1)' }, /^SIGN_IN_URL must be/],
    ['with a space in a name', { TOKEN_AUDIENCES: 'my orders' }, /^TOKEN_AUDIENCES must be/],
  ])('is refused %s', (_what, settings, line) => {
    expect(problems({ ...REQUIRED, ...settings })).toEqual([expect.stringMatching(line)]);
  });
});
