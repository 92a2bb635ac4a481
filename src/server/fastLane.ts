/**
 * A way past Apollo for operations that it knows. Apollo parses, validates, judges and executes a text once; what it accepted
 * is remembered here, and later requests with that text are answered here. Operations wholly inside one namespace are then
 * sent on without being executed field by field. Whatever is not exactly such a request, or is wrong in its form, goes to
 * Apollo, so that there is one place that says no: to a body, a content type without CSRF protection, a header, a variable.
 */
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Logger } from 'pino';
import type { Context } from '../resolvers/context.js';
import type { CreateContext } from './context.js';
import { type AnswerParts, answerOf } from './fastLane/answer.js';
import { type Asked, readAsked } from './fastLane/asked.js';
import type { ExecutedOperation, OperationCache } from './operation/operationCache.js';
import { logOperation } from './plugins/operationLog.js';

/** False leaves the request to Apollo, whose own gate then says why. */
export type Gate = (text: string, context: Context) => boolean;

export interface FastLaneParts extends AnswerParts {
  readonly logger: Logger;
  readonly createContext: CreateContext;
  /** What Apollo judges anew for each request, though the text is known. A gate that is added there is added here. */
  readonly gates: readonly Gate[];
}

/** A request that every gate lets pass. */
interface Admitted {
  readonly asked: Asked;
  readonly executed: ExecutedOperation;
  readonly context: Context;
}

/** The POST route: the fast lane where it can be taken, else `apollo`. */
export function fastLane(cache: OperationCache, apollo: RouteHandlerMethod, parts: FastLaneParts): RouteHandlerMethod {
  return async function (request, reply) {
    const start = performance.now();
    const admitted = await admit(request, reply, cache, parts);
    if (admitted === undefined) return apollo.call(this, request, reply);
    const { asked, executed, context } = admitted;
    const answer = await answerOf(executed, asked.variables, context, parts);
    if (answer === undefined) return apollo.call(this, request, reply);
    const { body, errors } = answer;
    logOperation(parts.logger, context, { operation: executed.operation, errors, start, fast: true });
    return reply.header('content-type', asked.answerType).send(body);
  };
}

async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  cache: OperationCache,
  { createContext, gates }: FastLaneParts,
): Promise<Admitted | undefined> {
  const asked = readAsked(request);
  const executed = asked && cache.executed(asked.text, asked.operationName);
  if (asked === undefined || executed === undefined) return undefined;
  const context = await createContext(request, reply).catch(() => undefined);
  if (context === undefined || !gates.every((gate) => gate(asked.text, context))) return undefined;
  return { asked, executed, context };
}
