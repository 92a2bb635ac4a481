/** The vendor's codes: the `code` of the SDK's page on calls, and the `status` of the older API. */
import type { ProviderError } from '../errors.js';
import { CodeTable } from '../transport/codeTable.js';

/**
 * Not listed, so REFUSED: signature, parameters, a frozen or expired account, no right to the service; and UNAUTHORIZED,
 * KEY_EXPIRED, NO_PERMISSION, INVALID_ARGUMENT.
 */
const TABLE = new CodeTable('linkface', {
  1009: 'TOO_FREQUENT',
  9999: 'UNAVAILABLE',
  NO_FACE_DETECTED: 'INPUT_REJECTED',
  CORRUPT_IMAGE: 'INPUT_REJECTED',
  INVALID_IMAGE_FORMAT_OR_SIZE: 'INPUT_REJECTED',
  IMAGE_FILE_SIZE_TOO_BIG: 'INPUT_REJECTED',
  RATE_LIMIT_EXCEEDED: 'TOO_FREQUENT',
  INTERNAL_ERROR: 'UNAVAILABLE',
});

export function refusal(code: string): ProviderError {
  return TABLE.refusal('', code);
}
