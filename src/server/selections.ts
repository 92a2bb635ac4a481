/** Walks one level of a GraphQL operation. Every check and every plan reads selections through this walker. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type FragmentLookup = (name: string) => FragmentDefinitionNode | null | undefined;

export interface Walk {
  /** Without it, spreads are yielded but not opened. */
  readonly fragment?: FragmentLookup;
  /** Names of the fragments that are open already: each is opened once. Pass one set to several walks to share it. */
  readonly opened?: Set<string>;
  /** False leaves a selection out, with everything inside it. */
  readonly includes?: (selection: SelectionNode) => boolean;
}

/** Every selection of these sets, and of the inline fragments and fragments in them, in document order. */
export function* selectionsOf(
  sets: readonly SelectionSetNode[],
  { fragment, opened = new Set(), includes }: Walk = {},
): Generator<SelectionNode, void> {
  const walk = { ...(fragment && { fragment }), ...(includes && { includes }), opened };
  for (const { selections } of sets) {
    for (const selection of selections) {
      if (includes?.(selection) === false) continue;
      yield selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) yield* selectionsOf([selection.selectionSet], walk);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || opened.has(selection.name.value)) continue;
      const found = fragment?.(selection.name.value);
      if (!found) continue;
      opened.add(selection.name.value);
      yield* selectionsOf([found.selectionSet], walk);
    }
  }
}

export function isField(selection: SelectionNode): selection is FieldNode {
  return selection.kind === Kind.FIELD;
}

/** Fields that the executor merges, by response name, in the order of the answer. */
export function byResponseName(selections: Iterable<SelectionNode>): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  for (const selection of selections) {
    if (!isField(selection)) continue;
    const name = selection.alias?.value ?? selection.name.value;
    const nodes = fields.get(name);
    if (nodes === undefined) fields.set(name, [selection]);
    else nodes.push(selection);
  }
  return fields;
}

/** The selection sets of fields that merge. */
export function innerSets(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

export function fragmentsOf({ definitions }: DocumentNode): FragmentLookup {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  return (name) => fragments.get(name);
}
