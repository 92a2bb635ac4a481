/** Normalises account names: all spellings of an e-mail address, phone number or user name have the same key. */
import { domainToASCII } from 'node:url';

const PHONE = /^(?:1\d{10}|\+[1-9]\d{6,14})$/;
/** Control characters and invisible characters, such as a zero-width space. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/** Removes separators and the country code of China, which is the format that vendors expect. */
export function canonicalPhone(phone: string, countryCode: string | null = null): string {
  const digits = phone.replaceAll(/[\s()-]/g, '');
  const country = countryCode?.replace(/^\+/, '') ?? '';
  const international = country === '' || digits.startsWith('+') ? digits : `+${country}${digits}`;
  return international.replace(/^\+86(?=1\d{10}$)/, '');
}

export function isPhone(text: string): boolean {
  return PHONE.test(text);
}

/**
 * The key of a name in limits, captcha gates and the session index. A vendor may treat two spellings as one name, so another
 * spelling must not start a new counter. The key ignores differences in Unicode compatibility forms, case, invisible
 * characters, surrounding spaces, separators of phone numbers and the form of internationalised domains. Never send the key
 * to a vendor.
 */
export function nameKey(name: string): string {
  const text = foldText(name).trim();
  const phone = canonicalPhone(text);
  if (isPhone(phone)) return phone;
  const at = text.lastIndexOf('@');
  if (at === -1) return text;
  const domain = text.slice(at + 1);
  // domainToASCII returns an empty string for an invalid domain. The key then contains the text.
  return `${text.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Folds Unicode compatibility forms and case, and removes invisible characters. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replaceAll(ALL_INVISIBLE, '').toLowerCase();
}

/** The rule that the characters of an e-mail address or user name break; undefined if they break none. */
export function characterProblem(name: string): 'INVISIBLE_CHARACTERS' | 'COMPATIBILITY_CHARACTERS' | undefined {
  if (INVISIBLE.test(name)) return 'INVISIBLE_CHARACTERS';
  return [...name].some(hasAsciiForm) ? 'COMPATIBILITY_CHARACTERS' : undefined;
}

/** True for `Ａ`, `＠` or `①`, which Unicode normalisation (NFKC) turns into ASCII; false for ASCII itself and for Chinese. */
function hasAsciiForm(character: string): boolean {
  const folded = character.normalize('NFKC');
  return folded !== character && /^\p{ASCII}+$/u.test(folded);
}
