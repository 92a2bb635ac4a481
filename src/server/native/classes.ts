/** Who may use what stands in a selection: root fields have a class each, and so have some of the fields inside. */
import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType, Kind, type SelectionNode } from 'graphql';
import type { NativeRequest } from '../../services/passthrough.js';
import { accessOf } from '../schema/prefixed.js';
import type { Fragments } from './fields.js';

/** All of them, whatever `@skip` and `@include` come to. The vendors have no types but objects, so every fragment applies. */
export function classedFields(
  root: GraphQLObjectType,
  nodes: readonly FieldNode[],
  fragments: Fragments,
): NativeRequest['fields'] {
  const found: NativeRequest['fields'][number][] = [];
  const opened = new Set<string>();
  const walk = (type: GraphQLObjectType, selections: readonly SelectionNode[]) => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const { value } = selection.name;
        if (!opened.has(value)) walk(type, fragments[value]?.selectionSet.selections ?? []);
        opened.add(value);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(type, selection.selectionSet.selections);
      } else {
        const field = type.getFields()[selection.name.value];
        const access = field && accessOf(field);
        if (field && access) found.push({ name: field.name, access });
        const inner = field && getNamedType(field.type);
        if (isObjectType(inner)) walk(inner, selection.selectionSet?.selections ?? []);
      }
    }
  };
  walk(root, nodes);
  return found;
}
