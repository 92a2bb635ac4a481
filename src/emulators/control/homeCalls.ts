/** Calls for what a provider shows on the start page: its users, phone, switches and camera. */
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { ControlError } from '../controlError.js';
import type { HomeContent } from '../homeContent.js';
import type { Controlled } from './controlled.js';
import { done } from './done.js';
import { homeState } from './homeState.js';

const name = z.string().trim().min(1).max(256);
const phone = z.string().regex(/^\d{4,15}$/, 'must have 4 to 15 digits');
const password = z.string().min(1).max(256);
const newUser = z.strictObject({
  email: z.email(),
  username: name.optional(),
  phone: phone.optional(),
  password,
});
const userChange = z.strictObject({
  blocked: z.boolean().optional(),
  email: z.email().optional(),
  phone: z.literal('').or(phone).optional(),
  password: password.optional(),
  fields: z.record(z.string(), z.string().max(10_000)).optional(),
});
const decision = z.strictObject({ user: name.optional() });
const setting = z.strictObject({ value: z.string() });
const recording = z.strictObject({ scene: z.string() });

interface Route {
  Params: { id: string; item: string; verb: string };
}

export function addHomeCalls(app: FastifyInstance, controlled: Controlled): void {
  const part = <K extends keyof HomeContent>(id: string, kind: K): NonNullable<HomeContent[K]> => {
    const found = controlled.running.get(id)?.home?.[kind];
    if (found === undefined) throw new ControlError(404, `No emulated provider ${id} has ${kind}.`);
    return found;
  };

  app.get('/state', async () => homeState(controlled));

  app.post<Route>('/providers/:id/users', async ({ params, body }) =>
    part(params.id, 'users').add(parse(newUser, body)),
  );
  app.post<Route>('/providers/:id/users/:item', async ({ params, body }, reply) => {
    part(params.id, 'users').change(params.item, parse(userChange, body));
    return done(reply);
  });
  app.delete<Route>('/providers/:id/users/:item', async ({ params }, reply) => {
    part(params.id, 'users').remove(params.item);
    return done(reply);
  });

  app.post<Route>('/providers/:id/phone/:item/:verb', async ({ params, body }, reply) => {
    const phone = part(params.id, 'phone');
    const { user } = parse(decision, body ?? {});
    if (params.verb === 'scan') phone.scan(params.item);
    else if (params.verb === 'approve') phone.approve(params.item, user);
    else if (params.verb === 'deny') phone.deny(params.item, user);
    else throw new ControlError(404, 'The phone can scan, approve or deny.');
    return done(reply);
  });

  app.post<Route>('/providers/:id/switches/:item', async ({ params, body }, reply) => {
    const found = part(params.id, 'switches').find(({ id }) => id === params.item);
    if (found === undefined) throw new ControlError(404, `No switch has the id ${params.item}.`);
    const { value } = parse(setting, body);
    const accepted = found.options.map((option) => option.value);
    if (!accepted.includes(value)) throw new ControlError(400, `value must be one of ${accepted.join(', ')}.`);
    found.set(value);
    return done(reply);
  });

  app.post<Route>('/providers/:id/camera', async ({ params, body }, reply) => {
    const camera = part(params.id, 'camera');
    const { scene } = parse(recording, body);
    if (!camera.scenes.some(({ id }) => id === scene)) {
      throw new ControlError(400, `scene must be one of ${camera.scenes.map(({ id }) => id).join(', ')}.`);
    }
    return reply.type('application/octet-stream').send(Buffer.from(camera.record(scene)));
  });
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (!read.success) throw new ControlError(400, z.prettifyError(read.error));
  return read.data;
}
