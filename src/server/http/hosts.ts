import type { FastifyInstance } from 'fastify';
import { createHostCheck } from '../../origins.js';
import { errorBody } from './httpErrors.js';

const MESSAGE =
  'This local server accepts only the hosts localhost, loopback addresses, and the host of PUBLIC_URL. Use one of them, or set PUBLIC_URL.';

/** For a local start: answers 421 Misdirected Request to any other host, against DNS rebinding. */
export function guardHosts(app: FastifyInstance, publicUrl: string | undefined): void {
  const isAccepted = createHostCheck(publicUrl);
  app.addHook('onRequest', (request, reply, done) => {
    if (isAccepted(request.headers.host)) return done();
    reply.code(421).send(errorBody({ code: 'BAD_USER_INPUT', message: MESSAGE }, request));
  });
}
