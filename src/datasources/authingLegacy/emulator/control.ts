import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { totpCode } from './mfaKeys.js';
import type { LegacyState } from './state.js';

const totp = z.strictObject({ secret: z.string().regex(/^[A-Z2-7]+=*$/i, 'is not a base32 text') });

/** A control call that simulates the authenticator app of a user. */
export function addControlCalls(app: FastifyInstance, state: () => LegacyState): void {
  app.post('/authingLegacy/totp', async (request, reply) => {
    const read = totp.safeParse(request.body);
    if (!read.success) return reply.code(400).send({ error: z.prettifyError(read.error) });
    return { code: totpCode(read.data.secret, state().now()) };
  });
}
