/** The public keys of service tokens (RFC 7517), for the services that verify them. */
import type { FastifyPluginAsync } from 'fastify';
import type { Services } from '../../services/services.js';

/** How long a verifier may keep the keys: after this time a new key may sign. docs/services.md tells how to rotate. */
const CACHE_SECONDS = 300;

export function jwks({ signingKeys }: Pick<Services, 'signingKeys'>): FastifyPluginAsync {
  const body = JSON.stringify({ keys: signingKeys.published });
  return async (app) => {
    app.get('/.well-known/jwks.json', async (_request, reply) =>
      reply.header('cache-control', `public, max-age=${CACHE_SECONDS}`).type('application/jwk-set+json').send(body),
    );
  };
}
