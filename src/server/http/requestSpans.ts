/** A span for each HTTP request, which continues the caller's trace. Added only while traces are on. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestSpan, Traces } from '../../tracing/traces.js';

/** Runs work inside the span of a request; for what happens outside its handler, such as messages of a socket. */
export type WithinRequest = <T>(request: FastifyRequest, work: () => T) => T;

/** Balancers call them all the time. */
const PROBES: ReadonlySet<string> = new Set(['/livez', '/readyz']);

/** Add it before every hook that can refuse, so that refused requests have spans, too. */
export function traceRequests(app: FastifyInstance, traces: Traces): WithinRequest {
  if (!traces.isOn) return (_request, work) => work();
  const spans = new WeakMap<FastifyRequest, RequestSpan>();
  const within: WithinRequest = (request, work) => {
    const span = spans.get(request);
    return span === undefined ? work() : span.within(work);
  };
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, headers } = request;
    // The pattern of the route, never the URL, which may hold a code. Unknown addresses have none.
    const route = request.routeOptions.url;
    if (route !== undefined && PROBES.has(route)) return done();
    const { traceparent } = headers;
    const span = traces.begin(
      {
        name: route === undefined ? method : `${method} ${route}`,
        kind: 'server',
        attributes: { 'http.request.method': method, ...(route !== undefined && { 'http.route': route }) },
      },
      typeof traceparent === 'string' ? traceparent : undefined,
    );
    spans.set(request, span);
    // A socket has no response whose end a hook reports.
    if (request.ws) request.raw.socket.once('close', () => span.end());
    // Without a result: Fastify takes a promise for the sign of a second `done`.
    span.within(() => void done());
  });
  // The body arrives in events of the socket, outside the span.
  app.addHook('preValidation', (request, _reply, done) => within(request, () => void done()));
  app.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    span?.set({ 'http.response.status_code': reply.statusCode });
    if (reply.statusCode >= 500) span?.fail(String(reply.statusCode));
    span?.end();
    done();
  });
  return within;
}
