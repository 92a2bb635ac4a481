import { ACCOUNT_TEXTS } from './account.js';
import { CONTROL_TEXTS } from './controls.js';
import { FACTOR_TEXTS } from './factors.js';
import { SIGN_IN_TEXTS } from './signIn.js';

const TEXTS = { ...CONTROL_TEXTS, ...SIGN_IN_TEXTS, ...FACTOR_TEXTS, ...ACCOUNT_TEXTS };

/** All texts in one language. */
export type Texts = { readonly [Key in keyof typeof TEXTS]: (typeof TEXTS)[Key][0] };

function textsIn(column: 0 | 1): Texts {
  return Object.fromEntries(Object.entries(TEXTS).map(([key, text]) => [key, text[column]])) as Texts;
}

export const EN = textsIn(0);
export const ZH = textsIn(1);

/** @param language a language tag; every Chinese one gets Chinese, all others English */
export function textsFor(language: string): Texts {
  return languageOf(language) === 'en' ? EN : ZH;
}

/** The language of the texts themselves, for the attribute `lang`. */
export function languageOf(language: string): 'zh-CN' | 'en' {
  return /^zh\b/i.test(language) ? 'zh-CN' : 'en';
}
