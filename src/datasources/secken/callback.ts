/**
 * Requests to a callback address. The vendor documents that they exist and are signed, but not their verb, encoding or
 * fields. So a query, a form and JSON are accepted, with any fields.
 */
import type { PushAuthReport, RawCallback } from '../capabilities.js';
import { isAmbiguous, isSigned } from './signature.js';
import { badReply, readEventId, readUid } from './wire.js';

export function readReport(callback: RawCallback, appKey: string): PushAuthReport {
  const fields = readFields(callback);
  if (!isSigned(fields, appKey) || isAmbiguous(fields.description ?? '')) throw badReply();
  const eventId = readEventId(fields);
  const uid = fields.uid === undefined || fields.uid === '' ? null : readUid(fields);
  switch (fields.status) {
    case '200':
      if (uid === null) throw badReply();
      return { eventId, uid, result: { status: 'APPROVED', uid } };
    case '601':
      return { eventId, uid, result: { status: 'DENIED' } };
    case '603':
      return { eventId, uid, result: { status: 'EXPIRED' } };
    default:
      // No other status ends an event.
      throw badReply();
  }
}

function readFields({ query, contentType, body }: RawCallback): Readonly<Record<string, string>> {
  if (body.trim() === '') return readForm(query);
  return isJson(contentType, body) ? readJson(body) : readForm(body);
}

function isJson(contentType: string | null, body: string): boolean {
  return contentType === null
    ? body.trimStart().startsWith('{')
    : /^application\/([\w.-]+\+)?json\b/i.test(contentType);
}

/** A repeated name is ambiguous. */
function readForm(text: string): Record<string, string> {
  const pairs = [...new URLSearchParams(text)];
  const fields = new Map(pairs);
  if (fields.size !== pairs.length) throw badReply();
  return Object.fromEntries(fields);
}

function readJson(text: string): Record<string, string> {
  const entries = Object.entries(parse(text)).map(([name, value]): [string, string] => {
    if (typeof value !== 'string' && !Number.isSafeInteger(value)) throw badReply();
    return [name, String(value)];
  });
  return Object.fromEntries(entries);
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Falls through: the parser's own error would quote the body.
  }
  throw badReply();
}
