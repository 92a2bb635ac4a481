/**
 * Parses and checks every GraphQL document, cheap checks first: its size, its syntax, the limits of an operation, the rules
 * of the specification. The first failure ends the check.
 */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { AppError } from '../../errors.js';
import type { Limits } from '../../services/access/limits.js';
import { CachedDocument } from './cachedOperation.js';
import type { OperationCache } from './operationCache.js';
import { operationRules } from './rules/operationRules.js';

export interface DocumentGateOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Pick<Limits, 'documents' | 'documentRefused'>;
  readonly cache: OperationCache;
  /** UTF-8. */
  readonly documentBytes: number;
  readonly refusedDocumentsPerMinute: number;
  /** Introspection, and suggestions in validation errors. */
  readonly explorer: boolean;
}

/** Errors with a code each. The first one carries the HTTP status. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';

  constructor(readonly errors: readonly [GraphQLError, ...GraphQLError[]]) {
    super(errors[0].message);
  }
}

const MAX_TOKENS = 2000;

export class DocumentGate {
  readonly #rules: readonly ValidationRule[];

  constructor(private readonly options: DocumentGateOptions) {
    this.#rules = options.explorer ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  }

  /**
   * A document that was accepted before costs one cache lookup, and runs even when the budget of the address is exhausted.
   * @throws DocumentRefused, which counts against the address
   */
  async admit(text: string, address: string): Promise<CachedDocument> {
    const { cache, limits } = this.options;
    const known = cache.get(text);
    if (known !== undefined) return known;
    const limited = await limits.documents(address);
    if (limited !== undefined) throw new DocumentRefused([this.#budgetExhausted(limited.retryAt)]);
    try {
      const document = new CachedDocument(this.#check(text), this.options.schema);
      cache.set(text, document);
      return document;
    } catch (error) {
      if (error instanceof DocumentRefused) await limits.documentRefused(address);
      throw error;
    }
  }

  #check(text: string): DocumentNode {
    if (Buffer.byteLength(text) > this.options.documentBytes) throw new DocumentRefused([this.#tooLarge()]);
    const document = parseText(text);
    const [limit] = this.#validate(document, operationRules);
    if (limit !== undefined) throw new DocumentRefused([refusal(limit, 'GRAPHQL_VALIDATION_FAILED')]);
    const [first, ...others] = this.#validate(document, this.#rules);
    if (first === undefined) return document;
    throw new DocumentRefused([
      refusal(first, 'GRAPHQL_VALIDATION_FAILED'),
      ...others.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')),
    ]);
  }

  #validate(document: DocumentNode, rules: readonly ValidationRule[]): readonly GraphQLError[] {
    const { schema, explorer } = this.options;
    return validate(schema, document, rules, { hideSuggestions: !explorer });
  }

  #tooLarge(): GraphQLError {
    const message = `The GraphQL document is longer than ${this.options.documentBytes} bytes (LIMIT_DOCUMENT_BYTES).`;
    return refusal(wrapped(new AppError('DOCUMENT_TOO_LARGE', message)), 'DOCUMENT_TOO_LARGE', 413);
  }

  #budgetExhausted(retryAt: Date): GraphQLError {
    const message = `More than ${this.options.refusedDocumentsPerMinute} documents from this address were refused within a minute (LIMIT_REFUSED_DOCUMENTS_PER_MINUTE). Documents that were accepted before still run. Try again after ${retryAt.toISOString()}.`;
    return refusal(wrapped(new AppError('RATE_LIMITED', message, { retryable: true, retryAt })), 'RATE_LIMITED', 429);
  }
}

function parseText(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    const syntax = error instanceof GraphQLError ? error : new GraphQLError('The document cannot be read.');
    throw new DocumentRefused([refusal(syntax, 'GRAPHQL_PARSE_FAILED')]);
  }
}

function wrapped(error: AppError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

function refusal(error: GraphQLError, code: string, status = 400): GraphQLError {
  error.extensions.http = { status };
  return withCode(error, code);
}

/** Keeps the code of an error that has one. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code ??= code;
  return error;
}
