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
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import type { Context } from '../resolvers/context.js';
import { operationRules } from './operationRules.js';
import type { AskedDocument, TrustedDocuments } from './trustedDocuments.js';

export interface SubscriptionParts {
  readonly schema: GraphQLSchema;
  readonly trusted: TrustedDocuments;
  createContext(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
  formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError;
  /** Whether a page of this origin may use the caller's cookies. */
  trustsOrigin(origin: string, request: FastifyRequest): boolean;
  readonly maxTokens: number;
}

/** Shape of an operation as both protocols carry it. */
interface Asked extends AskedDocument {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A handler for GET and POST. Its own heartbeat is a comment every twelve seconds. */
export function streamHandler(parts: SubscriptionParts) {
  const handler = createHandler<Record<string, unknown>>({
    // No single connection mode: an operation is a request, with a status of its own.
    authenticate: () => null,
    onSubscribe: async ({ raw, context }, asked) => {
      const prepared = prepare(asked, parts);
      if (!isReady(prepared)) return refuse(prepared, parts);
      return { ...prepared, contextValue: { ...(await parts.createContext(raw, context.reply)) } };
    },
    onNext: (_context, _request, result) => masked(result, parts),
  });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!isWelcome(request, parts)) {
      const errors = [{ message: 'This page may not subscribe here.', extensions: { code: 'FORBIDDEN' } }];
      return reply.code(403).send({ errors });
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
    onConnect: ({ extra }) => isWelcome(extra.request, parts),
    onSubscribe: async ({ extra, connectionParams }, _id, asked) => {
      const prepared = prepare(asked, parts);
      if (!isReady(prepared)) return prepared;
      const { authorization } = connectionParams ?? {};
      // Pages cannot set headers on a WebSocket.
      if (typeof authorization === 'string') extra.request.headers.authorization = authorization;
      return { ...prepared, contextValue: await parts.createContext(extra.request, NO_REPLY) };
    },
    onNext: (_context, _id, _asked, _args, result) => masked(result, parts),
    onError: (_context, _id, _asked, errors) => errors.map((error) => parts.formatError(error.toJSON(), error)),
  });
}

/** A socket has no answer that could carry a cookie, and a subscription sets none. */
const NO_REPLY = { setCookie: () => NO_REPLY, clearCookie: () => NO_REPLY } as unknown as FastifyReply;

/**
 * A page of another origin can make a browser send cookies here, so its origin must be on our list. Where none is told, the
 * request must be one that no page can make without asking first.
 */
function isWelcome(request: FastifyRequest, { trustsOrigin }: SubscriptionParts): boolean {
  const { origin, upgrade, 'content-type': type, 'apollo-require-preflight': preflight } = request.headers;
  if (origin !== undefined) return trustsOrigin(origin, request);
  return upgrade !== undefined || type?.startsWith('application/json') === true || preflight !== undefined;
}

/** Automatic persisted queries are Apollo's affair: subscriptions go by text, or by a hash of the manifest. */
const UNKNOWN_HERE = new GraphQLError('There is no text, and no hash that this address knows: send the text.', {
  extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
});

/** What may be executed, or why not. */
function prepare(asked: Asked, parts: SubscriptionParts): ExecutionArgs | readonly GraphQLError[] {
  const { schema, trusted, maxTokens } = parts;
  try {
    const text = trusted.resolve(asked);
    if (text === undefined) return [UNKNOWN_HERE];
    const document = parse(text, { maxTokens });
    const problems = validate(schema, document, [...specifiedRules, ...operationRules]);
    if (problems.length > 0) return problems;
    const operationName = asked.operationName ?? null;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'subscription') {
      return [new GraphQLError('Only subscriptions are served here.', { extensions: { code: 'BAD_REQUEST' } })];
    }
    trusted.notice(text, operation.name?.value);
    return { schema, document, operationName, variableValues: asked.variables ?? {} };
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('The operation cannot be read.')];
  }
}

function isReady(prepared: ExecutionArgs | readonly GraphQLError[]): prepared is ExecutionArgs {
  return 'document' in prepared;
}

function masked(result: { readonly errors?: readonly GraphQLError[] | undefined }, parts: SubscriptionParts) {
  const { errors, ...rest } = result as ExecutionResult;
  const answer: FormattedExecutionResult = errors
    ? { ...rest, errors: errors.map((error) => parts.formatError(error.toJSON(), error)) }
    : rest;
  return answer as never;
}

function refuse(errors: readonly GraphQLError[], { formatError }: SubscriptionParts) {
  const body = JSON.stringify({ errors: errors.map((error) => formatError(error.toJSON(), error)) });
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return [body, { status: 400, statusText: 'Bad Request', headers }] as const;
}
