/** Adds the providers' own schemas, each under a namespace field of Query and Mutation. */
import { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { open } from '../../policies/open.js';
import type { Namespace, Native } from '../native/native.js';
import { resolveNamespace } from '../native/resolver.js';
import type { NativeSchemas } from './nativeSchemas.js';
import { ROOTS, rootOf } from './prefixed.js';

export function addNamespaces(
  schema: GraphQLSchema,
  natives: readonly Native[],
  nativeSchemas: NativeSchemas,
): GraphQLSchema {
  if (natives.length === 0) return schema;
  const prefixed = natives.map((native) => ({ native, schema: nativeSchemas.of(native) }));
  const [query, mutation] = ROOTS.map((name) => {
    const config = (schema.getType(name) as GraphQLObjectType).toConfig();
    for (const { native, schema: own } of prefixed) {
      const root = rootOf(own, native.prefix, name);
      if (root === undefined) continue;
      config.fields[native.namespace] = {
        type: root,
        description: DESCRIPTIONS[name](native.id),
        resolve: resolveNamespace,
        extensions: {
          guard: [open('each native field has an access rule of its own')],
          namespace: { native, root } satisfies Namespace,
        },
      };
    }
    return new GraphQLObjectType(config);
  });
  const { types, ...config } = schema.toConfig();
  return new GraphQLSchema({
    ...config,
    query,
    mutation,
    types: types.filter(({ name }) => !ROOTS.some((root) => root === name)),
  });
}

const DESCRIPTIONS = {
  Query: (id: string) =>
    `The provider \`${id}\`’s own queries, sent to it in one request. Each field says who may use it. Errors keep the vendor’s messages. Null when the vendor answers no data.`,
  Mutation: (id: string) =>
    `The provider \`${id}\`’s own mutations, sent to it in one request and executed in order. Each field says who may use it. Null when the vendor answers no data.`,
};
