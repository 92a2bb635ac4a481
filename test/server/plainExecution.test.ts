/** Plain answers are written without graphql-js, and are the same text. */
import fc from 'fast-check';
import { buildSchema, execute, type GraphQLFieldResolver, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CachedDocument } from '../../src/server/operation/cachedOperation.js';
import { jsonOf, PlainExecution } from '../../src/server/operation/plain/plainExecution.js';

const schema = buildSchema(`
  enum Color { RED GREEN }
  scalar Any
  interface Named { name: String! }
  union Pet = Cat | Dog
  type Cat implements Named { name: String! lives: Int color: Color friends: [Pet!] tags: [[String]]! any: Any }
  type Dog implements Named { id: ID name: String! owner: Cat age: Float tame: Boolean! born(year: Int): String }
  type Query { cat: Cat dog: Dog! pets: [Pet] named: Named any: Any names: [String!]! size(unit: Color! = RED): Int }
  type Mutation { rename(name: String!): Pet }
`);

/** Root fields resolve to the value of that name, which may be an error that they throw. */
const resolve: GraphQLFieldResolver<unknown, { readonly values: Readonly<Record<string, unknown>> }> = (
  _root,
  _args,
  { values },
  { fieldName },
) => {
  const value = values[fieldName];
  if (value instanceof Thrown) throw value;
  return value;
};
class Thrown extends Error {}
for (const root of [schema.getQueryType(), schema.getMutationType()]) {
  for (const field of Object.values(root?.getFields() ?? {})) field.resolve = resolve;
}

const DOCUMENTS = [
  '{ cat { name lives color tags any friends { __typename ... on Cat { name color } ... on Dog { name tame } } } }',
  '{ kitty: cat { a: name a: name } dog { ...Named owner { ...Named lives } } } fragment Named on Named { name }',
  '{ pets { ... on Named { name } ... on Dog { id age born(year: 3) } ... { __typename } } any names }',
  '{ named { kind: __typename name ... on Cat { friends { ... on Pet { __typename } } } } size }',
  'mutation { rename(name: "x") { ... on Cat { name } ... on Dog { name owner { name } } } }',
  'query ($unit: Color!) { size(unit: $unit) cat { name } cat { lives } }',
] as const;

/** What a resolver should not return, or what graphql-js would call. */
const odd = fc.oneof(
  fc.constantFrom(null, undefined, Number.NaN, 'text', 3, true, {}, [], [null]),
  fc.constantFrom(new Error('a returned error'), () => 'called', new Date(0)),
);
const mostly = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: odd });
const orNull = <T>(value: fc.Arbitrary<T>) => mostly(fc.option(value, { freq: 5 }));
/** Sometimes graphql-js would await it. */
const text = fc.oneof(
  { weight: 12, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constant(Promise.resolve('later')) },
);

const { pet } = fc.letrec((tie) => ({
  pet: mostly(fc.oneof({ maxDepth: 3 }, tie('dog'), tie('cat'))),
  cat: fc.record({
    __typename: fc.constant('Cat'),
    name: mostly(text),
    lives: orNull(fc.integer({ min: 0, max: 9 })),
    color: orNull(fc.constantFrom('RED', 'GREEN')),
    friends: orNull(fc.array(tie('pet'), { maxLength: 2 })),
    tags: mostly(fc.array(orNull(fc.array(orNull(text), { maxLength: 2 })), { maxLength: 2 })),
    any: orNull(fc.jsonValue({ maxDepth: 2 })),
  }),
  dog: fc.record({
    __typename: mostly(fc.constant('Dog')),
    id: orNull(fc.oneof(text, fc.integer())),
    name: mostly(text),
    owner: orNull(tie('cat')),
    age: orNull(fc.double({ noNaN: true, noDefaultInfinity: true })),
    tame: mostly(fc.boolean()),
    born: orNull(text),
  }),
}));

const thrown = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(new Thrown('a thrown error')) });
const values = fc.record({
  cat: thrown(pet),
  dog: thrown(pet),
  pets: thrown(orNull(fc.array(pet, { maxLength: 3 }))),
  named: thrown(pet),
  any: orNull(fc.jsonValue()),
  names: thrown(mostly(fc.array(mostly(text), { maxLength: 3 }))),
  size: mostly(fc.integer()),
  rename: thrown(pet),
});

const operationOf = (document: string) => {
  const operation = new CachedDocument(parse(document), schema).operation(null);
  return operation ?? expect.fail('The document has no operation.');
};

describe('an operation with plain types', () => {
  it.each(DOCUMENTS)('has the text that graphql-js gives it: %s', async (document) => {
    const operation = operationOf(document);
    expect(operation.writers).toBeDefined();
    const plain = new PlainExecution(schema);
    let written = 0;
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        const contextValue = { values: given };
        const expected = await execute({ ...operation.executionArgs({ unit: 'GREEN' }), contextValue });
        const { errors, data } = await plain.execute(operation, { unit: 'GREEN' }, contextValue);
        expect(JSON.stringify(errors)).toBe(JSON.stringify(expected.errors));
        expect(jsonOf(data)).toBe(JSON.stringify(expected.data));
        if (errors === undefined) written += 1;
      }),
      { numRuns: 150 },
    );
    expect(written).toBeGreaterThan(0);
  });

  it('resolves each root field once, even when graphql-js completes the answer', async () => {
    const calls: string[] = [];
    const counted = buildSchema('type Query { ok: Int } type Mutation { first: Int! second: Int }');
    for (const field of Object.values(counted.getMutationType()?.getFields() ?? {})) {
      field.resolve = async () => {
        calls.push(field.name);
        return field.name === 'first' ? 1 : 'not a number';
      };
    }
    const operation = new CachedDocument(parse('mutation { first second }'), counted).operation(null);
    const { data, errors } = await new PlainExecution(counted).execute(operation ?? expect.fail(), {}, {});
    expect(jsonOf(data)).toBe('{"first":1,"second":null}');
    expect(errors).toMatchObject([{ path: ['second'] }]);
    expect(calls).toEqual(['first', 'second']);
  });

  it('reports variables that do not fit, without data', async () => {
    const operation = operationOf(DOCUMENTS[5]);
    const result = await new PlainExecution(schema).execute(operation, { unit: 'BLUE' }, { values: {} });
    expect('data' in result).toBe(false);
    expect(result.errors).toHaveLength(1);
  });
});

describe('an operation whose answer is not plain', () => {
  it.each([
    ['a field with a resolver of its own', '{ dog { owner { name } } }'],
    ['a directive on a root field', 'query ($x: Boolean!) { cat @include(if: $x) { name } }'],
    ['a directive below', 'query ($x: Boolean!) { cat { name @skip(if: $x) } }'],
    ['introspection', '{ __typename cat { name } }'],
  ])('is left to graphql-js: %s', (name, document) => {
    const own = buildSchema(schemaText());
    const owner = (own.getType('Dog') as ReturnType<typeof own.getQueryType>)?.getFields().owner;
    if (owner !== undefined && name.startsWith('a field')) owner.resolve = () => null;
    expect(new CachedDocument(parse(document), own).operation(null)?.writers).toBeUndefined();
  });
});

function schemaText(): string {
  return 'type Cat { name: String! } type Dog { owner: Cat } type Query { cat: Cat dog: Dog! }';
}
