/** Answers requests that never reach GraphQL (a body too large, invalid JSON, an unknown path) in the form of GraphQL errors. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, type AppErrorCode } from '../../errors.js';
import { errorText } from '../operation/errorTexts.js';
import { docsOf } from '../operation/formatError.js';
import { preferredLanguage } from './language.js';

interface HttpProblem {
  readonly code: AppErrorCode;
  readonly message: string;
}

const PROBLEMS: Readonly<Record<string, HttpProblem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'BAD_USER_INPUT',
    message: 'The request body is larger than this URL accepts.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'BAD_USER_INPUT', message: 'The request body is not valid JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'BAD_USER_INPUT', message: 'The request body is empty.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'BAD_USER_INPUT',
    message: 'Send the operation as application/json.',
  },
};

/** HTTP statuses of errors from before the handler of a route. */
const STATUSES: Partial<Record<AppErrorCode, number>> = {
  STORE_UNAVAILABLE: 503,
  RATE_LIMITED: 429,
  ORIGIN_NOT_ALLOWED: 403,
  COOKIE_CROSS_SITE: 403,
  COOKIE_NEEDS_HTTPS: 403,
};

/** @param errorPage the address of the page about error codes, which each error links to */
export function answerHttpErrors(app: FastifyInstance, errorPage?: string): void {
  const bodyOf = (problem: HttpProblem, request: FastifyRequest, retryable = false) =>
    errorBody(problem, request, { retryable, ...(errorPage && { docs: docsOf(errorPage, problem.code) }) });
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const ownStatus = error instanceof AppError ? STATUSES[error.code] : undefined;
    if (error instanceof AppError && ownStatus !== undefined) {
      return reply.code(ownStatus).send(bodyOf(error, request, error.details.retryable));
    }
    const status = error.statusCode ?? 500;
    const known = PROBLEMS[error.code ?? ''];
    // Any other status below 500 is a client error. Its message is not repeated, because it may quote a secret.
    const problem: HttpProblem =
      known ??
      (status < 500
        ? { code: 'BAD_USER_INPUT', message: 'The request cannot be read.' }
        : {
            code: 'INTERNAL',
            message: 'Something went wrong on the server. Quote the request id when you report it.',
          });
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'unexpected failure');
    return reply.code(status).send(bodyOf(problem, request));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(bodyOf({ code: 'BAD_USER_INPUT', message: 'There is nothing at this address.' }, request)),
  );
}

interface MoreExtensions {
  readonly retryable?: boolean;
  /** The address of the documentation of the code. */
  readonly docs?: string;
}

export function errorBody(
  { code, message }: HttpProblem,
  { id, headers }: FastifyRequest,
  { retryable = false, ...more }: MoreExtensions = {},
) {
  const text = errorText(code, message, preferredLanguage(headers['accept-language']));
  return { errors: [{ message: text, extensions: { code, requestId: id, retryable, ...more } }] };
}
