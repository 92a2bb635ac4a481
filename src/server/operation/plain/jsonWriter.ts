/**
 * Writes the JSON of values without graphql-js, where a type has only default resolvers: each field of the answer is a
 * property of the value. What graphql-js would await, or report as an error, is left to it.
 */
import {
  defaultFieldResolver,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { byResponseName, type FragmentLookup, innerSets, selectionsOf } from '../../selections.js';

/** @throws NotPlain, or what a scalar throws: then graphql-js must complete the value */
export type WriteJson = (value: unknown) => string;

export interface WriterParts {
  readonly schema: GraphQLSchema;
  readonly fragment: FragmentLookup;
}

interface WrittenField {
  readonly name: string;
  /** The response name as JSON, with a colon, and a comma unless it is the first. */
  readonly head: string;
  readonly write: WriteJson;
}

class NotPlain extends Error {}

/** @returns undefined when a selected field has a resolver of its own, or a directive decides about a selection */
export function writerOf(
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  parts: WriterParts,
): WriteJson | undefined {
  if (isNonNullType(type)) return writerOfValue(type.ofType, sets, parts);
  const write = writerOfValue(type, sets, parts);
  return write && ((value) => (value === null || value === undefined ? 'null' : write(value)));
}

/** For values that are not null. */
function writerOfValue(
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  parts: WriterParts,
): WriteJson | undefined {
  if (isLeafType(type)) return leafWriter(type);
  if (isListType(type)) return listWriter(writerOf(type.ofType, sets, parts));
  if (isObjectType(type)) return objectWriter(type, sets, parts);
  return isNonNullType(type) ? undefined : memberWriter(type, sets, parts);
}

function leafWriter(type: GraphQLLeafType): WriteJson {
  return (value) => {
    checkPlain(value);
    const json: string | undefined = JSON.stringify(type.serialize(value));
    // The types of JSON.stringify do not say that it returns undefined for undefined.
    if (json === undefined || json === 'null') throw new NotPlain();
    return json;
  };
}

function listWriter(writeItem: WriteJson | undefined): WriteJson | undefined {
  if (writeItem === undefined) return undefined;
  return (value) => {
    if (!Array.isArray(value)) throw new NotPlain();
    return `[${value.map(writeItem).join()}]`;
  };
}

/** Writes the value as the member of the union, or the implementation of the interface, that its `__typename` names. */
function memberWriter(
  type: GraphQLAbstractType,
  sets: readonly SelectionSetNode[],
  parts: WriterParts,
): WriteJson | undefined {
  const writers = new Map<unknown, WriteJson>();
  for (const member of parts.schema.getPossibleTypes(type)) {
    const write = objectWriter(member, sets, parts);
    if (write === undefined) return undefined;
    writers.set(member.name, write);
  }
  return (value) => {
    const write = writers.get((value as { readonly __typename?: unknown }).__typename);
    if (write === undefined) throw new NotPlain();
    return write(value);
  };
}

function objectWriter(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  parts: WriterParts,
): WriteJson | undefined {
  const fields = fieldsOf(type, sets, parts);
  if (fields === undefined) return undefined;
  return (value) => {
    if (typeof value !== 'object') throw new NotPlain();
    checkPlain(value);
    let json = '{';
    for (const { name, head, write } of fields)
      json += head + write((value as Readonly<Record<string, unknown>>)[name]);
    return `${json}}`;
  };
}

function fieldsOf(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  parts: WriterParts,
): readonly WrittenField[] | undefined {
  const { schema, fragment } = parts;
  const definitions = type.getFields();
  const fields: WrittenField[] = [];
  const selections = [...selectionsOf(sets, { fragment, includes: (selection) => applies(selection, type, parts) })];
  if (selections.some(({ directives = [] }) => directives.length > 0)) return undefined;
  for (const [key, nodes] of byResponseName(selections)) {
    const name = nodes[0]?.name.value ?? key;
    const head = `${fields.length === 0 ? '' : ','}${JSON.stringify(key)}:`;
    if (name === '__typename') {
      const json = JSON.stringify(type.name);
      fields.push({ name, head, write: () => json });
      continue;
    }
    const field = definitions[name];
    const isDefault = field?.resolve === undefined || field.resolve === defaultFieldResolver;
    const write = field && isDefault ? writerOf(field.type, innerSets(nodes), { schema, fragment }) : undefined;
    if (write === undefined) return undefined;
    fields.push({ name, head, write });
  }
  return fields;
}

/** Whether the selection is for values of this type. A spread is, if the type of its fragment is. */
function applies(selection: SelectionNode, type: GraphQLObjectType, { schema, fragment }: WriterParts): boolean {
  if (selection.kind === Kind.FIELD) return true;
  const definition = selection.kind === Kind.FRAGMENT_SPREAD ? fragment(selection.name.value) : selection;
  const condition = definition?.typeCondition?.name.value;
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

/** Functions are called, promises awaited and errors reported by graphql-js. */
function checkPlain(value: unknown): void {
  if (typeof value === 'function') throw new NotPlain();
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Error || 'then' in value) throw new NotPlain();
}
