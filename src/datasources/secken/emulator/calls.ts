/** The vendor's four calls. Errors of the vendor have HTTP status 200. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callbackUrl } from './callbacks.js';
import { type AuthEvent, type EventRequest, isOpen } from './events.js';
import { parametersOf } from './parameters.js';
import { APP_ID, APP_KEY } from './seed.js';
import { type Fields, type Reading, readingOf, sign } from './signature.js';
import type { SeckenState } from './state.js';
import { failure, StatusError } from './status.js';
import { AUTH_TYPES } from './users.js';

interface Call {
  readonly method: 'GET' | 'POST';
  readonly required: readonly string[];
  /** The fields of a success response, without status, description and signature. */
  answer(state: SeckenState, fields: Fields, reading: Reading, origin: string): Fields;
}

const MAX_TEXT: Readonly<Record<string, number>> = { action_type: 64, action_details: 256, uid: 256 };

const CALLS: Readonly<Record<string, Call>> = {
  '/qrcode_for_auth': {
    method: 'GET',
    required: [],
    answer(state, fields, reading, origin) {
      const { id, code } = state.events.create(readRequest('QR_CODE', fields, reading));
      return { event_id: id, qrcode_url: `${origin}/qr/${code}.png`, qrcode_data: `${origin}/s/${code}` };
    },
  },
  '/realtime_authorization': {
    method: 'POST',
    required: ['uid'],
    answer(state, fields, reading) {
      const { uid = '' } = fields;
      const request = readRequest('PUSH', fields, reading);
      const types = state.users.typesOf(uid);
      if (types.length === 0) throw new StatusError(607);
      if (!types.some((type) => type === request.authType)) throw new StatusError(605);
      if (state.switches.pushLimit) state.events.requireFreePhone(uid);
      return { event_id: state.events.create(request).id };
    },
  },
  '/event_result': {
    method: 'GET',
    required: ['event_id'],
    answer(state, { event_id: id = '' }) {
      const event = state.events.find(id);
      if (event === undefined) throw new StatusError(604);
      return { event_id: id, uid: tellDecision(state, event) };
    },
  },
  '/query_auth_token': {
    method: 'GET',
    required: ['auth_token'],
    answer(state, { auth_token: token = '' }) {
      if (!state.tokens.redeem(token)) throw new StatusError(608);
      return {};
    },
  },
};

export function addCalls(app: FastifyInstance, state: () => SeckenState, origin: () => string): void {
  // The vendor's Java SDK requests `//qrcode_for_auth`, and other SDKs also send additional slashes.
  app.all('/*', async (request, reply) => {
    const path = (request.url.split('?')[0] ?? '').replace(/\/{2,}/g, '/');
    if (path === '/') return reply.send({ status: 200, description: 'success' });
    const call = Object.hasOwn(CALLS, path) ? CALLS[path] : undefined;
    if (call === undefined) return reply.code(404).send(failure(404));
    if (call.method !== request.method) return reply.code(405).send(failure(405));
    return answer(call, request, reply, state(), origin());
  });
}

function answer(call: Call, request: FastifyRequest, reply: FastifyReply, state: SeckenState, origin: string) {
  try {
    if (state.switches.banned) throw new StatusError(609);
    const fields = parametersOf(request);
    const reading = authenticate(call, fields, state.switches.strict);
    const success = { ...call.answer(state, fields, reading, origin), description: 'success' };
    return reply.send({ status: 200, ...success, signature: sign({ ...success, status: '200' }, APP_KEY) });
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return reply.send(failure(error.status));
  }
}

/** Unknown parameters are ignored, but signed like the others. */
function authenticate(call: Call, fields: Fields, strict: boolean): Reading {
  for (const name of ['app_id', 'signature', ...call.required]) if (!fields[name]) throw new StatusError(400);
  if (fields.app_id !== APP_ID) throw new StatusError(404);
  const reading = readingOf(fields, fields.signature ?? '', APP_KEY, strict);
  if (reading === null) throw new StatusError(403);
  return reading;
}

/** Treats empty options as absent, because some SDKs send them and others omit them. */
function readRequest(kind: EventRequest['kind'], fields: Fields, reading: Reading): EventRequest {
  const { auth_type: type, action_type, action_details, callback, uid } = fields;
  const authType = AUTH_TYPES.find((known) => String(known) === (type || '1'));
  const isLong = Object.entries(MAX_TEXT).some(([name, limit]) => [...(fields[name] ?? '')].length > limit);
  if (authType === undefined || isLong || (callback && callbackUrl(callback) === null)) throw new StatusError(400);
  return {
    kind,
    uid: kind === 'PUSH' ? (uid ?? null) : null,
    authType,
    actionType: action_type || null,
    actionDetails: action_details || null,
    callback: callback || null,
    reading,
  };
}

/** Returns the uid of an approval that was not reported yet. Every other state throws a status. */
function tellDecision({ switches }: SeckenState, event: AuthEvent): string {
  if (event.callback !== null) throw new StatusError(606);
  if (event.state === 'EXPIRED') throw new StatusError(603);
  if (isOpen(event)) throw new StatusError(event.state === 'SCANNED' && switches.scanned201 ? 201 : 602);
  if (event.consumed && switches.consumed201) throw new StatusError(201);
  event.consumed = true;
  if (event.state === 'DENIED' || event.answeredBy === null) throw new StatusError(601);
  return event.answeredBy;
}
