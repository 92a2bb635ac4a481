/**
 * Subscriptions: server-sent events at `/graphql/stream`, WebSocket at `/graphql`. Neither passes through Apollo, so the
 * rules that stand on its route are put before them here.
 */
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
import { AppError } from '../errors.js';
import type { Context } from '../resolvers/context.js';
import { type AskedSubscription, prepareSubscription } from './subscriptionRequest.js';
import type { TrustedDocuments } from './trustedDocuments.js';

export interface SubscriptionParts {
  readonly schema: GraphQLSchema;
  readonly trusted: TrustedDocuments;
  readonly maxTokens: number;
  /** Suggestions in validation errors. */
  readonly explorer: boolean;
  createContext(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
  formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError;
}

const MOST_PER_SOCKET = 10;
const NOT_WELCOME = refusal(new AppError('FORBIDDEN', 'This page may not subscribe here.'));
const TOO_MANY = refusal(
  new AppError('RATE_LIMITED', `One socket carries ${MOST_PER_SOCKET} subscriptions at once.`, { retryable: true }),
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
  return makeHandler({
    isProd: true,
    onConnect: ({ extra }) => isWelcome(extra.request),
    onSubscribe: ({ extra, connectionParams, subscriptions }, _id, asked) => {
      if (Object.keys(subscriptions).length > MOST_PER_SOCKET) return [TOO_MANY];
      const { authorization } = connectionParams ?? {};
      // Pages cannot set headers on a WebSocket.
      if (typeof authorization === 'string') extra.request.headers.authorization = authorization;
      return prepare(asked, extra.request, NO_REPLY, parts);
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
  const { origin, upgrade, 'content-type': type, 'apollo-require-preflight': preflight } = headers;
  if (origin !== undefined || upgrade !== undefined) return true;
  return type?.startsWith('application/json') === true || preflight !== undefined;
}

type Ready = ExecutionArgs & { readonly contextValue: Context };

/** What may be executed, in the caller's name, or why not. */
async function prepare(
  asked: AskedSubscription,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SubscriptionParts,
): Promise<Ready | readonly GraphQLError[]> {
  const prepared = prepareSubscription(asked, parts);
  if (!('document' in prepared)) return prepared;
  try {
    return { ...prepared, contextValue: await parts.createContext(request, reply) };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
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
  return [body, { status: 400, statusText: 'Bad Request', headers }] as const;
}
