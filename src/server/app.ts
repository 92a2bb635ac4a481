/** The running server. It connects HTTP, GraphQL and services, and starts and stops them together. */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { createHttpClients } from '../datasources/transport/http.js';
import { type EventCounters, NO_COUNTERS } from '../events/event.js';
import { openEventSinks } from '../events/eventSinks.js';
import { createServices } from '../services/services.js';
import { openStore } from '../store.js';
import { contextFactory } from './context/context.js';
import { HttpAuthContext } from './context/httpAuthContext.js';
import { type ForwardAuthParts, forwardAuth } from './forwardAuth/forwardAuth.js';
import { createGraphql } from './graphql.js';
import { health } from './http/health.js';
import { createHttp } from './http/http.js';
import { jwks } from './http/jwks.js';
import { OriginPolicy } from './http/originPolicy.js';
import { requireUsableCookie } from './http/origins.js';
import { RefusalLog } from './http/refusalLog.js';
import { uploads } from './http/uploads.js';
import { webhooks } from './http/webhooks.js';
import type { HostedPagesParts } from './pages/pageHandlers.js';
import { graphqlRoutes } from './transport/graphqlRoutes.js';

export interface AppOptions {
  readonly config: Config;
  readonly logger: Logger;
  /**
   * True when only programs of this machine reach the server, as in a local start: pages of loopback origins are trusted,
   * and other Host headers are refused.
   */
  readonly loopbackOnly?: boolean;
  /** More routes, such as the emulators' pages in a local start. */
  readonly pages?: FastifyPluginAsync;
  /** Adds hooks before all routes, such as those of the emulators' timeline in a local start. */
  readonly observe?: (app: FastifyInstance) => void;
  /** Counts sign-in events and what the sinks lost. */
  readonly eventCounters?: EventCounters;
  /** Milliseconds since 1970; the emulators' clock in a local start. */
  readonly now?: () => number;
}

export interface App {
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** For tests and tools that send requests without a port. */
  readonly http: FastifyInstance;
  /** Stops accepting requests, lets those in flight end, then closes every connection. */
  close(): Promise<void>;
}

/** @throws AppError STORE_UNAVAILABLE when the store cannot be reached */
export async function startApp({
  config,
  logger,
  pages,
  observe,
  loopbackOnly = false,
  eventCounters = NO_COUNTERS,
  now = () => Date.now(),
}: AppOptions): Promise<App> {
  const explorer = config.explorer ?? !config.production;
  const secureCookies = config.production || config.publicUrl?.startsWith('https:') === true;
  const authRules = { ...config, secureCookies };
  const store = await openStore({ ...(config.storeUrl !== undefined && { url: config.storeUrl }), logger, now });
  const sinks = await openEventSinks({ config, store, logger, counters: eventCounters, now, loopbackOnly });
  const http = createHttpClients({ logger });
  const issuer = () => config.publicUrl ?? addressOf(app);
  const services = createServices(config, { store, http, logger, now, issuer });
  services.signInEvents.subscribe(sinks.receive);
  const origins = new OriginPolicy({ ...authRules, loopbackOnly });
  const refusals = new RefusalLog(logger);
  const app = await createHttp({ config, logger, origins, refusals, loopbackOnly });
  observe?.(app);
  const { apollo, pipeline } = createGraphql({ config, logger, store, app, explorer, limits: services.limits });
  await apollo.start();

  graphqlRoutes(app, {
    apollo,
    pipeline,
    createContext: contextFactory(services, authRules),
    usableCookie: requireUsableCookie(origins, refusals),
    socketsPerAddress: config.socketsPerAddress,
  });
  await app.register(webhooks(services));
  await app.register(uploads(services));
  await app.register(jwks(services));
  if (config.forwardAuthSecrets.length > 0) {
    const { serviceTokens, sessions, vendorBudgets } = services;
    const createAuthContext: ForwardAuthParts['createAuthContext'] = (request, reply, address) =>
      new HttpAuthContext(request, reply, sessions, vendorBudgets, authRules, { address });
    await app.register(forwardAuth({ config, logger, serviceTokens, origins, issuer, createAuthContext }));
  }
  if (config.signInPage ?? !config.production) {
    const { hostedPages } = await import('./pages/hostedPages.js');
    const createAuthContext: HostedPagesParts['createAuthContext'] = (request, reply) =>
      new HttpAuthContext(request, reply, services.sessions, services.vendorBudgets, authRules, { mode: 'cookie' });
    await app.register(hostedPages({ config, services, loopbackOnly, createAuthContext }));
  }
  await app.register(health(store));
  // Loaded on demand: a production start does not need its megabytes.
  if (explorer) {
    const { explorer: pages } = await import('./http/explorer.js');
    await app.register(pages(config.providers.map(({ definition }) => definition)));
  }
  if (pages !== undefined) await app.register(pages);

  await app.listen({ port: config.port, host: config.host });
  return {
    url: addressOf(app),
    http: app,
    async close() {
      await apollo.stop();
      await app.close();
      await sinks.close();
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
