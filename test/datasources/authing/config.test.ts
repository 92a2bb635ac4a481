import { describe, expect, it } from 'vitest';
import authing from '../../../src/datasources/authing/index.js';
import { keyPair } from '../transport/scriptedAuthing.js';

const { settings } = authing;

describe('the settings of Authing', () => {
  it('make it live once application and user pool are named', () => {
    const credentials = Object.values(settings).filter((setting) => setting.credential === true);
    expect(credentials.map(({ env }) => env)).toEqual(['AUTHING_APP_HOST', 'AUTHING_APP_ID', 'AUTHING_USERPOOL_ID']);
  });

  it('are optional or have a default where they are no credential', () => {
    const others = Object.values(settings).filter((setting) => setting.credential !== true);
    for (const { schema } of others) expect(schema.safeParse(undefined).success).toBe(true);
    expect(settings.timeoutMs.schema.parse(undefined)).toBe(8_000);
  });

  it('mark secrets and addresses', () => {
    const marked = (mark: 'secret' | 'upstream') =>
      Object.values(settings).flatMap((setting) => (setting[mark] ? [setting.env] : []));
    expect(marked('secret')).toEqual(['AUTHING_APP_SECRET', 'AUTHING_USERPOOL_SECRET']);
    expect(marked('upstream')).toEqual(['AUTHING_APP_HOST', 'AUTHING_HOST', 'AUTHING_WEBSOCKET_HOST']);
  });

  it('take only addresses, sensible times and real keys', () => {
    expect(settings.appHost.schema.safeParse('https://your-app.authing.cn').success).toBe(true);
    expect(settings.appHost.schema.safeParse('http://127.0.0.1:4010').success).toBe(true);
    for (const bad of ['your-app.authing.cn', 'ftp://x.cn', ''])
      expect(settings.appHost.schema.safeParse(bad).success).toBe(false);
    expect(settings.timeoutMs.schema.parse('2500')).toBe(2_500);
    expect(settings.timeoutMs.schema.safeParse('0').success).toBe(false);
    const { pem } = keyPair();
    expect(settings.publicKey.schema.parse(pem.replaceAll('\n', '\\n'))).toBe(pem);
    expect(settings.publicKey.schema.safeParse('no key').success).toBe(false);
  });

  it('have a description and an example each', () => {
    for (const { description, example } of Object.values(settings)) {
      expect(description).toMatch(/\.$/);
      expect(example).not.toBe('');
    }
  });
});
