import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../../../resolvers/context.js';

/** Joins what vendors said went wrong to the errors of the answer: one field can hold only one error, and they send many. */
export const nativeErrors: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        if (body.kind !== 'single' || contextValue.nativeErrors.length === 0) return;
        body.singleResult.errors = [...(body.singleResult.errors ?? []), ...contextValue.nativeErrors];
      },
    };
  },
};
