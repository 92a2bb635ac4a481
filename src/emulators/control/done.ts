import type { FastifyReply } from 'fastify';

/** The answer to a call without a result. */
export function done(reply: FastifyReply): FastifyReply {
  return reply.code(200).send({ ok: true });
}
