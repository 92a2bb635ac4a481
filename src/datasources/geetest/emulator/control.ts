import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { md5Answer, threePartAnswer } from './offlineAnswer.js';
import { V3_ID, V4_ID } from './seed.js';
import { seccodeFor } from './signature.js';
import type { GeetestState } from './state.js';
import { ChallengeError, type Solution } from './v3/challenges.js';

const solve = z.strictObject({
  gt: z.literal(V3_ID),
  challenge: z.string().min(1),
  /** The value that the site gave to the page: false or 0 means offline mode. */
  success: z.union([z.boolean(), z.literal([0, 1])]).default(true),
  newCaptcha: z.boolean().default(true),
});
const solveV4 = z.strictObject({ captchaId: z.literal(V4_ID) });
const switches = z.strictObject({
  slide: z.boolean().optional(),
  digestmods: z.array(z.enum(['md5', 'sha256', 'hmac-sha256'])).optional(),
  bypass: z.enum(['success', 'fail']).optional(),
});

/** Control calls that solve captchas without a browser, and that change settings of the vendor's account. */
export function addControlCalls(app: FastifyInstance, state: () => GeetestState): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    if (error instanceof ChallengeError)
      return reply.code(409).send({ error: `The vendor answers with ${error.message}.` });
    return reply.code(error.statusCode ?? 500).send({ error: error.message });
  });

  app.post('/geetest/solve', async (request) => {
    const { gt, challenge, success, newCaptcha } = solve.parse(request.body);
    if (!success) return solveOffline(challenge, newCaptcha);
    const { challenges, switches } = state();
    return challenges.solve(gt, challenges.open(gt, challenge, switches.slide));
  });

  app.post('/geetest/v4/solve', async (request) => {
    solveV4.parse(request.body);
    const { lots } = state();
    return lots.solve(lots.open().lot_number);
  });

  app.post('/geetest/settings', async (request) => Object.assign(state().switches, switches.parse(request.body)));
}

function solveOffline(challenge: string, newCaptcha: boolean): Solution {
  if (!newCaptcha && !/^[0-9a-f]{34}$/.test(challenge)) {
    throw Object.assign(new Error('The older widget requires a challenge of 34 hex digits.'), { statusCode: 400 });
  }
  const validate = newCaptcha ? md5Answer(challenge) : threePartAnswer(challenge, 0, 0);
  return { challenge, validate, seccode: seccodeFor(validate) };
}
