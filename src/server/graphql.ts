/** Builds what answers GraphQL: the schema, the pipeline, and Apollo in front of it. */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Limits } from '../services/access/limits.js';
import type { Store } from '../store.js';
import type { Traces } from '../tracing/traces.js';
import { nativesOf } from './native/native.js';
import { DocumentGate } from './operation/documentGate.js';
import { createFormatError } from './operation/formatError.js';
import { OperationCache } from './operation/operationCache.js';
import { OperationObserver } from './operation/operationObserver.js';
import { PersistedQueries } from './operation/persistedQueries.js';
import { observeRootFields, ReturnedMembers } from './operation/rootFields.js';
import { Pipeline } from './operation/run.js';
import { TrustedDocuments } from './operation/trustedDocuments.js';
import type { NativeSchemas } from './schema/nativeSchemas.js';
import { createSchema } from './schema/schema.js';
import { createSubgraph } from './schema/subgraph.js';
import { createApollo } from './transport/apollo/apollo.js';

export interface GraphqlParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly store: Store;
  readonly app: FastifyInstance;
  readonly limits: Limits;
  /** Introspection, Apollo Sandbox, and suggestions in validation errors. */
  readonly explorer: boolean;
  readonly metrics: Metrics;
  readonly traces: Traces;
  readonly errorPage?: string | undefined;
  /** The documents of the pages that this server serves itself: trusted like those of the manifest. */
  readonly pageDocuments: readonly string[];
  readonly nativeSchemas?: NativeSchemas | undefined;
}

export function createGraphql(parts: GraphqlParts) {
  const { config, logger, store, app, limits, explorer, metrics, traces, errorPage, pageDocuments } = parts;
  const definitions = config.providers.map(({ definition }) => definition);
  const schema = createSubgraph(createSchema(definitions, nativesOf(definitions), parts.nativeSchemas), { explorer });
  const members = new ReturnedMembers();
  observeRootFields(schema, members, { metrics, traces });
  const { documentBytes, refusedDocumentsPerMinute } = config;
  const cache = new OperationCache();
  const gate = new DocumentGate({ schema, limits, cache, documentBytes, refusedDocumentsPerMinute, explorer });
  const trusted = new TrustedDocuments(config, pageDocuments, logger);
  const persistedQueries = new PersistedQueries(store);
  const formatError = createFormatError(logger, errorPage);
  const observer = new OperationObserver({ logger, metrics, traces, members });
  const pipeline = new Pipeline({ schema, observer, trusted, gate, cache, persistedQueries, formatError });
  const apollo = createApollo({ app, schema, logger, pipeline, persistedQueries, formatError, explorer });
  return { apollo, pipeline };
}
