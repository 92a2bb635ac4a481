import type { FastifyInstance } from 'fastify';

/** Answers 503 to every request while the service is down. */
export function answerOutage(app: FastifyInstance, isDown: () => boolean): void {
  app.addHook('onRequest', async (_request, reply) => {
    if (isDown()) return reply.code(503).type('text/plain').send('Service Unavailable');
  });
}
