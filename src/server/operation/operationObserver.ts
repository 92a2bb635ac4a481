/** The log line, the metrics and the span of an operation. */
import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Metrics } from '../../metrics/metrics.js';
import type { Context } from '../../resolvers/context.js';
import type { Traces } from '../../tracing/traces.js';
import type { CachedOperation } from './cachedOperation.js';
import { publicCode } from './formatError.js';
import { logOperation } from './operationLog.js';
import { OTHER } from './operationNames.js';
import type { ReturnedMembers } from './rootFields.js';

export interface ObserverParts {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly traces: Traces;
  readonly members: ReturnedMembers;
}

export interface CompletedOperation {
  /** Undefined for a request that was refused before it was known. */
  readonly operation: CachedOperation | undefined;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
  /** Undefined for an answer that was forwarded, or without an execution. */
  readonly data?: FormattedExecutionResult['data'];
  /** From `performance.now()`. */
  readonly start: number;
  /** True when it bypassed Apollo: see `transport/fastPath`. */
  readonly fast?: boolean;
}

const OK = 'ok';
const UNKNOWN_CODE = 'INTERNAL';

export class OperationObserver {
  constructor(private readonly parts: ObserverParts) {}

  /** Runs an operation in a span with the name of its first root field. */
  within<T>(operation: CachedOperation, run: () => Promise<T>): Promise<T> {
    const { traces } = this.parts;
    if (!traces.isOn) return run();
    const [name = OTHER] = operation.names.values();
    return traces.span({ name, attributes: { 'graphql.operation.type': operation.type } }, run);
  }

  completed(context: Context, { operation, errors, data, start, fast }: CompletedOperation): void {
    const { logger, metrics, traces } = this.parts;
    const definition = operation?.definition;
    const traceId = traces.isOn ? traces.traceId : undefined;
    logOperation(logger, context, { operation: definition, errors, start, fast, traceId });
    if (!metrics.isOn) return;
    const seconds = (performance.now() - start) / 1000;
    if (operation === undefined) {
      metrics.operation(OTHER, codeOf(errors?.[0]) ?? OK, seconds);
      return;
    }
    for (const [key, name] of operation.names) {
      // A condition of the document left it out.
      if (data && !(key in data)) continue;
      metrics.operation(name, this.#outcome(context, key, errors), seconds);
    }
  }

  /** Counts a subscription that was refused before it began. */
  refusedSubscription([error]: readonly GraphQLError[]): void {
    if (this.parts.metrics.isOn) this.parts.metrics.operation(OTHER, publicCode(error), undefined);
  }

  /** A member decides before an error of its fields: a login whose user could not be read is a login. */
  #outcome(context: Context, key: string, errors: readonly GraphQLFormattedError[] = []): string {
    const member = this.parts.members.of(context, key);
    if (member !== undefined) return member;
    if (errors.length === 0) return OK;
    return codeOf(errors.find(({ path }) => path === undefined || path[0] === key)) ?? OK;
  }
}

function codeOf(error: GraphQLFormattedError | undefined): string | undefined {
  if (error === undefined) return undefined;
  const code = error.extensions?.code;
  return typeof code === 'string' ? code : UNKNOWN_CODE;
}
