/** Turns every error into a public code and message. Values of the caller and of a vendor are removed. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ProviderError, type ProviderErrorCode } from '../../datasources/errors.js';
import { AppError, type AppErrorCode, PROTOCOL_ERROR_CODES } from '../../errors.js';
import { scrubMessage } from './scrubMessage.js';

interface PublicError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly provider?: string;
  readonly providerCode?: string;
  readonly kinds?: readonly string[];
  /** RFC 3339. */
  readonly retryAt?: string;
}

const PROVIDER_CODES: Partial<Record<ProviderErrorCode, readonly [AppErrorCode, string]>> = {
  UNAVAILABLE: ['PROVIDER_UNAVAILABLE', 'The identity provider cannot be reached. Try again.'],
  TIMEOUT: ['PROVIDER_TIMEOUT', 'The identity provider did not answer in time. Try again.'],
  BAD_REPLY: ['PROVIDER_BAD_REPLY', 'The identity provider sent an unexpected answer.'],
  NOT_CONFIGURED: ['PROVIDER_NOT_CONFIGURED', 'This provider is not configured on this server.'],
  NOT_SUPPORTED: ['NOT_SUPPORTED_BY_PROVIDER', 'This provider does not support this operation.'],
  NOT_SIGNED_IN: ['UNAUTHENTICATED', 'Sign in again: the provider no longer accepts this session.'],
  FORBIDDEN: ['FORBIDDEN', 'The identity provider does not allow this.'],
};
const REFUSED: readonly [AppErrorCode, string] = ['PROVIDER_REFUSED', 'The identity provider refused this.'];

/** Codes of errors of GraphQL and Apollo Server. Their scrubbed messages help the caller. */
const SCRUBBED_CODES: ReadonlySet<string> = new Set([
  ...PROTOCOL_ERROR_CODES,
  'BAD_USER_INPUT',
  'OPERATION_TOO_COSTLY',
]);

export type FormatError = (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;

/** @param errorPage the address of the page about error codes, which each error links to */
export function createFormatError(logger: Logger, errorPage?: string): FormatError {
  return (formatted, thrown) => {
    const { code, message, ...rest } = publicError(formatted, thrown, logger);
    return {
      message,
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: { code, ...rest, ...(errorPage && { docs: docsOf(errorPage, code) }) },
    };
  };
}

/** The place of a code in the page about error codes. */
export function docsOf(errorPage: string, code: string): string {
  return `${errorPage}#${code.toLowerCase()}`;
}

export function publicProviderError({ code: reason, provider, providerCode }: ProviderError): PublicError {
  const [code, message] = PROVIDER_CODES[reason] ?? REFUSED;
  const retryable = reason === 'UNAVAILABLE' || reason === 'TIMEOUT';
  return { code, message, retryable, provider, ...(providerCode !== undefined && { providerCode }) };
}

/** The public code of an error, without its text and without a log line. */
export function publicCode(thrown: unknown): string {
  const error = thrown instanceof GraphQLError ? (thrown.originalError ?? thrown) : thrown;
  if (error instanceof AppError) return error.code;
  if (error instanceof ProviderError) return publicProviderError(error).code;
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  return typeof code === 'string' && SCRUBBED_CODES.has(code) ? code : 'INTERNAL';
}

function publicError(formatted: GraphQLFormattedError, thrown: unknown, logger: Logger): PublicError {
  const error = unwrapResolverError(thrown);
  const own = error instanceof GraphQLError ? error.originalError : undefined;
  // An error from before the execution has no path, so `unwrapResolverError` leaves it wrapped.
  const appError = own instanceof AppError ? own : error;
  if (appError instanceof AppError) {
    if (appError.cause !== undefined) logger.error({ err: appError.cause, code: appError.code }, 'request failed');
    const { retryable = false, kinds, retryAt } = appError.details;
    const times = retryAt && { retryAt: retryAt.toISOString() };
    return { code: appError.code, message: appError.message, retryable, ...(kinds && { kinds }), ...times };
  }
  if (error instanceof ProviderError) return publicProviderError(error);
  const code = own instanceof GraphQLError && own.extensions.code ? own.extensions.code : formatted.extensions?.code;
  if (typeof code === 'string' && SCRUBBED_CODES.has(code)) {
    return { code, message: scrubMessage(formatted.message), retryable: false };
  }
  // Messages of graphql-js quote values of the caller and of the vendor.
  const err = error instanceof GraphQLError ? { type: error.name, path: formatted.path } : error;
  logger.error({ err }, 'unexpected failure');
  return {
    code: 'INTERNAL',
    message: 'Something went wrong on the server. Quote the request id when you report it.',
    retryable: false,
  };
}
