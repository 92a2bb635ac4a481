/** Endpoints for a v3 page: the loader, the widget's script and the JSONP calls of the widget. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf, sendFile, sendScript } from '../fields.js';
import { V3_ID } from '../seed.js';
import type { GeetestState } from '../state.js';
import { v3Loader } from '../widget/v3Loader.js';
import { V3_WIDGET } from '../widget/v3Widget.js';
import { ChallengeError } from './challenges.js';

/** Paths of the newer widget, its offline version and the offline version of the older one. One script serves all three. */
const ONLINE_SCRIPT = '/static/js/fullpage.9.0.0.js';
const WIDGETS = [ONLINE_SCRIPT, '/static/js/fullpage.0.0.0.js', '/static/js/geetest.0.0.0.js'];
const LOADERS = ['/gt.js', '/static/tools/gt.js'];

export function addWidgetCalls(app: FastifyInstance, state: () => GeetestState, origin: () => string): void {
  for (const path of LOADERS) app.get(path, async (_request, reply) => sendFile(reply, v3Loader(origin())));
  for (const path of WIDGETS) app.get(path, async (_request, reply) => sendFile(reply, V3_WIDGET));

  app.get('/gettype.php', async (request, reply) => {
    if (fieldsOf(request).gt !== V3_ID) return sendError(request, reply, '32');
    const data = { type: 'fullpage', static_servers: [new URL(origin()).host], fullpage: ONLINE_SCRIPT };
    return sendScript(request, reply, { status: 'success', data });
  });

  app.get('/get.php', async (request, reply) => {
    const { gt = '', challenge = '' } = fieldsOf(request);
    const submitted = state().challenges.open(gt, challenge, state().switches.slide);
    return sendScript(request, reply, { status: 'success', data: { gt, challenge: submitted } });
  });

  for (const path of ['/ajax.php', '/ajax']) {
    app.get(path, async (request, reply) => {
      const { gt = '', challenge = '', w } = fieldsOf(request);
      const { challenges } = state();
      const { validate } = w === 'wrong' ? challenges.answerWrongly(gt, challenge) : challenges.solve(gt, challenge);
      return sendScript(request, reply, { status: 'success', data: { result: 'success', validate, score: 1 } });
    });
  }

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof ChallengeError) return sendError(request, reply, error.code);
    return reply.code(error.statusCode ?? 500).send({ status: 'error', error: error.message });
  });
}

function sendError(request: FastifyRequest, reply: FastifyReply, code: string): FastifyReply {
  return sendScript(request, reply, errorFrame(code));
}

/** The numbers are documented. The format `error_NN` is an assumption. */
export function errorFrame(code: string): object {
  return { status: 'error', error: `error ${code}`, error_code: `error_${code}`, user_error: '网络不给力' };
}
