/** Spellings of account names: one key for all spellings of one e-mail address, phone number or user name. */
import { domainToASCII } from 'node:url';

const PHONE = /^(?:1\d{10}|\+[1-9]\d{6,14})$/;
/** Control characters, and characters that a reader does not see, such as a zero-width space. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/** The number without separators, and without the country code where it is China's, as vendors expect it. */
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
 * The key that limits, captcha gates and the session index use for a name. A vendor may treat two spellings as one name, so
 * a spelling must not bring a fresh counter: Unicode compatibility forms, case, invisible characters, surrounding spaces,
 * separators of phone numbers and internationalised domains are folded. Never send the key to a vendor.
 */
export function nameKey(name: string): string {
  const text = foldText(name).trim();
  const phone = canonicalPhone(text);
  if (isPhone(phone)) return phone;
  const at = text.lastIndexOf('@');
  if (at === -1) return text;
  const domain = text.slice(at + 1);
  // Empty for what is no domain; then the text itself has to do.
  return `${text.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Folds Unicode compatibility forms and case, and removes invisible characters. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replaceAll(ALL_INVISIBLE, '').toLowerCase();
}

/** What is wrong with the characters of an e-mail address or user name; undefined when nothing is. */
export function characterProblem(name: string): string | undefined {
  if (INVISIBLE.test(name)) return 'Must not contain control characters or zero-width characters.';
  if ([...name].some(hasAsciiForm)) {
    return 'Must not contain full-width or other compatibility forms of ASCII characters: write A, not Ａ.';
  }
  return undefined;
}

/** True for `Ａ`, `＠` or `①`, which Unicode normalisation (NFKC) turns into ASCII; false for ASCII itself and for Chinese. */
function hasAsciiForm(character: string): boolean {
  const folded = character.normalize('NFKC');
  return folded !== character && /^\p{ASCII}+$/u.test(folded);
}
