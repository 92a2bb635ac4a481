import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { EN, languageOf, textsFor, ZH } from '../src/texts/texts.js';
import { bundleElements } from './support/bundle.js';

describe('the import on a server', () => {
  it('defines nothing and does not fail', async () => {
    const { SignInElement, defineElements } = await import('../src/index.js');
    expect(() => defineElements()).not.toThrow();
    expect(SignInElement).toBeTypeOf('function');
  });
});

describe('the bundle', () => {
  let bundle: Awaited<ReturnType<typeof bundleElements>>;
  beforeAll(async () => {
    bundle = await bundleElements();
  });

  it('is at most 45 kB, gzipped', () => {
    expect(gzipSync(bundle.code, { level: 9 }).length).toBeLessThanOrEqual(45 * 1024);
  });

  it('needs no other module', () => {
    expect(bundle.imports).toEqual([]);
  });
});

describe('the texts', () => {
  it('are Chinese for every Chinese language, and English for all others', () => {
    expect(textsFor('zh-Hant-TW')).toBe(ZH);
    expect([textsFor('de'), languageOf('de')]).toEqual([EN, 'en']);
    expect(languageOf('zh')).toBe('zh-CN');
  });

  it('name the kinds of accounts', () => {
    expect(EN.identifier(['email', 'phone', 'username'])).toBe('E-mail, phone or user name');
    expect(EN.identifier(['email'])).toBe('E-mail');
    expect(ZH.identifier(['email', 'phone'])).toBe('邮箱 / 手机号');
  });
});
