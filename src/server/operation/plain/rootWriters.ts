import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { byResponseName, type FragmentLookup, innerSets, selectionsOf } from '../../selections.js';
import { type WriteJson, writerOf } from './jsonWriter.js';

/** By response name. */
export type RootWriters = ReadonlyMap<string | number, WriteJson>;

/** @returns undefined when one of the root fields has no writer */
export function rootWriters(
  { operation, selectionSet }: OperationDefinitionNode,
  schema: GraphQLSchema,
  fragment: FragmentLookup,
): RootWriters | undefined {
  const definitions = schema.getRootType(operation)?.getFields() ?? {};
  const selections = [...selectionsOf([selectionSet], { fragment })];
  if (selections.some(({ directives = [] }) => directives.length > 0)) return undefined;
  const writers = new Map<string, WriteJson>();
  for (const [key, nodes] of byResponseName(selections)) {
    const field = definitions[nodes[0]?.name.value ?? key];
    const write = field && writerOf(field.type, innerSets(nodes), { schema, fragment });
    if (write === undefined) return undefined;
    writers.set(key, write);
  }
  return writers;
}
