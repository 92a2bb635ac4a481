import Negotiator from 'negotiator';
import type { Caller } from '../../datasources/capabilities.js';

/** Every variant of Chinese, including `zh-Hant`, maps to `zh-CN`. */
const LANGUAGES: Readonly<Record<string, Caller['language']>> = { en: 'en', zh: 'zh-CN' };

/** The best supported language for an `Accept-Language` header; English when it names none. */
export function preferredLanguage(header: string | undefined): Caller['language'] {
  // Programs usually send no header.
  if (header === undefined) return 'en';
  const best = new Negotiator({ headers: { 'accept-language': header } }).language(Object.keys(LANGUAGES));
  return LANGUAGES[best ?? 'en'] ?? 'en';
}
