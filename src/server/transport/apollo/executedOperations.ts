import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import type { Context } from '../../../resolvers/context.js';
import { knownPlan } from '../../native/plan.js';
import { wasAnswered } from '../../native/resolver.js';
import type { OperationCache } from '../../operation/operationCache.js';

/** Remembers for the fast path what has passed all gates of Apollo's route and was executed. */
export function executedOperations(cache: OperationCache): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      executionDidStart: async ({ source, document, operation, request }) => ({
        executionDidEnd: async () => {
          // Apollo leaves it to the execution to say that the name fits no operation, or more than one.
          if ((operation as OperationDefinitionNode | undefined) === undefined) return;
          const sole = knownPlan(operation)?.sole;
          // Refused callers must not fill the cache of native operations.
          if (sole !== undefined && !wasAnswered(sole.part)) return;
          cache.addExecuted(source, request.operationName ?? null, { document, operation, sole });
        },
      }),
    }),
  };
}
