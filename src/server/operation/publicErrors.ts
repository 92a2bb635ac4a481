import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { NativeContext } from '../native/exchange.js';
import { type ErrorReader, forReader } from './errorTexts.js';
import type { FormatError } from './formatError.js';
import { nativeError } from './nativeErrors.js';

export interface HttpHead {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

/** Errors as clients may see them: masked, in the caller's language, with the request id. */
export function publicErrors(
  errors: readonly GraphQLError[],
  reader: ErrorReader,
  formatError: FormatError,
): GraphQLFormattedError[] {
  return errors.map((error) => forReader(formatError(error.toJSON(), error.originalError ?? error), reader));
}

/** A result as clients may see it, with the errors that vendors reported. Without data, the variables did not fit. */
export function publicResult(
  { data, errors = [] }: ExecutionResult,
  { auth, native }: NativeContext,
  formatError: FormatError,
): FormattedExecutionResult {
  const own = publicErrors(data === undefined ? errors.map(badUserInput) : errors, auth.caller, formatError);
  const vendors = native?.problems.map(({ problem, request }) => nativeError(problem, request)) ?? [];
  // The text of a vendor is not translated.
  const all = [...own, ...vendors.map((error) => withRequestId(error, auth.caller.requestId))];
  return { ...(all.length > 0 && { errors: all }), ...(data !== undefined && { data }) };
}

function withRequestId(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  return { ...error, extensions: { ...error.extensions, requestId } };
}

export function badUserInput(error: GraphQLError): GraphQLError {
  error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
}

/** The HTTP status and headers of a refusal. The first error decides. */
export function httpHead([error]: readonly GraphQLError[]): HttpHead {
  return (error?.extensions.http ?? {}) as HttpHead;
}
