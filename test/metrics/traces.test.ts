/** What a collector receives of requests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { Collector, type Span } from '../support/collector.js';
import { expectOutcome } from '../support/expect.js';
import { CreateAuthQrCodeDocument, LoginDocument, MeDocument } from '../support/generated/operations.js';
import { PASSWORD, SEEDED, SEEDED_LOGIN, signedIn } from '../support/people.js';
import { ROUTES } from '../support/routes.js';
import { FOLLOW } from '../support/sockets.js';

/** The ids of traces that callers began, one for each request of this suite. */
const TRACES = {
  login: '0af7651916cd43dd8448eb211c80319c',
  fast: '1af7651916cd43dd8448eb211c80319c',
  native: '2af7651916cd43dd8448eb211c80319c',
  failed: '3af7651916cd43dd8448eb211c80319c',
  socket: '4af7651916cd43dd8448eb211c80319c',
  invalid: '00000000000000000000000000000000',
} as const;
const PARENT = 'b7ad6b7169203331';

const caller = (trace: keyof typeof TRACES) => ({ traceparent: `00-${TRACES[trace]}-${PARENT}-01` });

describe('the spans of a server with a collector', () => {
  const app = new TestApp();
  const collector = new Collector();

  beforeAll(async () => {
    const endpoint = await collector.start();
    await app.start({
      environment: {
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-token=a%20token',
        OTEL_SERVICE_NAME: 'front-door',
      },
    });
    const client = await signedIn(app);
    await client.send(LoginDocument, { input: { method: SEEDED_LOGIN } }, caller('login'));
    await client.send('query ClientChosen { me { id roles { totalCount } } }');
    await client.send('query ClientChosen { me { id roles { totalCount } } }', {}, caller('fast'));
    for (let count = 0; count < 2; count++) await client.send('{ authing { user { id } } }');
    await client.send('{ authing { user { id } } }', {}, caller('native'));
    await app.control.fail('authing', { match: 'loginByEmail', count: 1, mode: 'http500' });
    await client.send(LoginDocument, { input: { method: SEEDED_LOGIN } }, caller('failed'));
    await client.send(MeDocument, {}, caller('invalid'));
    const { event } = expectOutcome((await client.run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted');
    await ROUTES['WebSocket /graphql'](app.url(), { query: FOLLOW, variables: { id: event.id } });
    await ROUTES['POST /graphql/stream'](app.url(), { query: FOLLOW, variables: { id: 'unknown' } });
    await fetch(`${app.url()}/livez`);
    // The spans are sent at the end of the server.
    await app.close();
  });
  afterAll(() => collector.close());

  const rootOf = (trace: keyof typeof TRACES): Span =>
    collector.spans.find(({ traceId, kind }) => traceId === TRACES[trace] && kind === 2) ?? expect.fail(trace);
  const namesBelow = (root: Span) => collector.below(root).map(({ name }) => name);

  it('arrive with the name of the service and the headers of the setting', () => {
    expect(collector.resources[0]).toMatchObject({ 'service.name': 'front-door' });
    expect(collector.received[0]).toMatch(/^\/v1\/traces .*"x-collector-token":"a token"/);
  });

  it('continue the trace of the caller, with operation, resolver and vendor call below the request', () => {
    const root = rootOf('login');
    expect(root).toMatchObject({
      parentSpanId: PARENT,
      name: 'POST /graphql',
      attributes: { 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200 },
    });
    const [operation] = collector.below(root);
    expect(operation).toMatchObject({ name: 'login', attributes: { 'graphql.operation.type': 'mutation' } });
    expect(namesBelow(root)).toEqual(['login', 'Mutation.login', 'authing loginByEmail']);
    expect(collector.below(root)[2]).toMatchObject({
      kind: 3,
      attributes: { 'menshen.provider': 'authing', 'menshen.call': 'loginByEmail', 'http.response.status_code': 200 },
    });
  });

  it('have the same form on the fast path', () => {
    expect(app.log.filter((line) => line.includes('"fast":true') && line.includes(TRACES.fast))).toHaveLength(1);
    expect(namesBelow(rootOf('fast'))).toEqual(expect.arrayContaining(['me', 'Query.me', 'authing user']));
    expect(namesBelow(rootOf('native'))).toEqual(['native', 'authing native']);
  });

  it('show what failed by its code', () => {
    const [operation, resolver, call] = collector.below(rootOf('failed'));
    expect(call).toMatchObject({ status: 2, attributes: { 'error.type': 'UNAVAILABLE' } });
    expect(resolver).toMatchObject({ name: 'Mutation.login', status: 2 });
    expect(operation?.name).toBe('login');
  });

  it('begin a trace of their own for a traceparent that is not valid', () => {
    expect(collector.spans.some(({ traceId }) => traceId === TRACES.invalid)).toBe(false);
  });

  it('cover subscriptions over both routes, and no probe', () => {
    const started = collector.spans.filter(({ name }) => name === 'pushAuthEventUpdated');
    const parents = started.map(
      ({ parentSpanId }) => collector.spans.find(({ spanId }) => spanId === parentSpanId)?.name,
    );
    expect(parents.sort()).toEqual(['GET /graphql', 'POST /graphql/stream']);
    expect(collector.spans.filter(({ name }) => name.includes('livez'))).toEqual([]);
  });

  it('mark the log lines', () => {
    const lines = app.log.map((line) => JSON.parse(line) as { msg: string; traceId?: string });
    expect(lines.filter(({ msg }) => msg === 'operation').every(({ traceId }) => traceId !== undefined)).toBe(true);
    expect(lines.find(({ msg }) => msg === 'vendor call failed')?.traceId).toBe(TRACES.failed);
  });

  it('hold no secret, no address, no personal data and no name that a client chose', () => {
    const sent = collector.received.join('');
    for (const text of [PASSWORD, SEEDED.email, '"127.0.0.1"', 'ClientChosen']) {
      expect(sent.includes(text), text).toBe(false);
    }
  });
});
