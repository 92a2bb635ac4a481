/** What one operation asks of the vendors in their own words, request by request. */
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValueNode,
} from 'graphql';
import type { NativeRequest } from '../../services/passthrough.js';
import { type Native, ownIdsOf } from '../schema/prefixed.js';
import { classedFields } from './classes.js';
import { type Fragments, fieldsOf } from './fields.js';
import { type Translated, translate } from './translate.js';

/** One request to one provider. */
export interface Part {
  readonly native: Native;
  readonly request: Omit<NativeRequest, 'body' | 'users'>;
  /** Arguments of fields of class `self` that name a user. */
  readonly users: readonly ValueNode[];
  readonly translated: Translated;
  /** Response names of the namespace fields that it serves. */
  readonly keys: readonly string[];
}

export interface Plan {
  /** In the order in which they are sent, as far as that matters. */
  readonly parts: readonly Part[];
  /** True when it holds for these variables alone. */
  readonly conditional: boolean;
  /** The one namespace field of an operation that has nothing else, and its one request. */
  readonly sole: Sole | undefined;
}

export interface Sole {
  readonly key: string;
  readonly part: Part;
}

export interface Namespace {
  readonly native: Native;
  /** The vendor's Query or Mutation. */
  readonly root: GraphQLObjectType;
}

/** As resolvers are told of an operation. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

interface Wanted {
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
}

interface Run {
  readonly space: Namespace;
  readonly endpoint: string | undefined;
  readonly wanted: Wanted[];
}

/** Documents are parsed once for every text, so the plan of an operation is kept with its node. */
const known = new WeakMap<OperationDefinitionNode, Plan>();
/** Where it holds for these variables alone, it is kept with them: all fields of one execution are told of the same object. */
const conditionals = new WeakMap<Operation['variableValues'], Plan>();

export function planOf(operation: Operation): Plan {
  const kept = known.get(operation.operation) ?? conditionals.get(operation.variableValues);
  if (kept !== undefined) return kept;
  const plan = makePlan(operation);
  if (plan.conditional) conditionals.set(operation.variableValues, plan);
  else known.set(operation.operation, plan);
  return plan;
}

/** The plan of an operation that was executed, where it holds for all variables. */
export function knownPlan(operation: OperationDefinitionNode): Plan | undefined {
  return known.get(operation);
}

/** The vendor's namespace that a root field of ours opens; undefined for any other field. */
export function namespaceOf(field: { readonly extensions: object } | undefined): Namespace | undefined {
  return field && 'namespace' in field.extensions ? (field.extensions.namespace as Namespace) : undefined;
}

/**
 * One request for all fields of a provider, wherever they stand in the operation. Mutations keep their order: what stands
 * between two namespace fields, or goes to another endpoint, parts them.
 */
function makePlan({ schema, operation, fragments, variableValues }: Operation): Plan {
  const rootFields = schema.getRootType(operation.operation)?.getFields() ?? {};
  const isOrdered = operation.operation === OperationTypeNode.MUTATION;
  const top = fieldsOf([operation.selectionSet], fragments, variableValues);
  let { conditional } = top;
  let parted = false;
  const runs: Run[] = [];
  const runFor = (space: Namespace, endpoint: string | undefined): Run => {
    const fits = (run: Run) => run.space === space && run.endpoint === endpoint;
    const open = isOrdered ? runs.slice(-1).find((run) => !parted && fits(run)) : runs.find(fits);
    parted = false;
    const run = open ?? { space, endpoint, wanted: [] };
    if (open === undefined) runs.push(run);
    return run;
  };
  for (const [key, nodes] of top.byName) {
    const space = namespaceOf(rootFields[nodes[0]?.name.value ?? '']);
    if (space === undefined) {
      parted = true;
      continue;
    }
    const inner = fieldsOf(
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      fragments,
      variableValues,
    );
    conditional ||= inner.conditional;
    for (const { endpoint, ...wanted } of placed(inner.byName, space.native)) {
      runFor(space, endpoint).wanted.push({ key, ...wanted });
    }
  }
  const parts = runs.map((run) => partOf(run, operation, fragments));
  const [[key = ''] = []] = top.byName;
  const [part, ...others] = parts;
  const isSole = top.byName.size === 1 && others.length === 0 && !conditional;
  return { parts, conditional, sole: isSole && part !== undefined ? { key, part } : undefined };
}

/** Root fields with their endpoint. The name of the root type is asked along with others, never alone: it is known. */
function placed(byName: ReadonlyMap<string, readonly FieldNode[]>, { endpoints = {} }: Native) {
  const endpointOf = (field: string) => Object.keys(endpoints).find((name) => endpoints[name]?.includes(field));
  const fields = [...byName].map(([name, nodes]) => ({ name, nodes, field: nodes[0]?.name.value ?? '' }));
  const first = fields.find(({ field }) => field !== '__typename');
  if (first === undefined) return [];
  let endpoint = endpointOf(first.field);
  return fields.map(({ name, nodes, field }) => {
    if (field !== '__typename') endpoint = endpointOf(field);
    return { name, nodes, endpoint };
  });
}

function partOf(
  { space: { native, root }, endpoint, wanted }: Run,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Part {
  const keys = [...new Set(wanted.map(({ key }) => key))];
  const asked = wanted.flatMap(({ key, name, nodes }) =>
    nodes.map((node) => ({ node, name: keys.length === 1 ? name : numbered(keys.indexOf(key), name) })),
  );
  return {
    native,
    request: {
      provider: native.provider,
      namespace: native.namespace,
      fields: classedFields(
        root,
        asked.map(({ node }) => node),
        fragments,
      ),
      endpoint,
    },
    users: asked.flatMap(({ node }) => {
      const ownIds = ownIdsOf(native, node.name.value);
      return (node.arguments ?? []).filter(({ name }) => ownIds.includes(name.value)).map(({ value }) => value);
    }),
    translated: translate(asked, operation, fragments, native.prefix),
    keys,
  };
}

/** Where one request serves two fields of ours, `a: authing { user }` and `b: authing { user }`, both want the name `user`. */
function numbered(index: number, name: string): string {
  return `n${index}_${name}`;
}

/** Which of `keys` a name in the answer belongs to, and its name there. */
export function unnumbered(name: string, keys: readonly string[]): readonly [key: string, name: string] {
  const [first = '', ...others] = keys;
  if (others.length === 0) return [first, name];
  const [, index, own] = /^n(\d+)_(.*)$/.exec(name) ?? [];
  return [keys[Number(index)] ?? first, own ?? name];
}
