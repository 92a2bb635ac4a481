/**
 * The vendor's statuses, except success and the states of an event: the tables of the READMEs of
 * Secken-Server-SDK-For-Python, -PHP and -Nodejs, and of secken-private for those from 900.
 */
import type { ProviderError } from '../errors.js';
import { CodeTable } from '../transport/codeTable.js';

export type Operation = 'qrcode_for_auth' | 'realtime_authorization' | 'event_result' | 'query_auth_token';

/**
 * Not listed, so REFUSED: statuses that only the operator can correct (401 disabled, 402 and 404 no such application, 403
 * signature, 405 verb, 406 whitelist, 609 banned address, 90x).
 */
const TABLE = new CodeTable(
  'secken',
  {
    400: 'INPUT_REJECTED',
    407: 'TOO_FREQUENT', // or "timed out": clients wait 30 seconds in both cases
    500: 'UNAVAILABLE',
    501: 'UNAVAILABLE', // the picture of the QR code could not be created
    604: 'NOT_FOUND',
    605: 'NOT_FOUND', // the user has not set up this kind of authentication
    607: 'UNKNOWN_ACCOUNT',
    901: 'NOT_FOUND',
  },
  // The public cloud has one status for "no such user" and "no such event".
  { realtime_authorization: { 604: 'UNKNOWN_ACCOUNT' } },
);

export function refusal(operation: Operation, status: number): ProviderError {
  return TABLE.refusal(operation, String(status));
}
