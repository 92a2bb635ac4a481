import { expect, it } from 'vitest';
import { preferredLanguage } from '../../src/server/http/language.js';

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['fr', 'en'],
  ['fr, zh-CN;q=0.9, en;q=0.5', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['en-GB, zh;q=0.9', 'en'],
  ['zh;q=0, en', 'en'],
  ['zh;q=nonsense, en;q=0.1', 'en'],
  ['en;q=0.5, zh;q=0.5', 'en'],
])('answers an Accept-Language of %s in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
