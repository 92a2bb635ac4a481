import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { NativeContext } from '../native/exchange.js';
import type { FormatError } from './formatError.js';
import { nativeError } from './nativeErrors.js';

export interface HttpHead {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

/** Errors as clients may see them: masked, with the request id, so that a user's report leads to its log line. */
export function publicErrors(
  errors: readonly GraphQLError[],
  requestId: string,
  formatError: FormatError,
): GraphQLFormattedError[] {
  return errors.map((error) => withRequestId(formatError(error.toJSON(), error.originalError ?? error), requestId));
}

/** A result as clients may see it, with the errors that vendors reported. Without data, the variables did not fit. */
export function publicResult(
  { data, errors = [] }: ExecutionResult,
  { auth, native }: NativeContext,
  formatError: FormatError,
): FormattedExecutionResult {
  const { requestId } = auth.caller;
  const own = publicErrors(data === undefined ? errors.map(badUserInput) : errors, requestId, formatError);
  const vendors = native?.problems.map(({ problem, request }) => nativeError(problem, request)) ?? [];
  const all = [...own, ...vendors.map((error) => withRequestId(error, requestId))];
  return { ...(all.length > 0 && { errors: all }), ...(data !== undefined && { data }) };
}

export function withRequestId(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
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
