/** The settings of the store: what each form means, and what does not start. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.js';
import { parseStoreUrl } from '../src/storeAddress.js';

const KEY = Buffer.alloc(32, 1).toString('base64');

/** Signed by itself. Its private key exists no longer. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfDCCASGgAwIBAgIUMe+PEw4szITwYtDiW/RJ2LafU0UwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHbWVuc2hlbjAgFw0yNjExMjEyMzEyMTVaGA8yMTI2MTAyODIz
MTIxNVowEjEQMA4GA1UEAwwHbWVuc2hlbjBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABK9F1wG+SSfnK5Qio/yt2Pz2BCf9oLNR1P233ifgVADZ61ElEmotf7fdnidW
5E8i36Vj4pydPsJp22muOqpW+GOjUzBRMB0GA1UdDgQWBBRSYejW9is1j176BX+t
pXftWufxXjAfBgNVHSMEGDAWgBRSYejW9is1j176BX+tpXftWufxXjAPBgNVHRMB
Af8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDEYfAuTg+e6jOpH0r7RcxVVcgU
kdP248Or3dL6IV1KxwIhAIIOcpMtNT2FhEkQrsEhNnLseRxpPpGmHaRHj8BHo9fj
-----END CERTIFICATE-----`;

function problems(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadConfig({ SESSION_KEY: KEY, ...environment }, []);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('STORE_URL', () => {
  it.each([
    ['redis://127.0.0.1', { topology: 'single', tls: false, nodes: [{ host: '127.0.0.1', port: 6379 }] }],
    ['redis://[::1]:7000/2', { nodes: [{ host: '::1', port: 7000 }], database: 2 }],
    ['rediss://user:p%40ss@redis.internal:6380', { tls: true, username: 'user', password: 'p@ss' }],
    ['redis://:pass@host', { password: 'pass' }],
    [
      'redis+sentinel://one:26379,two/mymaster',
      {
        topology: 'sentinel',
        masterName: 'mymaster',
        nodes: [
          { host: 'one', port: 26_379 },
          { host: 'two', port: 26_379 },
        ],
      },
    ],
    ['rediss+cluster://user:pass@one:7001,two:7002', { topology: 'cluster', tls: true, username: 'user' }],
  ])('%s names servers', (url, expected) => {
    expect(parseStoreUrl(url)).toMatchObject(expected);
    expect(problems({ STORE_URL: url })).toEqual([]);
  });

  it.each([
    ['localhost:6379', 'begin with redis://'],
    ['http://localhost:6379', 'begin with redis://'],
    ['redis://', 'hold a host name'],
    ['redis://host:70000', 'port up to 65535'],
    ['redis://one:6379,two:6379', 'without a comma'],
    ['redis://host/name', 'have no path'],
    ['redis+sentinel://one:26379', 'the name of the master'],
    ['redis+cluster://one:6379/1', 'have no path'],
    ['redis://user:100%@host', 'percent-encoded'],
  ])('%s is refused in one sentence', (url, rule) => {
    const [line, ...more] = problems({ STORE_URL: url });
    expect(line).toMatch(/^STORE_URL must .+\. Example: STORE_URL=redis.+$/);
    expect(line).toContain(rule);
    expect(more).toEqual([]);
  });
});

describe('settings of the store that contradict each other', () => {
  let directory: string;
  let files: Readonly<Record<'cert' | 'otherKey' | 'text', string>>;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-settings-'));
    const write = (name: string, text: string) => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    };
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    files = {
      cert: write('cert.pem', CERTIFICATE),
      otherKey: write('key.pem', privateKey),
      text: write('text.pem', 'no certificate'),
    };
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const PLAIN = 'redis://127.0.0.1:6379';
  const TLS = 'rediss://127.0.0.1:6379';

  it.each([
    [{ STORE_PASSWORD: 'a-secret' }, /^STORE_URL must be set while STORE_PASSWORD is set\./],
    [{ STORE_URL: 'redis://:pass@host', STORE_PASSWORD: 'a-secret' }, /^STORE_URL must hold no credentials/],
    [{ STORE_URL: PLAIN, STORE_USERNAME: 'menshen' }, /^STORE_PASSWORD must be set/],
    [{ STORE_URL: PLAIN, STORE_SENTINEL_PASSWORD: 'a-secret' }, /^STORE_URL must name Sentinels/],
    [{ STORE_URL: TLS, STORE_CA_FILE: '/no/such/file.pem' }, /^STORE_CA_FILE must name a readable PEM file/],
    [{ STORE_URL: TLS, STORE_CERT_FILE: '/no/such/file.pem' }, /^STORE_KEY_FILE is missing\./],
  ])('%j do not start', (environment, line) => {
    expect(problems(environment)).toEqual([expect.stringMatching(line)]);
    expect(problems(environment).join()).not.toContain('a-secret');
  });

  it('do not start with a file that is no certificate, and name no file', () => {
    const found = problems({ STORE_URL: TLS, STORE_CA_FILE: files.text });
    expect(found).toEqual([expect.stringMatching(/^STORE_CA_FILE must name a readable PEM file with a certificate\./)]);
    expect(found.join()).not.toContain(directory);
  });

  it('do not start with a key of another certificate', () => {
    const environment = { STORE_URL: TLS, STORE_CERT_FILE: files.cert, STORE_KEY_FILE: files.otherKey };
    expect(problems(environment)).toEqual([expect.stringMatching(/^STORE_KEY_FILE must hold the private key that/)]);
  });

  it('do not start with certificates for a server without TLS', () => {
    const environment = { STORE_URL: PLAIN, STORE_CA_FILE: files.cert };
    expect(problems(environment)).toEqual([expect.stringMatching(/^STORE_URL must begin with rediss/)]);
  });
});
