/** Measures requests by route and status. The routes of GraphQL are left out: their operations are measured one by one. */
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../../metrics/metrics.js';

const GRAPHQL: ReadonlySet<string> = new Set(['/graphql', '/graphql/stream']);
/** Of an unknown address, whose text the client chose. */
const NO_ROUTE = 'other';

/** Add it before every hook that can refuse, so that refused requests are measured, too. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  if (!metrics.isOn) return;
  app.addHook('onResponse', ({ routeOptions }, reply, done) => {
    // The pattern of the route, never the URL, which may hold a code.
    const { url: route = NO_ROUTE } = routeOptions;
    if (!GRAPHQL.has(route)) metrics.request(route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
