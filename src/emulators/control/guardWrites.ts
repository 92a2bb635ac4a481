import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopbackOrigin } from '../../origins.js';

/** CSRF protection: browsers send the Origin of a page with each write, and an HTML form cannot send JSON. */
export function guardWrites(app: FastifyInstance, publicUrl: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin } = request.headers;
    if (origin !== undefined && origin !== publicUrl && !isLoopbackOrigin(origin)) {
      return reply
        .code(403)
        .send({ error: 'The Origin is not on this machine. Call from a loopback origin or without an Origin header.' });
    }
    if (request.method === 'POST' && !isJson(request)) {
      return reply.code(415).send({ error: 'Send the header content-type: application/json.' });
    }
  });
}

function isJson({ headers }: FastifyRequest): boolean {
  return /^application\/json(?:\s*;|$)/i.test(headers['content-type'] ?? '');
}
