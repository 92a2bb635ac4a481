// The gateway: composes the subgraphs that run, and serves them as one graph.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** What of a client's request the subgraphs see. A list of what passes, so that nobody brings a header of the gateway's own. */
const FROM_CLIENT = ['authorization', 'cookie', 'origin', 'sec-fetch-site', 'accept-language', 'x-session-mode'];

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
    /** `subgraphs` are addresses by name; `secret` is ROUTER_SECRET. */
    async serve(subgraphs, secret) {
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
          fromClientToSubgraphs: ({ request, context }) => ({
            ...Object.fromEntries(FROM_CLIENT.map((name) => [name, request.headers.get(name)])),
            'x-router-secret': secret,
            // Subscriptions go on as GET, which a page could send; it could not read them, since CORS is off.
            'apollo-require-preflight': 'yes',
            // What the client says of its own address is not passed on: limits are counted by it.
            'x-forwarded-for': context.req.socket.remoteAddress,
          }),
          fromSubgraphsToClient: ({ response }) => ({ 'set-cookie': response.headers.getSetCookie() }),
        },
      });
    },
  };
}
