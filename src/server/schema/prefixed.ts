/** A vendor's schema with a prefix before its type names and without its credentials. */
import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  GraphQLSchema,
  isEnumType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
} from 'graphql';
import type { NativeAccess } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import type { Native } from '../native/native.js';
import { type AccessRules, accessRules, ROOTS } from './accessRules.js';

export { ROOTS };

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
  const document = withoutCredentials(parse(readFileSync(native.file, 'utf8'), { noLocation: true }), native);
  const schema = buildASTSchema(document, { assumeValid: true });
  const rules = accessRules(schema, native);
  const types = Object.values(schema.getTypeMap()).filter((type) => !isBuiltIn(type));
  for (const type of types) {
    if (isEnumType(type)) type.serialize = forwardedEnum;
    if (isObjectType(type)) forwardFields(type, native.id, rules);
    // Cheaper than to rename each mention in the document. No type has been given to another schema yet.
    type.name = native.prefix + type.name;
  }
  return new GraphQLSchema({ types });
}

function isBuiltIn(type: GraphQLNamedType): boolean {
  return isIntrospectionType(type) || isSpecifiedScalarType(type);
}

function forwardFields(type: GraphQLObjectType, provider: string, rules: AccessRules): void {
  for (const field of Object.values(type.getFields())) {
    field.resolve = isNonNullType(field.type) ? requiredValue(provider) : forwardedValue;
    const access = rules.get(`${type.name}.${field.name}`);
    if (access === undefined) continue;
    field.description = DESCRIPTIONS[access];
    field.extensions = { access };
  }
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

/** Output only: a value that is newer than the published schema is still the vendor's answer. */
const forwardedEnum = (value: unknown) => value as string;

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
