import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { type DocumentNode, parse } from 'graphql';
import type { Context } from '../../../resolvers/context.js';
import { type DocumentGate, DocumentRefused } from '../../operation/documentGate.js';
import type { FormatError } from '../../operation/formatError.js';

/** Apollo would answer an error of `didResolveSource` with 500, so a refused document is replaced until its errors may be thrown. */
const STAND_IN = parse('{ __typename }');

/** Hands Apollo the document that the gate has parsed and validated: Apollo does neither to a request that has one. */
export function documentGate(gate: DocumentGate, formatError: FormatError): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let refused: DocumentRefused | undefined;
      return {
        async didResolveSource(requestContext) {
          const { source, contextValue } = requestContext;
          setDocument(
            requestContext,
            await gate.admit(source, contextValue.auth.caller.address).catch((error: unknown) => {
              if (!(error instanceof DocumentRefused)) throw error;
              refused = error;
              return STAND_IN;
            }),
          );
        },
        async didResolveOperation() {
          if (refused !== undefined) throw refused.errors[0];
        },
        async willSendResponse({ response: { body } }) {
          // Only one error can be thrown.
          if (refused === undefined || body.kind !== 'single') return;
          body.singleResult.errors = refused.errors.map((error) => formatError(error.toJSON(), error));
        },
      };
    },
  };
}

/** Read-only in Apollo's types, where Apollo alone sets it. */
function setDocument(requestContext: GraphQLRequestContext<Context>, document: DocumentNode): void {
  (requestContext as { document?: DocumentNode }).document = document;
}
