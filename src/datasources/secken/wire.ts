/** The vendor's answers: flat JSON, in which `status` is a number and all else text. Only successes are signed. */
import type { PushAuthResult } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { HttpReply } from '../transport/http.js';
import type { Meaning201 } from './config.js';
import type { Operation } from './errors.js';
import { isAmbiguous, isSigned } from './signature.js';

/** Exactly these fields: the vendor's Go and Java SDKs sign a fixed list, so an answer to another call is not accepted. */
const SUCCESS_FIELDS: Readonly<Record<Operation, readonly string[]>> = {
  qrcode_for_auth: ['event_id', 'qrcode_data', 'qrcode_url'],
  realtime_authorization: ['event_id'],
  event_result: ['event_id', 'uid'],
  query_auth_token: [],
};
const COMMON_FIELDS = ['status', 'description', 'signature'];

/** Known forms: 40 hex digits, `1452076833.14zAY6Tfp`. */
const EVENT_ID = /^[\w.-]{8,128}$/;

/** `fields` only with status 200: they are then signed and complete. */
export type Answer =
  | { readonly status: 200; readonly fields: Readonly<Record<string, string>> }
  | { readonly status: Exclude<number, 200>; readonly fields: null };

export function badReply(): ProviderError {
  return new ProviderError('BAD_REPLY', 'secken');
}

/** Business failures have HTTP 200, but no source shows all of them: for a failure the body decides. */
export function readAnswer(operation: Operation, reply: HttpReply, appKey: string): Answer {
  const body = reply.json();
  const status: unknown = isObject(body) ? body.status : undefined;
  if (!isObject(body) || typeof status !== 'number' || !isStatus(status)) throw badReply();
  if (status !== 200) return { status, fields: null };

  const { status: _, ...texts } = body;
  const names = [...COMMON_FIELDS, ...SUCCESS_FIELDS[operation]];
  const isComplete = names.every((name) => Object.hasOwn(body, name)) && Object.keys(body).length === names.length;
  if (reply.status !== 200 || !isComplete || !areTexts(texts)) throw badReply();
  if (!isSigned({ ...texts, status }, appKey)) throw badReply();
  return { status, fields: texts };
}

export function readEventId(fields: Readonly<Record<string, string>>): string {
  const { event_id: id } = fields;
  if (id === undefined || !EVENT_ID.test(id)) throw badReply();
  return id;
}

/** Nothing separates the signed pairs, so a uid that contains one could belong to another user. */
export function readUid(fields: Readonly<Record<string, string>>): string {
  const { uid } = fields;
  if (uid === undefined || uid === '' || isAmbiguous(uid)) throw badReply();
  return uid;
}

/** The state that a status of `event_result` other than 200 means; null for a refusal. */
export function stateOf(status: number, meaning: Meaning201, decided: boolean): PushAuthResult | null {
  switch (status) {
    case 201:
      // The vendor's documents have three meanings, none of them success: handled, scanned, and (for a push) displayed.
      return { status: meaning === 'handled' || (meaning === 'auto' && decided) ? 'ALREADY_HANDLED' : 'SCANNED' };
    case 601:
      return { status: 'DENIED' };
    case 602:
      return { status: 'PENDING' };
    case 603:
      return { status: 'EXPIRED' };
    default:
      return null;
  }
}

/** The status is shown to clients. */
function isStatus(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 100_000;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areTexts(fields: Readonly<Record<string, unknown>>): fields is Readonly<Record<string, string>> {
  return Object.values(fields).every((value) => typeof value === 'string');
}
