/** Subscriptions: server-sent events at `/graphql/stream`, WebSocket at `/graphql`. Both are adapters onto the pipeline. */
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, subscribe } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import Negotiator from 'negotiator';
import { AppError } from '../../../errors.js';
import type { CreateContext } from '../../context/context.js';
import { preferredLanguage } from '../../http/language.js';
import type { WithinRequest } from '../../http/requestSpans.js';
import type { ErrorReader } from '../../operation/errorTexts.js';
import { httpHead } from '../../operation/publicErrors.js';
import type { OperationRequest, Pipeline } from '../../operation/run.js';
import type { ConnectionLimit } from './connectionLimit.js';

export interface SubscriptionParts {
  readonly pipeline: Pipeline;
  readonly connections: ConnectionLimit;
  readonly createContext: CreateContext;
  readonly withinRequest: WithinRequest;
}

const MAX_PER_SOCKET = 10;
const NOT_ALLOWED = refusal(new AppError('FORBIDDEN', 'This page may not subscribe here.'));
const TOO_MANY = refusal(
  new AppError('RATE_LIMITED', `One socket carries ${MAX_PER_SOCKET} subscriptions at once.`, { retryable: true }),
);

const EVENT_STREAM = 'text/event-stream';
const NOT_ACCEPTED = refusal(
  new AppError(
    'BAD_USER_INPUT',
    `This URL answers with server-sent events: send the header \`Accept: ${EVENT_STREAM}\`.`,
  ),
);
const NO_TEXT = refusal(new AppError('BAD_USER_INPUT', 'The request has no text: send it as `query`.'));

/** A handler for GET and POST. It sends a comment every twelve seconds to keep the connection open. */
export function streamHandler(parts: SubscriptionParts) {
  const { pipeline } = parts;
  const handler = createHandler<Record<string, unknown>>({
    // No single connection mode: each operation is a request with its own status.
    authenticate: () => null,
    onSubscribe: async ({ raw, context }, request) => {
      const prepared = await prepare(request, raw, context.reply, parts);
      if (!('document' in prepared)) return refused(prepared, raw, pipeline);
      return { ...prepared, contextValue: { ...prepared.contextValue } };
    },
    onNext: (_context, { raw }, result) => masked(result, raw, pipeline),
  });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const refuse = (status: number, error: GraphQLError) =>
      reply.code(status).send({ errors: pipeline.publicErrors([error], readerOf(request)) });
    if (!passesCsrfCheck(request)) return refuse(403, NOT_ALLOWED);
    // The library would answer both without a request id, the first with an empty body.
    if (!acceptsEvents(request)) return refuse(406, NOT_ACCEPTED);
    if (!namesDocument(request)) return refuse(400, NO_TEXT);
    // The library knows this text alone, and no list or range that includes it.
    request.headers.accept = EVENT_STREAM;
    await parts.connections.hold(request, reply, parts.createContext);
    try {
      return await handler(request, reply);
    } catch (error) {
      // After the headers, an error can only end the stream.
      if (!reply.raw.headersSent) throw error;
      return reply.raw.destroy();
    }
  };
}

/** A handler for WebSocket upgrades, subprotocol `graphql-transport-ws`. */
export function socketHandler(parts: SubscriptionParts) {
  const { pipeline } = parts;
  const queue = new SocketQueue();
  /** By context: messages of a socket arrive outside the span of its request. */
  const requests = new WeakMap<object, FastifyRequest>();
  return makeHandler({
    isProd: true,
    onSubscribe: async ({ extra, connectionParams, subscriptions }, _id, request) => {
      if (Object.keys(subscriptions).length > MAX_PER_SOCKET) return [TOO_MANY];
      const { authorization } = connectionParams ?? {};
      // Pages cannot set headers on a WebSocket.
      if (typeof authorization === 'string') extra.request.headers.authorization = authorization;
      const prepared = await queue.add(extra.socket, () => prepare(request, extra.request, NO_REPLY, parts));
      if ('document' in prepared) requests.set(prepared.contextValue, extra.request);
      return prepared;
    },
    subscribe: (args) => {
      const request = requests.get(args.contextValue as object);
      return request === undefined ? subscribe(args) : parts.withinRequest(request, () => subscribe(args));
    },
    onNext: ({ extra }, _id, _request, _args, result) => masked(result, extra.request, pipeline),
    onError: ({ extra }, _id, _request, errors) => pipeline.publicErrors(errors, readerOf(extra.request)),
  });
}

/** A socket has no response that could carry a cookie, and a subscription sets none. */
const NO_REPLY = { setCookie: () => NO_REPLY, clearCookie: () => NO_REPLY } as unknown as FastifyReply;

/**
 * A request with an Origin has passed the origin policy. Without one, it must be a request that no page can make without
 * a preflight.
 */
function passesCsrfCheck({ headers }: FastifyRequest): boolean {
  const { origin, 'content-type': type, 'apollo-require-preflight': preflight } = headers;
  return origin !== undefined || type?.startsWith('application/json') === true || preflight !== undefined;
}

/** Without the header, every media type is accepted (RFC 9110, section 12.5.1). */
function acceptsEvents({ headers: { accept } }: FastifyRequest): boolean {
  return new Negotiator({ headers: { accept } }).mediaType([`${EVENT_STREAM}; charset=utf-8`]) !== undefined;
}

/** Prepares one subscription of a socket at a time, so that many sent at once cannot occupy the event loop. */
class SocketQueue {
  /** The last task of each socket. */
  readonly #last = new WeakMap<object, Promise<unknown>>();

  add<T>(socket: object, task: () => Promise<T>): Promise<T> {
    const done = (this.#last.get(socket) ?? Promise.resolve()).then(task);
    // The next task starts whether this one succeeds or fails.
    this.#last.set(
      socket,
      done.catch(() => undefined),
    );
    return done;
  }
}

/** What to execute, or the errors that refuse it. */
async function prepare(
  operation: OperationRequest,
  request: FastifyRequest,
  reply: FastifyReply,
  { createContext, pipeline }: SubscriptionParts,
): ReturnType<Pipeline['subscribe']> {
  try {
    return await pipeline.subscribe(operation, await createContext(request, reply));
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Whether a request names a document: by its text, or by a hash. */
function namesDocument({ method, query, body }: FastifyRequest): boolean {
  const parameters = (method === 'GET' ? query : body) as Readonly<Record<string, unknown>> | null | undefined;
  const { query: text, extensions, documentId } = parameters ?? {};
  return typeof text === 'string' || (text === undefined && (extensions ?? documentId) !== undefined);
}

function readerOf({ id: requestId, headers }: FastifyRequest): ErrorReader {
  return { requestId, language: preferredLanguage(headers['accept-language']) };
}

function refusal(error: AppError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

function masked(
  result: { readonly errors?: readonly GraphQLError[] | undefined },
  request: FastifyRequest,
  pipeline: Pipeline,
) {
  const { errors, ...rest } = result as ExecutionResult;
  const answer: FormattedExecutionResult = errors
    ? { ...rest, errors: pipeline.publicErrors(errors, readerOf(request)) }
    : rest;
  return answer as never;
}

function refused(errors: readonly GraphQLError[], request: FastifyRequest, pipeline: Pipeline) {
  const body = JSON.stringify({ errors: pipeline.publicErrors(errors, readerOf(request)) });
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const { status = 400 } = httpHead(errors);
  return [body, { status, statusText: STATUS_CODES[status] ?? '', headers }] as const;
}
