/** The running server: HTTP host, Apollo and services, started and stopped as one. */

import { fastifyApolloHandler } from '@as-integrations/fastify';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { createHttpClients } from '../datasources/transport/http.js';
import type { Context } from '../resolvers/context.js';
import { createServices } from '../services/services.js';
import { openStore } from '../store.js';
import { createApollo } from './apollo.js';
import { ConnectionLimit } from './connectionLimit.js';
import { contextFactory } from './context.js';
import { fastLane } from './fastLane.js';
import { createFormatError } from './formatError.js';
import { health } from './health.js';
import { createHttp } from './http.js';
import { DocumentGate } from './operation/documentGate.js';
import { OperationCache } from './operation/operationCache.js';
import { nativesOf } from './passthrough.js';
import { createSchema } from './schema.js';
import { createSubgraph } from './subgraph.js';
import { socketHandler, streamHandler } from './subscriptions.js';
import { TrustedDocuments } from './trustedDocuments.js';
import { uploads } from './uploads.js';
import { webhooks } from './webhooks.js';

export interface AppOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** More routes, such as the emulators' pages in a local start. */
  readonly pages?: FastifyPluginAsync;
}

export interface App {
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** For tests and tools that ask without a port. */
  readonly http: FastifyInstance;
  /** Stops taking requests, lets those in flight end, then closes every connection. */
  close(): Promise<void>;
}

/** @throws AppError STORE_UNAVAILABLE when the store cannot be reached */
export async function startApp({ config, logger, pages }: AppOptions): Promise<App> {
  const showExplorer = config.explorer ?? !config.production;
  const store = await openStore({ ...(config.storeUrl !== undefined && { url: config.storeUrl }), logger });
  const http = createHttpClients({ logger });
  const services = createServices(config, { store, http, logger });
  const app = await createHttp(config, logger);
  const natives = nativesOf(config.providers.map(({ definition }) => definition));
  const schema = createSubgraph(createSchema(natives), { explorer: showExplorer });
  const trusted = new TrustedDocuments(config, logger);
  const cache = new OperationCache();
  const { documentBytes, refusedDocumentsPerMinute } = config;
  const gate = new DocumentGate({
    schema,
    limits: services.limits,
    cache,
    documentBytes,
    refusedDocumentsPerMinute,
    explorer: showExplorer,
  });
  const apollo = createApollo({ app, schema, logger, store, trusted, gate, cache, explorer: showExplorer });
  await apollo.start();

  const trustsOrigin = (origin: string, request: FastifyRequest) =>
    isOwnOrigin(origin, request, config) || config.allowedOrigins.includes(origin);
  const context = contextFactory(services, {
    secureCookies: config.production || config.publicUrl?.startsWith('https:') === true,
    sessionModes: config.sessionModes,
    sessionMaxSeconds: config.sessionMaxSeconds,
    trustsOrigin,
  });
  // The integration types its reply as a text, more narrowly than a route does.
  const handler = fastifyApolloHandler<Context>(apollo, { context }) as RouteHandlerMethod;
  const formatError = createFormatError(logger);
  const gates = [(text: string) => trusted.admits(text)];
  const fast = fastLane(cache, handler, { schema, logger, createContext: context, formatError, gates });
  const subscriptions = {
    schema,
    trusted,
    createContext: context,
    formatError,
    trustsOrigin,
    gate,
    connections: new ConnectionLimit(config.socketsPerAddress),
  };
  await app.register(websocket, { options: { maxPayload: 1 << 16 } });
  app.route({
    method: 'GET',
    url: '/graphql',
    preHandler: async (request, reply) => {
      if (request.ws) await subscriptions.connections.hold(request, reply, context);
    },
    handler,
    wsHandler: socketHandler(subscriptions),
  });
  app.route({ method: 'POST', url: '/graphql', handler: fast });
  app.route({ method: ['GET', 'POST'], url: '/graphql/stream', handler: streamHandler(subscriptions) });
  await app.register(webhooks(services));
  await app.register(uploads(services));
  await app.register(health(store));
  if (showExplorer) {
    // Loaded only where it is served: a production start does without its megabytes.
    await app.register((await import('./explorer.js')).explorer);
    app.get('/', (_request, reply) => reply.redirect('/graphql'));
  }
  if (pages !== undefined) await app.register(pages);

  await app.listen({ port: config.port, host: config.host });
  return {
    url: addressOf(app),
    http: app,
    async close() {
      await apollo.stop();
      await app.close();
      await Promise.all([http.close(), store.close()]);
    },
  };
}

function isOwnOrigin(origin: string, request: FastifyRequest, config: Config): boolean {
  return origin === (config.publicUrl ?? `${request.protocol}://${request.host}`);
}

function addressOf(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
