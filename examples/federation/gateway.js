// The gateway: composes the subgraphs that run, and serves them as one graph.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/**
 * What of a client's request Menshen receives. It is a list of what passes, so that a client cannot send a header of the
 * gateway's own.
 */
const FROM_CLIENT = ['authorization', 'cookie', 'origin', 'sec-fetch-site', 'accept-language', 'x-session-mode'];

/**
 * Requests the token of the caller from Menshen, as a proxy does (docs/forward-auth.md).
 * @returns the value of `Authorization` for the subgraph; null for an anonymous caller
 */
async function authorize({ request, context }, { menshen, forwardAuthSecret, audience }) {
  const response = await fetch(new URL(`/auth/verify?audience=${audience}`, menshen), {
    headers: {
      ...Object.fromEntries(
        FROM_CLIENT.map((name) => [name, request.headers.get(name)]).filter(([, value]) => value !== null),
      ),
      'x-forward-auth-secret': forwardAuthSecret,
      'x-original-method': request.method,
      'x-original-uri': '/graphql',
      // The host of PUBLIC_URL. A local start without PUBLIC_URL accepts the names of this machine.
      'x-original-host': '127.0.0.1',
      'x-real-ip': context.req.socket.remoteAddress,
    },
  });
  if (response.ok) return response.headers.get('authorization');
  // No session, or a page of another origin: Menshen's own fields tell the client so.
  if (response.status === 401 || response.status === 403) return null;
  throw new Error(`Menshen answers ${response.status} to /auth/verify.`);
}

/** Composes what the subgraphs tell of themselves. */
async function composeSupergraph(subgraphs, secret) {
  const services = await Promise.all(
    Object.entries(subgraphs).map(async ([name, url]) => {
      const body = JSON.stringify({ query: '{ _service { sdl } }' });
      const headers = { 'content-type': 'application/json', 'x-router-secret': secret };
      const { data } = await (await fetch(url, { method: 'POST', headers, body })).json();
      return { name, url, typeDefs: parse(data._service.sdl) };
    }),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** Listens, and serves as soon as `serve` has told it what. */
export async function startGateway(port) {
  let gateway;
  const server = createServer((request, response) => {
    // What a page of another origin can send without asking first is no JSON: a form, a text.
    const isJson = request.headers['content-type']?.startsWith('application/json');
    if (request.method === 'POST' && !isJson) return response.writeHead(415).end('Send JSON.');
    if (gateway) return gateway(request, response);
    response.writeHead(503).end('The subgraphs are starting.');
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /**
     * `subgraphs` are addresses by name; `secret` is ROUTER_SECRET, and `forwardAuthSecret` FORWARD_AUTH_SECRET. The audience
     * of a subgraph is its name.
     */
    async serve(subgraphs, { secret, forwardAuthSecret }) {
      /** By request, so that Menshen is called once for each. */
      const tokens = new WeakMap();
      const tokenFor = (caller, audience) => {
        const known = tokens.get(caller.request) ?? new Map();
        tokens.set(caller.request, known);
        if (!known.has(audience)) {
          known.set(audience, authorize(caller, { menshen: subgraphs.menshen, forwardAuthSecret, audience }));
        }
        return known.get(audience);
      };
      gateway = createGatewayRuntime({
        supergraph: await composeSupergraph(subgraphs, secret),
        // By default any page could read answers to requests with cookies. Name yours here, and in ALLOWED_ORIGINS.
        cors: false,
        // Answers are about whoever asks: one must never serve another.
        transportEntries: {
          '*.http': { options: { deduplicateInflightRequests: false } },
          menshen: { options: { subscriptions: { location: '/graphql/stream' } } },
        },
        propagateHeaders: {
          async fromClientToSubgraphs({ request, context, subgraphName }) {
            // Other subgraphs receive a token for themselves, and neither the session nor what the client sent as a token.
            if (subgraphName !== 'menshen') {
              const authorization = await tokenFor({ request, context }, subgraphName);
              return { 'x-router-secret': secret, authorization };
            }
            return {
              ...Object.fromEntries(FROM_CLIENT.map((name) => [name, request.headers.get(name)])),
              'x-router-secret': secret,
              // Subscriptions go on as GET, which a page could send; it could not read them, since CORS is off.
              'apollo-require-preflight': 'yes',
              // What the client says of its own address is not passed on: limits are counted by it.
              'x-forwarded-for': context.req.socket.remoteAddress,
            };
          },
          fromSubgraphsToClient: ({ response }) => ({ 'set-cookie': response.headers.getSetCookie() }),
        },
      });
    },
  };
}
