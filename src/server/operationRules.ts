/** Validation rules beyond the specification's: they run once for every text of a document, which Apollo then caches. */
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { namespaceOf } from './passthrough/plan.js';
import { accessOf } from './passthrough/prefixed.js';

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
      const fragment = context.getFragment.bind(context);
      const root = context.getSchema().getRootType(operation.operation);
      const fields = rootFields(operation.selectionSet, fragment);
      const counted = fields.filter(({ name }) => CREDENTIAL_FIELDS.has(name.value)).length;
      if (counted + guardedFields(fields, root, fragment) <= 1) return;
      const names = [...CREDENTIAL_FIELDS].join(', ');
      context.reportError(
        new GraphQLError(`An operation may hold one of these fields, once: ${names}, or one guarded native field.`, {
          extensions: { code: 'OPERATION_TOO_COSTLY' },
        }),
      );
    },
  };
}

/** How many guarded fields of vendors' own schemas stand in the namespaces among `fields`. */
function guardedFields(
  fields: readonly FieldNode[],
  root: GraphQLObjectType | undefined | null,
  fragment: FragmentLookup,
): number {
  return fields.reduce((count, { name, selectionSet }) => {
    const own = namespaceOf(root?.getFields()[name.value])?.root.getFields();
    if (own === undefined || selectionSet === undefined) return count;
    const guarded = rootFields(selectionSet, fragment).filter(({ name: native }) => {
      const field = own[native.value];
      return field !== undefined && accessOf(field) === 'guarded';
    });
    return count + guarded.length;
  }, 0);
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

/**
 * Whether an operation takes a secret: those are refused over GET, since addresses end up in logs. Vendors do not mark
 * theirs, so whatever is passed on to one counts as such.
 */
export function takesSecret(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragment: FragmentLookup,
): boolean {
  const root = schema.getRootType(operation.operation);
  return rootFields(operation.selectionSet, fragment).some(({ name }) => {
    const field = root?.getFields()[name.value];
    if (namespaceOf(field) !== undefined) return true;
    return field?.args.some(({ type }) => holdsSecret(getNamedType(type), new Set()));
  });
}

function holdsSecret(type: ReturnType<typeof getNamedType>, seen: Set<unknown>): boolean {
  if (type?.name === 'Secret') return true;
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => holdsSecret(getNamedType(field.type), seen));
}
