import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

const MAX_PEERS = 10;
const MESSAGE =
  'X-Forwarded-For came from an address that TRUSTED_PROXIES does not contain, and was ignored: all users of this proxy share its limits. If it is a proxy of yours, add its address.';

/** Warns once for each peer that sends X-Forwarded-For and is not a trusted proxy. Anyone can send it: 10 peers are logged. */
export function warnOfForwardedHeaders(app: FastifyInstance, logger: Logger): void {
  const warned = new Set<string>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.headers['x-forwarded-for'] !== undefined && warned.size < MAX_PEERS) warn(request);
    done();
  });

  function warn(request: FastifyRequest): void {
    const { remoteAddress: peer } = request.socket;
    if (peer === undefined || warned.has(peer) || isTrusted(request)) return;
    warned.add(peer);
    logger.warn({ peer, requestId: request.id }, MESSAGE);
  }
}

/** The list holds the peer, and further addresses only if the peer is trusted. It is undefined without TRUSTED_PROXIES. */
function isTrusted({ ips }: FastifyRequest): boolean {
  return ips !== undefined && ips.length > 1;
}
