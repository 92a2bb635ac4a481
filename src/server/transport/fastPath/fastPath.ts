/**
 * Answers POST requests for operations that have run before, without Apollo. A request that is not of the plainest form, or
 * that the pipeline does not know, goes to Apollo.
 */
import type { RouteHandlerMethod } from 'fastify';
import { atEndOfTurn } from '../../../eventLoopTurn.js';
import type { CreateContext } from '../../context/context.js';
import type { Pipeline } from '../../operation/run.js';
import { readRequestBody } from './graphqlRequest.js';

export function fastPath(
  pipeline: Pipeline,
  apollo: RouteHandlerMethod,
  createContext: CreateContext,
): RouteHandlerMethod {
  return async function (request, reply) {
    const start = performance.now();
    const requestBody = readRequestBody(request);
    const operation = requestBody && pipeline.known(requestBody.text, requestBody.operationName);
    if (requestBody === undefined || operation === undefined) return apollo.call(this, request, reply);
    await new Promise<void>(atEndOfTurn);
    const context = await createContext(request, reply).catch(() => undefined);
    if (context === undefined) return apollo.call(this, request, reply);
    const body = await pipeline.rerun(operation, requestBody.variables, context, start);
    if (body === undefined) return apollo.call(this, request, reply);
    return reply.header('content-type', requestBody.responseType).send(body);
  };
}
