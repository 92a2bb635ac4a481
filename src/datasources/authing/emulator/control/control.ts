import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { AuthingState } from '../state.js';
import { totpCode } from '../totp.js';
import { addApplicationCalls } from './application.js';
import { addSsoCalls } from './sso.js';
import { addUserCalls } from './users.js';
import { addWechatCalls } from './wechat.js';

const totp = z.strictObject({ secret: z.string().regex(/^[A-Z2-7]+=*$/i, 'is not a base32 text') });

/** Control calls for secrets that the vendor never returns, and for settings of its console. Responses are plain JSON. */
export function addControlCalls(app: FastifyInstance, state: () => AuthingState): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    return reply.code(error.statusCode ?? 500).send({ error: error.message });
  });

  app.post('/authing/totp', async (request) => ({ code: totpCode(totp.parse(request.body).secret, state().now()) }));

  app.get('/authing/captchas', async () => state().captchas.list());

  addApplicationCalls(app, state);
  addUserCalls(app, state);
  addWechatCalls(app, state);
  addSsoCalls(app, state);
}
