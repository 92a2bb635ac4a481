import { createServer, type Server } from 'node:net';
import { inspect } from 'node:util';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderError } from '../../../src/datasources/errors.js';
import { createHttpClients, type HttpClient, type HttpClients } from '../../../src/datasources/transport/http.js';
import { startTraces } from '../../../src/tracing/start.js';
import { CALLER } from '../../support/caller.js';
import { type ScriptedVendor, sendJson, startVendor } from './scriptedVendor.js';

const MARKER = 'correct-horse-battery';
const COOL_DOWN_MS = 60_000;
const logged: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });

let vendor: ScriptedVendor;
let clients: HttpClients;
let http: HttpClient;

beforeEach(async () => {
  // The clock of the breaker moves only with `coolDown`, however slow the machine is.
  vi.useFakeTimers({ toFake: ['Date'] });
  logged.length = 0;
  vendor = await startVendor();
  clients = createHttpClients({ logger, deadlineMs: 20_000, breaker: { faults: 3, coolDownMs: COOL_DOWN_MS } });
  http = clients.client({ provider: 'acme', baseUrl: `${vendor.url}/base/` });
});

afterEach(async () => {
  await vendor.close();
  await clients.close();
  vi.useRealTimers();
});

/** After it an open breaker lets one call probe. */
const coolDown = () => vi.setSystemTime(Date.now() + COOL_DOWN_MS);

const get = { caller: CALLER, call: 'thing', method: 'GET', path: '/thing' } as const;

async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

describe('a call', () => {
  it('puts the path behind the path of the base address and hands over status, headers and body', async () => {
    vendor.script = (_request, response) => {
      response.setHeader('x-answer', '42');
      sendJson(response, { name: '门神' }, 201);
    };
    const reply = await http.request({
      caller: CALLER,
      call: 'thing',
      method: 'POST',
      path: '/thing?a=1',
      headers: { 'x-own': 'yes' },
      body: '{"b":2}',
    });
    expect(vendor.received[0]).toMatchObject({ method: 'POST', path: '/base/thing?a=1', body: '{"b":2}' });
    expect(vendor.received[0]?.headers['x-own']).toBe('yes');
    expect(reply.status).toBe(201);
    expect(reply.ok).toBe(true);
    expect(reply.headers['x-answer']).toBe('42');
    expect(reply.json()).toEqual({ name: '门神' });
  });

  it('hands over a 4xx, since its body may say why', async () => {
    vendor.script = (_request, response) => sendJson(response, { code: 400 }, 400);
    const reply = await http.request(get);
    expect([reply.status, reply.ok, reply.json()]).toEqual([400, false, { code: 400 }]);
  });

  it('keeps no cookies and follows no redirect', async () => {
    vendor.script = (_request, response) =>
      void response.writeHead(302, { location: '/other', 'set-cookie': 'a=b' }).end();
    expect((await http.request(get)).status).toBe(302);
    await http.request(get);
    expect(vendor.received).toHaveLength(2);
    expect(vendor.received[1]?.headers.cookie).toBeUndefined();
  });

  it('shares one pool of 64 connections between the clients of an origin', async () => {
    const held: { end(text: string): unknown }[] = [];
    let full = false;
    vendor.script = (_request, response) => {
      if (full) return void response.end('{}');
      held.push(response);
    };
    const other = clients.client({ provider: 'acme', baseUrl: vendor.url });
    const calls = Array.from({ length: 150 }, (_, n) => (n % 2 ? http : other).request(get));
    await expect.poll(() => held.length).toBe(64);
    // A sixty-fifth would come by now.
    await new Promise((resume) => setTimeout(resume, 50));
    expect(held).toHaveLength(64);
    full = true;
    for (const response of held) response.end('{}');
    await Promise.all(calls);
  });
});

describe('a failure', () => {
  it('is UNAVAILABLE for a 5xx', async () => {
    vendor.script = (_request, response) => sendJson(response, { code: 500, message: MARKER }, 503);
    expect(await failure(http.request(get))).toMatchObject({ code: 'UNAVAILABLE', provider: 'acme', isFault: true });
  });

  it('is a reply for a JSON 5xx of a vendor that answers so, and still UNAVAILABLE for anything else', async () => {
    vendor.script = (_request, response) => sendJson(response, { code: '9999' }, 500);
    expect((await http.request({ ...get, jsonOnAnyStatus: true })).json()).toEqual({ code: '9999' });
    vendor.script = (_request, response) => void response.writeHead(502).end('<html>bad gateway</html>');
    expect((await failure(http.request({ ...get, jsonOnAnyStatus: true }))).code).toBe('UNAVAILABLE');
  });

  it('is TIMEOUT when nothing comes before the deadline', async () => {
    vendor.script = () => {};
    const hasty = clients.client({ provider: 'acme', baseUrl: vendor.url, deadlineMs: 80 });
    expect((await failure(hasty.request(get))).code).toBe('TIMEOUT');
  });

  it('is TIMEOUT when the body drips past the deadline', async () => {
    vendor.script = (_request, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect((await failure(http.request({ ...get, deadlineMs: 120 }))).code).toBe('TIMEOUT');
  });

  it('is TIMEOUT in time for calls that wait for a connection, and these are never sent', async () => {
    const held: { end(text: string): unknown }[] = [];
    vendor.script = (_request, response) => void held.push(response);
    const busy = Array.from({ length: 64 }, () => http.request(get));
    const waiting = await Promise.all(
      Array.from({ length: 6 }, () => failure(http.request({ ...get, deadlineMs: 100 }))),
    );
    expect(new Set(waiting.map((error) => error.code))).toEqual(new Set(['TIMEOUT']));
    await expect.poll(() => held.length).toBe(64);
    for (const response of held) response.end('{}');
    await Promise.all(busy);
    await new Promise((resume) => setTimeout(resume, 50));
    expect(vendor.received).toHaveLength(64);
  });

  it('is UNAVAILABLE for a dropped socket and for half a body', async () => {
    vendor.script = (_request, response) => void response.socket?.destroy();
    expect((await failure(http.request(get))).code).toBe('UNAVAILABLE');
    vendor.script = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"half":');
      setTimeout(() => response.socket?.destroy(), 20);
    };
    expect((await failure(http.request(get))).code).toBe('UNAVAILABLE');
  });

  it('is UNAVAILABLE when nobody listens', async () => {
    const gone = await startVendor();
    await gone.close();
    const nobody = clients.client({ provider: 'acme', baseUrl: gone.url });
    expect((await failure(nobody.request(get))).code).toBe('UNAVAILABLE');
  });

  it('is BAD_REPLY above 4 MiB and not a byte before', async () => {
    vendor.script = (_request, response) => void response.end(Buffer.alloc(4 << 20));
    expect((await http.request(get)).body.length).toBe(4 << 20);
    vendor.script = (_request, response) => void response.end(Buffer.alloc((4 << 20) + 1));
    expect((await failure(http.request(get))).code).toBe('BAD_REPLY');
  });

  it('is BAD_REPLY for HTML where JSON was promised, without the page in it', async () => {
    vendor.script = (_request, response) => void response.end(`<html>${MARKER}</html>`);
    const reply = await http.request(get);
    const error = await failure(Promise.resolve().then(() => reply.json()));
    expect(error.code).toBe('BAD_REPLY');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(MARKER);
  });

  it('is BAD_REPLY for an answer that is not HTTP', async () => {
    const server: Server = createServer((socket) => void socket.end('hello, this is a mail server\r\n\r\n'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as { port: number };
    const odd = clients.client({ provider: 'acme', baseUrl: `http://127.0.0.1:${port}` });
    expect((await failure(odd.request(get))).code).toBe('BAD_REPLY');
    server.close();
  });

  it('is INPUT_REJECTED for a header that HTTP cannot carry, which is no fault of the vendor', async () => {
    const error = await failure(http.request({ ...get, headers: { authorization: `Bearer ${MARKER}\r\nx: y` } }));
    expect(error).toMatchObject({ code: 'INPUT_REJECTED', isFault: false });
    expect(vendor.received).toHaveLength(0);
  });

  it('carries nothing that was sent or received, and neither does the log', async () => {
    const scripts: ScriptedVendor['script'][] = [
      (_request, response) => void response.socket?.destroy(),
      (request, response) => sendJson(response, { echo: request.body }, 500),
      (request, response) => void response.end(request.body.repeat(200_000)),
      () => {},
    ];
    for (const script of scripts) {
      vendor.script = script;
      const call = http.request({
        caller: CALLER,
        call: 'thing',
        method: 'POST',
        path: `/thing/${MARKER}`,
        headers: { authorization: `Bearer ${MARKER}` },
        body: JSON.stringify({ password: MARKER }),
        deadlineMs: 300,
      });
      const error = await failure(call);
      for (const text of [JSON.stringify(error), inspect(error, { depth: 9, showHidden: true }), error.stack ?? '']) {
        expect(text).not.toContain(MARKER);
      }
      expect(error.cause).toBeUndefined();
      coolDown();
    }
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('')).not.toContain(MARKER);
  });
});

describe('a trace', () => {
  it('continues at the vendor while traces are on, and only then', async () => {
    await http.request({ ...get, headers: { 'x-own': 'yes' } });
    expect(vendor.received[0]?.headers).not.toHaveProperty('traceparent');
    // No collector listens there. Spans that cannot be sent are dropped.
    const endpoint = 'http://127.0.0.1:9';
    const traces = startTraces({ endpoint, headers: {}, serviceName: 'test', version: '1.2.3' });
    const traced = createHttpClients({ logger, traces });
    const client = traced.client({ provider: 'acme', baseUrl: vendor.url });
    const span = traces.begin({ name: 'request' }, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    await span.within(() => client.request({ ...get, headers: { 'x-own': 'yes' } }));
    span.end();
    expect(vendor.received[1]?.headers.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[\da-f]{16}-01$/);
    expect(vendor.received[1]?.headers.traceparent).not.toContain('b7ad6b7169203331');
    expect(vendor.received[1]?.headers['x-own']).toBe('yes');
    await traced.close();
    await traces.close();
  });
});

describe('a retry', () => {
  const flaky = (failures: number) => {
    vendor.script = (_request, response) => {
      if (vendor.received.length <= failures) response.socket?.destroy();
      else sendJson(response, { tries: vendor.received.length });
    };
  };

  it('happens only where it was asked for', async () => {
    flaky(1);
    expect((await failure(http.request(get))).code).toBe('UNAVAILABLE');
    expect(vendor.received).toHaveLength(1);
  });

  it('happens once', async () => {
    flaky(1);
    expect((await http.request({ ...get, retry: 'safe' })).json()).toEqual({ tries: 2 });
    vendor.received.length = 0;
    flaky(2);
    expect((await failure(http.request({ ...get, retry: 'safe' }))).code).toBe('UNAVAILABLE');
    expect(vendor.received).toHaveLength(2);
  });

  it('does not follow a deadline or a reply that is no good', async () => {
    vendor.script = () => {};
    await failure(http.request({ ...get, retry: 'safe', deadlineMs: 80 }));
    vendor.script = (_request, response) => void response.end(Buffer.alloc((4 << 20) + 1));
    await failure(http.request({ ...get, retry: 'safe' }));
    expect(vendor.received).toHaveLength(2);
  });

  it('stays within the deadline of the call', async () => {
    vendor.script = (_request, response) => {
      if (vendor.received.length === 1) setTimeout(() => response.socket?.destroy(), 150);
    };
    expect((await failure(http.request({ ...get, retry: 'safe', deadlineMs: 400 }))).code).toBe('TIMEOUT');
  });
});

describe('the breaker', () => {
  const down = (_request: unknown, response: Parameters<ScriptedVendor['script']>[1]) => sendJson(response, {}, 500);

  async function open() {
    vendor.script = down;
    for (let n = 0; n < 3; n += 1) await failure(http.request(get));
    vendor.received.length = 0;
  }

  it('opens after faults in a row and then asks nobody', async () => {
    await open();
    const errors = await Promise.all(
      Array.from({ length: 100 }, () => failure(http.request({ ...get, retry: 'safe' }))),
    );
    expect(new Set(errors.map((error) => error.code))).toEqual(new Set(['UNAVAILABLE']));
    expect(vendor.received).toHaveLength(0);
  });

  it('lets one call probe after a while, refuses the others meanwhile, and closes when it succeeds', async () => {
    await open();
    coolDown();
    vendor.script = (_request, response) => void setTimeout(() => sendJson(response, {}), 60);
    const probe = http.request(get);
    expect((await failure(http.request(get))).code).toBe('UNAVAILABLE');
    expect((await probe).status).toBe(200);
    await Promise.all(Array.from({ length: 5 }, () => http.request(get)));
    expect(vendor.received).toHaveLength(6);
  });

  it('opens again when the probing call fails', async () => {
    await open();
    coolDown();
    await failure(http.request(get));
    await failure(http.request(get));
    expect(vendor.received).toHaveLength(1);
  });

  it('never counts a refusal or an unreadable reply', async () => {
    vendor.script = (_request, response) => sendJson(response, { code: 2020 }, 401);
    for (let n = 0; n < 10; n += 1) await http.request(get);
    vendor.script = (_request, response) => void response.end(Buffer.alloc((4 << 20) + 1));
    for (let n = 0; n < 5; n += 1) expect((await failure(http.request(get))).code).toBe('BAD_REPLY');
    vendor.script = (_request, response) => sendJson(response, {});
    expect((await http.request(get)).status).toBe(200);
  });

  it('forgets faults when a call succeeds in between', async () => {
    for (const status of [500, 500, 200, 500, 500]) {
      vendor.script = (_request, response) => sendJson(response, {}, status);
      await http.request(get).catch(() => {});
    }
    vendor.script = (_request, response) => sendJson(response, {});
    expect((await http.request(get)).status).toBe(200);
  });

  it('is one of a provider: another provider on the same origin goes on', async () => {
    await open();
    vendor.script = (_request, response) => sendJson(response, {});
    const other = clients.client({ provider: 'other', baseUrl: vendor.url });
    expect((await other.request(get)).status).toBe(200);
    const twin = clients.client({ provider: 'acme', baseUrl: vendor.url });
    expect((await failure(twin.request(get))).code).toBe('UNAVAILABLE');
  });
});
