/** The vendors' own schemas under a field each, and what answers there. */
import { GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { ProviderDefinition } from '../../datasources/capabilities.js';
import { open } from '../../policies/open.js';
import { type Native, prefixedSchema, ROOTS, rootOf } from '../schema/prefixed.js';
import type { Namespace } from './plan.js';
import { resolveNamespace } from './resolver.js';

/** What of the providers has a schema of its own, configured or not: fields of one that is off answer so. */
export function nativesOf(definitions: readonly ProviderDefinition[]): readonly Native[] {
  return definitions.flatMap(({ id, identityProvider, userIdPrefix = '', native }) =>
    native !== undefined && identityProvider !== undefined
      ? [{ ...native, id, provider: identityProvider, userIdPrefix }]
      : [],
  );
}

/** The same schema with a namespace for each provider on Query and Mutation. */
export function addPassthrough(schema: GraphQLSchema, natives: readonly Native[]): GraphQLSchema {
  if (natives.length === 0) return schema;
  const prefixed = natives.map((native) => ({ native, schema: prefixedSchema(native) }));
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
          guard: [open('each native field has a class of its own')],
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
    `The own schema of the provider \`${id}\`, asked in one request. Each field says who may use it; errors keep the vendor’s words. Null when the vendor answers nothing.`,
  Mutation: (id: string) =>
    `The own mutations of the provider \`${id}\`, sent in one request and carried out in their order. Each field says who may use it. Null when the vendor answers nothing.`,
};
