/** Which pages may call this server, and in which of them its cookies work. Checked before a request is processed. */
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors.js';
import { isLoopbackOrigin, isOrigin } from '../../origins.js';
import type { SessionMode } from '../../services/sessions/sessions.js';
import { requestedMode } from './sessionMode.js';
import { isCrossSite } from './sites.js';

export interface OriginRules {
  readonly publicUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  /** Only programs of this machine reach the server, so pages of any loopback port are trusted. */
  readonly loopbackOnly: boolean;
  readonly secureCookies: boolean;
  /** The session modes that pages may request. */
  readonly sessionModes: readonly SessionMode[];
}

const SERVE_OVER_HTTP = 'Serve the page over http or https, for example with a development server.';

export class OriginPolicy {
  readonly #listed: ReadonlySet<string>;

  constructor(private readonly rules: OriginRules) {
    this.#listed = new Set([...rules.allowedOrigins, ...(rules.publicUrl === undefined ? [] : [rules.publicUrl])]);
  }

  /** Whether pages of this origin may call from another origin: the answer to a CORS preflight. */
  isListed(origin: string): boolean {
    return this.#listed.has(origin) || (this.rules.loopbackOnly && isLoopbackOrigin(origin));
  }

  /** ORIGIN_NOT_ALLOWED, or undefined for an accepted request. Requests that no page sends carry no Origin. */
  originRefusal(request: FastifyRequest): AppError | undefined {
    const { origin } = request.headers;
    if (origin === undefined || this.isListed(origin) || this.#isOwn(origin, request)) return undefined;
    return new AppError('ORIGIN_NOT_ALLOWED', originProblem(origin));
  }

  /**
   * COOKIE_NEEDS_HTTPS or COOKIE_CROSS_SITE for a page in cookie mode whose browser would drop the cookie: a login would
   * succeed, and the user would still be signed out.
   */
  cookieRefusal(request: FastifyRequest): AppError | undefined {
    const { origin } = request.headers;
    const { publicUrl, secureCookies, sessionModes } = this.rules;
    if (origin === undefined || requestedMode(request.headers, sessionModes).mode !== 'cookie') return undefined;
    if (secureCookies && origin.startsWith('http:') && !isLoopbackOrigin(origin)) {
      return new AppError(
        'COOKIE_NEEDS_HTTPS',
        `Session cookies of this server need https, and the page comes from ${origin}. Serve the page over https${this.#orBearer()}`,
      );
    }
    if (!isCrossSite(request, origin, publicUrl)) return undefined;
    return new AppError(
      'COOKIE_CROSS_SITE',
      `The browser does not send session cookies of this server from ${origin}, because the two are different sites. ${this.#sameSite(request, origin)}${this.#orBearer()}`,
    );
  }

  /** Behind a proxy that terminates TLS, the server may not know its own origin, but the browser does. */
  #isOwn(origin: string, { headers, host, protocol }: FastifyRequest): boolean {
    if (origin === 'null') return false;
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    return this.rules.publicUrl === undefined && (origin === `${protocol}://${host}` || origin === `https://${host}`);
  }

  #sameSite(request: FastifyRequest, origin: string): string {
    const { publicUrl, loopbackOnly } = this.rules;
    if (loopbackOnly && isLoopbackOrigin(origin)) {
      return `Call http://${new URL(origin).hostname}:${request.socket.localPort}`;
    }
    return publicUrl === undefined
      ? 'Call this server at an address of the same site, and set PUBLIC_URL to that address'
      : `Serve the page from the site of ${publicUrl}`;
  }

  #orBearer(): string {
    return this.rules.sessionModes.includes('bearer') ? ', or send the header x-session-mode: bearer.' : '.';
  }
}

/** Repeats a well-formed origin only: no other text could be added to the setting. */
function originProblem(origin: string): string {
  if (isOrigin(origin)) {
    return `Pages of ${origin} may not call this server. Add ${origin} to the setting ALLOWED_ORIGINS.`;
  }
  if (origin === 'null') {
    return `The page has no origin (Origin: null): it was opened from a file, or runs in a sandboxed frame. ${SERVE_OVER_HTTP}`;
  }
  return `The header Origin is not an origin that can be allowed. ${SERVE_OVER_HTTP}`;
}
