import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../resolvers/context.js';

export interface LoggedOperation {
  readonly operation: OperationDefinitionNode | undefined;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
  /** From `performance.now()`. */
  readonly start: number;
  /** True when it bypassed Apollo: see `transport/fastPath`. */
  readonly fast: boolean | undefined;
  /** Undefined while traces are off. */
  readonly traceId: string | undefined;
}

/** One line per operation: name, duration and error codes. Never the text or the variables. */
export function logOperation(
  logger: Logger,
  { auth }: Context,
  { operation, errors, start, fast, traceId }: LoggedOperation,
): void {
  if (!logger.isLevelEnabled('info')) return;
  logger.info(
    {
      requestId: auth.caller.requestId,
      traceId,
      operation: operation?.name?.value.slice(0, 100),
      type: operation?.operation,
      ms: Math.round(performance.now() - start),
      fast,
      errors: errors?.map((error) => error.extensions?.code),
    },
    'operation',
  );
}
