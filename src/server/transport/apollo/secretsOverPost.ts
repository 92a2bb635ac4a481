import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind } from 'graphql';
import type { Context } from '../../../resolvers/context.js';
import { takesSecret } from '../../operation/operationRules.js';

/** Refuses operations that take a `Secret` over GET: the address, variables included, ends up in logs and histories. */
export const secretsOverPost: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    if (request.http?.method !== 'GET') return;
    return {
      async didResolveOperation({ schema, operation, document }) {
        const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
        const find = (name: string) => fragments.find((fragment) => fragment.name.value === name);
        if (operation === undefined || !takesSecret(schema, operation, find)) return;
        throw new GraphQLError('This operation takes a secret: send it with POST.', {
          extensions: { code: 'BAD_USER_INPUT', http: { status: 405, headers: new Map([['allow', 'POST']]) } },
        });
      },
    };
  },
};
