/** Where vendors report to. The secret part of the address names the event, and is all that a caller has to know. */
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services/services.js';

const MAX_REPORT_BYTES = 8192;

export function webhooks({ pushAuth }: Services) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_REPORT_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    app.route<{ Params: { secret: string }; Body: string | null }>({
      method: ['GET', 'POST'],
      url: '/webhooks/secken/:secret',
      handler: async (request, reply) => {
        const [, query = ''] = request.url.split(/\?(.*)/s);
        const raw = { query, contentType: request.headers['content-type'] ?? null, body: request.body ?? '' };
        const isTaken = await pushAuth.report(request.params.secret, raw);
        // The vendor repeats what is not answered with a 2xx; a stranger learns nothing from either.
        return reply.code(isTaken ? 200 : 404).send();
      },
    });
  };
}
