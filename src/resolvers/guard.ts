/** `@Guard(...policies)`: the only bridge between policies and TypeGraphQL. */
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { AppError } from '../errors.js';
import type { Policy } from '../policies/policy.js';
import type { Context } from './context.js';
import { toGraphQLOutcome } from './outcome.js';

/** One decorator per operation: two would overwrite each other. Read top to bottom, left to right. */
export function Guard(...policies: readonly [Policy, ...Policy[]]): MethodDecorator {
  return Extensions({ guard: policies });
}

/** The policies of a root field; undefined when it was forgotten. */
export function guardOf(
  field: Pick<GraphQLFieldConfig<unknown, Context>, 'extensions'>,
): readonly Policy[] | undefined {
  return field.extensions?.guard as readonly Policy[] | undefined;
}

/**
 * Puts every root field behind its policies. They run per field, so aliases cannot get past them, and a field without
 * policies stops the start. A subscription is judged once, before it begins.
 */
export function applyGuards(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) applyGuard(field, schema);
  }
}

/** The same for one root field, for those that join later. */
export function applyGuard(field: GraphQLField<unknown, Context>, schema: GraphQLSchema): void {
  const policies = guardOf(field);
  if (policies === undefined) throw new Error(`The root field ${field.name} has no @Guard.`);
  const checked = policies.filter((policy) => policy.name !== 'open');
  if (checked.length === 0) return;
  const { resolve = defaultFieldResolver, subscribe } = field;
  const answerOf = (args: unknown, context: Context) => firstAnswer(checked, args, context, schema, field.type);
  if (subscribe) {
    field.subscribe = async (source, args, context, info) => {
      await answerOf(args, context);
      return subscribe(source, args, context, info);
    };
  } else {
    field.resolve = async (source, args, context, info) =>
      (await answerOf(args, context)) ?? resolve(source, args, context, info);
  }
}

/** What the first policy that does not let the operation pass answers in its place. */
async function firstAnswer(
  policies: readonly Policy[],
  args: unknown,
  context: Context,
  schema: GraphQLSchema,
  type: GraphQLOutputType,
): Promise<object | undefined> {
  for (const policy of policies) {
    const outcome = await policy.check(context, args);
    if (outcome === undefined) continue;
    // Fields whose result cannot say "try later" say it as an error.
    if (canAnswer(schema, type, outcome.__typename)) return toGraphQLOutcome(context, outcome);
    const when = 'retryAt' in outcome ? ` Try again after ${outcome.retryAt.toISOString()}.` : '';
    throw new AppError('RATE_LIMITED', `Too many tries.${when}`, { retryable: true });
  }
  return undefined;
}

function canAnswer(schema: GraphQLSchema, type: GraphQLOutputType, typename: string): boolean {
  const result = getNamedType(type);
  const answer = schema.getType(typename);
  return isUnionType(result) && isObjectType(answer) && schema.isSubType(result, answer);
}
