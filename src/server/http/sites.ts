/** Whether a page and this server are one site, so that SameSite=Lax cookies travel between them. */
import type { FastifyRequest } from 'fastify';
import { getDomain } from 'tldts';

/** Browsers also keep `a.github.io` and `b.github.io` apart. */
const PUBLIC_SUFFIXES = { allowPrivateDomains: true };

/** @param origin a well-formed `Origin` header */
export function isCrossSite(request: FastifyRequest, origin: string, publicUrl: string | undefined): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'same-site' || site === 'none') return false;
  if (site === 'cross-site') return true;
  // Safari before 16.4, and every browser that calls a plain http address in a network, send no Sec-Fetch headers.
  const { protocol, hostname } = new URL(origin);
  if (publicUrl === undefined) {
    // Behind a proxy that ends TLS the scheme of this server is not known here.
    return !protocol.startsWith('http') || siteOf(hostname) !== siteOf(request.hostname);
  }
  const own = new URL(publicUrl);
  return protocol !== own.protocol || siteOf(hostname) !== siteOf(own.hostname);
}

/** The registrable domain; a name without one, such as `localhost` or an address, is a site of its own. */
function siteOf(hostname: string): string {
  return getDomain(hostname, PUBLIC_SUFFIXES) ?? hostname;
}
