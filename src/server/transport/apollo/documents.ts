import type { ApolloServerPlugin, HTTPGraphQLRequest } from '@apollo/server';
import type { Context } from '../../../resolvers/context.js';
import type { TrustedDocuments } from '../../operation/trustedDocuments.js';

/** Hands Apollo the text to run, or a refusal, before it reads the request. */
export function documents(trusted: TrustedDocuments): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request }) {
      try {
        const text = trusted.resolve({ ...request, documentId: documentIdOf(request.http) });
        if (text !== undefined) request.query = text;
        // What the manifest holds needs no registering.
        if (text !== undefined && trusted.lists(text)) delete request.extensions;
      } catch (refusal) {
        // Apollo would answer an error of this hook with 500. A refused text is not even parsed: something else stands in.
        request.query = '{ __typename }';
        delete request.extensions;
        delete request.operationName;
        return {
          async didResolveOperation() {
            throw refusal;
          },
        };
      }
      return {
        // After every gate: a document that was refused does not run.
        async executionDidStart({ source, operation }) {
          trusted.notice(source, operation?.name?.value);
        },
      };
    },
  };
}

function documentIdOf(http: HTTPGraphQLRequest | undefined): unknown {
  if (http?.method === 'GET') return new URLSearchParams(http.search).get('documentId');
  return (http?.body as { readonly documentId?: unknown } | undefined)?.documentId;
}
