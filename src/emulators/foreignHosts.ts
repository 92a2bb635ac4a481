import type { FastifyInstance } from 'fastify';
import { createHostCheck } from '../origins.js';

/** DNS rebinding protection: answers 421 unless the Host is this machine or the host of PUBLIC_URL. */
export function refuseForeignHosts(app: FastifyInstance, publicUrl: string | undefined): void {
  const isAccepted = createHostCheck(publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    if (isAccepted(request.headers.host)) return;
    return reply.code(421).send({ error: 'The Host must be localhost, a loopback address or the host of PUBLIC_URL.' });
  });
}
