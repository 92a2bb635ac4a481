import { describe, expect, it } from 'vitest';
import { characterProblem, nameKey } from '../../src/services/names.js';

describe('the key of a name', () => {
  it.each([
    ['Person@Example.COM', 'person@example.com'],
    ['person@bücher.example', 'person@xn--bcher-kva.example'],
    ['person@ｅｘａｍｐｌｅ.com', 'person@example.com'],
    ['person＠example。com', 'person@example.com'],
    ['menshen\u0000', 'menshen'],
    ['\ufeffmen\u00adshen\u200d', 'menshen'],
    ['　menshen　', 'menshen'],
    ['+86 (138) 0000-0001', '13800000001'],
    ['+1 415 555 0100', '+14155550100'],
    ['张三', '张三'],
    ['Ａｄｍｉｎ', 'admin'],
    ['@', '@'],
  ])('%j is %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('tells different names apart', () => {
    const names = ['张三', '張三', 'a.b@example.com', 'ab@example.com', 'a-b', 'ab', '13800000001', '+113800000001'];
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
  });
});

describe('the characters of a name', () => {
  it.each(['menshen', '张三', '張三豐', 'Zoë', 'имя', '山田・太郎', 'person@例子.中国'])(
    'may be those of %j',
    (name) => {
      expect(characterProblem(name)).toBeUndefined();
    },
  );

  it.each([
    ['a control character', 'menshen\u0000', 'INVISIBLE_CHARACTERS'],
    ['a zero-width space', 'men\u200bshen', 'INVISIBLE_CHARACTERS'],
    ['a direction mark', 'men\u202eshen', 'INVISIBLE_CHARACTERS'],
    ['an invisible letter', 'menshen\u3164', 'INVISIBLE_CHARACTERS'],
    ['a full-width letter', 'ｍenshen', 'COMPATIBILITY_CHARACTERS'],
    ['an ideographic space', '张　三', 'COMPATIBILITY_CHARACTERS'],
    ['a ligature', 'oﬃce', 'COMPATIBILITY_CHARACTERS'],
  ])('may not be %s', (_what, name, rule) => {
    expect(characterProblem(name)).toBe(rule);
  });
});
