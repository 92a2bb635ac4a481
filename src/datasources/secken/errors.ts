/**
 * What a status of the vendor means where it is no success and no state of an event: the tables of the READMEs of
 * Secken-Server-SDK-For-Python, -PHP and -Nodejs, and of secken-private for those from 900 on.
 */
import { ProviderError, type ProviderErrorCode } from '../errors.js';

export type Operation = 'qrcode_for_auth' | 'realtime_authorization' | 'event_result' | 'query_auth_token';

/**
 * REFUSED, as is whatever is not listed: what only the operator can mend (401 disabled, 402 and 404 no such application, 403
 * signature, 405 verb, 406 whitelist, 609 banned address, 90x).
 */
const MEANINGS: ReadonlyMap<number, ProviderErrorCode> = new Map<number, ProviderErrorCode>([
  [400, 'INPUT_REJECTED'],
  [407, 'TOO_FREQUENT'], // or "timed out": back off for 30 seconds either way
  [500, 'UNAVAILABLE'],
  [501, 'UNAVAILABLE'], // the picture of the QR code could not be made
  [604, 'NOT_FOUND'],
  [605, 'NOT_FOUND'], // the user has not set up this kind of authentication
  [607, 'UNKNOWN_ACCOUNT'],
  [901, 'NOT_FOUND'],
]);

/** The public cloud says "user or event does not exist" with one number. */
const OF_A_PUSH: ReadonlyMap<number, ProviderErrorCode> = new Map<number, ProviderErrorCode>([
  [604, 'UNKNOWN_ACCOUNT'],
]);

export function refusal(operation: Operation, status: number): ProviderError {
  const own = operation === 'realtime_authorization' ? OF_A_PUSH.get(status) : undefined;
  return new ProviderError(own ?? MEANINGS.get(status) ?? 'REFUSED', 'secken', String(status));
}
