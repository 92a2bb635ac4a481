/**
 * A way past Apollo for operations that it knows. Apollo parses, validates, judges and executes a text once; what it accepted
 * is remembered here, and later requests with that text are answered here. Operations wholly inside one namespace are then
 * sent on without being executed field by field. Whatever is not exactly such a request, or is wrong in its form, goes to
 * Apollo, so that there is one place that says no: to a body, a content type without CSRF protection, a header, a variable.
 */
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Logger } from 'pino';
import type { Context } from '../../../resolvers/context.js';
import type { CreateContext } from '../../context/context.js';
import type { ExecutedOperation, OperationCache } from '../../operation/operationCache.js';
import { logOperation } from '../../operation/operationLog.js';
import { type AnswerParts, answerOf } from './answer.js';
import { type GraphQLRequestBody, readRequestBody } from './graphqlRequest.js';

/** False leaves the request to Apollo, whose own gate then says why. */
export type Gate = (text: string, context: Context) => boolean;

export interface FastPathParts extends AnswerParts {
  readonly logger: Logger;
  readonly createContext: CreateContext;
  /** What Apollo judges anew for each request, though the text is known. A gate that is added there is added here. */
  readonly gates: readonly Gate[];
}

/** A request that every gate lets pass. */
interface Admitted {
  readonly requestBody: GraphQLRequestBody;
  readonly executed: ExecutedOperation;
  readonly context: Context;
}

/** The POST route: the fast path where it can be taken, else `apollo`. */
export function fastPath(cache: OperationCache, apollo: RouteHandlerMethod, parts: FastPathParts): RouteHandlerMethod {
  return async function (request, reply) {
    const start = performance.now();
    const admitted = await admit(request, reply, cache, parts);
    if (admitted === undefined) return apollo.call(this, request, reply);
    const { requestBody, executed, context } = admitted;
    const answer = await answerOf(executed, requestBody.variables, context, parts);
    if (answer === undefined) return apollo.call(this, request, reply);
    const { body, errors } = answer;
    logOperation(parts.logger, context, { operation: executed.operation, errors, start, fast: true });
    return reply.header('content-type', requestBody.answerType).send(body);
  };
}

async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  cache: OperationCache,
  { createContext, gates }: FastPathParts,
): Promise<Admitted | undefined> {
  const requestBody = readRequestBody(request);
  const executed = requestBody && cache.executed(requestBody.text, requestBody.operationName);
  if (requestBody === undefined || executed === undefined) return undefined;
  const context = await createContext(request, reply).catch(() => undefined);
  if (context === undefined || !gates.every((gate) => gate(requestBody.text, context))) return undefined;
  return { requestBody, executed, context };
}
