import { type FieldNode, type OperationDefinitionNode, type ValueNode, valueFromASTUntyped } from 'graphql';
import type { NativeRequest } from '../../services/passthrough.js';
import type { FragmentLookup } from '../selections.js';
import { restrictedFields } from './access.js';
import { aliasFor } from './aliases.js';
import { type Namespace, type Native, selfIdArgumentsOf } from './native.js';
import { type Translation, translate, writeBody } from './translate.js';

/** A root field of the vendor's schema, under one namespace field of the operation. */
export interface NativeField {
  /** The response name of the namespace field. */
  readonly key: string;
  readonly namespace: Namespace;
  /** The response name inside the namespace. */
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly endpoint: string | undefined;
}

/** Native fields that travel in one request. */
export interface Batch {
  readonly namespace: Namespace;
  readonly endpoint: string | undefined;
  readonly fields: NativeField[];
}

/** One request to one provider, ready but for the variables. */
export interface UpstreamRequest {
  readonly native: Native;
  readonly request: Omit<NativeRequest, 'body' | 'users'>;
  /** Arguments of fields with access `self` that name a user. */
  readonly userArguments: readonly ValueNode[];
  readonly translation: Translation;
  /** Response names of the namespace fields that it serves. */
  readonly keys: readonly string[];
}

export function upstreamRequest(
  { namespace: { native, root }, endpoint, fields }: Batch,
  operation: OperationDefinitionNode,
  fragment: FragmentLookup,
): UpstreamRequest {
  const keys = [...new Set(fields.map(({ key }) => key))];
  const roots = fields.flatMap(({ key, name, nodes }) =>
    nodes.map((node) => ({ node, alias: aliasFor(name, key, keys) })),
  );
  const nodes = roots.map(({ node }) => node);
  const restricted = restrictedFields(root, nodes, fragment);
  return {
    native,
    request: { provider: native.provider, namespace: native.namespace, fields: restricted, endpoint },
    userArguments: nodes.flatMap((node) => userArguments(node, native)),
    translation: translate(roots, operation, fragment, native.prefix),
    keys,
  };
}

export function withVariables(
  { request, translation, userArguments: values, native }: UpstreamRequest,
  variables: Readonly<Record<string, unknown>>,
): NativeRequest {
  // An argument that is omitted or null names no user.
  const ids = values.map((node) => valueFromASTUntyped(node, variables) ?? null).filter((id) => id !== null);
  return {
    ...request,
    users: ids.map((id) => native.userIdPrefix + String(id)),
    body: writeBody(translation, variables),
  };
}

function userArguments(node: FieldNode, native: Native): ValueNode[] {
  const names = selfIdArgumentsOf(native, node.name.value);
  return (node.arguments ?? []).filter(({ name }) => names.includes(name.value)).map(({ value }) => value);
}
