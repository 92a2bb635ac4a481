/** A validation rule: two fields that check a credential in one operation would be two guesses for the price of one request. */
import {
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { accessOf, namespaceOf } from '../../native/native.js';
import { type FragmentLookup, isField, selectionsOf } from '../../selections.js';

const CREDENTIAL_FIELDS: ReadonlySet<string> = new Set([
  'login',
  'continueLogin',
  'register',
  'verifyMfa',
  'resetPassword',
  'updatePassword',
  'stepUp',
  'createLinkProof',
]);

type Root = GraphQLObjectType | undefined | null;

export function oneCredentialField(context: ValidationContext): ASTVisitor {
  const counter = new CredentialCounter(context.getFragment.bind(context));
  return {
    OperationDefinition({ operation, selectionSet }) {
      const root = context.getSchema().getRootType(operation);
      if (counter.count(selectionSet, root) <= 1) return;
      const names = [...CREDENTIAL_FIELDS].join(', ');
      context.reportError(
        new GraphQLError(`An operation may hold one of these fields, once: ${names}, or one guarded native field.`, {
          extensions: { code: 'OPERATION_TOO_COSTLY' },
        }),
      );
    },
  };
}

class CredentialCounter {
  /** Counts of fragments. Without them, a chain of n fragments that spread each other twice takes 2^n steps. */
  readonly #fragments = new Map<string, number>();

  constructor(private readonly fragment: FragmentLookup) {}

  /** How many credential fields a selection reaches at a root type, up to two. A fragment counts at each spread. */
  count(set: SelectionSetNode, root: Root): number {
    let count = 0;
    for (const selection of selectionsOf([set])) {
      if (isField(selection)) count += this.#inField(selection, root);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) count += this.#inFragment(selection.name.value, root);
    }
    return Math.min(count, 2);
  }

  #inField({ name, selectionSet }: FieldNode, root: Root): number {
    const field = root?.getFields()[name.value];
    const native = namespaceOf(field)?.root;
    if (native && selectionSet) return this.count(selectionSet, native);
    const isGuarded = field !== undefined && accessOf(field) === 'guarded';
    return CREDENTIAL_FIELDS.has(name.value) || isGuarded ? 1 : 0;
  }

  #inFragment(name: string, root: Root): number {
    const key = `${root?.name} ${name}`;
    const known = this.#fragments.get(key);
    if (known !== undefined) return known;
    // A fragment that spreads itself counts as 0 inside: a rule of the specification refuses it.
    this.#fragments.set(key, 0);
    const found = this.fragment(name);
    const count = found ? this.count(found.selectionSet, root) : 0;
    this.#fragments.set(key, count);
    return count;
  }
}
