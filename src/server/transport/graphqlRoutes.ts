/** The routes that take GraphQL: `/graphql` by POST, GET and WebSocket, and `/graphql/stream`. */
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, onRequestHookHandler, RouteHandlerMethod } from 'fastify';
import type { Metrics } from '../../metrics/metrics.js';
import type { CreateContext } from '../context/context.js';
import { noStore, noStoreStream } from '../http/noStore.js';
import type { WithinRequest } from '../http/requestSpans.js';
import type { NativeContext } from '../native/exchange.js';
import type { Pipeline } from '../operation/run.js';
import type { createApollo } from './apollo/apollo.js';
import { withRequestIds } from './apollo/requestErrors.js';
import { fastPath } from './fastPath/fastPath.js';
import { ConnectionLimit } from './subscriptions/connectionLimit.js';
import { socketHandler, streamHandler } from './subscriptions/subscriptions.js';

export interface GraphqlRouteParts {
  /** Started. */
  readonly apollo: ReturnType<typeof createApollo>;
  readonly pipeline: Pipeline;
  readonly createContext: CreateContext;
  readonly usableCookie: onRequestHookHandler;
  readonly socketsPerAddress: number;
  readonly metrics: Metrics;
  readonly withinRequest: WithinRequest;
}

export function graphqlRoutes(app: FastifyInstance, parts: GraphqlRouteParts): void {
  const { apollo, pipeline, createContext, usableCookie } = parts;
  // The integration declares a string reply, which is narrower than the type of a route.
  const handler = withRequestIds(
    fastifyApolloHandler<NativeContext>(apollo, { context: createContext }) as RouteHandlerMethod,
  );
  const connections = new ConnectionLimit(parts.socketsPerAddress, parts.metrics);
  const subscriptions = { pipeline, connections, createContext, withinRequest: parts.withinRequest };
  const hooks = { onRequest: usableCookie, onSend: noStore };
  app.route({
    method: 'GET',
    url: '/graphql',
    ...hooks,
    preHandler: async (request, reply) => {
      if (request.ws) await connections.hold(request, reply, createContext);
    },
    handler,
    wsHandler: socketHandler(subscriptions),
  });
  app.route({ method: 'POST', url: '/graphql', ...hooks, handler: fastPath(pipeline, handler, createContext) });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    ...hooks,
    onRequest: [usableCookie, noStoreStream],
    handler: streamHandler(subscriptions),
  });
}
