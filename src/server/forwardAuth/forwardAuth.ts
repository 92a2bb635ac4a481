/**
 * `/auth/verify`: tells a proxy whether a request may pass, and gives it the service token for the application (docs/forward-auth.md).
 * Every outcome is a status that nginx, Traefik and Envoy understand.
 */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import type { ServiceTokens } from '../../services/serviceTokens/serviceTokens.js';
import type { AuthContext } from '../../services/sessions/authContext.js';
import type { OriginPolicy } from '../http/originPolicy.js';
import { type OriginalRequest, originalReader } from './originalRequest.js';
import { originRefusal } from './originRule.js';
import { type Parameters, readParameters } from './parameters.js';
import { ProtectedHost } from './protectedHost.js';
import { Proxies } from './proxies.js';
import { type Refusal, refuse } from './refusal.js';

/** A proxy has few addresses of this endpoint: one for each application and rule. */
const MAX_QUERIES = 200;
const RETRY_AFTER_SECONDS = 5;

export interface ForwardAuthParts {
  readonly config: Pick<
    Config,
    'forwardAuthHeaders' | 'forwardAuthSecrets' | 'publicUrl' | 'signInUrl' | 'trustedProxies'
  >;
  readonly logger: Logger;
  readonly serviceTokens: ServiceTokens;
  readonly origins: OriginPolicy;
  readonly site: () => string;
  /** @param address of the client, as the proxy reports it */
  readonly createAuthContext: (request: FastifyRequest, reply: FastifyReply, address: string) => AuthContext;
}

export function forwardAuth(parts: ForwardAuthParts): FastifyPluginAsync {
  const endpoint = new ForwardAuth(parts);
  return async (app) => {
    // Some proxies repeat the content type of the original request without its body.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume();
      done(null);
    });
    // The Origin belongs to the original request, which has rules of its own. OPTIONS is no preflight of this endpoint.
    const config = { ownOriginRule: true, cors: false };
    app.all('/auth/verify', { config }, (request, reply) => endpoint.answer(request, reply));
  };
}

class ForwardAuth {
  readonly #proxies: Proxies;
  readonly #host: ProtectedHost;
  readonly #readOriginal: ReturnType<typeof originalReader>;
  readonly #queries = new LRUCache<string, Parameters | Refusal>({ max: MAX_QUERIES });
  readonly #warned = new Set<string>();

  constructor(private readonly parts: ForwardAuthParts) {
    const { config } = parts;
    this.#proxies = new Proxies(config);
    this.#host = new ProtectedHost(config.publicUrl);
    this.#readOriginal = originalReader(config.forwardAuthHeaders);
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store');
    if (!this.#isProxy(request)) {
      reply.callNotFound();
      return reply;
    }
    const parameters = this.#parameters(request.url);
    if ('reason' in parameters) return this.#misconfigured(reply, parameters);
    const original = this.#readOriginal(request);
    if ('reason' in original) return this.#misconfigured(reply, original);
    const wrongHost = this.#host.refusal(original);
    if (wrongHost !== undefined) return this.#misconfigured(reply, wrongHost);
    // A preflight carries no credentials: the proxy exempts those of applications with CORS.
    if (original.method === 'OPTIONS') return unauthenticated(reply);
    return this.#verify(request, reply, parameters, original);
  }

  async #verify(request: FastifyRequest, reply: FastifyReply, parameters: Parameters, original: OriginalRequest) {
    const auth = this.parts.createAuthContext(request, reply, original.address);
    if (auth.token !== undefined && auth.bearer === undefined) {
      const refusal = originRefusal(request, original.method, this.parts.origins);
      if (refusal !== undefined) return forbidden(reply, refusal);
    }
    try {
      const issued = await this.parts.serviceTokens.issue(parameters, auth);
      if (typeof issued === 'object') return reply.header('authorization', `Bearer ${issued.token}`).send();
      if (issued === 'ROLE_MISSING')
        return forbidden(reply, refuse('ROLE_MISSING', 'The user does not have the role.'));
      const maxAge = issued === 'PROOF_TOO_OLD' ? parameters.maxAgeSeconds : undefined;
      return this.#signIn(request, reply, { parameters, original, maxAge });
    } catch (error) {
      if (!(error instanceof AppError || error instanceof ProviderError)) throw error;
      request.log.warn({ err: error, requestId: request.id }, 'forward authentication is unavailable');
      return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).type('text/plain').send('Try again.');
    }
  }

  /** 401 with the address of the sign-in page for browsers that open a page, or a redirect where the proxy needs one. */
  #signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    { parameters, original, maxAge }: { parameters: Parameters; original: OriginalRequest; maxAge: number | undefined },
  ): FastifyReply {
    if (isNavigation(request, original.method)) {
      const { config, site } = this.parts;
      const page = new URL(config.signInUrl ?? `${site()}/sign-in`);
      page.searchParams.set('return_to', this.#host.returnTo(original));
      if (maxAge !== undefined) page.searchParams.set('max_age', String(maxAge));
      reply.header('location', page.href);
      if (parameters.redirect) return reply.code(302).send();
    }
    return unauthenticated(reply, maxAge);
  }

  #parameters(url: string): Parameters | Refusal {
    const start = url.indexOf('?');
    const query = start < 0 ? '' : url.slice(start + 1);
    const known = this.#queries.get(query);
    if (known !== undefined) return known;
    const parameters = readParameters(query, (audience) => this.parts.serviceTokens.hasAudience(audience));
    this.#queries.set(query, parameters);
    return parameters;
  }

  #isProxy(request: FastifyRequest): boolean {
    if (!this.#proxies.hasSecret(request)) return false;
    if (this.#proxies.isTrustedPeer(request)) return true;
    this.#warnOnce(
      'PEER',
      'A request to /auth/verify has the right secret, but its peer is neither on this machine nor in TRUSTED_PROXIES. Add the address of the proxy to TRUSTED_PROXIES.',
    );
    return false;
  }

  /** The configuration of the proxy is wrong, not the request of the user. */
  #misconfigured(reply: FastifyReply, refusal: Refusal): FastifyReply {
    this.#warnOnce(refusal.reason, refusal.message);
    return forbidden(reply, refusal);
  }

  #warnOnce(reason: string, message: string): void {
    if (this.#warned.has(reason)) return;
    this.#warned.add(reason);
    this.parts.logger.warn({ reason }, message);
  }
}

/** Opening a page, as opposed to a call of a script. Older browsers send no Sec-Fetch headers. */
function isNavigation({ headers }: FastifyRequest, method: string): boolean {
  if (method !== 'GET') return false;
  const mode = headers['sec-fetch-mode'];
  return mode === undefined ? headers.accept?.includes('text/html') === true : mode === 'navigate';
}

/** @param maxAge the newest proof of the session is older (RFC 9470) */
function unauthenticated(reply: FastifyReply, maxAge?: number): FastifyReply {
  const challenge =
    maxAge === undefined
      ? 'Bearer'
      : `Bearer error="insufficient_user_authentication", error_description="A more recent sign-in is required", max_age="${maxAge}"`;
  return reply.code(401).header('www-authenticate', challenge).send();
}

function forbidden(reply: FastifyReply, { reason, message }: Refusal): FastifyReply {
  return reply.code(403).header('x-auth-reason', reason).type('text/plain').send(message);
}
