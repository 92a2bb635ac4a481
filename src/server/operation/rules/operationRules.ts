/** Limits of an operation, as validation rules. Each is linear in the document, so they run before the rules of the specification. */
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import { oneCredentialField } from './oneCredentialField.js';
import { sharedResponseNames } from './sharedResponseNames.js';
import { unconditionalSubscriptions } from './unconditionalSubscriptions.js';

const MAX_DEPTH = 15;
const MAX_COST = 1500;

export const operationRules: readonly ValidationRule[] = [
  maxDepthRule({
    n: MAX_DEPTH,
    propagateOnRejection: false,
    onReject: [refuse(`The operation is nested too deep: at most ${MAX_DEPTH} levels.`)],
  }) as ValidationRule,
  costLimitRule({
    maxCost: MAX_COST,
    propagateOnRejection: false,
    onReject: [
      refuse(
        `The operation is too costly: at most ${MAX_COST} points (1 for a scalar, 2 for an object, times 1.5 for each level). Split it.`,
      ),
    ],
  }) as ValidationRule,
  oneCredentialField,
  sharedResponseNames,
  unconditionalSubscriptions,
];

function refuse(message: string): (context: ValidationContext | null) => void {
  return (context) => context?.reportError(new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COSTLY' } }));
}
