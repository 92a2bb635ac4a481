/**
 * Refuses `@skip` and `@include` on the root field of a subscription, as the GraphQL specification does since its edition
 * of 2025. graphql-js 16 does not: its `subscribe` throws when no field is left, and one of its rules throws when the
 * directive has a variable. This rule therefore runs before those of graphql-js.
 */
import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { selectionsOf } from '../../selections.js';

const CONDITIONS: ReadonlySet<string> = new Set(['skip', 'include']);

export function unconditionalSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation !== 'subscription') return;
      for (const { directives } of selectionsOf([selectionSet], { fragment: context.getFragment.bind(context) })) {
        const condition = directives?.find(({ name }) => CONDITIONS.has(name.value));
        if (condition === undefined) continue;
        const message = 'The field of a subscription cannot have @skip or @include: leave the directive out.';
        context.reportError(new GraphQLError(message, { nodes: condition }));
      }
    },
  };
}
