/** The endpoint for the server of a site, and those for the v4 widget. */
import type { FastifyInstance } from 'fastify';
import { type Fields, fieldsOf, sendFile, sendScript } from '../fields.js';
import { V4_ID } from '../seed.js';
import type { GeetestState } from '../state.js';
import { v4Widget } from '../widget/v4Widget.js';
import { errorFrame } from './errorFrame.js';
import { LotError } from './lots.js';

const RUNTIME_ERROR = '-50000';

export function addV4Calls(app: FastifyInstance, state: () => GeetestState, origin: () => string): void {
  for (const path of ['/gt4.js', '/v4/gt4.js']) {
    app.get(path, async (_request, reply) => sendFile(reply, v4Widget(origin())));
  }

  // v4 has no bypass status: a failing service answers its calls with an error, and its scripts still load.
  const admit = (fields: Fields): string => {
    if (state().switches.v4Failing) throw new LotError(RUNTIME_ERROR);
    return requireId(fields);
  };

  app.route({
    method: ['GET', 'POST'],
    url: '/validate',
    handler: async (request) => {
      const fields = fieldsOf(request);
      admit(fields);
      const { lot_number = '', captcha_output = '', pass_token = '', gen_time = '', sign_token = '' } = fields;
      const outcome = state().lots.redeem({ lot_number, captcha_output, pass_token, gen_time }, sign_token);
      const captcha_args = { used_type: 'slide', user_ip: request.ip, lot_number, scene: '', referer: '' };
      return outcome === 'PASSED'
        ? { status: 'success', result: 'success', reason: '', captcha_args }
        : { status: 'success', result: 'fail', reason: outcome, captcha_args };
    },
  });

  app.get('/load', async (request, reply) => {
    admit(fieldsOf(request));
    return sendScript(request, reply, { status: 'success', data: { ...state().lots.open(), captcha_type: 'slide' } });
  });

  app.get('/verify', async (request, reply) => {
    const fields = fieldsOf(request);
    const captcha_id = admit(fields);
    const { lot_number = '', payload = '', process_token = '', w } = fields;
    const { lots } = state();
    lots.check({ lot_number, payload, process_token });
    const answer =
      w === 'wrong' ? { result: 'fail' } : { result: 'success', seccode: { captcha_id, ...lots.solve(lot_number) } };
    return sendScript(request, reply, { status: 'success', data: { lot_number, ...answer } });
  });

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof LotError) return sendScript(request, reply, errorFrame(error.code));
    return reply.code(error.statusCode ?? 500).send(errorFrame(RUNTIME_ERROR));
  });
}

function requireId({ captcha_id: id = '' }: Fields): string {
  if (id === '') throw new LotError('-50101');
  if (!/^[0-9a-f]{32}$/.test(id)) throw new LotError('-50102');
  if (id !== V4_ID) throw new LotError('-50103');
  return id;
}
