import { getNullableType, isAbstractType, isCompositeType, isListType, isNonNullType, isObjectType } from 'graphql';
import { docstring } from './description.mjs';

/**
 * TypeScript types of results. An object selected by one fragment has the fragment's name, and a member of a union has the
 * name of its GraphQL type. So a type must have the same selection in all operations: anything else is an error.
 */
export class ResultTypes {
  #schema;
  #fragments;
  #inputs;
  #printed = new Map();

  constructor(schema, fragments, inputs) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#inputs = inputs;
  }

  /** The TypeScript type of a selection on this type, `null` included where the field can be null. */
  reference(type, selectionSet) {
    const text = this.#nonNull(getNullableType(type), selectionSet);
    return isNonNullType(type) ? text : `${text} | null`;
  }

  print() {
    return [...this.#printed].sort(([a], [b]) => a.localeCompare(b)).map(([, text]) => text);
  }

  #nonNull(type, selectionSet) {
    if (isListType(type)) {
      const item = this.reference(type.ofType, selectionSet);
      return `readonly ${isNonNullType(type.ofType) ? item : `(${item})`}[]`;
    }
    if (!isCompositeType(type)) return this.#inputs.reference(type);
    if (isAbstractType(type)) return this.#union(type, selectionSet);
    const fragment = this.#onlyFragment(selectionSet);
    if (fragment?.typeCondition.name.value !== type.name) return this.#body(type, selectionSet);
    return this.#interface(fragment.name.value, type, fragment.selectionSet);
  }

  #union(type, selectionSet) {
    const members = this.#schema.getPossibleTypes(type).map((member) => {
      return this.#interface(member.name, member, selectionSet, true);
    });
    const outcomes = this.#schema.getPossibleTypes(type).every((member) => {
      return member.getInterfaces().some(({ name }) => name === 'Outcome');
    });
    const future = outcomes ? 'FutureOutcome' : 'FutureMember';
    this.#add(
      type.name,
      `${docstring(type.description)}export type ${type.name} =\n  | ${[...members, future].join('\n  | ')};`,
    );
    return type.name;
  }

  #interface(name, type, selectionSet, isMember = false) {
    const body = this.#body(type, selectionSet, isMember);
    this.#add(name, `${docstring(type.description)}export interface ${name} ${body}`);
    return name;
  }

  #add(name, text) {
    const known = this.#printed.get(name);
    if (known !== undefined && known !== text)
      throw new Error(`${name} has two different selections:\n${known}\n${text}`);
    this.#printed.set(name, text);
  }

  #body(type, selectionSet, isMember = false) {
    const fields = new Map();
    this.#collect(type, selectionSet, fields);
    if (isMember && !fields.has('__typename')) throw new Error(`A selection of ${type.name} lacks __typename.`);
    const lines = [...fields].sort(([a], [b]) => a.localeCompare(b)).map(([key, node]) => this.#field(type, key, node));
    return `{\n${lines.join('\n')}\n}`;
  }

  #field(type, key, node) {
    const name = node.name.value;
    if (name === '__typename') return `  readonly ${key}: '${type.name}';`;
    const field = type.getFields()[name];
    return `${docstring(field.description, '  ')}  readonly ${key}: ${this.reference(field.type, node.selectionSet)};`;
  }

  /** Adds the fields of a selection that apply to an object type, by response key. */
  #collect(type, selectionSet, fields) {
    for (const selection of selectionSet.selections) {
      if (selection.kind === 'Field') fields.set(selection.alias?.value ?? selection.name.value, selection);
      else {
        const part = selection.kind === 'FragmentSpread' ? this.#fragments.get(selection.name.value) : selection;
        if (this.#applies(part.typeCondition?.name.value, type)) this.#collect(type, part.selectionSet, fields);
      }
    }
  }

  #applies(condition, type) {
    if (condition === undefined || condition === type.name) return true;
    const named = this.#schema.getType(condition);
    return !isObjectType(named) && this.#schema.isSubType(named, type);
  }

  #onlyFragment(selectionSet) {
    const [selection, ...others] = selectionSet.selections;
    return others.length === 0 && selection?.kind === 'FragmentSpread'
      ? this.#fragments.get(selection.name.value)
      : undefined;
  }
}
