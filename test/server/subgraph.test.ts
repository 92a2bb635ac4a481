/** The schema as routers compose it, beside the sample subgraph of examples/federation. */
import { readFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, isInputObjectType, isObjectType, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { nativesOf } from '../../src/server/native/native.js';
import { createSchema } from '../../src/server/schema/schema.js';
import { subgraphSdl } from '../../src/server/schema/subgraphSdl.js';

const definitions = await loadDefinitions();
const MENSHEN = subgraphSdl(createSchema(definitions));
const ORDERS = readFileSync('examples/federation/orders.graphql', 'utf8');
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

function compose(other: string, own = MENSHEN) {
  const services = [
    { name: 'menshen', url: 'http://menshen/graphql', typeDefs: parse(own) },
    { name: 'orders', url: 'http://orders/graphql', typeDefs: parse(other) },
  ];
  const { supergraphSdl = '', publicSdl = '', errors = [] } = composeServices(services);
  return { supergraphSdl, publicSdl, errors: errors.map(({ message }) => message) };
}

describe('the subgraph', () => {
  it('composes with one that knows users by their key alone', () => {
    const { publicSdl, supergraphSdl, errors } = compose(ORDERS);
    expect(errors).toEqual([]);
    const user = buildSchema(publicSdl).getType('User');
    expect(isObjectType(user) && Object.keys(user.getFields())).toEqual(
      expect.arrayContaining(['id', 'username', 'customData', 'roles', 'orders']),
    );
    expect(supergraphSdl).toMatch(/type User[^{]*@join__type\(graph: MENSHEN, key: "id"\)/);
  });

  it('composes with the vendors’ own schemas in it', async () => {
    const { publicSdl, errors } = compose(ORDERS, subgraphSdl(createSchema(definitions, nativesOf(definitions))));
    expect(errors).toEqual([]);
    expect(buildSchema(publicSdl).getQueryType()?.getFields()).toMatchObject({ authing: {}, authingLegacy: {} });
  });

  it('keeps every input of which one field is given', () => {
    const ofOne = (text: string) =>
      Object.values(buildSchema(text).getTypeMap()).flatMap((type) =>
        isInputObjectType(type) && type.isOneOf ? [type.name] : [],
      );
    const ours = Object.values(createSchema(definitions).getTypeMap()).flatMap((type) =>
      isInputObjectType(type) && type.isOneOf ? [type.name] : [],
    );
    expect(ours).toContain('LoginMethod');
    expect(ofOne(compose(ORDERS).publicSdl).sort()).toEqual(ours.sort());
  });

  it('tags what is for administrators, and nothing else', () => {
    const tagged: string[] = [];
    for (const definition of parse(MENSHEN).definitions) {
      if (!('fields' in definition)) continue;
      for (const { name, directives } of definition.fields ?? []) {
        if (directives?.some((directive) => directive.name.value === 'tag')) tagged.push(name.value);
      }
    }
    expect(tagged.sort()).toEqual([
      'linkIdentity',
      'removeUserPasskeys',
      'removeUsers',
      'updateUser',
      'user',
      'userPoolSettings',
      'users',
      'usersByRole',
    ]);
    expect(compose(ORDERS).supergraphSdl).toContain('@tag(name: "admin")');
  });

  it('shares the outcomes that any subgraph may have', () => {
    const place = `${LINK}
      type Mutation { placeOrder(item: String!): PlaceOrderResult! }
      type OrderPlaced { item: String! }
      union PlaceOrderResult = OrderPlaced | InputRejected
      type InputRejected @shareable { code: OutcomeCode! message: String! requestId: ID! fields: [FieldProblem!]! }
      type FieldProblem @shareable { path: String! rule: InputRule! params: JSONObject! message: String! }
      enum InputRule { REQUIRED }
      scalar JSONObject
      enum OutcomeCode { INPUT_REJECTED }`;
    expect(compose(place).errors).toEqual([]);
  });

  it('leaves its own types to itself', () => {
    const thief = `${LINK} type Query { mine: Session } type Session @shareable { id: ID! }`;
    expect(compose(thief).errors).toEqual([expect.stringContaining('Non-shareable field "Session.id"')]);
  });
});
