/** Calls for what all emulators share: inbox, clock, timeline, and the state as a whole. */
import type { FastifyInstance } from 'fastify';
import type { EmulatedClock } from '../clock.js';
import { ControlError } from '../controlError.js';
import { exportState, importState } from '../savedState.js';
import type { Controlled } from './controlled.js';
import { done } from './done.js';

export function addHarnessCalls(app: FastifyInstance, controlled: Controlled): void {
  const { clock, inbox, timeline } = controlled;
  app.get<{ Querystring: { to?: string } }>('/inbox', async (request) => inbox.list(request.query.to));
  app.delete('/inbox', async (_request, reply) => {
    inbox.clear();
    return done(reply);
  });

  app.delete<{ Params: { id: string } }>('/inbox/:id', async ({ params }, reply) => {
    if (!inbox.remove(params.id)) throw new ControlError(404, `The inbox has no message ${params.id}.`);
    return done(reply);
  });

  app.post<{ Body: { seconds?: unknown } | undefined }>('/clock/advance', async (request, reply) => {
    const seconds = request.body?.seconds;
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) {
      return reply.code(400).send({ error: 'seconds must be a number of 0 or more.' });
    }
    clock.advance(seconds);
    return nowOf(clock);
  });
  app.delete('/clock', async () => {
    clock.reset();
    return nowOf(clock);
  });

  app.get('/timeline', async () => timeline.list());
  app.get<{ Params: { id: string } }>('/timeline/:id', async ({ params }) => {
    const entry = timeline.find(params.id);
    if (entry === undefined) throw new ControlError(404, `The timeline has no entry ${params.id}.`);
    return entry;
  });
  app.delete('/timeline', async (_request, reply) => {
    timeline.clear();
    return done(reply);
  });

  app.post('/reset', async (_request, reply) => {
    controlled.reset();
    return done(reply);
  });
  app.get('/export', async () => exportState(controlled));
  app.post('/import', async (request, reply) => {
    importState(controlled, request.body);
    return done(reply);
  });
}

function nowOf(clock: EmulatedClock) {
  return { now: new Date(clock.now()).toISOString() };
}
