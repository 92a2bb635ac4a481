/** From what a client sent to what may be executed: the steps and error codes of Apollo's route. */
import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { operationRules } from './operationRules.js';
import type { AskedDocument, TrustedDocuments } from './trustedDocuments.js';
import { unconditionalSubscriptions } from './unconditionalSubscriptions.js';

/** Shape of an operation as both protocols carry it. */
export interface AskedSubscription extends AskedDocument {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

interface RequestParts {
  readonly schema: GraphQLSchema;
  readonly trusted: TrustedDocuments;
  readonly maxTokens: number;
  readonly explorer: boolean;
}

/** As many as graphql-js would report. */
const MOST_ERRORS = 50;

/** Automatic persisted queries are Apollo's affair: subscriptions go by text, or by a hash of the manifest. */
const UNKNOWN_HERE = new GraphQLError('There is no text, and no hash that this address knows: send the text.', {
  extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
});

/** @returns all but the context; or errors, each with its code */
export function prepareSubscription(
  asked: AskedSubscription,
  { schema, trusted, maxTokens, explorer }: RequestParts,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const text = trusted.resolve(asked);
    if (text === undefined) return [UNKNOWN_HERE];
    const document = parse(text, { maxTokens });
    const options = { hideSuggestions: !explorer };
    const problems = validate(
      schema,
      document,
      [...specifiedRules, ...operationRules, unconditionalSubscriptions],
      options,
    );
    if (problems.length > 0) return coded('GRAPHQL_VALIDATION_FAILED', problems);
    const operationName = asked.operationName ?? null;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'subscription') {
      return [new GraphQLError('Only subscriptions are served here.', { extensions: { code: 'BAD_REQUEST' } })];
    }
    const variableValues = asked.variables ?? {};
    // The same is done again when it is executed, but there the errors have no code to tell them by.
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues, {
      maxErrors: MOST_ERRORS,
    });
    if (errors !== undefined) return coded('BAD_USER_INPUT', errors);
    trusted.notice(text, operation.name?.value);
    return { schema, document, operationName, variableValues };
  } catch (error) {
    return coded('GRAPHQL_PARSE_FAILED', [
      error instanceof GraphQLError ? error : new GraphQLError('The operation cannot be read.'),
    ]);
  }
}

/** Our own rules say more with a code of theirs. */
function coded(code: string, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  for (const { extensions } of errors) extensions.code ??= code;
  return errors;
}
