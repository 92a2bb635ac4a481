import type { FastifyPluginAsync } from 'fastify';
import type { Readiness } from './readiness.js';

/**
 * `/livez`: the process responds. `/readyz`: the store can be reached. A vendor outage does not make the server unready,
 * because all instances would leave the balancer together.
 */
export function health(readiness: Readiness): FastifyPluginAsync {
  return async (app) => {
    app.get('/livez', async () => ({ status: 'ok' }));
    app.get('/readyz', async (request, reply) => {
      const { status, storeError } = await readiness.check();
      if (status !== 'unavailable') return { status };
      request.log.warn({ err: storeError }, 'not ready');
      return reply.code(503).send({ status, reason: 'The session store cannot be reached.' });
    });
  };
}
