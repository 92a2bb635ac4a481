/** The texts of the start page. */
import { chinese } from './chinese.js';
import { english, type Texts } from './english.js';

export type Language = 'en' | 'zh';

export const TEXTS: Readonly<Record<Language, Texts>> = { en: english, zh: chinese };

const STORED = 'menshen-home-language';

export function preferredLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'en' || stored === 'zh') return stored;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}
