/** Documents from a schema, most of them valid. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from './random.js';
import { type Json, Values } from './values.js';

export interface FuzzRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, Json>>;
  readonly kind: 'query' | 'mutation' | 'subscription';
}

const MAX_DEPTH = 4;
const MAX_FIELDS = 6;

export class Documents {
  readonly #values: Values;
  #aliases = 0;
  #variables = new Map<string, { readonly type: string; readonly value: Json }>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    seen: readonly string[],
  ) {
    this.#values = new Values(random, seen);
  }

  next(): FuzzRequest {
    this.#variables = new Map();
    const kind = this.random.chance(0.07) ? 'subscription' : this.random.pick(['query', 'mutation'] as const);
    const root = this.#root(kind);
    const fields = Object.values(root.getFields());
    // Many mutations allow one field of their kind in an operation.
    const count = kind === 'query' ? this.random.pick([1, 1, 2, 3]) : this.random.pick([1, 1, 1, 1, 2]);
    const selections = Array.from({ length: count }, () => this.#field(this.random.pick(fields), 0));
    const declared = [...this.#variables].map(([name, { type }]) => `$${name}: ${type}`);
    const head = declared.length === 0 ? kind : `${kind} Fuzz(${declared.join(', ')})`;
    const query = this.#spoiled(`${head} { ${selections.join(' ')} }`);
    const given = [...this.#variables].filter(() => !this.random.chance(0.02));
    const variables = Object.fromEntries(given.map(([name, { value }]) => [name, value]));
    return { query, variables, kind };
  }

  #root(kind: FuzzRequest['kind']): GraphQLObjectType {
    const { schema } = this;
    const root =
      kind === 'query'
        ? schema.getQueryType()
        : kind === 'mutation'
          ? schema.getMutationType()
          : schema.getSubscriptionType();
    if (!root) throw new Error(`The schema has no ${kind}.`);
    return root;
  }

  #field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    this.#aliases += 1;
    // Now and then two fields of one name, which may conflict.
    const alias = this.random.chance(0.3) ? `a${this.random.chance(0.05) ? 1 : this.#aliases}: ` : '';
    const given = args.filter((arg) => isNonNullType(arg.type) || this.random.chance(0.5));
    const list = given.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(', ');
    const condition = this.random.chance(0.03) ? ` @skip(if: ${this.random.chance(0.5)})` : '';
    const inner = this.#selections(getNamedType(type), depth + 1);
    return `${alias}${name}${list === '' ? '' : `(${list})`}${condition}${inner}`;
  }

  #selections(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const members = this.schema.getPossibleTypes(type);
      const some = members.filter(() => this.random.chance(0.4));
      const spreads = some.map((member) => `... on ${member.name}${this.#selections(member, depth)}`);
      return ` { __typename ${spreads.join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < MAX_DEPTH || !isObjectType(getNamedType(field.type)),
    );
    const chosen = fields.filter((field) =>
      this.random.chance(field.args.some((arg) => isNonNullType(arg.type)) ? 0.2 : 0.5),
    );
    const texts = chosen.slice(0, MAX_FIELDS).map((field) => this.#field(field, depth));
    return ` { __typename ${texts.join(' ')} }`;
  }

  #argument({ name, type }: GraphQLArgument): string {
    const value = this.#values.of(type, name);
    if (this.random.chance(0.3)) return literal(value, type);
    const variable = `v${this.#variables.size}`;
    this.#variables.set(variable, { type: String(type), value });
    return `$${variable}`;
  }

  /** One document in twelve is broken in some way. */
  #spoiled(query: string): string {
    if (!this.random.chance(0.08)) return query;
    const at = this.random.int(query.length);
    const secret = this.#values.secret();
    return this.random.pick([
      () => query.slice(0, at),
      () => `${query.slice(0, at)} "${secret}" ${query.slice(at)}`,
      () => query.replace('{', '{ unknownField '),
      () => query.replace('{', '{ ...Self ').concat(' fragment Self on Query { ...Self me { id } }'),
      () => query.replace('{', `{ me { ${'a: id a: username '.repeat(5)} } `),
      () => `${query} ${query}`,
      () => query.replaceAll('v0', 'v9'),
      () => `${query} #${'x'.repeat(this.random.int(20_000))}`,
    ])();
  }
}

/** A value as GraphQL text. Where it does not fit the type, it is written as what it is. */
function literal(value: Json, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value)) {
    const inner = isListType(type) ? type.ofType : type;
    return `[${value.map((item) => literal(item, inner)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const known = isInputObjectType(type) ? type.getFields() : {};
    const fields = Object.entries(value).filter(([name]) => /^[_a-z]\w*$/i.test(name));
    return `{${fields.map(([name, inner]) => `${name}: ${literal(inner, known[name]?.type ?? type)}`).join(', ')}}`;
  }
  return isEnumType(type) && typeof value === 'string' && /^\w+$/.test(value) ? value : JSON.stringify(value);
}
