import { getNamedType, print, stripIgnoredCharacters } from 'graphql';
import { docstring, lowerFirst } from './description.mjs';

const ROOTS = { query: 'getQueryType', mutation: 'getMutationType', subscription: 'getSubscriptionType' };

/** How the short form begins. */
const MARKS = { mutation: '', query: '?', subscription: '*' };

/** Operations of one file, with the fragments that they use, in the short form that src/document.ts expands at run time. */
export class Documents {
  #schema;
  #fragments;
  #inputs;
  #results;
  #texts = new Map();

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
      const type = this.#results.reference(field.type, selection.selectionSet);
      return { name: field.name, doc: field.description, type };
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
      key,
      text: `  ${key}: '${this.#text(operation, root)}',`,
      entry: `  readonly ${key}: Operation<${data}, ${variables}>;`,
      method:
        operation.operation === 'subscription'
          ? []
          : [`${doc}  ${key}(${parameters}, options?: RequestOptions): Promise<${result}>;`],
    };
  }

  /** The fields of all fragments that the documents use, by name. */
  fragments() {
    return this.#texts;
  }

  /** Where the operation is one field of the same name with all variables, the short form leaves the field out. */
  #text(operation, root) {
    const variables = (operation.variableDefinitions ?? []).map(
      ({ variable, type }) => `${variable.name.value}:${stripIgnoredCharacters(print(type))}`,
    );
    const [field, ...others] = operation.selectionSet.selections;
    const isSame = others.length === 0 && field.name.value === lowerFirst(operation.name.value);
    const text = isSame
      ? this.#selections(field.selectionSet, getNamedType(root.getFields()[field.name.value].type))
      : `{${operation.selectionSet.selections.map((selection) => this.#field(selection, root)).reduce(join)}}`;
    return `${MARKS[operation.operation]}${variables.join(',')}|${text}`;
  }

  #selections(selectionSet, type) {
    if (selectionSet === undefined) return '';
    return selectionSet.selections
      .map((selection) => {
        if (selection.kind === 'Field') return this.#field(selection, type);
        if (selection.kind === 'FragmentSpread') return this.#spread(selection.name.value, type);
        const condition = selection.typeCondition.name.value;
        return `...on ${condition}{${this.#selections(selection.selectionSet, this.#schema.getType(condition))}}`;
      })
      .reduce(join, '');
  }

  #spread(name, type) {
    const fragment = this.#fragments.get(name);
    const condition = fragment.typeCondition.name.value;
    if (!this.#texts.has(name)) {
      this.#texts.set(name, this.#selections(fragment.selectionSet, this.#schema.getType(condition)));
    }
    if (condition === type.name) return `@${name}`;
    return condition === name ? `&${name}` : `...on ${condition}{@${name}}`;
  }

  #field({ name, alias, selectionSet }, type) {
    const key = alias ? `${alias.value}:${name.value}` : name.value;
    if (selectionSet === undefined) return key;
    return `${key}{${this.#selections(selectionSet, getNamedType(type.getFields()[name.value].type))}}`;
  }
}

/** Names need a space between them; braces, dots and marks do not. */
function join(text, next) {
  return text !== '' && !text.endsWith('}') && /^\w/.test(next) ? `${text} ${next}` : text + next;
}
