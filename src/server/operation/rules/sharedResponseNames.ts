/**
 * A validation rule that limits how many selections merge under one response name. graphql-js compares such selections
 * pair by pair, so a document of 2,000 tokens can cost 145,000 comparisons. This rule runs before those of graphql-js.
 */
import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { byResponseName, type FragmentLookup, innerSets, selectionsOf } from '../../selections.js';

/** Apollo Client spreads a fragment for each component, and each of them may select `id`. */
const MAX_SHARED = 30;
/** A fragment counts at each level that spreads it. An introspection query has 200 selections. */
const MAX_SELECTIONS = 5000;

export function sharedResponseNames(context: ValidationContext): ASTVisitor {
  return {
    Document(document: DocumentNode) {
      const merge = new SelectionMerge(context.getFragment.bind(context));
      for (const definition of document.definitions) {
        const problem = 'selectionSet' in definition ? merge.problem([definition.selectionSet]) : undefined;
        if (problem === undefined) continue;
        context.reportError(new GraphQLError(problem, { extensions: { code: 'OPERATION_TOO_COSTLY' } }));
        return;
      }
    },
  };
}

class SelectionMerge {
  #left = MAX_SELECTIONS;

  constructor(private readonly fragment: FragmentLookup) {}

  problem(sets: readonly SelectionSetNode[]): string | undefined {
    const fields = byResponseName(this.#limited(selectionsOf(sets, { fragment: this.fragment })));
    if (this.#left < 0) return `The operation has too many selections: at most ${MAX_SELECTIONS}, fragments included.`;
    return firstOf(fields.values(), (nodes) => this.#inField(nodes));
  }

  #inField(nodes: readonly FieldNode[]): string | undefined {
    if (nodes.length > MAX_SHARED) {
      return `Too many selections share a response name: at most ${MAX_SHARED} of them may merge. Select each field once.`;
    }
    const inner = innerSets(nodes);
    return inner.length === 0 ? undefined : this.problem(inner);
  }

  *#limited(selections: Iterable<SelectionNode>): Generator<SelectionNode, void> {
    for (const selection of selections) {
      if (--this.#left < 0) return;
      yield selection;
    }
  }
}

function firstOf<T, R>(values: Iterable<T>, read: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const result = read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}
