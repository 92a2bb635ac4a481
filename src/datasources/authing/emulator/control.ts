import type { FastifyInstance } from 'fastify';
import type { AuthingState } from './state.js';
import { totpCode } from './totp.js';

/** What the vendor would never tell: the authenticator app, the captchas' answers, the application's settings. */
export function addControlCalls(app: FastifyInstance, state: () => AuthingState): void {
  app.post<{ Body: { secret?: unknown } | undefined }>('/authing/totp', async (request, reply) => {
    const secret = request.body?.secret;
    if (typeof secret !== 'string' || !/^[A-Z2-7]+=*$/i.test(secret)) {
      return reply.code(400).send({ error: 'secret is not a base32 text' });
    }
    return { code: totpCode(secret, state().now()) };
  });

  app.get('/authing/captchas', async () => state().captchas.list());

  app.post<{ Body: { idTokenAlgorithm?: unknown } | undefined }>('/authing/application', async (request, reply) => {
    const algorithm = request.body?.idTokenAlgorithm;
    if (algorithm !== 'HS256' && algorithm !== 'RS256') {
      return reply.code(400).send({ error: 'idTokenAlgorithm is neither HS256 nor RS256' });
    }
    state().application.idTokenAlgorithm = algorithm;
    return { idTokenAlgorithm: algorithm };
  });
}
