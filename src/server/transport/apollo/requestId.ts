import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../../../resolvers/context.js';

/** Puts the request's id into every error, so that a user's report finds its line in the log. */
export const requestId: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
        const { requestId } = contextValue.auth.caller;
        body.singleResult.errors = body.singleResult.errors.map((error) => ({
          ...error,
          extensions: { ...error.extensions, requestId },
        }));
      },
    };
  },
};
