/** `@Guard(...policies)`: the only bridge between policies and TypeGraphQL. */
import {
  defaultFieldResolver,
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
import { present } from './outcome.js';

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
 * policies stops the start.
 */
export function applyGuards(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const [name, field] of Object.entries(root?.getFields() ?? {})) {
      const policies = guardOf(field);
      if (policies === undefined) throw new Error(`${root?.name}.${name} has no @Guard.`);
      const checked = policies.filter((policy) => policy.name !== 'open');
      if (checked.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = async (source, args, context: Context, info) => {
        for (const policy of checked) {
          const outcome = await policy.check(context);
          if (outcome === undefined) continue;
          // Fields whose result cannot say "try later" say it as an error.
          if (!canAnswer(schema, field.type, outcome.__typename)) {
            throw new AppError('RATE_LIMITED', `Too many tries. Try again after ${outcome.retryAt.toISOString()}.`, {
              retryable: true,
            });
          }
          return present(context, outcome);
        }
        return resolve(source, args, context, info);
      };
    }
  }
}

function canAnswer(schema: GraphQLSchema, type: GraphQLOutputType, typename: string): boolean {
  const result = getNamedType(type);
  const answer = schema.getType(typename);
  return isUnionType(result) && isObjectType(answer) && schema.isSubType(result, answer);
}
