import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopbackOrigin } from '../origins.js';

/** Keeps pages of other sites from changing the emulators: a form cannot send JSON, and a browser names the origin. */
export function guardWrites(app: FastifyInstance, publicUrl: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin } = request.headers;
    if (origin !== undefined && origin !== publicUrl && !isLoopbackOrigin(origin)) {
      return reply
        .code(403)
        .send({ error: 'the Origin is not of this machine: call from a loopback origin or without one' });
    }
    if (request.method === 'POST' && !isJson(request)) {
      return reply.code(415).send({ error: 'send the header content-type: application/json' });
    }
  });
}

function isJson({ headers }: FastifyRequest): boolean {
  return /^application\/json(?:\s*;|$)/i.test(headers['content-type'] ?? '');
}
