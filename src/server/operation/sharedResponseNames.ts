/**
 * A validation rule that bounds how many selections merge under one response name. graphql-js compares such selections
 * pair by pair, so that a document of 2,000 tokens can cost it 145,000 comparisons. This rule runs before graphql-js's own.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Apollo Client spreads a fragment for each component, and each of them may select `id`. */
const MAX_SHARED = 30;
/** Fragments are counted wherever they are spread. An introspection query comes to 200 selections. */
const MAX_SELECTIONS = 5000;

export function sharedResponseNames(context: ValidationContext) {
  return {
    Document(document: DocumentNode) {
      const problem = problemOf(document, context);
      if (problem === undefined) return;
      context.reportError(new GraphQLError(problem, { extensions: { code: 'OPERATION_TOO_COSTLY' } }));
    },
  };
}

function problemOf(document: DocumentNode, context: ValidationContext): string | undefined {
  let left = MAX_SELECTIONS;

  /** Fields by response name, as they merge: inline fragments opened, each named fragment once. */
  const merged = (sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> => {
    const byName = new Map<string, FieldNode[]>();
    const opened = new Set<FragmentDefinitionNode>();
    const collect = ({ selections }: SelectionSetNode) => {
      left -= selections.length;
      if (left < 0) return;
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value;
          const nodes = byName.get(name);
          if (nodes === undefined) byName.set(name, [selection]);
          else nodes.push(selection);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          collect(selection.selectionSet);
        } else {
          const fragment = context.getFragment(selection.name.value);
          if (!fragment || opened.has(fragment)) continue;
          opened.add(fragment);
          collect(fragment.selectionSet);
        }
      }
    };
    for (const set of sets) collect(set);
    return byName;
  };

  const check = (sets: readonly SelectionSetNode[]): string | undefined => {
    const byName = merged(sets);
    if (left < 0) return `The operation has too many selections: at most ${MAX_SELECTIONS}, fragments included.`;
    for (const nodes of byName.values()) {
      if (nodes.length > MAX_SHARED) {
        return `Too many selections share a response name: at most ${MAX_SHARED} of them may merge. Select each field once.`;
      }
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const problem = inner.length === 0 ? undefined : check(inner);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

  for (const definition of document.definitions) {
    const problem = 'selectionSet' in definition ? check([definition.selectionSet]) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}
