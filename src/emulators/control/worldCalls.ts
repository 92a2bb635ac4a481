/** Calls that create, list, read and end isolated worlds. */
import type { FastifyInstance } from 'fastify';
import { ControlError } from '../controlError.js';
import type { Worlds } from '../worlds/worlds.js';
import { done } from './done.js';

/** @param worlds undefined in a world, which has none of its own */
export function addWorldCalls(app: FastifyInstance, worlds: Worlds | undefined): void {
  const known = (): Worlds => {
    if (worlds === undefined) throw new ControlError(404, 'A world has no worlds. Send this call to the main server.');
    return worlds;
  };
  app.post('/worlds', async () => known().create());
  app.get('/worlds', async () => known().list());
  app.get<{ Params: { id: string } }>('/worlds/:id', async ({ params }) => known().document(params.id));
  app.delete<{ Params: { id: string } }>('/worlds/:id', async ({ params }, reply) => {
    await known().end(params.id);
    return done(reply);
  });
}
