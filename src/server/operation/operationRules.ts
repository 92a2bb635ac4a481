/**
 * Limits of an operation, as validation rules. Each is linear in the document, so they run before the rules of the
 * specification, some of which are not.
 */
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
import { namespaceOf } from '../native/plan.js';
import { accessOf } from '../schema/prefixed.js';
import { sharedResponseNames } from './sharedResponseNames.js';
import { unconditionalSubscriptions } from './unconditionalSubscriptions.js';

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

function oneCredentialField(context: ValidationContext) {
  const known = new Map<string, number>();
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const root = context.getSchema().getRootType(operation.operation);
      if (credentialFields(operation.selectionSet, root, context.getFragment.bind(context), known) <= 1) return;
      const names = [...CREDENTIAL_FIELDS].join(', ');
      context.reportError(
        new GraphQLError(`An operation may hold one of these fields, once: ${names}, or one guarded native field.`, {
          extensions: { code: 'OPERATION_TOO_COSTLY' },
        }),
      );
    },
  };
}

type FragmentLookup = (name: string) => { readonly selectionSet: SelectionSetNode } | null | undefined;
type Root = GraphQLObjectType | undefined | null;

/**
 * How many credential fields a selection reaches at a root, ours or a vendor's, counted to two; a fragment that is spread
 * twice counts twice.
 * @param known the counts of fragments: walked at every spread, a chain of n that spread each other twice is 2^n work
 */
function credentialFields(
  set: SelectionSetNode,
  root: Root,
  fragment: FragmentLookup,
  known: Map<string, number>,
): number {
  let count = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      count += credentials(selection, root, fragment, known);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      count += credentialFields(selection.selectionSet, root, fragment, known);
    } else {
      const key = `${root?.name} ${selection.name.value}`;
      const found = known.has(key) ? undefined : fragment(selection.name.value);
      if (found) {
        // One that spreads itself counts as none inside: another rule refuses it.
        known.set(key, 0);
        known.set(key, credentialFields(found.selectionSet, root, fragment, known));
      }
      count += known.get(key) ?? 0;
    }
  }
  return Math.min(count, 2);
}

function credentials(
  { name, selectionSet }: FieldNode,
  root: Root,
  fragment: FragmentLookup,
  known: Map<string, number>,
): number {
  const field = root?.getFields()[name.value];
  const native = namespaceOf(field)?.root;
  if (native && selectionSet) return credentialFields(selectionSet, native, fragment, known);
  const isGuarded = field !== undefined && accessOf(field) === 'guarded';
  return CREDENTIAL_FIELDS.has(name.value) || isGuarded ? 1 : 0;
}

/** The root fields that an operation can reach, those of a fragment once however often it is spread. */
function* rootFields(
  set: SelectionSetNode,
  fragment: FragmentLookup,
  seen = new Set<string>(),
): Generator<FieldNode, void> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      yield selection;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      yield* rootFields(selection.selectionSet, fragment, seen);
    } else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const found = fragment(selection.name.value);
      if (found) yield* rootFields(found.selectionSet, fragment, seen);
    }
  }
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
  for (const { name } of rootFields(operation.selectionSet, fragment)) {
    const field = root?.getFields()[name.value];
    if (namespaceOf(field) !== undefined) return true;
    if (field?.args.some(({ type }) => holdsSecret(getNamedType(type), new Set()))) return true;
  }
  return false;
}

function holdsSecret(type: ReturnType<typeof getNamedType>, seen: Set<unknown>): boolean {
  if (type?.name === 'Secret') return true;
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => holdsSecret(getNamedType(field.type), seen));
}
