/** A complete example of any root field: its document, and variables that fit. */
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import { OMITTED, OPTIONAL_ARGUMENTS, OPTIONAL_FIELDS, SAMPLES, SELECTIONS, SOURCES } from './exampleValues.js';

export interface Example {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the words in capitals of the variables stand for. */
  readonly sources: readonly (readonly [word: string, source: string])[];
}

/** What fits into the column of the site. */
const MAX_LINE = 70;

type Root = 'query' | 'mutation' | 'subscription';
type Field = GraphQLField<unknown, unknown>;

export function exampleOf(root: Root, field: Field): Example {
  const optional = OPTIONAL_ARGUMENTS[field.name] ?? [];
  const args = field.args.filter((arg) => isRequiredArgument(arg) || optional.includes(arg.name));
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const title = field.name.charAt(0).toUpperCase() + field.name.slice(1);
  const head = `${root} ${title}${declared === '' ? '' : `(${declared})`}`;
  const call = `${field.name}${passed === '' ? '' : `(${passed})`}`;
  const variables = Object.fromEntries(args.map(({ name, type }) => [name, sample([field.name], name, type)]));
  const words = new Set<string>(JSON.stringify(variables).match(/(?<=")[A-Z_]+(?=")/g));
  return {
    document: `${head} {\n  ${call}${rootSelection(getNamedType(field.type))}\n}`,
    variables,
    sources: Object.entries(SOURCES).filter(([word]) => words.has(word)),
  };
}

function rootSelection(type: GraphQLNamedOutputType): string {
  if (!isUnionType(type)) return selection(type);
  const isOutcome = type.getTypes().every((member) => member.getInterfaces().some(({ name }) => name === 'Outcome'));
  if (!isOutcome) return selection(type);
  const members = type.getTypes().flatMap((member) => {
    const fields = fieldsOf(member).filter(({ name }) => ![name, `${member.name}.${name}`].some(isOmitted));
    // Every example would have them: the page says so once.
    if (member.name === 'InputRejected' || fields.length === 0) return [];
    const selected = fields.map(({ name, type: of }) => name + selection(getNamedType(of)));
    const line = `... on ${member.name} { ${selected.join(' ')} }`;
    if (line.length <= MAX_LINE) return [line];
    return [`... on ${member.name} {`, ...selected.map((field) => `  ${field}`), '}'];
  });
  const lines = ['__typename', '... on Outcome { code message }', ...members];
  return ` {\n${lines.map((line) => `    ${line}`).join('\n')}\n  }`;
}

const isOmitted = (name: string) => OMITTED.includes(name);

function selection(type: GraphQLNamedOutputType): string {
  if (isLeafType(type)) return '';
  const chosen = SELECTIONS[type.name];
  if (chosen !== undefined) return ` { ${chosen} }`;
  if (isUnionType(type)) throw new Error(`SELECTIONS needs the union ${type.name}.`);
  const leaves = fieldsOf(type as GraphQLObjectType).filter((field) => isLeafType(getNamedType(field.type)));
  return ` { ${leaves.map(({ name }) => name).join(' ')} }`;
}

/** The fields without required arguments. */
function fieldsOf(type: GraphQLObjectType): readonly Field[] {
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
}

/** @param owners the root field, and the input type that has the field */
function sample(owners: readonly string[], name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(owners, name, type.ofType);
  if (isInputObjectType(type)) {
    const optional = OPTIONAL_FIELDS[type.name] ?? [];
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || optional.includes(field.name),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, sample([...owners, type.name], field.name, field.type)]),
    );
  }
  const names = [...owners.map((owner) => `${owner}.${name}`), name];
  const value = names.map((path) => SAMPLES[path]).find((known) => known !== undefined);
  if (value !== undefined) return value;
  if (isListType(type)) return [sample(owners, name, type.ofType)];
  throw new Error(`SAMPLES needs a value for ${names[0]}${isEnumType(type) ? `, a ${type.name}` : ''}.`);
}
