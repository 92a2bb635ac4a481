/**
 * One rule for requests, answers and callbacks: SHA-1 of `name=value` of every field, sorted by name and concatenated, with
 * the key at the end. Source: `gen_signature` of secken/Secken-Server-SDK-For-Python and `getSignature` of
 * secken/Secken-Server-SDK-For-Nodejs. Their comments about MD5 describe an older service.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { ProviderError } from '../errors.js';

export type Fields = Readonly<Record<string, string | number>>;

export function signatureOf(fields: Fields, appKey: string): string {
  const names = Object.keys(fields).filter((name) => name !== 'signature');
  const text = names
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('');
  return createHash('sha1')
    .update(text + appKey)
    .digest('hex');
}

/** Whether the field `signature` is the signature of the other fields. */
export function isSigned(fields: Fields, appKey: string): boolean {
  const { signature } = fields;
  if (typeof signature !== 'string' || !/^[0-9a-f]{40}$/.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(signatureOf(fields, appKey), 'hex'));
}

/** All names that the vendor writes before an `=`. None ends with another, so only a complete one can be misread. */
const NAMES = [
  'action_details',
  'action_type',
  'app_id',
  'auth_token',
  'auth_type',
  'callback',
  'description',
  'event_id',
  'qrcode_data',
  'qrcode_url',
  'signature',
  'status',
  'uid',
];
const NAME_INSIDE = new RegExp(`(?:${NAMES.join('|')})=`);

/** Characters that a phone displays as something else, or that UTF-8 cannot encode and that therefore sign alike. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u;

/**
 * The pairs have no separator: details `a` of type `b` sign like the details `aaction_type=b`. An attacker who sees one
 * request could send the other, so a text that reads as a further pair is never signed.
 */
export function isAmbiguous(value: string): boolean {
  return NAME_INSIDE.test(value) || UNREADABLE.test(value);
}

/** Free text must not contain unknown names either: the vendor drops unknown parameters, so the text would be cut. */
const FREE_TEXT = new Set(['action_type', 'action_details']);
const ANY_NAME_INSIDE = /[a-z_]=/;

/** Our arguments for the vendor's parameters, for errors. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  action_details: 'actionDetails',
  action_type: 'actionType',
  auth_token: 'token',
  callback: 'callbackUrl',
  event_id: 'eventId',
};

/** The parameters with their signature. Throws INPUT_REJECTED when they would sign like other parameters. */
export function signRequest(parameters: Readonly<Record<string, string>>, appKey: string): Record<string, string> {
  for (const [name, value] of Object.entries(parameters)) {
    if (isAmbiguous(value) || (FREE_TEXT.has(name) && ANY_NAME_INSIDE.test(value))) {
      throw new ProviderError('INPUT_REJECTED', 'secken', undefined, ARGUMENTS[name] ?? name);
    }
  }
  return { ...parameters, signature: signatureOf(parameters, appKey) };
}
