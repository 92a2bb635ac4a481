/** What developers use to get to know the schema: an explorer that works offline, and the schema as a file for codegen. */
import staticFiles from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyPluginAsync } from 'fastify';
import type { ProviderDefinition } from '../../datasources/capabilities.js';
import { ownSchemaText } from '../schema/ownSchemaText.js';

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

export const explorer =
  (definitions: readonly ProviderDefinition[]): FastifyPluginAsync =>
  async (app) => {
    const page = renderAltair({ baseURL: '/explorer/', endpointURL: '/graphql', initialQuery: FIRST_QUERY });
    app.get('/explorer', (_request, reply) => reply.type('text/html').send(page));
    app.get('/explorer/', (_request, reply) => reply.type('text/html').send(page));
    app.get('/schema.graphql', (_request, reply) =>
      reply.type('application/graphql; charset=utf-8').send(ownSchemaText(definitions)),
    );
    await app.register(staticFiles, { root: getDistDirectory(), prefix: '/explorer/', index: false });
  };
