import { describe, expect, it } from 'vitest';
import geetest from '../../../src/datasources/geetest/index.js';

const { settings } = geetest;

describe('the settings of GeeTest', () => {
  it('make it live by the pair of either generation', () => {
    const credentials = Object.values(settings).filter((setting) => setting.credential === true);
    expect(credentials.map(({ env }) => env)).toEqual(['GEETEST_ID', 'GEETEST_KEY', 'GEETEST_V4_ID', 'GEETEST_V4_KEY']);
  });

  it('are all optional or have a default', () => {
    const defaults = Object.entries(settings).map(([name, { schema }]) => [name, schema.parse(undefined)]);
    expect(Object.fromEntries(defaults)).toEqual({
      preferred: 'v3',
      apiServer: 'https://api.geetest.com',
      scriptUrl: 'https://static.geetest.com/static/js/gt.0.4.9.js',
      v4ScriptUrl: 'https://static.geetest.com/v4/gt4.js',
      bypassServer: 'https://bypass.geetest.com',
      bypassPollSeconds: 0,
      v4ApiServer: 'https://gcaptcha4.geetest.com',
      digest: 'md5',
      newCaptcha: true,
      timeoutMs: 5_000,
    });
  });

  it('mark secrets and addresses', () => {
    const marked = (mark: 'secret' | 'upstream') =>
      Object.values(settings).flatMap((setting) => (setting[mark] ? [setting.env] : []));
    expect(marked('secret')).toEqual(['GEETEST_KEY', 'GEETEST_V4_KEY']);
    expect(marked('upstream')).toEqual([
      'GEETEST_API_SERVER',
      'GEETEST_SCRIPT_URL',
      'GEETEST_BYPASS_SERVER',
      'GEETEST_V4_API_SERVER',
      'GEETEST_V4_SCRIPT_URL',
    ]);
  });

  it('take an address, or a host and then mean https', () => {
    const { schema } = settings.apiServer;
    expect(schema.parse('api-na.geetest.com')).toBe('https://api-na.geetest.com');
    expect(schema.parse('captcha.example.com:8443')).toBe('https://captcha.example.com:8443');
    expect(schema.parse('http://127.0.0.1:4010')).toBe('http://127.0.0.1:4010');
    for (const bad of ['ftp://x.cn', '', 'a b', 'http://']) expect(schema.safeParse(bad).success).toBe(false);
  });

  it.each(['localhost', 'localhost:80', 'a.localhost', '127.0.0.1:4010', '127.1', '0.0.0.0', '2130706433', '[::1]:80'])(
    'take %s as a URL only, which a production start looks at',
    (host) => {
      expect(settings.apiServer.schema.safeParse(host).success).toBe(false);
      expect(settings.apiServer.schema.safeParse(`http://${host}`).success).toBe(true);
    },
  );

  it('take only words that they know and sensible times', () => {
    expect(settings.digest.schema.safeParse('sha1').success).toBe(false);
    expect(settings.offlineRule.schema.safeParse('deny').success).toBe(false);
    expect(settings.newCaptcha.schema.parse('no')).toBe(false);
    expect(settings.timeoutMs.schema.parse('2500')).toBe(2_500);
    expect(settings.timeoutMs.schema.safeParse('0').success).toBe(false);
  });

  it('have a description and an example that they accept', () => {
    for (const { description, example, schema } of Object.values(settings)) {
      expect(description).toMatch(/\.$/);
      expect(schema.safeParse(example).success).toBe(true);
    }
  });
});
