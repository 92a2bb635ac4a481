/** Whether a page and this server belong to the same site, so that browsers send SameSite=Lax cookies. */
import type { FastifyRequest } from 'fastify';
import { getDomain } from 'tldts';

/** Browsers treat `a.github.io` and `b.github.io` as different sites. */
const PUBLIC_SUFFIXES = { allowPrivateDomains: true };

/** @param origin a well-formed `Origin` header */
export function isCrossSite(request: FastifyRequest, origin: string, publicUrl: string | undefined): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'same-site' || site === 'none') return false;
  if (site === 'cross-site') return true;
  // Safari before 16.4 sends no Sec-Fetch headers, nor does any browser to a plain http address in a network.
  const { protocol, hostname } = new URL(origin);
  if (publicUrl === undefined) {
    // Behind a proxy that terminates TLS, the scheme of this server is unknown.
    return !protocol.startsWith('http') || siteOf(hostname) !== siteOf(request.hostname);
  }
  const own = new URL(publicUrl);
  return protocol !== own.protocol || siteOf(hostname) !== siteOf(own.hostname);
}

/** The registrable domain. A name without one, such as `localhost` or an IP address, is its own site. */
function siteOf(hostname: string): string {
  return getDomain(hostname, PUBLIC_SUFFIXES) ?? hostname;
}
