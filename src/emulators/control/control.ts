/**
 * The HTTP API with which tests and developers control the emulators. It listens on a port of its own, and the main server
 * offers the same calls under `/control` to its page. Lists are plain JSON arrays.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { refuseForeignHosts } from '../foreignHosts.js';
import type { Controlled } from './controlled.js';
import { addEvents } from './events.js';
import { guardWrites } from './guardWrites.js';
import { addHarnessCalls } from './harnessCalls.js';
import { addHomeCalls } from './homeCalls.js';
import { addProviderCalls } from './providerCalls.js';
import { addWorldCalls } from './worldCalls.js';

/** An export is larger than the bodies of other calls. */
const BODY_LIMIT = 32 * 1024 * 1024;

export class Control {
  /** Requests send it in the header `x-emulator-secret`. */
  readonly secret = `emulated-${randomBytes(24).toString('hex')}`;

  constructor(private readonly controlled: Controlled) {}

  /** @param observe adds hooks before all calls */
  createServer(observe?: (app: FastifyInstance) => void): FastifyInstance {
    const app = Fastify({ forceCloseConnections: true, bodyLimit: BODY_LIMIT });
    observe?.(app);
    this.register(app);
    return app;
  }

  /** Adds all calls and their guards to this scope. */
  readonly register = (app: FastifyInstance): void => {
    const { publicUrl, changes, running } = this.controlled;
    readBodies(app);
    refuseForeignHosts(app, publicUrl);
    guardWrites(app, publicUrl);
    app.addHook('onRequest', async (request, reply) => {
      if (!isSame(request.headers['x-emulator-secret'], this.secret)) {
        return reply
          .code(401)
          .send({ error: 'The header x-emulator-secret is missing or wrong. GET /emulators returns the secret.' });
      }
    });
    app.addHook('onResponse', async ({ method }) => {
      if (method !== 'GET') changes.announce();
    });
    app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      reply.code(error.statusCode ?? 500).send({ error: error.message });
    });
    app.setNotFoundHandler((request, reply) => {
      reply.code(404).send({ error: `Unknown control call: ${request.method} ${request.url.split('?')[0]}` });
    });
    addHarnessCalls(app, this.controlled);
    addProviderCalls(app, this.controlled.channels);
    addHomeCalls(app, this.controlled);
    addEvents(app, this.controlled);
    addWorldCalls(app, this.controlled.worlds);
    for (const { control } of running.values()) if (control) app.register(async (scope) => control(scope));
  };
}

/** Fastify's JSON parser rejects an empty body. This parser accepts one. */
function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
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
