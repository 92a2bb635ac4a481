import { once } from 'node:events';
import { createServer } from 'node:http';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthenticatedRequest, requireUser as expressUser } from '../src/express.js';
import { requireUser as fastifyUser } from '../src/fastify.js';
import { createVerifier, type Verify } from '../src/index.js';
import { Issuer } from './issuer.js';

/** A service that answers with the id of the user, built in two ways. */
const SERVICES: Readonly<Record<string, (verify: Verify) => Promise<{ url: string; close(): unknown }>>> = {
  async express(verify) {
    const middleware = expressUser(verify);
    // Express hands its middleware the objects of node:http.
    const server = createServer((request: AuthenticatedRequest, response) => {
      middleware(request, response, () => response.end(request.user?.sub));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The service has no port.');
    return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
  },
  async fastify(verify) {
    const app = Fastify();
    app.decorateRequest('user');
    app.addHook('onRequest', fastifyUser(verify));
    app.get('/', async (request) => (request as { user?: { sub: string } }).user?.sub);
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() };
  },
};

describe.each(Object.keys(SERVICES))('the middleware for %s', (framework) => {
  const issuer = new Issuer();
  let service: { url: string; close(): unknown };
  beforeAll(async () => {
    await issuer.start();
    const start = SERVICES[framework];
    if (start === undefined) throw new Error('No such framework.');
    service = await start(createVerifier({ issuer: issuer.url, audience: 'orders' }));
  });
  afterAll(async () => {
    issuer.stop();
    await service.close();
  });
  const ask = (authorization?: string) => fetch(service.url, { headers: authorization ? { authorization } : {} });

  it('lets a genuine token pass and knows its user', async () => {
    const answer = await ask(`Bearer ${await issuer.sign()}`);
    expect([answer.status, await answer.text()]).toEqual([200, 'user-1']);
  });

  it.each([
    [undefined, 'Bearer', 'TOKEN_MISSING'],
    ['Basic YTpi', 'Bearer', 'TOKEN_MISSING'],
    ['Bearer x', 'Bearer error="invalid_token"', 'TOKEN_INVALID'],
  ])('answers 401 to %s', async (authorization, challenge, error) => {
    const answer = await ask(authorization);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, challenge]);
    expect(await answer.json()).toEqual({ error, message: expect.stringMatching(/\.$/) });
  });

  it('answers 503 while the keys cannot be fetched', async () => {
    const away = new Issuer();
    await away.start();
    const start = SERVICES[framework];
    const other = await start?.(createVerifier({ issuer: away.url, audience: 'orders' }));
    const token = await away.sign();
    away.stop();
    const answer = await fetch(other?.url ?? '', { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    await other?.close();
  });
});
