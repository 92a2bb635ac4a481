import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { Activity } from '../../src/emulators/worlds/activity.js';
import { rawUpgrade } from '../support/rawRequest.js';

const app = Fastify({ forceCloseConnections: true });
const activity = new Activity();
activity.observe(app);
app.get('/events', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200).write('open');
});

describe('a server', () => {
  afterEach(() => app.close());

  it('is in use while a response is open, and idle when the client has gone', async () => {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    await expect.poll(() => activity.idleMs).toBeGreaterThan(0);
    const stop = new AbortController();
    await fetch(`${url}/events`, { signal: stop.signal });
    expect(activity.idleMs).toBe(0);
    stop.abort();
    await expect.poll(() => activity.idleMs).toBeGreaterThan(0);
    expect((await rawUpgrade(`${url}/nowhere`, {})).status).toBe(404);
    await expect.poll(() => activity.idleMs).toBeGreaterThan(0);
  });
});
