import type { ProviderErrorCode } from '../errors.js';

/** The code that undici or the system gave a failure. Unlike the message, it quotes nothing of the request. */
export function reasonOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'TimeoutError' ? 'TIMEOUT' : null;
}

const EXACT: Readonly<Record<string, ProviderErrorCode>> = {
  ETIMEDOUT: 'TIMEOUT',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'BAD_REPLY',
  UND_ERR_HEADERS_OVERFLOW: 'BAD_REPLY',
  // The request has a header or path that HTTP does not allow: not a fault of the vendor.
  UND_ERR_INVALID_ARG: 'INPUT_REJECTED',
};

/** The only place that translates network failures. */
export function codeOf(reason: string | null): ProviderErrorCode {
  if (reason === null) return 'BAD_REPLY';
  const exact = EXACT[reason];
  if (exact !== undefined) return exact;
  if (reason.includes('TIMEOUT')) return 'TIMEOUT';
  // Errors of Node's parser: the answer is not HTTP.
  return reason.startsWith('HPE_') ? 'BAD_REPLY' : 'UNAVAILABLE';
}
