/** An explorer that works offline. Apollo Sandbox at `/graphql` loads from a CDN. */
import staticFiles from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyPluginAsync } from 'fastify';

const FIRST_QUERY = `# Menshen: sign in, then query your own user.
# The session lives in a cookie: no header is needed.
query Me {
  me {
    id
    username
    email
    customData
  }
}
`;

export const explorer: FastifyPluginAsync = async (app) => {
  const page = renderAltair({ baseURL: '/explorer/', endpointURL: '/graphql', initialQuery: FIRST_QUERY });
  app.get('/explorer', (_request, reply) => reply.type('text/html').send(page));
  app.get('/explorer/', (_request, reply) => reply.type('text/html').send(page));
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
  await app.register(staticFiles, { root: getDistDirectory(), prefix: '/explorer/', index: false });
};
