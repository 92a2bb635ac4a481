/** Which fields a selection comes to: fragments opened, `@skip` and `@include` decided. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

export interface Fields {
  /** By response name, in the order of the answer. */
  readonly byName: ReadonlyMap<string, readonly FieldNode[]>;
  /** True when other variables may come to other fields. */
  readonly conditional: boolean;
}

/** For selections on one object type, where every fragment applies. */
export function fieldsOf(
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
  variables: Readonly<Record<string, unknown>>,
): Fields {
  const byName = new Map<string, FieldNode[]>();
  const opened = new Set<string>();
  let conditional = false;
  const isLeftOut = (selection: SelectionNode) => {
    if (selection.directives === undefined || selection.directives.length === 0) return false;
    conditional = true;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.if === true || include?.if === false;
  };
  const collect = ({ selections }: SelectionSetNode) => {
    for (const selection of selections) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const nodes = byName.get(name);
        if (nodes === undefined) byName.set(name, [selection]);
        else nodes.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!opened.has(selection.name.value)) {
        opened.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment !== undefined) collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  return { byName, conditional };
}
