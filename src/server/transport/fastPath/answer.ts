/** The answer to an operation that was accepted before. */
import { execute, type GraphQLFormattedError, type GraphQLSchema, getVariableValues } from 'graphql';
import type { Context } from '../../../resolvers/context.js';
import type { Sole } from '../../native/plan.js';
import { ask } from '../../native/resolver.js';
import { namedTypes } from '../../native/translate.js';
import type { FormatError } from '../../operation/formatError.js';
import type { ExecutedOperation } from '../../operation/operationCache.js';

export interface Answer {
  readonly body: string | Buffer;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
}

export interface AnswerParts {
  readonly schema: GraphQLSchema;
  readonly formatError: FormatError;
}

type Variables = Readonly<Record<string, unknown>>;

const DATA = '{"data":';
const END = Buffer.from('}}\n');

/** Undefined when the variables do not fit; then nothing was done. */
export async function answerOf(
  accepted: ExecutedOperation,
  variables: Variables,
  context: Context,
  parts: AnswerParts,
): Promise<Answer | undefined> {
  if (accepted.sole === undefined) return executed(accepted, variables, context, parts);
  const { variableDefinitions = [] } = accepted.operation;
  const { coerced } = getVariableValues(parts.schema, variableDefinitions, variables, { maxErrors: 1 });
  if (coerced === undefined) return undefined;
  return (await passedOn(accepted.sole, coerced, context)) ?? executed(accepted, variables, context, parts);
}

/** What the vendor says, without executing it, as long as the vendor has no complaint. */
async function passedOn({ key, part }: Sole, variables: Variables, context: Context): Promise<Answer | undefined> {
  // A failure is kept with the request, and comes up again where the field is executed.
  const reply = await ask(part, variables, context).catch(() => undefined);
  if (reply?.plain == null) return undefined;
  const { text, bytes } = reply.plain;
  const opening = `${DATA}{${JSON.stringify(key)}:`;
  // The vendor's `{"data":` and last brace are taken off, and ours put around what was between.
  const own = part.translated.typeNames
    ? namedTypes(text.slice(DATA.length, -1), part.native.prefix)
    : bytes.subarray(DATA.length, -1);
  if (own === undefined) return undefined;
  const body = typeof own === 'string' ? `${opening}${own}${END}` : Buffer.concat([Buffer.from(opening), own, END]);
  return { body, errors: undefined };
}

/** Every field, by graphql-js. Of a native operation the vendor was asked already: errors need their places, and nulls their way up. */
async function executed(
  { document, operation }: ExecutedOperation,
  variables: Variables,
  context: Context,
  { schema, formatError }: AnswerParts,
): Promise<Answer | undefined> {
  const operationName = operation.name?.value ?? null;
  const args = { schema, document, operationName, variableValues: variables, contextValue: context };
  const result = await execute(args);
  // Without data, even null, it did not begin.
  if (!('data' in result)) return undefined;
  const { data, errors = [] } = result;
  const { requestId } = context.auth.caller;
  const all = [...errors.map((error) => formatError(error.toJSON(), error)), ...context.nativeErrors];
  const named = all.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
  const found = named.length > 0 ? named : undefined;
  return { body: `${JSON.stringify({ errors: found, data })}\n`, errors: found };
}
