import { print, stripIgnoredCharacters, visit } from 'graphql';
import { docstring, lowerFirst } from './description.mjs';

const ROOTS = { query: 'getQueryType', mutation: 'getMutationType', subscription: 'getSubscriptionType' };

/** Documents as text. Fragments are constants, so that the bundle holds each of them once. */
export class Documents {
  #schema;
  #fragments;
  #inputs;
  #results;
  #used = new Set();

  constructor(schema, fragments, inputs, results) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#inputs = inputs;
    this.#results = results;
  }

  /** The types, the entry of `documents` and the method of `Operations` for one operation. */
  print(operation) {
    const name = operation.name.value;
    const root = this.#schema[ROOTS[operation.operation]]();
    const definitions = operation.variableDefinitions ?? [];
    const variables = definitions.length > 0 ? `${name}Variables` : 'Record<never, never>';
    const fields = operation.selectionSet.selections.map((selection) => {
      const field = root.getFields()[selection.name.value];
      return {
        name: field.name,
        doc: field.description,
        type: this.#results.reference(field.type, selection.selectionSet),
      };
    });
    const data = `{ ${fields.map(({ name: key, type }) => `readonly ${key}: ${type}`).join('; ')} }`;
    const [only, ...others] = fields;
    const result = others.length === 0 ? only.type : data;
    const required = definitions.some(({ type }) => type.kind === 'NonNullType');
    const parameters =
      definitions.length > 0 ? `variables${required ? '' : '?'}: ${variables}` : 'variables?: undefined';
    const doc = others.length === 0 ? docstring(only.doc, '  ') : '';
    const key = lowerFirst(name);
    return {
      variables: definitions.length > 0 ? [this.#inputs.variables(variables, definitions)] : [],
      entry: `  ${key}: ${this.#text(operation)} as Operation<${data}, ${variables}>,`,
      method:
        operation.operation === 'subscription'
          ? []
          : [`${doc}  ${key}(${parameters}, options?: RequestOptions): Promise<${result}>;`],
    };
  }

  fragmentConstants() {
    const names = [...this.#used];
    return names.map((name) => {
      const text = stripIgnoredCharacters(print(this.#fragments.get(name)));
      return `const ${constant(name)} = '${text}';`;
    });
  }

  #text(operation) {
    const names = new Set();
    this.#spreads(operation, names);
    for (const name of names) this.#used.add(name);
    const fragments = [...names].map((name) => `\${${constant(name)}}`).join('');
    return `\`${stripIgnoredCharacters(print(operation))}${fragments}\``;
  }

  #spreads(node, names) {
    visit(node, {
      FragmentSpread: ({ name }) => {
        if (names.has(name.value)) return;
        names.add(name.value);
        this.#spreads(this.#fragments.get(name.value), names);
      },
    });
  }
}

function constant(name) {
  return `${lowerFirst(name)}Fields`;
}
