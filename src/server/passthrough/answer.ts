/** The answer to an operation wholly inside one namespace: without executing it, as long as the vendor has no complaint. */
import {
  type DocumentNode,
  execute,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../../resolvers/context.js';
import type { Plan, Sole } from './plan.js';
import { ask } from './resolver.js';
import { namedTypes } from './translate.js';

export type FormatError = (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;

export interface Answer {
  readonly body: string | Buffer;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
}

/** An operation that Apollo has accepted before. */
export interface Accepted {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly plan: Plan;
  readonly sole: Sole;
}

/** Its variables as they came, and as the schema reads them. */
export interface Variables {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly coerced: Readonly<Record<string, unknown>>;
}

const DATA = '{"data":';
const END = Buffer.from('}}\n');

export async function answerOf(
  accepted: Accepted,
  variables: Variables,
  context: Context,
  parts: { readonly schema: GraphQLSchema; readonly formatError: FormatError },
): Promise<Answer> {
  const { key, part } = accepted.sole;
  // A failure is kept with the request, and comes up again where the field is executed.
  const reply = await ask(part, variables.coerced, context, () => accepted.plan).catch(() => undefined);
  if (reply?.plain == null) return executed(accepted, variables, context, parts);
  const { text, bytes } = reply.plain;
  const opening = `${DATA}{${JSON.stringify(key)}:`;
  // The vendor's `{"data":` and last brace are taken off, and ours put around what was between.
  const own = part.translated.typeNames
    ? namedTypes(text.slice(DATA.length, -1), part.native.prefix)
    : bytes.subarray(DATA.length, -1);
  if (own === undefined) return executed(accepted, variables, context, parts);
  const body = typeof own === 'string' ? `${opening}${own}${END}` : Buffer.concat([Buffer.from(opening), own, END]);
  return { body, errors: undefined };
}

/** Errors need their places, and nulls their way up: graphql-js goes through what was answered already. */
async function executed(
  { document, operation }: Accepted,
  { raw }: Variables,
  context: Context,
  { schema, formatError }: Parameters<typeof answerOf>[3],
): Promise<Answer> {
  const operationName = operation.name?.value ?? null;
  const args = { schema, document, operationName, variableValues: raw, contextValue: context };
  const { data, errors = [] } = await execute(args);
  const { requestId } = context.visit.caller;
  const all = [...errors.map((error) => formatError(error.toJSON(), error)), ...context.nativeErrors];
  const named = all.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
  const found = named.length > 0 ? named : undefined;
  return { body: `${JSON.stringify({ errors: found, data })}\n`, errors: found };
}
