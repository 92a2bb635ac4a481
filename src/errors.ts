/** The values of `errors[].extensions.code` that are Menshen's own. */
export const APP_ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'STEP_UP_REQUIRED',
  'BAD_USER_INPUT',
  'PASSTHROUGH_REFUSED',
  'NOT_SUPPORTED_BY_PROVIDER',
  'PROVIDER_NOT_CONFIGURED',
  'PROVIDER_REFUSED',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_TIMEOUT',
  'PROVIDER_BAD_REPLY',
  'STORE_UNAVAILABLE',
  'RATE_LIMITED',
  'OPERATION_TOO_COSTLY',
  'DOCUMENT_TOO_LARGE',
  'VENDOR_BUDGET_EXCEEDED',
  'ORIGIN_NOT_ALLOWED',
  'COOKIE_CROSS_SITE',
  'COOKIE_NEEDS_HTTPS',
  'INTERNAL',
] as const;

/** The other values: codes of GraphQL and Apollo Server. */
export const PROTOCOL_ERROR_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/**
 * An error whose message clients may see. The message contains no value of a vendor, and no value of the caller except a
 * well-formed `Origin`.
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: AppErrorCode,
    message: string,
    /**
     * `retryable`: the same request may succeed later. `cause` is only for the log. `kinds`: the proofs that this user can give,
     * for STEP_UP_REQUIRED. `retryAt`: the earliest time at which a retry can succeed, where it is known.
     */
    readonly details: { retryable?: boolean; cause?: unknown; kinds?: readonly string[]; retryAt?: Date } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
  }
}
