/** The running server: HTTP host, Apollo and services, started and stopped as one. */

import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyPluginAsync, RouteHandlerMethod } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { createHttpClients } from '../datasources/transport/http.js';
import type { Context } from '../resolvers/context.js';
import { createServices } from '../services/services.js';
import { openStore } from '../store.js';
import { contextFactory } from './context/context.js';
import { health } from './http/health.js';
import { createHttp } from './http/http.js';
import { noStore, noStoreStream } from './http/noStore.js';
import { OriginPolicy } from './http/originPolicy.js';
import { requireUsableCookie } from './http/origins.js';
import { RefusalLog } from './http/refusalLog.js';
import { uploads } from './http/uploads.js';
import { webhooks } from './http/webhooks.js';
import { nativesOf } from './native/native.js';
import { DocumentGate } from './operation/documentGate.js';
import { createFormatError } from './operation/formatError.js';
import { OperationCache } from './operation/operationCache.js';
import { TrustedDocuments } from './operation/trustedDocuments.js';
import { createSchema } from './schema/schema.js';
import { createSubgraph } from './schema/subgraph.js';
import { createApollo } from './transport/apollo/apollo.js';
import { fastPath } from './transport/fastPath/fastPath.js';
import { ConnectionLimit } from './transport/subscriptions/connectionLimit.js';
import { socketHandler, streamHandler } from './transport/subscriptions/subscriptions.js';

export interface AppOptions {
  readonly config: Config;
  readonly logger: Logger;
  /**
   * True where only programs of this machine reach the server, as in a local start: pages of loopback origins are trusted,
   * and other Host headers are refused.
   */
  readonly loopbackOnly?: boolean;
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
export async function startApp({ config, logger, pages, loopbackOnly = false }: AppOptions): Promise<App> {
  const showExplorer = config.explorer ?? !config.production;
  const store = await openStore({ ...(config.storeUrl !== undefined && { url: config.storeUrl }), logger });
  const http = createHttpClients({ logger });
  const services = createServices(config, { store, http, logger });
  const secureCookies = config.production || config.publicUrl?.startsWith('https:') === true;
  const origins = new OriginPolicy({ ...config, loopbackOnly, secureCookies });
  const refusals = new RefusalLog(logger);
  const app = await createHttp({ config, logger, origins, refusals, loopbackOnly });
  const definitions = config.providers.map(({ definition }) => definition);
  const schema = createSubgraph(createSchema(definitions, nativesOf(definitions)), { explorer: showExplorer });
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

  const context = contextFactory(services, {
    secureCookies,
    sessionModes: config.sessionModes,
    sessionMaxSeconds: config.sessionMaxSeconds,
  });
  // The integration types its reply as a text, more narrowly than a route does.
  const handler = fastifyApolloHandler<Context>(apollo, { context }) as RouteHandlerMethod;
  const formatError = createFormatError(logger);
  const gates = [(text: string) => trusted.admits(text)];
  const fast = fastPath(cache, handler, { schema, logger, createContext: context, formatError, gates });
  const subscriptions = {
    schema,
    trusted,
    createContext: context,
    formatError,
    gate,
    connections: new ConnectionLimit(config.socketsPerAddress),
  };
  const usableCookie = requireUsableCookie(origins, refusals);
  const hooks = { onRequest: usableCookie, onSend: noStore };
  app.route({
    method: 'GET',
    url: '/graphql',
    ...hooks,
    preHandler: async (request, reply) => {
      if (request.ws) await subscriptions.connections.hold(request, reply, context);
    },
    handler,
    wsHandler: socketHandler(subscriptions),
  });
  app.route({ method: 'POST', url: '/graphql', ...hooks, handler: fast });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    ...hooks,
    onRequest: [usableCookie, noStoreStream],
    handler: streamHandler(subscriptions),
  });
  await app.register(webhooks(services));
  await app.register(uploads(services));
  await app.register(health(store));
  if (showExplorer) {
    // Loaded only where it is served: a production start does without its megabytes.
    await app.register((await import('./http/explorer.js')).explorer);
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

function addressOf(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
