/** Hides credentials in recorded requests and responses. Records hold personal data of made-up users, but no secret. */

const MASK = '***';
const SECRET_NAME =
  /secret|token|passw|sign(?!edUp)|key|code|ticket|auth|seccode|validate|credential|session|cookie|proof|answer|totp|output|captchaPass|continuation|secondary|^w$/i;
/** In a response, numbers with these names are the vendor's codes. In a request they are codes of a user. */
const STATUS_NAME = /^(?:code|statusCode|apiCode)$/;
/** Secrets that can be part of a path: JSON Web Tokens and CAS tickets. */
const SECRET_TEXT = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?|ST-[\w-]+/g;
/** A number in a GraphQL document: `code: 123456`. */
const NUMBER_LITERAL = /(\w+)(\s*:\s*)\d[\d.]*/g;
const MAX_TEXT = 300;
const MAX_ITEMS = 60;
const MAX_DEPTH = 8;

export function maskUrl(url: string): string {
  const [path = '', query] = splitOnce(url, '?');
  const masked = maskText(path);
  return query === undefined ? masked : `${masked}?${maskPairs(query)}`;
}

/** @param pairs `name=value&…` */
function maskPairs(pairs: string): string {
  const parameters = pairs.split('&').map((parameter) => {
    const [name = '', value] = splitOnce(parameter, '=');
    if (value === undefined) return name;
    return `${name}=${SECRET_NAME.test(name) ? MASK : maskText(value)}`;
  });
  return parameters.join('&');
}

export type Direction = 'request' | 'response';

/** A body as JSON text with masked values; `''` for none, and a description for any other content. */
export function maskBody(body: unknown, direction: Direction): string {
  if (body === undefined || body === null || body === '') return '';
  if (typeof body === 'string') return maskSerialized(body, direction);
  if (Buffer.isBuffer(body)) return `(${body.length} bytes)`;
  const masked = maskValue(body, '', direction);
  const { query, ...rest } = Object(masked) as { readonly query?: unknown };
  if (typeof query !== 'string') return JSON.stringify(masked, null, 2);
  // A GraphQL document is easier to read with its line breaks.
  return `${query.trim()}\n\n${JSON.stringify(rest, null, 2)}`;
}

function maskSerialized(text: string, direction: Direction): string {
  if (/^\s*[[{]/.test(text)) {
    try {
      return maskBody(JSON.parse(text), direction);
    } catch {
      // Not JSON: the description below is enough.
    }
  }
  return /^[\w.-]+=[^\s<]*$/.test(text) ? maskPairs(text) : `(${text.length} characters)`;
}

function maskValue(value: unknown, name: string, direction: Direction, depth = 0): unknown {
  if (typeof value === 'string') {
    if (name === 'query') return maskText(maskLiterals(value), 4 * MAX_TEXT);
    if (SECRET_NAME.test(name)) return value === '' ? '' : MASK;
    return maskText(value);
  }
  if (typeof value === 'number') {
    const isStatus = direction === 'response' && STATUS_NAME.test(name);
    return SECRET_NAME.test(name) && !isStatus ? MASK : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  const isForm = Array.isArray(value) && value.length > 0 && value.every(isPair);
  if (Array.isArray(value) && !isForm) {
    return value.slice(0, MAX_ITEMS).map((item) => maskValue(item, name, direction, depth + 1));
  }
  const entries = isForm ? value : Object.entries(value);
  return Object.fromEntries(
    entries.slice(0, MAX_ITEMS).map(([key, item]) => [key, maskValue(item, key, direction, depth + 1)]),
  );
}

/** Strings of a GraphQL document, and numbers with the name of a secret. */
function maskLiterals(document: string): string {
  return document
    .replace(/"(?:[^"\\]|\\.)*"/g, `"${MASK}"`)
    .replace(NUMBER_LITERAL, (literal, name, colon) => (SECRET_NAME.test(name) ? `${name}${colon}${MASK}` : literal));
}

/** A field of a form, as some emulators parse it. */
function isPair(item: unknown): item is readonly [string, unknown] {
  return Array.isArray(item) && item.length === 2 && typeof item[0] === 'string';
}

function maskText(text: string, max = MAX_TEXT): string {
  const masked = text.replace(SECRET_TEXT, MASK);
  return masked.length > max ? `${masked.slice(0, max)}…` : masked;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
