/** The running server. It connects HTTP, GraphQL and services, and starts and stops them together. */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { createHttpClients } from '../datasources/transport/http.js';
import { openEventSinks } from '../events/eventSinks.js';
import { createServices } from '../services/services.js';
import { openStore, separated } from '../store.js';
import { contextFactory } from './context/context.js';
import { HttpAuthContext } from './context/httpAuthContext.js';
import { type ForwardAuthParts, forwardAuth } from './forwardAuth/forwardAuth.js';
import { createGraphql } from './graphql.js';
import { health } from './http/health.js';
import { createHttp } from './http/http.js';
import { jwks } from './http/jwks.js';
import { startMetricsServer } from './http/metricsServer.js';
import { OriginPolicy } from './http/originPolicy.js';
import { requireUsableCookie } from './http/origins.js';
import { Readiness } from './http/readiness.js';
import { RefusalLog } from './http/refusalLog.js';
import { uploads } from './http/uploads.js';
import { webhooks } from './http/webhooks.js';
import { readElementsDocuments } from './pages/elementsPackage.js';
import type { HostedPagesParts } from './pages/pageHandlers.js';
import type { NativeSchemas } from './schema/nativeSchemas.js';
import { countersOf, startTelemetry } from './telemetry.js';
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
  /** The address of the page about error codes, which errors link to; a local start has one. */
  readonly errorPage?: string | undefined;
  /** Adds hooks before all routes, such as those of the emulators' timeline in a local start. */
  readonly observe?: (app: FastifyInstance) => void;
  /** What the servers of one process share. Default: its own. */
  readonly nativeSchemas?: NativeSchemas | undefined;
  /** Milliseconds since 1970; the emulators' clock in a local start. */
  readonly now?: () => number;
}

export interface App {
  /** Where programs of this machine reach it: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** For tests and tools that send requests without a port. */
  readonly http: FastifyInstance;
  /** Where METRICS_PORT listens; undefined without it. */
  readonly metricsUrl: string | undefined;
  /** Stops accepting requests, lets those in flight end, then closes every connection. */
  close(): Promise<void>;
}

/** @throws AppError STORE_UNAVAILABLE when the store cannot be reached */
export async function startApp({
  config,
  logger,
  pages,
  errorPage,
  observe,
  loopbackOnly = false,
  nativeSchemas,
  now = () => Date.now(),
}: AppOptions): Promise<App> {
  const { explorer } = config;
  const secureCookies = config.production || config.publicUrl?.startsWith('https:') === true;
  const authRules = { ...config, secureCookies };
  const { metrics, page, traces } = await startTelemetry(config);
  const opened = await openStore({ ...config.store, logger, now, metrics });
  const store = config.rehearsal ? separated(opened, 'rehearsal-') : opened;
  const counters = countersOf(metrics);
  const sinks = await openEventSinks({ config, store, logger, counters, now, loopbackOnly });
  const http = createHttpClients({ logger, metrics, traces });
  metrics.watchBreakers(http.statuses);
  const site = () => config.publicUrl ?? addressOf(app);
  const issuer = () => (config.rehearsal ? `${site()}/rehearsal` : site());
  const services = createServices(config, { store, http, logger, now, issuer, metrics });
  services.signInEvents.subscribe(sinks.receive);
  const origins = new OriginPolicy({ ...authRules, loopbackOnly });
  const refusals = new RefusalLog(logger);
  const { app, withinRequest } = await createHttp({
    config,
    logger,
    origins,
    refusals,
    loopbackOnly,
    metrics,
    traces,
    errorPage,
  });
  observe?.(app);
  const { limits } = services;
  const { apollo, pipeline } = createGraphql({
    config,
    logger,
    store,
    app,
    explorer,
    limits,
    metrics,
    traces,
    errorPage,
    pageDocuments: config.signInPage && config.trustedDocuments !== 'off' ? await readElementsDocuments() : [],
    nativeSchemas,
  });
  await apollo.start();

  graphqlRoutes(app, {
    apollo,
    pipeline,
    createContext: contextFactory(services, authRules),
    usableCookie: requireUsableCookie(origins, refusals),
    socketsPerAddress: config.socketsPerAddress,
    metrics,
    withinRequest,
  });
  await app.register(webhooks(services));
  await app.register(uploads(services));
  await app.register(jwks(services));
  if (config.forwardAuthSecrets.length > 0) {
    const { serviceTokens, sessions, vendorBudgets } = services;
    const createAuthContext: ForwardAuthParts['createAuthContext'] = (request, reply, address) =>
      new HttpAuthContext(request, reply, sessions, vendorBudgets, authRules, { address });
    await app.register(forwardAuth({ config, logger, serviceTokens, origins, site, createAuthContext }));
  }
  if (config.signInPage) {
    const { hostedPages } = await import('./pages/hostedPages.js');
    const createAuthContext: HostedPagesParts['createAuthContext'] = (request, reply) =>
      new HttpAuthContext(request, reply, services.sessions, services.vendorBudgets, authRules, { mode: 'cookie' });
    await app.register(hostedPages({ config, services, loopbackOnly, createAuthContext }));
  }
  const readiness = new Readiness(store, config.providers, http.statuses);
  await app.register(health(readiness));
  // Loaded on demand: a production start does not need its megabytes.
  if (explorer) {
    const { explorer: pages } = await import('./http/explorer.js');
    await app.register(pages(config.providers.map(({ definition }) => definition)));
  }
  if (pages !== undefined) await app.register(pages);

  // First, so that a start that cannot measure does not accept requests.
  const metricsServer = page && (await startMetricsServer(config, { metrics: page, readiness, loopbackOnly }));
  await app.listen({ port: config.port, host: config.host });
  return {
    url: addressOf(app),
    http: app,
    metricsUrl: metricsServer && addressOf(metricsServer),
    async close() {
      await apollo.stop();
      await app.close();
      await sinks.close();
      await Promise.all([http.close(), store.close()]);
      // Last, so that the spans of the requests above are sent.
      await Promise.all([traces.close(), metricsServer?.close()]);
    },
  };
}

function addressOf(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  if (address.address === '0.0.0.0') return `http://127.0.0.1:${address.port}`;
  if (address.address === '::') return `http://[::1]:${address.port}`;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
