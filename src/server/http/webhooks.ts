/** Where providers report to. The secret in the path names the event and is the only credential of the caller. */
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services/services.js';

const MAX_REPORT_BYTES = 8192;

export function webhooks({ providers, pushAuth }: Pick<Services, 'providers' | 'pushAuth'>) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_REPORT_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    app.route<{ Params: { provider: string; secret: string }; Body: string | null }>({
      method: ['GET', 'POST'],
      url: '/webhooks/:provider/:secret',
      handler: async (request, reply) => {
        const { provider, secret } = request.params;
        const [, query = ''] = request.url.split(/\?(.*)/s);
        const raw = { query, contentType: request.headers['content-type'] ?? null, body: request.body ?? '' };
        const isAccepted = provider === providers.pushAuth()?.id && (await pushAuth.report(secret, raw));
        // Vendors repeat a report until it gets a 2xx. The empty reply tells an unknown caller nothing.
        return reply.code(isAccepted ? 200 : 404).send();
      },
    });
  };
}
