/** A vendor's schema with a prefix before its type names and without its credentials. */
import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type DefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isNonNullType,
  isObjectType,
  Kind,
  type NameNode,
  parse,
  specifiedScalarTypes,
  visit,
} from 'graphql';
import type { IdentityProviderId, NativeAccess, NativeSchema } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';

/** A native schema, and whose it is. */
export interface Native extends NativeSchema {
  readonly provider: IdentityProviderId;
  /** What stands before the vendor's ids of users wherever they are seen outside its namespace. */
  readonly userIdPrefix: string;
  /** As in `errors[].extensions.provider`. */
  readonly id: string;
}

const BUILT_IN: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name));

const WHO: Readonly<Record<NativeAccess, string>> = {
  self: 'For anybody signed in, with their own token.',
  admin: 'For administrators.',
  guarded: 'Guarded: refused unless the operator allows it.',
};

/** Who may use a native field; undefined where whoever comes to it may. */
export function accessOf({ extensions }: { readonly extensions: object }): NativeAccess | undefined {
  return 'access' in extensions ? (extensions.access as NativeAccess) : undefined;
}

/** Those arguments of a native root field that name a user. */
export function ownIdsOf(native: Native, field: string): readonly string[] {
  return native.selfIdArguments
    .filter((name) => name.startsWith(`${field}.`))
    .map((name) => name.slice(field.length + 1));
}

export const ROOTS = ['Query', 'Mutation'] as const;

/** The vendor's own Query or Mutation. */
export function rootOf(
  schema: GraphQLSchema,
  prefix: string,
  name: (typeof ROOTS)[number],
): GraphQLObjectType | undefined {
  const root = schema.getType(prefix + name);
  return isObjectType(root) ? root : undefined;
}

/** @throws Error when a root field has no class, or a class or another list names nothing: then the server does not start */
export function prefixedSchema(native: Native): GraphQLSchema {
  const source = parse(readFileSync(native.file, 'utf8'), { noLocation: true });
  const withheld = new Set(native.credentials);
  const definitions = source.definitions.map((definition) => withoutFields(definition, withheld));
  if (withheld.size > 0) throw new Error(`${native.namespace} has no ${[...withheld].join(', ')} to leave out.`);
  const prefixed = visit(
    { ...source, definitions },
    {
      enter(node) {
        if (node.kind !== Kind.NAMED_TYPE && !/Type(?:Definition|Extension)$/.test(node.kind)) return undefined;
        const { name } = node as { readonly name: NameNode };
        const { value } = name;
        return BUILT_IN.has(value) ? undefined : { ...node, name: { ...name, value: native.prefix + value } };
      },
    },
  );
  const schema = buildASTSchema(prefixed, { assumeValid: true });
  classify(schema, native);
  passOn(schema, native);
  return schema;
}

/** Takes what it left out from `withheld`. */
function withoutFields(definition: DefinitionNode, withheld: Set<string>): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) {
    return definition;
  }
  const fields = definition.fields?.filter(({ name }) => !withheld.delete(`${definition.name.value}.${name.value}`));
  return { ...definition, ...(fields && { fields }) };
}

function classify(
  schema: GraphQLSchema,
  { namespace, prefix, access, adminOnlyFields, selfIdArguments, customDataWriters }: Native,
): void {
  const classes = new Map<string, NativeAccess>();
  for (const [name, fields] of Object.entries(access)) {
    for (const field of fields) {
      if (classes.has(field)) throw new Error(`${namespace}.${field} has two classes.`);
      classes.set(field, name as NativeAccess);
    }
  }
  for (const name of ROOTS) {
    const root = rootOf(schema, prefix, name);
    for (const field of Object.values(root?.getFields() ?? {})) {
      const found = classes.get(field.name);
      if (found === undefined) throw new Error(`${namespace}.${field.name} is neither self, admin nor guarded.`);
      classes.delete(field.name);
      field.description = WHO[found];
      field.extensions = { access: found };
    }
  }
  if (classes.size > 0) throw new Error(`${namespace} has no ${[...classes.keys()].join(', ')} to classify.`);
  for (const name of adminOnlyFields) {
    const field = fieldNamed(schema, prefix + name);
    if (field === undefined) throw new Error(`${namespace} has no ${name} to keep for administrators.`);
    field.description = WHO.admin;
    field.extensions = { access: 'admin' };
  }
  const writer = customDataWriters.find((field) => !access.guarded.includes(field));
  if (writer !== undefined) throw new Error(`${namespace} has no guarded ${writer} that writes custom fields.`);
  for (const name of selfIdArguments) {
    const [field = '', argument] = name.split('.');
    const found = ROOTS.map((root) => fieldNamed(schema, `${prefix}${root}.${field}`)).find(
      (each) => each !== undefined,
    );
    if (!access.self.includes(field) || !found?.args.some((arg) => arg.name === argument)) {
      throw new Error(`${namespace} has no ${name} to hold against the caller.`);
    }
  }
}

function fieldNamed(schema: GraphQLSchema, name: string) {
  const [type = '', field = ''] = name.split('.');
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields()[field] : undefined;
}

/** What the vendor answers stands under the names that the caller chose, and is not read again. */
function passOn(schema: GraphQLSchema, { id }: Native): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    // A value newer than the published schema is still the vendor's answer.
    if (isEnumType(type)) type.serialize = (value) => value as string;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const mustBe = isNonNullType(field.type);
      field.resolve = (source: Readonly<Record<string, unknown>>, _args, _context, { path }) => {
        const value = source[path.key] ?? null;
        if (value === null && mustBe) throw new ProviderError('BAD_REPLY', id);
        return value;
      };
    }
  }
}
