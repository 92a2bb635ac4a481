/**
 * Subscriptions: server-sent events at `/graphql/stream`, WebSocket at `/graphql`. Neither passes through Apollo, so its gates
 * are applied here.
 */
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import { AppError } from '../../../errors.js';
import type { Context } from '../../../resolvers/context.js';
import type { DocumentGate } from '../../operation/documentGate.js';
import type { TrustedDocuments } from '../../operation/trustedDocuments.js';
import type { ConnectionLimit } from './connectionLimit.js';
import { type AskedSubscription, prepareSubscription } from './subscriptionRequest.js';

export interface SubscriptionParts {
  readonly schema: GraphQLSchema;
  readonly trusted: TrustedDocuments;
  readonly gate: DocumentGate;
  readonly connections: ConnectionLimit;
  createContext(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
  formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError;
}

const MAX_PER_SOCKET = 10;
const NOT_WELCOME = refusal(new AppError('FORBIDDEN', 'This page may not subscribe here.'));
const TOO_MANY = refusal(
  new AppError('RATE_LIMITED', `One socket carries ${MAX_PER_SOCKET} subscriptions at once.`, { retryable: true }),
);

/** A handler for GET and POST. Its own heartbeat is a comment every twelve seconds. */
export function streamHandler(parts: SubscriptionParts) {
  const handler = createHandler<Record<string, unknown>>({
    // No single connection mode: an operation is a request, with a status of its own.
    authenticate: () => null,
    onSubscribe: async ({ raw, context }, asked) => {
      const prepared = await prepare(asked, raw, context.reply, parts);
      return 'document' in prepared
        ? { ...prepared, contextValue: { ...prepared.contextValue } }
        : refuse(prepared, raw, parts);
    },
    onNext: (_context, { raw }, result) => masked(result, raw, parts),
  });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!isWelcome(request)) {
      return reply.code(403).send({ errors: answered([NOT_WELCOME], request, parts) });
    }
    await parts.connections.hold(request, reply, parts.createContext);
    try {
      return await handler(request, reply);
    } catch (error) {
      // The stream is open: there is no status left to say it with.
      if (!reply.raw.headersSent) throw error;
      return reply.raw.destroy();
    }
  };
}

/** A handler for WebSocket upgrades, subprotocol `graphql-transport-ws`. */
export function socketHandler(parts: SubscriptionParts) {
  const turns = new Turns();
  return makeHandler({
    isProd: true,
    onSubscribe: ({ extra, connectionParams, subscriptions }, _id, asked) => {
      if (Object.keys(subscriptions).length > MAX_PER_SOCKET) return [TOO_MANY];
      const { authorization } = connectionParams ?? {};
      // Pages cannot set headers on a WebSocket.
      if (typeof authorization === 'string') extra.request.headers.authorization = authorization;
      return turns.take(extra.socket, () => prepare(asked, extra.request, NO_REPLY, parts));
    },
    onNext: ({ extra }, _id, _asked, _args, result) => masked(result, extra.request, parts),
    onError: ({ extra }, _id, _asked, errors) => answered(errors, extra.request, parts),
  });
}

/** A socket has no answer that could carry a cookie, and a subscription sets none. */
const NO_REPLY = { setCookie: () => NO_REPLY, clearCookie: () => NO_REPLY } as unknown as FastifyReply;

/**
 * A request with an Origin has passed the origin policy. Without one, it must be a request that no page can make without
 * a preflight.
 */
function isWelcome({ headers }: FastifyRequest): boolean {
  const { origin, 'content-type': type, 'apollo-require-preflight': preflight } = headers;
  return origin !== undefined || type?.startsWith('application/json') === true || preflight !== undefined;
}

type Ready = ExecutionArgs & { readonly contextValue: Context };

/** One at a time on a socket, so that one client cannot occupy the event loop with many requests that it sent at once. */
class Turns {
  /** The last work of each socket that was queued. */
  readonly #last = new WeakMap<object, Promise<unknown>>();

  take<T>(socket: object, work: () => Promise<T>): Promise<T> {
    const done = (this.#last.get(socket) ?? Promise.resolve()).then(work);
    // The next one begins whether this one succeeds or fails.
    this.#last.set(
      socket,
      done.catch(() => undefined),
    );
    return done;
  }
}

/** What may be executed, in the caller's name, or why not. The limit comes first: parsing costs more than counting. */
async function prepare(
  asked: AskedSubscription,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SubscriptionParts,
): Promise<Ready | readonly GraphQLError[]> {
  try {
    const contextValue = await parts.createContext(request, reply);
    const { address } = contextValue.auth.caller;
    const limited = await contextValue.services.limits.address('subscribe', address);
    if (limited !== undefined) return [tooMany(limited.retryAt)];
    const prepared = await prepareSubscription(asked, address, parts);
    return 'document' in prepared ? { ...prepared, contextValue } : prepared;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function tooMany(retryAt: Date): GraphQLError {
  const message = `Too many subscriptions began at this address. Try again after ${retryAt.toISOString()}.`;
  return refusal(new AppError('RATE_LIMITED', message, { retryable: true }));
}

function refusal(error: AppError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

/** Errors as the other route answers them. What a running subscription throws arrives wrapped. */
function answered(errors: readonly GraphQLError[], { id: requestId }: FastifyRequest, parts: SubscriptionParts) {
  return errors.map((error) => {
    const { extensions, ...rest } = parts.formatError(error.toJSON(), error.originalError ?? error);
    return { ...rest, extensions: { ...extensions, requestId } };
  });
}

function masked(
  result: { readonly errors?: readonly GraphQLError[] | undefined },
  request: FastifyRequest,
  parts: SubscriptionParts,
) {
  const { errors, ...rest } = result as ExecutionResult;
  const answer: FormattedExecutionResult = errors ? { ...rest, errors: answered(errors, request, parts) } : rest;
  return answer as never;
}

function refuse(errors: readonly GraphQLError[], request: FastifyRequest, parts: SubscriptionParts) {
  const body = JSON.stringify({ errors: answered(errors, request, parts) });
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const { status = 400 } = (errors[0]?.extensions.http ?? {}) as { readonly status?: number };
  return [body, { status, statusText: STATUS_CODES[status] ?? '', headers }] as const;
}
