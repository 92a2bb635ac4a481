import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { NativeContext } from '../../native/exchange.js';
import type { FormatError } from '../../operation/formatError.js';
import type { PersistedQueries } from '../../operation/persistedQueries.js';
import type { Pipeline } from '../../operation/run.js';
import { operations } from './operations.js';
import { sandboxPage } from './sandboxPage.js';

export interface ApolloParts {
  readonly app: FastifyInstance;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly pipeline: Pipeline;
  readonly persistedQueries: PersistedQueries;
  readonly formatError: FormatError;
  /** Introspection and Apollo Sandbox. */
  readonly explorer: boolean;
}

export function createApollo({
  app,
  schema,
  logger,
  pipeline,
  persistedQueries,
  formatError,
  explorer,
}: ApolloParts): ApolloServer<NativeContext> {
  return new ApolloServer<NativeContext>({
    schema,
    logger,
    introspection: explorer,
    hideSchemaDetailsFromClientErrors: !explorer,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    // The pipeline keeps documents.
    documentStore: null,
    persistedQueries: { cache: persistedQueries },
    formatError,
    plugins: [
      operations(pipeline),
      fastifyApolloDrainPlugin(app),
      // It would add a hook to every field, and no answer of this server may be cached.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      explorer ? sandboxPage() : ApolloServerPluginLandingPageDisabled(),
    ],
  });
}
