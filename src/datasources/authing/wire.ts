/**
 * The vendor's words, read with care. GraphQL answers have generated types, but types are no proof of what arrives, and
 * REST has none; both are read through the functions below.
 */
import { ProviderError } from '../errors.js';
import type { VendorFailure } from '../transport/graphql.js';
import type { HttpReply } from '../transport/http.js';

export function property(source: unknown, key: string): unknown {
  // Read for every field of every user: indexing is several times cheaper than Reflect.get.
  return typeof source === 'object' && source !== null ? (source as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** A text; the vendor writes some absent ones as an empty text. */
export function text(source: unknown, key: string): string | null {
  const value = property(source, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A text that the vendor always sends. */
export function required(source: unknown, key: string): string {
  const value = text(source, key);
  if (value === null) throw new ProviderError('BAD_REPLY', 'authing');
  return value;
}

export function number(source: unknown, key: string): number | null {
  const value = property(source, key);
  return typeof value === 'number' ? value : null;
}

export function flag(source: unknown, key: string): boolean {
  return property(source, key) === true;
}

export function list(source: unknown, key: string): readonly unknown[] {
  const value = property(source, key);
  return Array.isArray(value) ? value : [];
}

/** GraphQL writes `2021-05-25T14:40:09+00:00`, REST `2021-12-06T13:14:01.123Z`. */
export function date(source: unknown, key: string): Date | null {
  const value = text(source, key);
  const read = value === null ? null : new Date(value);
  return read === null || Number.isNaN(read.getTime()) ? null : read;
}

/** Seconds since 1970, as tokens count them. */
export function secondsToDate(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000);
}

export interface Envelope {
  readonly data: unknown;
  /** Beside `data` after a recovery code was spent. */
  readonly recoveryCode: string | null;
}

type EnvelopeReply =
  | { readonly value: Envelope; readonly failure: null }
  | { readonly value: null; readonly failure: VendorFailure };

const SUCCESS = '200';

/**
 * `{code, message, data}`. Newer servers put the HTTP status into `statusCode` and the business code into `apiCode`
 * (https://docs.authing.cn/v2/reference/error-code.html). Which HTTP status goes with which answer is not documented,
 * so the body decides.
 */
export function readEnvelope(reply: HttpReply): EnvelopeReply {
  const body = reply.json();
  const [code, statusCode, apiCode] = ['code', 'statusCode', 'apiCode'].map((key) => vendorCode(property(body, key)));
  if (reply.ok && (code === SUCCESS || statusCode === SUCCESS)) {
    return { value: { data: property(body, 'data'), recoveryCode: text(body, 'recoveryCode') }, failure: null };
  }
  const failed = [apiCode, code, statusCode].find((candidate) => candidate != null && candidate !== SUCCESS);
  if (failed == null) throw new ProviderError('BAD_REPLY', 'authing');
  return { value: null, failure: { code: failed, message: text(body, 'message'), data: property(body, 'data') } };
}

/** A number, or its digits in a text; nothing else, since clients get to see it. */
function vendorCode(value: unknown): string | null {
  const code = String(value);
  return /^\d{1,10}$/.test(code) ? code : null;
}
