/**
 * The one pipeline for GraphQL operations. Every transport is an adapter onto it: which document runs, its limits, what the
 * route allows, the execution, the masking of errors, the request id and the log line are decided here.
 */
import {
  type ExecutionArgs,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
} from 'graphql';
import { AppError } from '../../errors.js';
import { type NativeContext, NativeExchange } from '../native/exchange.js';
import { forwardReply } from '../native/forward.js';
import type { CachedOperation } from './cachedOperation.js';
import { type DocumentGate, DocumentRefused } from './documentGate.js';
import { type ErrorReader, forReader } from './errorTexts.js';
import type { FormatError } from './formatError.js';
import type { OperationCache } from './operationCache.js';
import type { OperationObserver } from './operationObserver.js';
import type { PersistedQueries } from './persistedQueries.js';
import { jsonOf, PlainExecution } from './plain/plainExecution.js';
import { badUserInput, httpHead, publicErrors, publicResult } from './publicErrors.js';
import { type Route, routeRefusal, unresolvedOperation } from './routeRules.js';
import type { DocumentReference, TrustedDocuments } from './trustedDocuments.js';

export interface PipelineParts {
  readonly schema: GraphQLSchema;
  readonly observer: OperationObserver;
  readonly trusted: TrustedDocuments;
  readonly gate: DocumentGate;
  readonly cache: OperationCache;
  readonly persistedQueries: PersistedQueries;
  readonly formatError: FormatError;
}

/** The parts of a request that decide what runs, as clients send them. */
export interface OperationRequest extends DocumentReference {
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
  /** True when the client sends the text of a persisted query, to be kept. */
  readonly registersText?: boolean;
}

type Variables = Readonly<Record<string, unknown>>;

export interface OperationResponse {
  /** Of HTTP; undefined for 200. */
  readonly status: number | undefined;
  readonly headers: ReadonlyMap<string, string>;
  readonly result: FormattedExecutionResult;
}

type Subscription = ExecutionArgs & { readonly contextValue: NativeContext };

type Errors = readonly [GraphQLError, ...GraphQLError[]];

/** An operation that may run. */
interface Prepared {
  readonly text: string;
  readonly operation: CachedOperation;
}

/** Automatic persisted queries stay on the routes of Apollo: elsewhere a hash must be in the manifest. */
const NO_DOCUMENT = new GraphQLError('The request has no text, and no hash that this address knows: send the text.', {
  extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
});
const NO_HEADERS: ReadonlyMap<string, string> = new Map();
/** As many as graphql-js reports. */
const MAX_VARIABLE_ERRORS = 50;

export class Pipeline {
  readonly #plain: PlainExecution;

  constructor(private readonly parts: PipelineParts) {
    this.#plain = new PlainExecution(parts.schema);
  }

  /**
   * The text that a request names, before Apollo looks up automatic persisted queries.
   * @throws GraphQLError a refusal for the caller
   */
  resolve(reference: DocumentReference): { readonly text: string; readonly isListed: boolean } | undefined {
    const { trusted } = this.parts;
    const text = trusted.resolve(reference);
    return text === undefined ? undefined : { text, isListed: trusted.lists(text) };
  }

  /** An operation of POST that has run before and may run again; undefined leaves the decision to `run`. */
  known(text: string, operationName: string | null): CachedOperation | undefined {
    const { cache, trusted } = this.parts;
    const operation = cache.executed(text, operationName);
    return operation !== undefined && trusted.admits(text) ? operation : undefined;
  }

  /** Checks and executes a query or a mutation. */
  async run(request: OperationRequest, route: 'GET' | 'POST', context: NativeContext): Promise<OperationResponse> {
    const start = performance.now();
    const prepared = await this.#prepare(request, route, context);
    if (!('operation' in prepared)) return this.refuse(prepared, context, start);
    return this.parts.observer.within(prepared.operation, () => this.#runPrepared(prepared, request, context, start));
  }

  async #runPrepared(
    prepared: Prepared,
    request: OperationRequest,
    context: NativeContext,
    start: number,
  ): Promise<OperationResponse> {
    const { text, operation } = prepared;
    if (request.registersText === true) {
      // In parallel: the answer does not wait for the store.
      this.parts.persistedQueries.register(text, context.auth.caller.address).catch(() => undefined);
    }
    context.native = exchangeFor(operation, context);
    const executed = await this.#execute(operation, request.variables ?? {}, context);
    const result = publicResult(executed, context, this.parts.formatError);
    this.parts.observer.completed(context, { operation, errors: result.errors, data: result.data, start });
    if (!('data' in executed)) return { status: 400, headers: NO_HEADERS, result };
    this.#remember(prepared, context);
    return { status: undefined, headers: NO_HEADERS, result };
  }

  /**
   * Executes an operation that `known` has returned, or forwards it when it is one native namespace and nothing else.
   * @param start from `performance.now()`
   * @returns the body of the answer; undefined when the variables do not fit and nothing was done
   */
  rerun(
    operation: CachedOperation,
    variables: Variables,
    context: NativeContext,
    start: number,
  ): Promise<string | Buffer | undefined> {
    return this.parts.observer.within(operation, () => this.#rerun(operation, variables, context, start));
  }

  async #rerun(
    operation: CachedOperation,
    variables: Variables,
    context: NativeContext,
    start: number,
  ): Promise<string | Buffer | undefined> {
    const { observer, schema } = this.parts;
    const done = { operation, start, fast: true };
    const single = operation.native?.singleNamespace;
    context.native = exchangeFor(operation, context);
    if (single !== undefined && context.native !== undefined) {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions, variables, { maxErrors: 1 });
      if (coerced === undefined) return undefined;
      // The exchange keeps a failure, and the execution below reports it.
      const reply = await context.native.sendNative(single.request, coerced).catch(() => undefined);
      const forwarded = reply && forwardReply(reply, single);
      if (forwarded !== undefined) {
        observer.completed(context, { ...done, errors: undefined });
        return forwarded;
      }
    }
    const isPlain = operation.writers !== undefined;
    const executed = isPlain
      ? await this.#plain.execute(operation, variables, context)
      : await this.#execute(operation, variables, context);
    if (!('data' in executed)) return undefined;
    const { errors, data } = publicResult(executed, context, this.parts.formatError);
    observer.completed(context, { ...done, errors, data });
    return bodyOf(errors, isPlain ? jsonOf(data) : JSON.stringify(data));
  }

  /** Checks a subscription. The protocols execute it, and mask its errors with `publicErrors`. */
  async subscribe(request: OperationRequest, context: NativeContext): Promise<Subscription | Errors> {
    const prepared = await this.#prepareSubscription(request, context);
    if (!('document' in prepared)) this.parts.observer.refusedSubscription(prepared);
    return prepared;
  }

  async #prepareSubscription(request: OperationRequest, context: NativeContext): Promise<Subscription | Errors> {
    const { auth, services } = context;
    // First of all, because parsing costs more than counting.
    const limited = await services.limits.address('subscribe', auth.caller.address);
    if (limited !== undefined) return [tooManySubscriptions(limited.retryAt)];
    const prepared = await this.#prepare(request, 'SUBSCRIPTION', context);
    if (!('operation' in prepared)) return prepared;
    const { operation } = prepared;
    const variables = request.variables ?? {};
    // The execution coerces them again, but its errors have no code.
    const { errors } = getVariableValues(this.parts.schema, operation.variableDefinitions, variables, {
      maxErrors: MAX_VARIABLE_ERRORS,
    });
    const [first, ...others] = errors?.map(badUserInput) ?? [];
    if (first !== undefined) return [first, ...others];
    return { ...operation.executionArgs(variables), contextValue: context };
  }

  /** The answer to a request that does not run. */
  refuse(errors: Errors, context: NativeContext, start: number): OperationResponse {
    const result = { errors: this.publicErrors(errors, context.auth.caller) };
    this.parts.observer.completed(context, { operation: undefined, errors: result.errors, start });
    const { status = 400, headers = NO_HEADERS } = httpHead(errors);
    return { status, headers, result };
  }

  /** Completes errors that Apollo has formatted already, and writes the log line. */
  completeErrors(
    formatted: readonly GraphQLFormattedError[],
    context: NativeContext,
    start: number,
  ): GraphQLFormattedError[] {
    const errors = formatted.map((error) => forReader(error, context.auth.caller));
    this.parts.observer.completed(context, { operation: undefined, errors, start });
    return errors;
  }

  /** Errors as clients may see them. */
  publicErrors(errors: readonly GraphQLError[], reader: ErrorReader): GraphQLFormattedError[] {
    return publicErrors(errors, reader, this.parts.formatError);
  }

  async #prepare(request: OperationRequest, route: Route, context: NativeContext): Promise<Prepared | Errors> {
    const { trusted, gate } = this.parts;
    try {
      const text = trusted.resolve(request);
      if (text === undefined) return [NO_DOCUMENT];
      const document = await gate.admit(text, context.auth.caller.address);
      const operationName = request.operationName ?? null;
      const operation = document.operation(operationName);
      const refusal = routeRefusal(operation, route);
      if (refusal !== undefined) return [refusal];
      if (operation === undefined) return [unresolvedOperation(document, operationName)];
      trusted.notice(text, operation.definition.name?.value);
      return { text, operation };
    } catch (error) {
      if (error instanceof DocumentRefused) return error.errors;
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  #execute(operation: CachedOperation, variables: Variables, contextValue: NativeContext) {
    return execute({ ...operation.executionArgs(variables), contextValue });
  }

  /** Later requests with this text need no further check. A native one counts once its vendor has answered it. */
  #remember({ text, operation }: Prepared, { native }: NativeContext): void {
    const isForwardable = operation.native?.singleNamespace !== undefined;
    if (isForwardable && native?.answered !== true) return;
    operation.hasRun = true;
    if (isForwardable) this.parts.cache.keepNative(text);
  }
}

function exchangeFor({ native }: CachedOperation, context: NativeContext): NativeExchange | undefined {
  return native && new NativeExchange(native, context);
}

function bodyOf(errors: FormattedExecutionResult['errors'], data: string): string {
  return errors === undefined ? `{"data":${data}}\n` : `{"errors":${JSON.stringify(errors)},"data":${data}}\n`;
}

function tooManySubscriptions(retryAt: Date): GraphQLError {
  const message = `Too many subscriptions were started from this address. Try again after ${retryAt.toISOString()}.`;
  const originalError = new AppError('RATE_LIMITED', message, { retryable: true, retryAt });
  return new GraphQLError(message, { originalError });
}
