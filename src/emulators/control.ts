/** The HTTP API with which tests and developers control the emulators. Lists are plain JSON arrays. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { EmulatedClock } from './clock.js';
import { guardWrites } from './controlWrites.js';
import { readFault } from './faultInput.js';
import { refuseForeignHosts } from './foreignHosts.js';
import type { Channel } from './host.js';
import type { Inbox } from './inbox.js';
import type { EmulatorPorts } from './ports.js';

export interface ControlSurface {
  readonly url: string;
  /** Requests send it in the header `x-emulator-secret`. */
  readonly secret: string;
  close(): Promise<void>;
}

export interface Controlled {
  readonly clock: EmulatedClock;
  readonly inbox: Inbox;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Control calls of single providers, such as `POST /authing/totp`. */
  readonly extensions: readonly ((app: FastifyInstance) => void)[];
  readonly publicUrl: string | undefined;
  readonly ports: EmulatorPorts;
  reset(): void;
}

export async function startControl(controlled: Controlled): Promise<ControlSurface> {
  const secret = `emulated-${randomBytes(24).toString('hex')}`;
  const app = Fastify({ forceCloseConnections: true });
  readBodies(app);
  refuseForeignHosts(app, controlled.publicUrl);
  guardWrites(app, controlled.publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    if (!isSame(request.headers['x-emulator-secret'], secret)) {
      return reply
        .code(401)
        .send({ error: 'The header x-emulator-secret is missing or wrong. GET /emulators returns the secret.' });
    }
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    reply.code(error.statusCode ?? 500).send({ error: error.message });
  });
  app.setNotFoundHandler((request, reply) => {
    reply.code(404).send({ error: `Unknown control call: ${request.method} ${request.url.split('?')[0]}` });
  });
  addHarnessCalls(app, controlled);
  addProviderCalls(app, controlled.channels);
  for (const extend of controlled.extensions) app.register(async (scope) => extend(scope));
  const url = await controlled.ports.listen(app);
  return { url, secret, close: () => app.close() };
}

/** Fastify's JSON parser rejects an empty body. This parser accepts one. */
function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
    }
  });
}

/** Compares hashes, so that the duration reveals neither the secret nor its length. */
function isSame(given: string | string[] | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}

function addHarnessCalls(app: FastifyInstance, { clock, inbox, reset }: Controlled): void {
  app.get<{ Querystring: { to?: string } }>('/inbox', async (request) => inbox.list(request.query.to));
  app.delete('/inbox', async (_request, reply) => {
    inbox.clear();
    return done(reply);
  });
  app.post('/reset', async (_request, reply) => {
    reset();
    return done(reply);
  });
  app.post<{ Body: { seconds?: unknown } | undefined }>('/clock/advance', async (request, reply) => {
    const seconds = request.body?.seconds;
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) {
      return reply.code(400).send({ error: 'seconds must be a number of 0 or more.' });
    }
    clock.advance(seconds);
    return { now: new Date(clock.now()).toISOString() };
  });
}

function addProviderCalls(app: FastifyInstance, channels: ReadonlyMap<string, Channel>): void {
  const onChannel = (act: (channel: Channel, body: unknown, reply: FastifyReply) => unknown) => {
    return async (request: { params: unknown; body: unknown }, reply: FastifyReply) => {
      const { id } = request.params as { id: string };
      const channel = channels.get(id);
      return channel
        ? act(channel, request.body, reply)
        : reply.code(404).send({ error: `No emulated provider has the id ${id}.` });
    };
  };
  app.post(
    '/providers/:id/faults',
    onChannel(({ faults }, body, reply) => {
      const fault = readFault(body);
      if (typeof fault === 'string') return reply.code(400).send({ error: fault });
      faults.add(fault);
      return done(reply);
    }),
  );
  app.delete(
    '/providers/:id/faults',
    onChannel(({ faults }, _body, reply) => {
      faults.clear();
      return done(reply);
    }),
  );
  app.get(
    '/providers/:id/requests',
    onChannel(({ requests }) => requests.list()),
  );
  app.delete(
    '/providers/:id/requests',
    onChannel(({ requests }, _body, reply) => {
      requests.clear();
      return done(reply);
    }),
  );
}

function done(reply: FastifyReply): FastifyReply {
  return reply.code(200).send({ ok: true });
}
