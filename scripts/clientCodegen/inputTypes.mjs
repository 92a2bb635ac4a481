import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, typeFromAST } from 'graphql';
import { docstring } from './description.mjs';

const SCALARS = {
  Boolean: 'boolean',
  DateTime: 'string',
  Float: 'number',
  ID: 'string',
  Int: 'number',
  JSON: 'unknown',
  JSONObject: 'Readonly<Record<string, unknown>>',
  Secret: 'string',
  String: 'string',
  URL: 'string',
};

/** TypeScript types of scalars, enums and input objects, for those that the operations use. */
export class InputTypes {
  #schema;
  #used = new Map();

  constructor(schema) {
    this.#schema = schema;
  }

  /** The interface of an operation's variables. */
  variables(name, definitions) {
    const fields = definitions.map(({ variable, type: node }) => {
      const type = typeFromAST(this.#schema, node);
      return this.#property(variable.name.value, type, true);
    });
    return `export interface ${name} {\n${fields.join('\n')}\n}`;
  }

  /** The TypeScript type of a scalar, enum, input object, or a list of them. */
  reference(type) {
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const item = this.reference(bare.ofType);
      return `readonly ${isNonNullType(bare.ofType) ? item : `(${item} | null)`}[]`;
    }
    const scalar = SCALARS[bare.name];
    if (scalar) return scalar;
    if (!isEnumType(bare) && !isInputObjectType(bare)) throw new Error(`No TypeScript type for ${bare.name}.`);
    if (!this.#used.has(bare.name)) {
      this.#used.set(bare.name, '');
      this.#used.set(bare.name, isEnumType(bare) ? printEnum(bare) : this.#printInput(bare));
    }
    return bare.name;
  }

  print() {
    return [...this.#used].sort(([a], [b]) => a.localeCompare(b)).map(([, text]) => text);
  }

  #printInput(type) {
    const oneOf = type.isOneOf;
    const fields = Object.values(type.getFields()).map((field) => {
      const doc = docstring(field.description, '  ');
      if (oneOf) return `${doc}  readonly ${field.name}: ${this.reference(field.type)};`;
      return (
        doc + this.#property(field.name, field.type, isNonNullType(field.type) && field.defaultValue === undefined)
      );
    });
    const body = `{\n${fields.join('\n')}\n}`;
    const doc = docstring(type.description);
    return oneOf ? `${doc}export type ${type.name} = OneOf<${body}>;` : `${doc}export interface ${type.name} ${body}`;
  }

  #property(name, type, required) {
    const reference = this.reference(type);
    return required && isNonNullType(type)
      ? `  readonly ${name}: ${reference};`
      : `  readonly ${name}?: ${reference} | null | undefined;`;
  }
}

function printEnum(type) {
  const values = type.getValues().map(({ name }) => `'${name}'`);
  return `${docstring(type.description)}export type ${type.name} = ${values.join(' | ')};`;
}
