/** The providers' own schemas as the rest of the server knows them: where each one is served, and who may use its fields. */
import type { GraphQLObjectType } from 'graphql';
import type {
  IdentityProviderId,
  NativeAccess,
  NativeSchema,
  ProviderDefinition,
} from '../../datasources/capabilities.js';

/** A native schema and its provider. */
export interface Native extends NativeSchema {
  readonly provider: IdentityProviderId;
  /** The prefix of the provider's user ids outside its namespace. */
  readonly userIdPrefix: string;
  /** As in `errors[].extensions.provider`. */
  readonly id: string;
}

export interface Namespace {
  readonly native: Native;
  /** The vendor's Query or Mutation. */
  readonly root: GraphQLObjectType;
}

/** The native schemas of all providers, configured or not: the fields of a provider that is off answer with an error. */
export function nativesOf(definitions: readonly ProviderDefinition[]): readonly Native[] {
  return definitions.flatMap(({ id, identityProvider, userIdPrefix = '', native }) =>
    native !== undefined && identityProvider !== undefined
      ? [{ ...native, id, provider: identityProvider, userIdPrefix }]
      : [],
  );
}

/** The namespace that a root field opens; undefined for any other field. */
export function namespaceOf(field: { readonly extensions: object } | undefined): Namespace | undefined {
  return field && 'namespace' in field.extensions ? (field.extensions.namespace as Namespace) : undefined;
}

/** Who may use a native field; undefined when the access to its parent decides. */
export function accessOf({ extensions }: { readonly extensions: object }): NativeAccess | undefined {
  return 'access' in extensions ? (extensions.access as NativeAccess) : undefined;
}

/** The arguments of a native root field that name a user. */
export function selfIdArgumentsOf(native: Native, field: string): readonly string[] {
  return native.selfIdArguments
    .filter((name) => name.startsWith(`${field}.`))
    .map((name) => name.slice(field.length + 1));
}
