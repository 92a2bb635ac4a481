/** From what a client sent to what may be executed: the steps and error codes of Apollo's route. */
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST, getVariableValues } from 'graphql';
import { type DocumentGate, DocumentRefused } from '../../operation/documentGate.js';
import type { DocumentReference, TrustedDocuments } from '../../operation/trustedDocuments.js';

/** Shape of an operation as both protocols carry it. */
export interface AskedSubscription extends DocumentReference {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

interface RequestParts {
  readonly schema: GraphQLSchema;
  readonly trusted: TrustedDocuments;
  readonly gate: DocumentGate;
}

/** As many as graphql-js would report. */
const MAX_ERRORS = 50;

/** Automatic persisted queries are Apollo's affair: subscriptions go by text, or by a hash of the manifest. */
const UNKNOWN_HERE = new GraphQLError('There is no text, and no hash that this address knows: send the text.', {
  extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
});

/**
 * @param address of the client, whose refused documents are counted
 * @returns all but the context; or errors, each with its code
 */
export async function prepareSubscription(
  asked: AskedSubscription,
  address: string,
  { schema, trusted, gate }: RequestParts,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    const text = trusted.resolve(asked);
    if (text === undefined) return [UNKNOWN_HERE];
    const document = await gate.admit(text, address);
    const operationName = asked.operationName ?? null;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'subscription') {
      return [new GraphQLError('Only subscriptions are served here.', { extensions: { code: 'BAD_REQUEST' } })];
    }
    const variableValues = asked.variables ?? {};
    // The same is done again when it is executed, but there the errors have no code to tell them by.
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues, {
      maxErrors: MAX_ERRORS,
    });
    if (errors !== undefined) return errors.map(badUserInput);
    trusted.notice(text, operation.name?.value);
    return { schema, document, operationName, variableValues };
  } catch (error) {
    if (error instanceof DocumentRefused) return error.errors;
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function badUserInput(error: GraphQLError): GraphQLError {
  error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
}
