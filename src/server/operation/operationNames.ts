/**
 * Names of operations in metrics and traces. They come from the schema: clients choose operation names, and a name for each
 * client would make each a time series.
 */
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { namespaceOf } from '../native/native.js';
import { byResponseName, type FragmentLookup, selectionsOf } from '../selections.js';

/** A request that was refused before its root fields were known, and fields of the introspection. */
export const OTHER = 'other';
/** Every field of a vendor's own schema. */
const NATIVE = 'native';

/** By response name: the root field of our schema, `native`, or `other`. */
export function operationNames(
  { operation, selectionSet }: OperationDefinitionNode,
  schema: GraphQLSchema,
  fragment: FragmentLookup,
): ReadonlyMap<string, string> {
  const fields = schema.getRootType(operation)?.getFields() ?? {};
  const nameOf = (name: string) => {
    const field = fields[name];
    if (field === undefined) return OTHER;
    return namespaceOf(field) === undefined ? field.name : NATIVE;
  };
  const selected = byResponseName(selectionsOf([selectionSet], { fragment }));
  return new Map([...selected].map(([key, [node]]) => [key, nameOf(node?.name.value ?? '')]));
}
