/**
 * Refuses `@skip` and `@include` on the field of a subscription, as the GraphQL specification does since its edition of
 * 2025. graphql-js 16 does not: its `subscribe` throws where they leave no field, and one of its rules throws where the
 * directive has a variable. So this rule runs before those of graphql-js.
 */
import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

const CONDITIONS: ReadonlySet<string> = new Set(['skip', 'include']);

export function unconditionalSubscriptions(context: ValidationContext): ASTVisitor {
  const check = (selections: SelectionSetNode, opened: Set<string>): void => {
    for (const selection of selections.selections) {
      const condition = selection.directives?.find(({ name }) => CONDITIONS.has(name.value));
      if (condition !== undefined) {
        const message = 'The field of a subscription cannot have @skip or @include: leave the directive out.';
        context.reportError(new GraphQLError(message, { nodes: condition }));
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) check(selection.selectionSet, opened);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || opened.has(selection.name.value)) continue;
      opened.add(selection.name.value);
      const fragment = context.getFragment(selection.name.value);
      if (fragment) check(fragment.selectionSet, opened);
    }
  };
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation === 'subscription') check(selectionSet, new Set());
    },
  };
}
