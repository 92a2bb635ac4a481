/** `@Guard(...policies)` attaches policies to root fields. No other file connects policies with TypeGraphQL. */
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

/** Use one decorator per operation, because a second one overwrites the first. The policies run in the given order. */
export function Guard(...policies: readonly [Policy, ...Policy[]]): MethodDecorator {
  return Extensions({ guard: policies });
}

/** The policies of a root field; undefined if it has no `@Guard`. */
export function guardOf(
  field: Pick<GraphQLFieldConfig<unknown, Context>, 'extensions'>,
): readonly Policy[] | undefined {
  return field.extensions?.guard as readonly Policy[] | undefined;
}

/**
 * Makes every root field check its policies. They run per field, so aliases cannot bypass them. A field without policies
 * stops the start. The policies of a subscription run once, before it begins.
 */
export function applyGuards(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) applyGuard(field, schema);
  }
}

/** The same for one root field that is added after the schema was built. */
export function applyGuard(field: GraphQLField<unknown, Context>, schema: GraphQLSchema): void {
  const policies = guardOf(field);
  if (policies === undefined)
    throw new Error(`The root field ${field.name} has no @Guard: add one, @Guard(open('reason')) for a public field.`);
  const checked = policies.filter((policy) => policy.name !== 'open');
  if (checked.length === 0) return;
  const { resolve = defaultFieldResolver, subscribe } = field;
  const refusalOf = (args: unknown, context: Context) => firstRefusal(checked, args, context, schema, field);
  if (subscribe) {
    field.subscribe = async (source, args, context, info) => {
      await refusalOf(args, context);
      return subscribe(source, args, context, info);
    };
  } else {
    field.resolve = async (source, args, context, info) =>
      (await refusalOf(args, context)) ?? resolve(source, args, context, info);
  }
}

/** The outcome of the first policy that does not let the operation continue. */
async function firstRefusal(
  policies: readonly Policy[],
  args: unknown,
  context: Context,
  schema: GraphQLSchema,
  { name, type }: GraphQLField<unknown, Context>,
): Promise<object | undefined> {
  for (const policy of policies) {
    const outcome = await policy.check(context, args);
    if (outcome === undefined) continue;
    context.services.observation.refused(name, outcome.__typename, context.auth);
    // A result type without this outcome gets an error instead.
    if (hasMember(schema, type, outcome.__typename)) return toGraphQLOutcome(context, outcome);
    if (!('retryAt' in outcome)) throw new AppError('RATE_LIMITED', 'Too many attempts.', { retryable: true });
    const { retryAt } = outcome;
    const message = `Too many attempts. Try again after ${retryAt.toISOString()}.`;
    throw new AppError('RATE_LIMITED', message, { retryable: true, retryAt });
  }
  return undefined;
}

function hasMember(schema: GraphQLSchema, type: GraphQLOutputType, typename: string): boolean {
  const result = getNamedType(type);
  const member = schema.getType(typename);
  return isUnionType(result) && isObjectType(member) && schema.isSubType(result, member);
}
