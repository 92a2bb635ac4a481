/** What the vendor's words mean where they are no success: of its page on calls that go with the SDKs, and of the older API. */
import { ProviderError, type ProviderErrorCode } from '../errors.js';

/** REFUSED, as is whatever is not listed: signature, parameters, a frozen or expired account, no right to the service. */
const CODES: ReadonlyMap<string, ProviderErrorCode> = new Map<string, ProviderErrorCode>([
  ['1009', 'TOO_FREQUENT'],
  ['9999', 'UNAVAILABLE'],
]);

/** REFUSED is again the rest: UNAUTHORIZED, KEY_EXPIRED, NO_PERMISSION, INVALID_ARGUMENT and what is not known. */
const STATUSES: ReadonlyMap<string, ProviderErrorCode> = new Map<string, ProviderErrorCode>([
  ['NO_FACE_DETECTED', 'INPUT_REJECTED'],
  ['CORRUPT_IMAGE', 'INPUT_REJECTED'],
  ['INVALID_IMAGE_FORMAT_OR_SIZE', 'INPUT_REJECTED'],
  ['IMAGE_FILE_SIZE_TOO_BIG', 'INPUT_REJECTED'],
  ['RATE_LIMIT_EXCEEDED', 'TOO_FREQUENT'],
  ['INTERNAL_ERROR', 'UNAVAILABLE'],
]);

export function codeRefusal(code: string): ProviderError {
  return new ProviderError(CODES.get(code) ?? 'REFUSED', 'linkface', code);
}

export function statusRefusal(status: string): ProviderError {
  return new ProviderError(STATUSES.get(status) ?? 'REFUSED', 'linkface', status);
}
