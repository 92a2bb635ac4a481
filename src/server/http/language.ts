import Negotiator from 'negotiator';
import type { Caller } from '../../datasources/capabilities.js';

/** Any Chinese, `zh-Hant` included, gets the Chinese that we have. */
const LANGUAGES: Readonly<Record<string, Caller['language']>> = { en: 'en', zh: 'zh-CN' };

/** The best of our languages for an `Accept-Language` header; English when it asks for neither. */
export function preferredLanguage(header: string | undefined): Caller['language'] {
  // The common case of programs, which send none.
  if (header === undefined) return 'en';
  const best = new Negotiator({ headers: { 'accept-language': header } }).language(Object.keys(LANGUAGES));
  return LANGUAGES[best ?? 'en'] ?? 'en';
}
