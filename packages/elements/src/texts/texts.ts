import { EN, type Texts } from './en.js';
import { ZH } from './zh.js';

export type { Texts } from './en.js';

/** @param language a language tag; every Chinese one gets Chinese, all others English */
export function textsFor(language: string): Texts {
  return isChinese(language) ? ZH : EN;
}

/** The language of the texts themselves, for the attribute `lang`. */
export function languageOf(language: string): 'zh-CN' | 'en' {
  return isChinese(language) ? 'zh-CN' : 'en';
}

function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}
