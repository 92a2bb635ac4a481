import type { FastifyInstance } from 'fastify';
import { createHostCheck } from '../origins.js';

/** 421 Misdirected Request to a Host that is neither this machine nor that of PUBLIC_URL. */
export function refuseForeignHosts(app: FastifyInstance, publicUrl: string | undefined): void {
  const isAccepted = createHostCheck(publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    if (isAccepted(request.headers.host)) return;
    return reply.code(421).send({ error: 'the Host is not localhost, a loopback address or the host of PUBLIC_URL' });
  });
}
