/** Endpoints for the server of a site: register.php, validate.php and the bypass status. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf } from '../fields.js';
import { V3_ID } from '../seed.js';
import { acceptance } from '../signature.js';
import type { GeetestState } from '../state.js';

export function addServerCalls(app: FastifyInstance, state: () => GeetestState): void {
  app.get('/register.php', async (request, reply) => {
    const { gt, digestmod } = fieldsOf(request);
    if (gt !== V3_ID) return sendChallenge(request, reply.code(403), '0');
    const { challenges, switches } = state();
    // The vendor treats an unknown digest as md5, and refuses a digest that is not enabled for the account.
    const known = ['sha256', 'hmac-sha256'].find((name) => name === digestmod) ?? 'md5';
    const isAllowed = switches.digestmods.includes(known);
    return sendChallenge(request, reply, isAllowed ? challenges.register(gt, known) : '0');
  });

  app.post('/validate.php', async (request, reply) => {
    const { seccode = '', challenge, captchaid, gt } = fieldsOf(request);
    const isAccepted = state().challenges.redeem(seccode, { challenge, gt: captchaid ?? gt });
    return sendSeccode(request, reply, isAccepted ? acceptance(seccode) : 'false');
  });

  app.route({
    method: ['GET', 'POST'],
    url: '/v1/bypass_status.php',
    handler: async (request) => {
      const isUp = fieldsOf(request).gt === V3_ID && state().switches.bypass === 'success';
      return { status: isUp ? 'success' : 'fail' };
    },
  });
}

function sendChallenge(request: FastifyRequest, reply: FastifyReply, challenge: string): FastifyReply {
  return isJson(request) ? reply.send({ challenge }) : reply.type('text/html; charset=utf-8').send(challenge);
}

function sendSeccode(request: FastifyRequest, reply: FastifyReply, seccode: string): FastifyReply {
  return isJson(request) ? reply.send({ seccode }) : reply.type('text/html; charset=utf-8').send(seccode);
}

function isJson(request: FastifyRequest): boolean {
  return fieldsOf(request).json_format === '1';
}
