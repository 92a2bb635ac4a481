/**
 * The signing rule as the vendor's SDKs apply it, and the readings of it in the field: whether a value is percent-encoded
 * before it is signed, and whether it then travels encoded twice, differs from SDK to SDK and from parameter to parameter.
 * Sources: secken/Secken-Server-SDK-For-* (Python, Nodejs, PHP, Java, Go), mozillazg/secken-sdk, secken/secken-private.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export type Fields = Readonly<Record<string, string>>;

/** Which reading a signature was made by; `plain` is the values just as they arrive. */
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

/** The reading that the signature fits, or null. `strict` knows the plain one only, in lower case. */
export function readingOf(fields: Fields, signature: string, appKey: string, strict: boolean): Reading | null {
  const given = strict ? signature : signature.toLowerCase();
  if (!/^[0-9a-f]{40}$/.test(given)) return null;
  const candidates = strict ? candidatesOf(fields).slice(0, 1) : candidatesOf(fields);
  // All are tried, so that the time does not tell which one fits.
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
    // The on-premises server encodes the callback before it compares.
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

/** A form's decoding: `+` is a space. A value without `%` was not encoded; one that cannot be decoded stays. */
export function decodeOnce(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** `encodeURIComponent` leaves `~ * ! ' ( )` alone, and a lone surrogate throws: nothing signs like that. */
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
