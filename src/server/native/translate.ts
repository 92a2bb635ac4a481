/** Translates native fields from our prefixed names back to the vendor's. */
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
import type { FragmentLookup } from '../selections.js';

/** A root field of an upstream request, with the name of its value in the answer. */
export interface AliasedField {
  readonly alias: string;
  readonly node: FieldNode;
}

export interface Translation {
  /** The JSON of the body up to the variables. */
  readonly opening: string;
  /** Names of the variables that the request uses. */
  readonly variables: readonly string[];
  /** True when it selects `__typename`, under marked aliases: see `prefixTypeNames`. */
  readonly typeNames: boolean;
}

/**
 * The vendor's type names have no prefix. In an answer that is forwarded unread they are found by a mark before the
 * response name, which no string value can contain unescaped.
 */
const MARK = `t${randomBytes(8).toString('hex')}_`;
const MARKED = new RegExp(`"${MARK}(\\w+)":"`, 'g');

/** Adds the prefix to the type names in an answer; undefined when a marked value is not a string, or has whitespace before it. */
export function prefixTypeNames(text: string, prefix: string): string | undefined {
  const prefixed = text.replace(MARKED, `"$1":"${prefix}`);
  return prefixed.includes(MARK) ? undefined : prefixed;
}

export function translate(
  roots: readonly AliasedField[],
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  fragment: FragmentLookup,
  prefix: string,
): Translation {
  const used = { variables: new Set<string>(), fragments: new Set<string>(), typeNames: false };
  const withVendorNames = <N extends ASTNode>(node: N): N =>
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

  const selections = roots.map(({ alias, node }) =>
    // The plan has applied the directives of a root field already.
    withVendorNames<FieldNode>({
      ...node,
      directives: [],
      ...(node.name.value !== alias && { alias: nameNode(alias) }),
    }),
  );
  const fragments: FragmentDefinitionNode[] = [];
  // The set grows during the loop, because fragments spread other fragments.
  for (const name of used.fragments) {
    const found = fragment(name);
    if (found) fragments.push(withVendorNames(found));
  }
  const variables = variableDefinitions.filter(({ variable }) => used.variables.has(variable.name.value));
  const query = print({
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation,
        variableDefinitions: variables.map(withVendorNames),
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
      ...fragments,
    ],
  });
  return {
    opening: `{"query":${JSON.stringify(stripIgnoredCharacters(query))}`,
    variables: variables.map(({ variable }) => variable.name.value),
    typeNames: used.typeNames,
  };
}

/** The JSON body of a request. Variables of other fields are not sent to the vendor. */
export function writeBody({ opening, variables }: Translation, values: Readonly<Record<string, unknown>>): string {
  if (variables.length === 0) return `${opening}}`;
  const used = Object.fromEntries(variables.filter((name) => name in values).map((name) => [name, values[name]]));
  return `${opening},"variables":${JSON.stringify(used)}}`;
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
