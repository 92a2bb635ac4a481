/** The control calls of this provider, which simulate the phone. */
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { callbackUrl } from './callbacks.js';
import { type AuthEvent, isOpen } from './events.js';
import { PHONE_OWNER } from './seed.js';
import type { SeckenState } from './state.js';
import { AUTH_TYPES } from './users.js';

const uid = z.string().min(1).max(256);
const answer = z.strictObject({ uid: uid.optional() });
const token = z.strictObject({ uid });
const user = z.strictObject({ uid, authTypes: z.array(z.literal(AUTH_TYPES)) });
const switches = z.strictObject({
  strict: z.boolean().optional(),
  consumed201: z.boolean().optional(),
  scanned201: z.boolean().optional(),
  pushLimit: z.boolean().optional(),
  banned: z.boolean().optional(),
});

type EventRoute = { Params: { id: string } };

export function addControlCalls(app: FastifyInstance, state: () => SeckenState): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    return reply.code(error.statusCode ?? 500).send({ error: error.message });
  });

  app.get('/secken/events', async () =>
    state()
      .events.list()
      .map((event) => view(state(), event)),
  );

  app.post<EventRoute>('/secken/events/:id/scan', async ({ params }) => {
    const event = requireEvent(state(), params.id);
    if (!state().events.scan(event)) throw conflict(event);
    return view(state(), event);
  });
  app.post<EventRoute>('/secken/events/:id/approve', async ({ params, body }) =>
    decide(state(), requireEvent(state(), params.id), 'APPROVED', answer.parse(body ?? {}).uid),
  );
  app.post<EventRoute>('/secken/events/:id/deny', async ({ params, body }) =>
    decide(state(), requireEvent(state(), params.id), 'DENIED', answer.parse(body ?? {}).uid),
  );
  app.post<EventRoute>('/secken/events/:id/callback', async ({ params }) => {
    const event = requireEvent(state(), params.id);
    if (event.callback === null || event.answeredBy === null) throw conflict(event);
    state().callbacks.send(event);
    return view(state(), event);
  });

  app.post('/secken/tokens', async ({ body }) => {
    const issued = state().tokens.issue(token.parse(body).uid);
    // Our own API has the name `token`.
    return {
      auth_token: issued.token,
      token: issued.token,
      uid: issued.uid,
      expires_at: new Date(issued.expiresAt).toISOString(),
    };
  });

  app.post('/secken/users', async ({ body }) => {
    const { uid, authTypes } = user.parse(body);
    state().users.enroll(uid, authTypes);
    return { uid, authTypes };
  });

  app.post('/secken/settings', async ({ body }) => Object.assign(state().switches, switches.parse(body)));
}

/** By default the recipient decides a push, and the owner of the emulated phone decides a QR code. */
export function decide(state: SeckenState, event: AuthEvent, verdict: 'APPROVED' | 'DENIED', by?: string): object {
  if (!state.events.decide(event, verdict, by ?? event.uid ?? PHONE_OWNER)) throw conflict(event);
  state.callbacks.send(event);
  return view(state, event);
}

export function requireEvent({ events }: SeckenState, id: string): AuthEvent {
  const event = events.find(id);
  if (event === undefined) throw Object.assign(new Error('The event does not exist.'), { statusCode: 404 });
  return event;
}

function conflict({ kind, state }: AuthEvent): Error {
  return Object.assign(new Error(`A ${kind} event in the state ${state} does not allow this call.`), {
    statusCode: 409,
  });
}

/** Matches text that looks like a parameter. The signed pairs have no separator, so two requests can have one signature. */
const AMBIGUOUS = /(?:action_type|app_id|auth_type|callback|event_id|uid|status)=/;

function view({ callbacks }: SeckenState, event: AuthEvent) {
  const url = event.callback === null ? null : callbackUrl(event.callback);
  const texts = [event.actionType, event.actionDetails, event.uid];
  return {
    event_id: event.id,
    kind: event.kind,
    state: event.state,
    open: isOpen(event),
    uid: event.answeredBy ?? event.uid,
    auth_type: event.authType,
    action_type: event.actionType,
    action_details: event.actionDetails,
    callback: url && { url: url.href, ...callbacks.deliveryOf(event) },
    /** The encoding variant with which the request was signed. */
    reading: event.reading,
    ambiguous: texts.some((text) => text !== null && AMBIGUOUS.test(text)),
    created_at: new Date(event.createdAt).toISOString(),
    expires_at: new Date(event.expiresAt).toISOString(),
  };
}
