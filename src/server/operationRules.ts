/** Validation rules beyond the specification's: they run once for every text of a document, which Apollo then caches. */
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

const MAX_DEPTH = 15;
const MAX_COST = 1500;

/** Fields that take a credential to judge. Two in one operation would be two guesses for the price of one request. */
const CREDENTIAL_FIELDS: ReadonlySet<string> = new Set([
  'login',
  'continueLogin',
  'register',
  'verifyMfa',
  'resetPassword',
  'updatePassword',
]);

export const operationRules: readonly ValidationRule[] = [
  maxDepthRule({
    n: MAX_DEPTH,
    propagateOnRejection: false,
    onReject: [refuse(`The operation is nested too deep: at most ${MAX_DEPTH} levels.`)],
  }) as ValidationRule,
  costLimitRule({
    maxCost: MAX_COST,
    propagateOnRejection: false,
    onReject: [refuse('The operation asks for too much at once: split it.')],
  }) as ValidationRule,
  oneCredentialField,
];

function refuse(message: string): (context: ValidationContext | null) => void {
  return (context) => context?.reportError(new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COSTLY' } }));
}

function oneCredentialField(context: ValidationContext) {
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const fields = rootFields(operation.selectionSet, context.getFragment.bind(context));
      if (fields.filter((field) => CREDENTIAL_FIELDS.has(field.name.value)).length <= 1) return;
      context.reportError(
        new GraphQLError(`An operation may hold one of these fields, once: ${[...CREDENTIAL_FIELDS].join(', ')}.`, {
          extensions: { code: 'OPERATION_TOO_COSTLY' },
        }),
      );
    },
  };
}

type FragmentLookup = (name: string) => { readonly selectionSet: SelectionSetNode } | null | undefined;

/** Every root field an operation can reach, as often as it is written; a fragment that is spread twice counts twice. */
function rootFields(set: SelectionSetNode, fragment: FragmentLookup, open: readonly string[] = []): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, fragment, open);
    const name = selection.name.value;
    const found = open.includes(name) ? undefined : fragment(name);
    return found ? rootFields(found.selectionSet, fragment, [...open, name]) : [];
  });
}

/** Whether an operation takes a secret: those are refused over GET, since addresses end up in logs. */
export function takesSecret(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragment: FragmentLookup,
): boolean {
  const root = schema.getRootType(operation.operation);
  return rootFields(operation.selectionSet, fragment).some(({ name }) =>
    root?.getFields()[name.value]?.args.some(({ type }) => holdsSecret(getNamedType(type), new Set())),
  );
}

function holdsSecret(type: ReturnType<typeof getNamedType>, seen: Set<unknown>): boolean {
  if (type?.name === 'Secret') return true;
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => holdsSecret(getNamedType(field.type), seen));
}
