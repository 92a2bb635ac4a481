import type { FastifyPluginAsync } from 'fastify';
import type { Store } from '../../store.js';

/** `/livez`: the process answers. `/readyz`: it can serve, so its store can be reached. A vendor that is down is no reason to take this server out. */
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
