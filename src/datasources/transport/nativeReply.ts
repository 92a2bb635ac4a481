/** Reads a GraphQL answer that is passed on as it is, of a vendor that puts an object where GraphQL has a message. */
import { ProviderError } from '../errors.js';
import type { HttpReply } from './http.js';

/** What the vendor says went wrong. */
export interface NativeProblem {
  /** Where in `data`; null when the vendor does not say. */
  readonly path: readonly [string, ...(string | number)[]] | null;
  readonly error: ProviderError;
  /** The vendor's words: a business message, or one of its GraphQL engine, which may name its types. */
  readonly message: string;
  readonly from: 'vendor' | 'engine';
}

export interface NativeReply {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly NativeProblem[];
  /** The answer as it came, when it is `{"data":{…}}` and holds nothing beside `data`: to be passed on unread. */
  readonly plain: { readonly text: string; readonly bytes: Buffer } | null;
}

/** The vendor's table: what a code means when the root field `operation` answers with it. */
export type Refusal = (operation: string, code: string) => ProviderError;

const OPENING = '{"data":{';
const MAX_MESSAGE_LENGTH = 500;
/** Codes are shown to clients, so they must look like one. */
const VENDOR_CODE = /^\d{1,10}$/;
const ENGINE_CODE = /^[A-Z][A-Z_]{1,60}$/;

/** @throws ProviderError BAD_REPLY for anything but a GraphQL answer */
export function readNativeReply(reply: HttpReply, provider: string, refusal: Refusal): NativeReply {
  const text = reply.text();
  const body = parse(text);
  if (!isRecord(body)) throw new ProviderError('BAD_REPLY', provider);
  const { data = null, errors = [] } = body;
  const hasErrors = Array.isArray(errors) && errors.length > 0;
  if (!(isRecord(data) || (data === null && hasErrors)) || !Array.isArray(errors)) {
    throw new ProviderError('BAD_REPLY', provider);
  }
  const isPlain = Object.keys(body).length === 1 && text.startsWith(OPENING) && text.endsWith('}');
  return {
    data,
    problems: errors.map((error) => problemOf(error, provider, refusal)),
    plain: isPlain ? { text, bytes: reply.body } : null,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A parser's own error would quote the body.
    return undefined;
  }
}

function problemOf(source: unknown, provider: string, refusal: Refusal): NativeProblem {
  const { message, path, extensions } = isRecord(source) ? source : {};
  const place = isPath(path) ? path : null;
  if (isRecord(message)) {
    const code = String(message.code);
    // `message.data` may hold tokens: it goes no further.
    const error = VENDOR_CODE.test(code) ? refusal(place?.[0] ?? '', code) : new ProviderError('REFUSED', provider);
    return { path: place, error, message: short(message.message), from: 'vendor' };
  }
  const word = isRecord(extensions) ? extensions.code : undefined;
  const code = typeof word === 'string' && ENGINE_CODE.test(word) ? word : undefined;
  return {
    path: place,
    error: new ProviderError('REFUSED', provider, code),
    message: short(message),
    from: 'engine',
  };
}

function short(message: unknown): string {
  const text = typeof message === 'string' && message !== '' ? message : 'The identity provider refused this.';
  return text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH)}…` : text;
}

function isPath(value: unknown): value is [string, ...(string | number)[]] {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    value.every((part) => typeof part === 'string' || Number.isInteger(part))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
