/**
 * The signing rule of the vendor's SDKs, in all variants that are in use. SDKs and parameters differ in whether a value is
 * percent-encoded before it is signed, and whether it is then sent with double encoding.
 * Sources: secken/Secken-Server-SDK-For-* (Python, Nodejs, PHP, Java, Go), mozillazg/secken-sdk, secken/secken-private.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export type Fields = Readonly<Record<string, string>>;

/** The variant of a signature. `plain` signs the values exactly as they are received. */
export type Reading = 'plain' | 'decoded' | 'callback-encoded' | 'all-encoded';

export function sign(fields: Fields, appKey: string): string {
  let text = '';
  for (const name of Object.keys(fields).sort()) {
    if (name !== 'signature') text += `${name}=${fields[name]}`;
  }
  return createHash('sha1')
    .update(text + appKey, 'utf8')
    .digest('hex');
}

/** Returns the variant that matches the signature, or null. `strict` accepts only `plain` in lower case. */
export function readingOf(fields: Fields, signature: string, appKey: string, strict: boolean): Reading | null {
  const given = strict ? signature : signature.toLowerCase();
  if (!/^[0-9a-f]{40}$/.test(given)) return null;
  const candidates = strict ? candidatesOf(fields).slice(0, 1) : candidatesOf(fields);
  // Computes all variants, so that the duration does not reveal which one matches.
  const fitting = candidates.filter(([, values]) =>
    timingSafeEqual(Buffer.from(given), Buffer.from(sign(values, appKey))),
  );
  return fitting[0]?.[0] ?? null;
}

function candidatesOf(fields: Fields): (readonly [Reading, Fields])[] {
  const free = ['action_details', 'action_type', 'callback'];
  return [
    ['plain', fields],
    // Java: the callback is signed raw and then encoded once more than the others.
    ['decoded', change(fields, ['callback'], decodeOnce)],
    ['decoded', change(fields, free, decodeOnce)],
    // The on-premises server encodes the callback before it compares the signature.
    ...[encodeLikeJs, encodeLikePhp, encodeLikeJava].map(
      (encode) => ['callback-encoded', change(fields, ['callback'], encode)] as const,
    ),
    // mozillazg/secken-sdk, under Python 2 and under 3.7 or newer.
    ...[encodeLikePhp, encodeLikePython].map(
      (encode) => ['all-encoded', change(fields, Object.keys(fields), encode)] as const,
    ),
  ];
}

function change(fields: Fields, names: readonly string[], by: (value: string) => string): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, names.includes(name) ? by(value) : value]),
  );
}

/** Decodes a form value: `+` is a space. Values without `%`, and values with invalid encoding, do not change. */
export function decodeOnce(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** `encodeURIComponent` does not encode `~ * ! ' ( )`, and throws for a lone surrogate, which no SDK can sign. */
export function encodeLikeJs(value: string): string {
  return encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'));
}

/** `urlencode`, and `quote_plus` before Python 3.7. */
export function encodeLikePhp(value: string): string {
  return encodeLikePython(value).replaceAll('~', '%7E');
}

/** `quote_plus` from Python 3.7 on. */
export function encodeLikePython(value: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeLikeJs(value)
    .replace(/[!'()*]/g, hex)
    .replaceAll('%20', '+');
}

/** `URLEncoder` */
export function encodeLikeJava(value: string): string {
  return encodeLikePhp(value).replaceAll('%2A', '*');
}
