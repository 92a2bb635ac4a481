import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../../resolvers/context.js';
import type { Store } from '../../../store.js';
import type { DocumentGate } from '../../operation/documentGate.js';
import { createFormatError } from '../../operation/formatError.js';
import type { OperationCache } from '../../operation/operationCache.js';
import { PersistedQueries } from '../../operation/persistedQueries.js';
import type { TrustedDocuments } from '../../operation/trustedDocuments.js';
import { documentGate } from './documentGate.js';
import { documents } from './documents.js';
import { executedOperations } from './executedOperations.js';
import { nativeErrors } from './nativeErrors.js';
import { noSubscriptions } from './noSubscriptions.js';
import { operationLog } from './operationLog.js';
import { requestId } from './requestId.js';
import { secretsOverPost } from './secretsOverPost.js';

export interface ApolloParts {
  readonly app: FastifyInstance;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly store: Store;
  readonly trusted: TrustedDocuments;
  readonly gate: DocumentGate;
  /** Remembers for the fast path what was executed. */
  readonly cache: OperationCache;
  /** Introspection, Apollo Sandbox, and suggestions in validation errors. */
  readonly explorer: boolean;
}

export function createApollo({
  app,
  schema,
  logger,
  store,
  trusted,
  gate,
  cache,
  explorer,
}: ApolloParts): ApolloServer<Context> {
  const formatError = createFormatError(logger);
  const persistedQueries = new PersistedQueries(store);
  return new ApolloServer<Context>({
    schema,
    logger,
    introspection: explorer,
    hideSchemaDetailsFromClientErrors: !explorer,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    // The gate parses, validates and keeps documents.
    documentStore: null,
    persistedQueries: { cache: persistedQueries },
    formatError,
    plugins: [
      // The log reads what the others leave behind, so it comes last.
      documents(trusted),
      documentGate(gate, formatError),
      noSubscriptions,
      secretsOverPost,
      nativeErrors,
      persistedQueries.plugin,
      requestId,
      operationLog(logger),
      executedOperations(cache),
      fastifyApolloDrainPlugin(app),
      // It hooks every field, and no answer of this server may be cached.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      explorer
        ? ApolloServerPluginLandingPageLocalDefault({
            embed: { runTelemetry: false, endpointIsEditable: false },
            includeCookies: true,
          })
        : ApolloServerPluginLandingPageDisabled(),
    ],
  });
}
