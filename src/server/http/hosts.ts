import type { FastifyInstance } from 'fastify';
import { createHostCheck } from '../../origins.js';
import { errorBody } from './httpErrors.js';

const MESSAGE =
  'This local server answers only to localhost, to a loopback address, and to the host of PUBLIC_URL. Call it there, or set PUBLIC_URL.';

/** For a local start: 421 Misdirected Request to any other name, against DNS rebinding. */
export function guardHosts(app: FastifyInstance, publicUrl: string | undefined): void {
  const isAccepted = createHostCheck(publicUrl);
  app.addHook('onRequest', (request, reply, done) => {
    if (isAccepted(request.headers.host)) return done();
    reply.code(421).send(errorBody({ code: 'BAD_USER_INPUT', message: MESSAGE }, request.id));
  });
}
