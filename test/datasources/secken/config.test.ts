import { describe, expect, it } from 'vitest';
import secken from '../../../src/datasources/secken/index.js';

const { settings } = secken;

describe('the settings of Secken', () => {
  it('make it live once application and key are named', () => {
    const credentials = Object.values(settings).filter((setting) => setting.credential === true);
    expect(credentials.map(({ env }) => env)).toEqual(['SECKEN_APP_ID', 'SECKEN_APP_KEY']);
    for (const { schema } of credentials) expect(schema.safeParse('').success).toBe(false);
  });

  it('have a default where they are no credential', () => {
    const others = Object.entries(settings).filter(([, setting]) => setting.credential !== true);
    expect(Object.fromEntries(others.map(([name, { schema }]) => [name, schema.parse(undefined)]))).toEqual({
      baseUrl: 'https://api.sdk.yangcong.com',
      timeoutMs: 10_000,
      callbackEncoding: 'encoded',
      status201: 'auto',
    });
  });

  it('mark secrets and addresses', () => {
    const marked = (mark: 'secret' | 'upstream') =>
      Object.values(settings).flatMap((setting) => (setting[mark] ? [setting.env] : []));
    expect(marked('secret')).toEqual(['SECKEN_APP_KEY']);
    expect(marked('upstream')).toEqual(['SECKEN_BASE_URL']);
  });

  it('take only addresses, sensible times and known words', () => {
    expect(settings.baseUrl.schema.safeParse('http://127.0.0.1:4010').success).toBe(true);
    for (const bad of ['api.sdk.yangcong.com', 'ftp://x.cn', ''])
      expect(settings.baseUrl.schema.safeParse(bad).success).toBe(false);
    expect(settings.timeoutMs.schema.parse('2500')).toBe(2_500);
    expect(settings.timeoutMs.schema.safeParse('1').success).toBe(false);
    expect(settings.callbackEncoding.schema.safeParse('double').success).toBe(false);
    expect(settings.status201.schema.parse('scanned')).toBe('scanned');
  });

  it('have a description and an example each', () => {
    for (const { description, example, schema } of Object.values(settings)) {
      expect(description).toMatch(/\.$/);
      expect(schema.safeParse(example).success).toBe(true);
    }
  });
});
