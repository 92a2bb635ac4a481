/** Reads a GraphQL answer that is forwarded, from a vendor that sends an object where GraphQL has a message. */
import { ProviderError } from '../errors.js';
import { numericCode } from './fields.js';
import type { HttpReply } from './http.js';

/** One error of the vendor. */
export interface NativeProblem {
  /** The path in `data`; null when the vendor does not send one. */
  readonly path: readonly [string, ...(string | number)[]] | null;
  readonly error: ProviderError;
  /** The vendor's text: a business message, or one of its GraphQL engine, which may name its types. */
  readonly message: string;
  readonly from: 'vendor' | 'engine';
}

export interface NativeReply {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly NativeProblem[];
  /** The answer as received, when `data` is its only key: it can be forwarded without parsing. */
  readonly plain: { readonly text: string; readonly bytes: Buffer } | null;
}

/** The vendor's table: the meaning of a code that the root field `operation` answers with. */
export type Refusal = (operation: string, code: string) => ProviderError;

const OPENING = '{"data":{';
const MAX_MESSAGE_LENGTH = 500;
/** Codes are shown to clients, so only texts that look like a code pass. */
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
    // The parser's own error would quote the body.
    return undefined;
  }
}

function problemOf(source: unknown, provider: string, refusal: Refusal): NativeProblem {
  const { message, path, extensions } = isRecord(source) ? source : {};
  const place = isPath(path) ? path : null;
  if (isRecord(message)) {
    const code = numericCode(message.code);
    // `message.data` may hold tokens and is not passed on.
    const error = code === null ? new ProviderError('REFUSED', provider) : refusal(place?.[0] ?? '', code);
    // Without a path nothing was executed: the first generation also frames errors of its GraphQL engine as objects.
    return { path: place, error, message: short(message.message), from: place === null ? 'engine' : 'vendor' };
  }
  const sent = isRecord(extensions) ? extensions.code : undefined;
  const code = typeof sent === 'string' && ENGINE_CODE.test(sent) ? sent : undefined;
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
