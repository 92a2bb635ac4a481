/**
 * One rule for requests, answers and callbacks: `name=value` of every field, sorted by name, with nothing in between, and
 * the key behind; SHA-1. Source: `gen_signature` of secken/Secken-Server-SDK-For-Python and `getSignature` of
 * secken/Secken-Server-SDK-For-Nodejs. Comments there that say MD5 speak of an older service.
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

/** Whether `signature` among the fields is that of the others. */
export function isSigned(fields: Fields, appKey: string): boolean {
  const { signature } = fields;
  if (typeof signature !== 'string' || !/^[0-9a-f]{40}$/.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(signatureOf(fields, appKey), 'hex'));
}

/** Every name that the vendor puts before an `=`. None ends with another, so only a whole one can be misread. */
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

/** Characters that a phone shows as something else, or that UTF-8 cannot hold and so signs as one and the same. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u;

/**
 * Nothing stands between the pairs: details `a` of type `b` sign as the details `aaction_type=b`. Whoever sees one request
 * could send the other, so a text that reads as a further pair is signed by nobody.
 */
export function isAmbiguous(value: string): boolean {
  return NAME_INSIDE.test(value) || UNREADABLE.test(value);
}

/** In free text even an unknown name is too many: the vendor drops unknown parameters, and the text would lose its end. */
const FREE_TEXT = new Set(['action_type', 'action_details']);
const ANY_NAME_INSIDE = /[a-z_]=/;

/** What our callers call the vendor's parameters, for errors. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  action_details: 'actionDetails',
  action_type: 'actionType',
  auth_token: 'token',
  callback: 'callbackUrl',
  event_id: 'eventId',
};

/** The parameters with their signature; INPUT_REJECTED where they would sign like others. */
export function signRequest(parameters: Readonly<Record<string, string>>, appKey: string): Record<string, string> {
  for (const [name, value] of Object.entries(parameters)) {
    if (isAmbiguous(value) || (FREE_TEXT.has(name) && ANY_NAME_INSIDE.test(value))) {
      throw new ProviderError('INPUT_REJECTED', 'secken', undefined, ARGUMENTS[name] ?? name);
    }
  }
  return { ...parameters, signature: signatureOf(parameters, appKey) };
}
