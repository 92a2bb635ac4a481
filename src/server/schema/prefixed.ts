/** A vendor's schema with a prefix before its type names and without its credentials. */
import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  GraphQLEnumType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
  Kind,
  type NameNode,
  parse,
  specifiedScalarTypes,
  visit,
} from 'graphql';
import type { NativeAccess } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import type { Native } from '../native/native.js';
import { accessRules, ROOTS } from './accessRules.js';
import { mapSchema } from './mapSchema.js';

export { ROOTS };

const BUILT_IN: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name));

const DESCRIPTIONS: Readonly<Record<NativeAccess, string>> = {
  self: 'For signed-in users, with their own token.',
  admin: 'For administrators.',
  guarded: 'Guarded: refused unless the operator allows it.',
};

/** The vendor's own Query or Mutation. */
export function rootOf(
  schema: GraphQLSchema,
  prefix: string,
  name: (typeof ROOTS)[number],
): GraphQLObjectType | undefined {
  const root = schema.getType(prefix + name);
  return isObjectType(root) ? root : undefined;
}

/** @throws Error when the settings of the native schema do not fit its fields: then the server does not start */
export function prefixedSchema(native: Native): GraphQLSchema {
  const { id, prefix } = native;
  const document = withoutCredentials(parse(readFileSync(native.file, 'utf8'), { noLocation: true }), native);
  const rules = accessRules(buildASTSchema(document, { assumeValid: true }), native);
  const prefixed = buildASTSchema(withPrefix(document, prefix), { assumeValid: true });
  return mapSchema(prefixed, {
    field: (field, { type, name }) => {
      const access = rules.get(`${type.slice(prefix.length)}.${name}`);
      const resolve = isNonNullType(field.type) ? requiredValue(id) : forwardedValue;
      return { ...field, resolve, ...(access && { description: DESCRIPTIONS[access], extensions: { access } }) };
    },
    enumType: (type) => new ForwardedEnum(type.toConfig()),
  });
}

function withoutCredentials(document: DocumentNode, { namespace, credentials }: Native): DocumentNode {
  const withheld = new Set(credentials);
  const definitions = document.definitions.map((definition) => withoutFields(definition, withheld));
  if (withheld.size > 0) throw new Error(`${namespace} has no field ${[...withheld].join(', ')}: see \`credentials\`.`);
  return { ...document, definitions };
}

/** Removes the names that it finds from `withheld`. */
function withoutFields(definition: DefinitionNode, withheld: Set<string>): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) {
    return definition;
  }
  const fields = definition.fields?.filter(({ name }) => !withheld.delete(`${definition.name.value}.${name.value}`));
  return { ...definition, ...(fields && { fields }) };
}

function withPrefix(document: DocumentNode, prefix: string): DocumentNode {
  return visit(document, {
    enter(node) {
      if (node.kind !== Kind.NAMED_TYPE && !/Type(?:Definition|Extension)$/.test(node.kind)) return undefined;
      const { name } = node as { readonly name: NameNode };
      const { value } = name;
      return BUILT_IN.has(value) ? undefined : { ...node, name: { ...name, value: prefix + value } };
    },
  });
}

/** Output only: a value that is newer than the published schema is still the vendor's answer. */
class ForwardedEnum extends GraphQLEnumType {
  override serialize(value: unknown): string {
    return value as string;
  }
}

/** The vendor's answer has the response names that the caller chose. */
const forwardedValue: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, { path }) =>
  (source as Readonly<Record<string, unknown>>)[path.key] ?? null;

function requiredValue(provider: string): GraphQLFieldResolver<unknown, unknown> {
  return (...args) => {
    const value = forwardedValue(...args);
    if (value === null) throw new ProviderError('BAD_REPLY', provider);
    return value;
  };
}
