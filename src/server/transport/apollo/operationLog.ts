import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { Context } from '../../../resolvers/context.js';
import { logOperation } from '../../operation/operationLog.js';

export function operationLog(logger: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const start = performance.now();
      return {
        async willSendResponse({ contextValue, operation, response: { body } }) {
          const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
          logOperation(logger, contextValue, { operation, errors, start });
        },
      };
    },
  };
}
