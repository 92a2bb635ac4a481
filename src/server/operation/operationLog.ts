import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../resolvers/context.js';

export interface Done {
  readonly operation: OperationDefinitionNode | undefined;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
  /** By `performance.now()`. */
  readonly start: number;
  /** True when it went past Apollo: see `transport/fastPath`. */
  readonly fast?: boolean;
}

/** One line per operation: its name, how long it took and how it ended. Never its text or its variables. */
export function logOperation(logger: Logger, { auth }: Context, { operation, errors, start, fast }: Done): void {
  if (!logger.isLevelEnabled('info')) return;
  logger.info(
    {
      requestId: auth.caller.requestId,
      operation: operation?.name?.value.slice(0, 100),
      type: operation?.operation,
      ms: Math.round(performance.now() - start),
      fast,
      errors: errors?.map((error) => error.extensions?.code),
    },
    'operation',
  );
}
