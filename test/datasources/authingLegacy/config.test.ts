import { describe, expect, it } from 'vitest';
import authingLegacy from '../../../src/datasources/authingLegacy/index.js';

const { settings } = authingLegacy;

describe('the settings of the first generation', () => {
  it('make it live once pool and secret are named', () => {
    const credentials = Object.values(settings).filter((setting) => setting.credential === true);
    expect(credentials.map(({ env }) => env)).toEqual(['AUTHING_LEGACY_USERPOOL_ID', 'AUTHING_LEGACY_SECRET']);
    const others = Object.values(settings).filter((setting) => setting.credential !== true);
    for (const { schema } of others) expect(schema.safeParse(undefined).success).toBe(true);
  });

  it('mark secrets and addresses', () => {
    const marked = (mark: 'secret' | 'upstream') =>
      Object.values(settings).flatMap((setting) => (setting[mark] ? [setting.env] : []));
    expect(marked('secret')).toEqual(['AUTHING_LEGACY_SECRET']);
    expect(marked('upstream')).toEqual([
      'AUTHING_LEGACY_USERS_URL',
      'AUTHING_LEGACY_OAUTH_URL',
      'AUTHING_LEGACY_CDN_URL',
    ]);
  });

  it('know the vendor’s own hosts, and take an address with or without /graphql', () => {
    const parse = (value?: string) => settings.usersUrl.schema.parse(value);
    expect(parse()).toBe('https://users.authing.cn');
    for (const given of ['https://u.example.com', 'https://u.example.com/graphql', 'https://u.example.com/graphql/'])
      expect(parse(given)).toBe('https://u.example.com');
    for (const bad of ['users.authing.cn', 'ftp://x.cn', ''])
      expect(settings.usersUrl.schema.safeParse(bad).success).toBe(false);
  });

  it('bring the key that the vendor publishes, and take another one', () => {
    expect(settings.publicKey.schema.parse(undefined)).toContain('MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC4xKeUgQ');
    expect(settings.publicKey.schema.safeParse('no key').success).toBe(false);
    expect(settings.timeoutMs.schema.parse(undefined)).toBe(8_000);
  });
});
