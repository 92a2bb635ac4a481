import {
  type ApolloServerPlugin,
  type GraphQLRequest,
  type GraphQLRequestContext,
  type GraphQLResponse,
  HeaderMap,
  type HTTPGraphQLRequest,
} from '@apollo/server';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { NativeContext } from '../../native/exchange.js';
import type { OperationResponse, Pipeline } from '../../operation/run.js';

/** What Apollo sees in place of every document, so that it neither parses nor validates: the pipeline does both. */
const PLACEHOLDER = '{ __typename }';
const PLACEHOLDER_DOCUMENT = parse(PLACEHOLDER);

/** Hands every operation from Apollo to the pipeline. Apollo keeps HTTP: bodies, CSRF, persisted queries, content types. */
export function operations(pipeline: Pipeline): ApolloServerPlugin<NativeContext> {
  return {
    async requestDidStart({ request }) {
      const start = performance.now();
      const refusal = resolveText(request, pipeline);
      let isCompleted = false;
      return {
        async didResolveSource(requestContext) {
          setDocument(requestContext, PLACEHOLDER_DOCUMENT);
        },
        async responseForOperation({ source, metrics, contextValue }) {
          isCompleted = true;
          if (refusal !== undefined) return apolloResponse(pipeline.refuse([refusal], contextValue, start));
          const { operationName, variables, http } = request;
          const registersText = metrics.persistedQueryRegister === true;
          const operation = { query: source, operationName, variables, registersText };
          const route = http?.method === 'GET' ? 'GET' : 'POST';
          return apolloResponse(await pipeline.run(operation, route, contextValue));
        },
        /** Errors of Apollo itself, such as an unknown persisted query. */
        async willSendResponse({ contextValue, response: { body } }) {
          if (isCompleted || body.kind !== 'single') return;
          const { errors = [] } = body.singleResult;
          body.singleResult.errors = pipeline.completeErrors(errors, contextValue, start);
        },
      };
    },
  };
}

/** Sets the text of a hash from the manifest. Apollo would answer an error of its hook with 500, so a refusal is returned. */
function resolveText(request: GraphQLRequest, pipeline: Pipeline): GraphQLError | undefined {
  try {
    const resolved = pipeline.resolve({ ...request, documentId: documentIdOf(request.http) });
    if (resolved !== undefined) request.query = resolved.text;
    // Apollo must not register a text that the manifest holds.
    if (resolved?.isListed === true) delete request.extensions;
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    request.query = PLACEHOLDER;
    delete request.extensions;
    return error;
  }
}

function documentIdOf(http: HTTPGraphQLRequest | undefined): unknown {
  if (http?.method === 'GET') return new URLSearchParams(http.search).get('documentId');
  return (http?.body as { readonly documentId?: unknown } | undefined)?.documentId;
}

/** Read-only in Apollo's types, because normally Apollo sets it. */
function setDocument(requestContext: GraphQLRequestContext<NativeContext>, document: DocumentNode): void {
  (requestContext as { document?: DocumentNode }).document = document;
}

function apolloResponse({ status, headers, result }: OperationResponse): GraphQLResponse {
  return {
    http: { ...(status !== undefined && { status }), headers: new HeaderMap(headers) },
    body: { kind: 'single', singleResult: result },
  };
}
