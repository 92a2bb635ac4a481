/** From our prefixed words back to the vendor's. */
import { randomBytes } from 'node:crypto';
import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { Fragments } from './fields.js';

/** What is asked in one request: a root field of the vendor's, under the name that its answer gets. */
export interface Asked {
  readonly name: string;
  readonly node: FieldNode;
}

export interface Translated {
  /** The JSON of the body up to the variables. */
  readonly opening: string;
  /** The variables that it uses, by name. */
  readonly variables: readonly string[];
  /** It asks for type names, which come under marked names: see `namedTypes`. */
  readonly typeNames: boolean;
}

/**
 * The vendor's type names are not ours. In an answer that is not read field by field they are found by a mark before the
 * response name, which no value of the vendor's can imitate.
 */
const MARK = `t${randomBytes(8).toString('hex')}_`;
const MARKED = new RegExp(`"${MARK}(\\w+)":"`, 'g');

/** Puts our names for types into an answer to `typeNames`; undefined where a mark stands before something else than a name. */
export function namedTypes(text: string, prefix: string): string | undefined {
  const named = text.replace(MARKED, `"$1":"${prefix}`);
  return named.includes(MARK) ? undefined : named;
}

export function translate(
  asked: readonly Asked[],
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  fragments: Fragments,
  prefix: string,
): Translated {
  const used = { variables: new Set<string>(), fragments: new Set<string>(), typeNames: false };
  const inVendorsWords = <N extends ASTNode>(node: N): N =>
    visit(node, {
      Field(field) {
        if (field.name.value !== '__typename') return undefined;
        used.typeNames = true;
        return { ...field, alias: nameNode(MARK + (field.alias?.value ?? '__typename')) };
      },
      NamedType(type) {
        const { value } = type.name;
        return value.startsWith(prefix) ? { ...type, name: nameNode(value.slice(prefix.length)) } : undefined;
      },
      FragmentSpread({ name }) {
        used.fragments.add(name.value);
      },
      Variable({ name }) {
        used.variables.add(name.value);
      },
    });

  const selections = asked.map(({ name, node }) =>
    // What stood on a root field was decided before it got here.
    inVendorsWords<FieldNode>({ ...node, directives: [], ...(node.name.value !== name && { alias: nameNode(name) }) }),
  );
  const spread: FragmentDefinitionNode[] = [];
  // The set grows while it is gone through, since fragments spread others.
  for (const name of used.fragments) {
    const fragment = fragments[name];
    if (fragment !== undefined) spread.push(inVendorsWords(fragment));
  }
  const variables = variableDefinitions.filter(({ variable }) => used.variables.has(variable.name.value));
  const query = print({
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation,
        variableDefinitions: variables.map(inVendorsWords),
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
      ...spread,
    ],
  });
  return {
    opening: `{"query":${JSON.stringify(stripIgnoredCharacters(query))}`,
    variables: variables.map(({ variable }) => variable.name.value),
    typeNames: used.typeNames,
  };
}

/** The JSON of a request. Variables that it does not use stay here: they belong to other fields of the operation. */
export function bodyOf({ opening, variables }: Translated, values: Readonly<Record<string, unknown>>): string {
  if (variables.length === 0) return `${opening}}`;
  const own = Object.fromEntries(variables.filter((name) => name in values).map((name) => [name, values[name]]));
  return `${opening},"variables":${JSON.stringify(own)}}`;
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
