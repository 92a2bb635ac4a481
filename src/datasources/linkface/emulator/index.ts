import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { EmulatorDefinition, StatusFrame } from '../../../emulators/emulator.js';
import { addCalls, codeAnswer, statusAnswer } from './calls.js';
import { httpStatusOf } from './errors.js';
import { readBodies } from './fields.js';
import { writeFile } from './files.js';
import { homeContent } from './home.js';
import { API_ID, API_SECRET } from './seed.js';
import { Tokens } from './tokens.js';

const script = z.strictObject({
  hackScore: z.number().min(0).max(1).nullable().default(0.1),
  verifyScore: z.number().min(0).max(1).nullable().default(0.93),
});

const frame: StatusFrame = (code, request) =>
  request.url.startsWith('/v2/')
    ? { body: codeAnswer(String(code)) }
    : { statusCode: httpStatusOf(String(code)), body: statusAnswer(String(code)) };

const linkface: EmulatorDefinition = {
  id: 'linkface',
  async start({ clock, serve }) {
    let tokens = new Tokens(clock);
    const { url } = await serve(
      'linkface',
      (app) => {
        readBodies(app);
        addCalls(app, () => tokens);
      },
      { statusFrame: frame },
    );
    return {
      published: { baseUrl: url, apiId: API_ID, apiSecret: API_SECRET },
      environment: { LINKFACE_BASE_URL: url, LINKFACE_API_ID: API_ID, LINKFACE_API_SECRET: API_SECRET },
      control: addControlCalls,
      home: homeContent,
      reset: () => {
        tokens = new Tokens(clock);
      },
    };
  },
};

/** Simulates the camera: creates a recording with the requested scores. */
function addControlCalls(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    return reply.code(error.statusCode ?? 500).send({ error: error.message });
  });
  app.post('/linkface/files', async (request, reply) =>
    reply.type('application/octet-stream').send(Buffer.from(writeFile(script.parse(request.body ?? {})))),
  );
}

export default linkface;
