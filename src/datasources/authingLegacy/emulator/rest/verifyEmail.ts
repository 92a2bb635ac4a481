import type { FastifyInstance } from 'fastify';
import type { LegacyState } from '../state.js';

/** The page of the link in an email. The vendor's URL of this page is not known. */
export function addVerifyEmailPage(app: FastifyInstance, state: () => LegacyState): void {
  app.get<{ Querystring: { ticket?: string } }>('/verify_email', async (request, reply) => {
    const { mailedLinks, accounts } = state();
    const account = accounts.find({ email: mailedLinks.open(request.query.ticket ?? '') });
    reply.type('text/plain; charset=utf-8');
    if (!account) return reply.code(404).send('链接已失效');
    account.emailVerified = true;
    return reply.send('邮箱验证成功');
  });
}
