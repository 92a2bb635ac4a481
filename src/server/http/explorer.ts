/** What developers use to get to know the schema: an explorer that works offline, and the schema as a file for codegen. */
import staticFiles from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyPluginAsync } from 'fastify';
import type { ProviderDefinition } from '../../datasources/capabilities.js';
import { ownSchemaText } from '../schema/ownSchemaText.js';
import { explorerTabs } from './explorerTabs.js';

/** No advertisement, and no request to other hosts. */
const SETTINGS = {
  'banners.disable': true,
  'alert.disableUpdateNotification': true,
  disablePushNotification: true,
} as const;

export const explorer =
  (definitions: readonly ProviderDefinition[]): FastifyPluginAsync =>
  async (app) => {
    const page = renderAltair({
      baseURL: '/explorer/',
      endpointURL: '/graphql',
      initialWindows: explorerTabs(definitions).map((tab) => ({ ...tab, endpointURL: '/graphql' })),
      initialSettings: SETTINGS,
      persistedSettings: SETTINGS,
    });
    app.get('/explorer', (_request, reply) => reply.type('text/html').send(page));
    app.get('/explorer/', (_request, reply) => reply.type('text/html').send(page));
    app.get('/schema.graphql', (_request, reply) =>
      reply.type('application/graphql; charset=utf-8').send(ownSchemaText(definitions)),
    );
    await app.register(staticFiles, { root: getDistDirectory(), prefix: '/explorer/', index: false });
  };
