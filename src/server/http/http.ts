/** The HTTP server: limits, headers, origins and cookies of every request. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { Traces } from '../../tracing/traces.js';
import { warnOfForwardedHeaders } from './forwardedWarning.js';
import { guardHosts } from './hosts.js';
import { answerHttpErrors } from './httpErrors.js';
import { NO_SCHEMAS } from './noSchemas.js';
import type { OriginPolicy } from './originPolicy.js';
import { guardOrigins } from './origins.js';
import type { RefusalLog } from './refusalLog.js';
import { measureRequests } from './requestMetrics.js';
import { traceRequests, type WithinRequest } from './requestSpans.js';

/** Fits the two photos of `enrollFace`, 700 kB each, in base64. */
const BODY_LIMIT = 1_900_000;
/** Time to receive a complete request: 10 MiB at 3 Mbit/s. A response may take longer, as subscriptions do. */
const RECEIVE_WITHIN_MS = 30_000;
const HEADERS_WITHIN_MS = 10_000;
/** The interval at which Node checks for late requests. */
const LOOK_FOR_LATE_MS = 3000;
const CLOSE_AFTER_MS = 5000;
const MAX_SOCKET_MESSAGE = 1 << 16;
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

export interface HttpParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly origins: OriginPolicy;
  readonly refusals: RefusalLog;
  readonly loopbackOnly: boolean;
  readonly metrics: Metrics;
  readonly traces: Traces;
  readonly errorPage?: string | undefined;
}

export interface HttpServer {
  readonly app: FastifyInstance;
  readonly withinRequest: WithinRequest;
}

export async function createHttp(parts: HttpParts): Promise<HttpServer> {
  const { config, logger, origins, refusals, loopbackOnly, metrics, traces, errorPage } = parts;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Log lines carry the request id already, so no request needs a logger of its own.
    childLoggerFactory: (parent) => parent,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: RECEIVE_WITHIN_MS,
    schemaController: NO_SCHEMAS,
    // Node swaps the two deadlines when that of the headers, a minute by default, is later.
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: LOOK_FOR_LATE_MS },
    forceCloseConnections: 'idle',
    genReqId: ({ headers }) => knownId(headers['x-request-id']) ?? randomUUID(),
  });
  answerHttpErrors(app, errorPage);
  // Before every hook that can refuse, because this plugin closes the connection of a refused upgrade.
  await app.register(websocket, { options: { maxPayload: MAX_SOCKET_MESSAGE } });
  const withinRequest = traceRequests(app, traces);
  measureRequests(app, metrics);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ ...HEADERS, 'x-request-id': request.id });
    done();
  });
  if (loopbackOnly) guardHosts(app, config.publicUrl);
  warnOfForwardedHeaders(app, logger);
  await guardOrigins(app, origins, refusals);
  await app.register(cookie);
  drainQuickly(app);
  return { app, withinRequest };
}

/** Accepts the request id of a proxy in this form only: any other text could forge log lines. */
function knownId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.:-]{8,128}$/.test(header) ? header : undefined;
}

/**
 * Fastify waits for keep-alive connections with a response in flight, and for sockets that never sent a byte, which Node
 * does not count as idle. Without this function, closing would take ten seconds.
 */
function drainQuickly(app: FastifyInstance): void {
  const sockets = new Set<Socket>();
  let closing = false;
  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
  app.addHook('preClose', async () => {
    closing = true;
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    const idle = setInterval(() => app.server.closeIdleConnections(), 100).unref();
    const all = setTimeout(() => app.server.closeAllConnections(), CLOSE_AFTER_MS).unref();
    // A process that goes on, such as one with worlds, would keep the timers and with them the closed server.
    app.server.once('close', () => {
      clearInterval(idle);
      clearTimeout(all);
    });
  });
}
