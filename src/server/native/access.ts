import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType, type SelectionSetNode } from 'graphql';
import type { NativeRequest } from '../../services/passthrough.js';
import { type FragmentLookup, innerSets, isField, selectionsOf } from '../selections.js';
import { accessOf } from './native.js';

type RestrictedField = NativeRequest['fields'][number];

/**
 * The fields with an access rule in these root fields and everything below them, whatever `@skip` and `@include` decide.
 * The vendors have object types only, so every fragment applies, and a fragment has one type wherever it is spread.
 */
export function restrictedFields(
  root: GraphQLObjectType,
  nodes: readonly FieldNode[],
  fragment: FragmentLookup,
): NativeRequest['fields'] {
  const found: RestrictedField[] = [];
  const opened = new Set<string>();
  const visitField = (type: GraphQLObjectType, node: FieldNode) => {
    const field = type.getFields()[node.name.value];
    if (field === undefined) return;
    const access = accessOf(field);
    if (access !== undefined) found.push({ name: field.name, access });
    const inner = getNamedType(field.type);
    if (isObjectType(inner)) visitSets(inner, innerSets([node]));
  };
  const visitSets = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => {
    for (const selection of selectionsOf(sets, { fragment, opened })) {
      if (isField(selection)) visitField(type, selection);
    }
  };
  for (const node of nodes) visitField(root, node);
  return found;
}
