import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { Context } from '../../resolvers/context.js';

/** One line per operation: its name, how long it took and how it ended. Never its text or its variables. */
export function operationLog(logger: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const start = performance.now();
      return {
        async willSendResponse({ contextValue, operation, response }) {
          const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
          logger.info(
            {
              requestId: contextValue.visit.caller.requestId,
              operation: operation?.name?.value.slice(0, 100),
              type: operation?.operation,
              ms: Math.round(performance.now() - start),
              errors: errors?.map((error) => error.extensions?.code),
            },
            'operation',
          );
        },
      };
    },
  };
}
