/** Groups the native fields of an operation into requests to the vendors. */
import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { byResponseName, type FragmentLookup, innerSets, selectionsOf } from '../selections.js';
import { type Namespace, type Native, namespaceOf } from './native.js';
import { type Batch, type NativeField, type UpstreamRequest, upstreamRequest } from './upstreamRequest.js';

export interface NativePlan {
  /** Mutations are sent in this order. */
  readonly requests: readonly UpstreamRequest[];
  /** True when other variables may lead to another plan. */
  readonly conditional: boolean;
  /** Set when the operation is one namespace field and nothing else, served by one request. */
  readonly singleNamespace: SingleNamespace | undefined;
}

export interface SingleNamespace {
  /** The response name of the namespace field. */
  readonly key: string;
  readonly request: UpstreamRequest;
}

export type Variables = Readonly<Record<string, unknown>>;

export interface OperationSource {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragment: FragmentLookup;
}

/** A root field of the operation: the native fields inside, or undefined when it is no namespace. */
interface RootField {
  readonly fields: readonly NativeField[] | undefined;
  readonly conditional: boolean;
}

interface Level {
  readonly fields: ReadonlyMap<string, readonly FieldNode[]>;
  readonly conditional: boolean;
}

export function makePlan(source: OperationSource, variables: Variables): NativePlan {
  const { schema, operation, fragment } = source;
  const root = schema.getRootType(operation.operation)?.getFields() ?? {};
  const top = readLevel([operation.selectionSet], fragment, variables);
  const rootFields = [...top.fields].map(([key, nodes]): RootField => {
    const namespace = namespaceOf(root[nodes[0]?.name.value ?? '']);
    if (namespace === undefined) return { fields: undefined, conditional: false };
    const inner = readLevel(innerSets(nodes), fragment, variables);
    return { fields: nativeFields(key, namespace, inner), conditional: inner.conditional };
  });
  const batches =
    operation.operation === OperationTypeNode.MUTATION ? consecutiveBatches(rootFields) : mergedBatches(rootFields);
  const requests = batches.map((batch) => upstreamRequest(batch, operation, fragment));
  const conditional = top.conditional || rootFields.some((field) => field.conditional);
  return { requests, conditional, singleNamespace: conditional ? undefined : singleNamespace(top, requests) };
}

/** The fields at one level of an object type, `@skip` and `@include` applied. */
function readLevel(sets: readonly SelectionSetNode[], fragment: FragmentLookup, variables: Variables): Level {
  let conditional = false;
  const includes = (selection: SelectionNode) => {
    if (selection.directives === undefined || selection.directives.length === 0) return true;
    conditional = true;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.if !== true && include?.if !== false;
  };
  const fields = byResponseName(selectionsOf(sets, { fragment, includes }));
  return { fields, conditional };
}

function nativeFields(key: string, namespace: Namespace, { fields }: Level): NativeField[] {
  const named = [...fields].map(([name, nodes]) => ({ key, namespace, name, nodes }));
  return withEndpoint(named, namespace.native);
}

/** `__typename` travels with the field beside it. Alone it needs no request: the name of the root type is known. */
function withEndpoint(fields: readonly Omit<NativeField, 'endpoint'>[], { endpoints = {} }: Native): NativeField[] {
  const nameOf = ({ nodes }: Pick<NativeField, 'nodes'>) => nodes[0]?.name.value ?? '';
  const endpointOf = (field: string) => Object.keys(endpoints).find((name) => endpoints[name]?.includes(field));
  const first = fields.map(nameOf).find((name) => name !== '__typename');
  if (first === undefined) return [];
  let endpoint = endpointOf(first);
  return fields.map((field) => {
    const name = nameOf(field);
    if (name !== '__typename') endpoint = endpointOf(name);
    return { ...field, endpoint };
  });
}

/** Queries have no order: one request for each endpoint. */
function mergedBatches(rootFields: readonly RootField[]): Batch[] {
  const batches: Batch[] = [];
  for (const field of rootFields.flatMap(({ fields = [] }) => fields)) {
    const open = batches.find((batch) => accepts(batch, field));
    if (open === undefined) batches.push(newBatch(field));
    else open.fields.push(field);
  }
  return batches;
}

/** Mutations keep their order: a typed field, or another endpoint, ends the batch. */
function consecutiveBatches(rootFields: readonly RootField[]): Batch[] {
  const batches: Batch[] = [];
  let open: Batch | undefined;
  for (const { fields } of rootFields) {
    if (fields === undefined) open = undefined;
    for (const field of fields ?? []) {
      if (open !== undefined && accepts(open, field)) {
        open.fields.push(field);
      } else {
        open = newBatch(field);
        batches.push(open);
      }
    }
  }
  return batches;
}

function accepts(batch: Batch, { namespace, endpoint }: NativeField): boolean {
  return batch.namespace === namespace && batch.endpoint === endpoint;
}

function newBatch(field: NativeField): Batch {
  return { namespace: field.namespace, endpoint: field.endpoint, fields: [field] };
}

function singleNamespace({ fields }: Level, requests: readonly UpstreamRequest[]): SingleNamespace | undefined {
  const [key, ...otherKeys] = fields.keys();
  const [request, ...otherRequests] = requests;
  if (key === undefined || request === undefined) return undefined;
  return otherKeys.length === 0 && otherRequests.length === 0 ? { key, request } : undefined;
}
