import Fastify from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatorDefinition, Harness } from '../../src/emulators/emulator.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { ControlClient } from './controlClient.js';

let harness: Harness;
let resets = 0;

/** A vendor that says hello. */
const greeter: EmulatorDefinition = {
  id: 'greeter',
  async start(lent) {
    harness = lent;
    const { url } = await lent.serve(
      'greeter',
      (app) => {
        app.get('/hello', async () => ({ hello: 'world' }));
        app.post('/graphql', async () => ({ data: {} }));
      },
      { statusFrame: (code) => ({ statusCode: 403, body: { vendorCode: code } }) },
    );
    return {
      published: { baseUrl: url },
      environment: { GREETER_URL: url },
      hints: ['greeter: <says> hello'],
      control: (app) => app.post('/greeter/wave', async () => ({ waved: true })),
      reset: () => {
        resets += 1;
      },
    };
  },
};

let emulators: Emulators;
let control: ControlClient;
let url: string;

beforeAll(async () => {
  emulators = await startEmulators([greeter]);
  control = new ControlClient(emulators);
  url = String(emulators.environment.GREETER_URL);
});
afterEach(() => control.reset());
afterAll(() => emulators.close());

const inject = (fault: unknown) => control.send('POST', '/providers/greeter/faults', fault);

describe('the document', () => {
  it('names the control surface and what each provider publishes', () => {
    const { url: controlUrl, secret } = emulators.document().control;
    expect(emulators.document().providers).toEqual({ greeter: { baseUrl: url } });
    expect(new URL(controlUrl).hostname).toBe('127.0.0.1');
    expect(secret).toMatch(/^emulated-[0-9a-f]{48}$/);
  });
});

describe('the control surface', () => {
  it('refuses a missing or wrong secret and a foreign Host', async () => {
    const { url: controlUrl, secret } = emulators.document().control;
    expect((await fetch(`${controlUrl}/inbox`)).status).toBe(401);
    expect((await fetch(`${controlUrl}/inbox`, { headers: { 'x-emulator-secret': `${secret}x` } })).status).toBe(401);
    // fetch writes the Host header itself, so this one goes by hand.
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const headers = { host: 'localhost.evil.example', 'x-emulator-secret': secret };
      request(`${controlUrl}/inbox`, { headers }, (answer) => resolve(answer.resume().statusCode)).end();
    });
    expect(status).toBe(421);
  });

  it('sends no CORS headers', async () => {
    const answer = await control.send('GET', '/inbox');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('lists messages newest first, by address', async () => {
    harness.inbox.deliver({ to: 'a@example.com', channel: 'email', scene: 'VERIFY_EMAIL', code: '1111' });
    harness.inbox.deliver({ to: 'b@example.com', channel: 'email', scene: null, code: '2222' });
    harness.inbox.deliver({ to: 'a@example.com', channel: 'sms', scene: 'login', code: '3333' });
    expect(await control.inbox('a@example.com')).toMatchObject([{ code: '3333', channel: 'sms' }, { code: '1111' }]);
    expect(await control.read<unknown[]>('/inbox')).toHaveLength(3);
    await control.send('DELETE', '/inbox');
    expect(await control.read('/inbox')).toEqual([]);
  });

  it('moves the clock', async () => {
    await control.advance(3600);
    const ahead = harness.clock.now() - Date.now();
    expect(ahead).toBeGreaterThan(3_599_000);
    expect(ahead).toBeLessThan(3_601_000);
    await control.reset();
    expect(harness.clock.now() - Date.now()).toBeLessThan(1000);
  });

  it('resets every emulator', async () => {
    const before = resets;
    expect((await control.send('POST', '/reset')).status).toBe(200);
    expect(resets).toBe(before + 1);
  });

  it("adds the providers' own calls", async () => {
    expect(await (await control.send('POST', '/greeter/wave')).json()).toEqual({ waved: true });
  });

  it.each([
    ['POST', '/clock/advance', { seconds: 'soon' }, 400],
    ['POST', '/clock/advance', undefined, 400],
    ['POST', '/clock/advance', { seconds: -1 }, 400],
    ['POST', '/providers/greeter/faults', { count: 0, mode: 'drop' }, 400],
    ['POST', '/providers/greeter/faults', { count: 1, mode: 'nonsense' }, 400],
    ['POST', '/providers/greeter/faults', { count: 1, mode: 'status' }, 400],
    ['POST', '/providers/greeter/faults', { count: 1 }, 400],
    ['POST', '/providers/greeter/faults', { count: 1, mode: 'drop', match: 7 }, 400],
    ['POST', '/providers/greeter/faults', [], 400],
    ['GET', '/providers/nobody/requests', undefined, 404],
    ['GET', '/nowhere', undefined, 404],
  ])('answers %s %s %j with %i and says why', async (method, path, body, status) => {
    const answer = await control.send(method, path, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
  });
});

describe('injected faults', () => {
  it('fail the next calls and no more', async () => {
    await inject({ count: 2, mode: 'http500' });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${url}/hello`)).status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  it('answer garbage, in the vendor frame, or not at all', async () => {
    await inject({ count: 1, mode: 'garbage' });
    await expect((await fetch(`${url}/hello`)).json()).rejects.toThrow();
    await inject({ count: 1, mode: 'status', status: 2006 });
    const framed = await fetch(`${url}/hello`);
    expect([framed.status, await framed.json()]).toEqual([403, { vendorCode: 2006 }]);
    await inject({ count: 1, mode: 'drop' });
    await expect(fetch(`${url}/hello`)).rejects.toThrow();
    await inject({ count: 1, mode: 'timeout' });
    await expect(fetch(`${url}/hello`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/);
    expect((await fetch(`${url}/hello`)).status).toBe(200);
  });

  it('delay a call and let it through', async () => {
    await inject({ count: 1, delayMs: 150 });
    const begun = Date.now();
    expect((await fetch(`${url}/hello`)).status).toBe(200);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(140);
  });

  it('match a path, a root field or an operation name, also where there is no route', async () => {
    const graphql = (query: string) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    await inject({ count: 1, match: 'loginByEmail', mode: 'http500' });
    await inject({ count: 1, match: 'MyProfile', mode: 'http500' });
    await inject({ count: 1, match: '/nowhere', mode: 'http500' });
    expect((await fetch(`${url}/hello`)).status).toBe(200);
    expect((await graphql('{ x: user { id } }')).status).toBe(200);
    expect((await graphql('mutation { x: loginByEmail { id } }')).status).toBe(500);
    expect((await graphql('query MyProfile { user { id } }')).status).toBe(500);
    expect((await fetch(`${url}/nowhere`)).status).toBe(500);
  });

  it('are cleared', async () => {
    await inject({ count: 5, mode: 'http500' });
    await control.send('DELETE', '/providers/greeter/faults');
    expect((await fetch(`${url}/hello`)).status).toBe(200);
  });
});

describe('the request record', () => {
  it('names operations, oldest first, and masks credentials in the address', async () => {
    await fetch(`${url}/hello?app_id=1&access_token=abc&signature=def`);
    await fetch(`${url}/logout/eyJhbGciOiJIUzI1NiJ9.e30.c2ln`);
    const query = 'query Both { me: user { id } ...rest } fragment rest on Query { ... { udv { key } } }';
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const requests =
      await control.read<{ path: string; operation: string; at: string }[]>('/providers/greeter/requests');
    expect(requests.map(({ path, operation }) => [path, operation])).toEqual([
      ['/hello?app_id=1&access_token=***&signature=***', 'GET /hello'],
      ['/logout/***', 'GET /logout/***'],
      ['/graphql', 'user,udv'],
    ]);
    await control.send('DELETE', '/providers/greeter/requests');
    expect(await control.read('/providers/greeter/requests')).toEqual([]);
  });
});

describe('the pages', () => {
  const app = Fastify();
  beforeAll(async () => {
    // What a main server that allows every origin would do.
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });
    await app.register(emulators.pages);
  });
  afterAll(() => app.close());
  const get = (path: string, host = 'localhost:4000') => app.inject({ url: path, headers: { host } });

  it('show the document as JSON', async () => {
    expect((await get('/emulators')).json()).toEqual(emulators.document());
  });

  it('show the start page without external resources, at / and from /console', async () => {
    const page = await get('/');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).not.toMatch(/https?:\/\//);
    expect((await get('/console')).headers.location).toBe('/');
  });

  it('offer the control API under /control, with the secret only', async () => {
    harness.inbox.deliver({ to: '13800000001', channel: 'sms', scene: 'login', code: '4711' });
    const { secret } = emulators.document().control;
    const headers = { host: 'localhost:4000', 'x-emulator-secret': secret };
    expect((await app.inject({ url: '/control/inbox', headers })).json()).toMatchObject([{ code: '4711' }]);
    const foreign = { ...headers, origin: 'https://evil.example', 'content-type': 'application/json' };
    expect((await app.inject({ method: 'POST', url: '/control/reset', headers: foreign })).statusCode).toBe(403);
    expect((await app.inject({ url: '/control/inbox', headers: { host: 'localhost' } })).statusCode).toBe(401);
    expect((await app.inject({ url: '/control/nowhere', headers })).statusCode).toBe(404);
  });

  it.each(['/emulators', '/'])('refuse %s to a foreign Host and send no CORS headers', async (path) => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:4000', 'localhost:4000:1']) {
      expect((await get(path, host)).statusCode).toBe(421);
    }
    for (const host of ['localhost', '127.0.0.1:4000', '[::1]:80']) {
      const answer = await get(path, host);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });
});

describe('starting', () => {
  it('closes what was started when one emulator fails', async () => {
    let started = '';
    const first: EmulatorDefinition = {
      id: 'first',
      async start({ serve }) {
        started = (await serve('first', (app) => void app.get('/', async () => 'up'))).url;
        return { published: {}, environment: {}, reset: () => undefined };
      },
    };
    const broken: EmulatorDefinition = { id: 'broken', start: () => Promise.reject(new Error('cannot start')) };
    await expect(startEmulators([first, broken])).rejects.toThrow('cannot start');
    await expect(fetch(started)).rejects.toThrow();
  });
});
