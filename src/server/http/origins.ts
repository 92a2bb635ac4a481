/** The origin policy as Fastify hooks. */
import cors from '@fastify/cors';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import type { OriginPolicy } from './originPolicy.js';
import type { RefusalLog } from './refusalLog.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route judges the Origin itself. */
    readonly ownOriginRule?: boolean;
  }
}

/** Refuses unknown origins on every route, preflights included, and sends CORS headers to the others. */
export async function guardOrigins(app: FastifyInstance, policy: OriginPolicy, log: RefusalLog): Promise<void> {
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.config.ownOriginRule === true) return done();
    const refusal = policy.originRefusal(request);
    if (refusal !== undefined) log.warn(refusal, request);
    done(refusal);
  });
  // Registered later, so that a refused origin gets no CORS headers.
  await app.register(cors, {
    origin: (origin, callback) => callback(null, origin !== undefined && policy.isListed(origin)),
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'OPTIONS'],
    allowedHeaders: ['content-type', 'authorization', 'x-session-mode', 'x-request-id', 'apollo-require-preflight'],
    exposedHeaders: ['x-request-id'],
    maxAge: 600,
  });
}

/**
 * For routes that read cookies. A WebSocket is exempt: a page cannot add headers to its handshake, so a bearer token
 * arrives later, and no login runs over it.
 */
export function requireUsableCookie(policy: OriginPolicy, log: RefusalLog): onRequestHookHandler {
  return (request, _reply, done) => {
    const isSocket = request.method === 'GET' && request.ws;
    const refusal = isSocket ? undefined : policy.cookieRefusal(request);
    if (refusal !== undefined) log.warn(refusal, request);
    done(refusal);
  };
}
