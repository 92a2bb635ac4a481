import type { FastifyPluginAsync } from 'fastify';
import type { Store } from '../../store.js';

/** `/livez`: the process responds. `/readyz`: the store can be reached. A vendor outage does not make the server unready. */
export function health(store: Store): FastifyPluginAsync {
  return async (app) => {
    app.get('/livez', async () => ({ status: 'ok' }));
    app.get('/readyz', async (request, reply) => {
      try {
        await store.ping();
        return { status: 'ok' };
      } catch (error) {
        request.log.warn({ err: error }, 'not ready');
        return reply.code(503).send({ status: 'unavailable', reason: 'The session store cannot be reached.' });
      }
    });
  };
}
