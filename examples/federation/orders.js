// A subgraph that knows orders, and of users nothing but the id. With a library of your choice it is shorter; here it is
// graphql-js alone, so that all of a subgraph can be seen.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
// In a project of your own: npm install @menshen/verify
import { createVerifier } from '@menshen/verify';
import { buildSchema, graphql } from 'graphql';

export const ORDERS_SDL = readFileSync(new URL('orders.graphql', import.meta.url), 'utf8');

const FEDERATION = `
  scalar _Any
  type _Service { sdl: String! }
  union _Entity = User | Order
  extend type Query {
    _service: _Service!
    _entities(representations: [_Any!]!): [_Entity]!
  }
`;

// The directives of federation are the router's business: graphql-js need not know them.
const schema = buildSchema(ORDERS_SDL + FEDERATION, { assumeValidSDL: true });

/**
 * @param {{ secret: string, issuer: string, customers: string[] }} options `issuer` is the address of Menshen
 */
export function startOrders({ secret, issuer, customers }) {
  const verify = createVerifier({ issuer, audience: 'orders' });
  /** The id of the user, from the token alone: Menshen is not called. Null for an anonymous caller. */
  const userIdOf = async ({ authorization }) =>
    authorization === undefined ? null : (await verify(authorization.replace(/^Bearer /, ''))).sub;

  const orders = customers.map((userId, index) => ({
    id: `order-${index + 1}`,
    item: ['rice', 'tea', 'ink'][index % 3],
    userId,
  }));

  const viewOrder = ({ id, item, userId }) => ({
    __typename: 'Order',
    id,
    item,
    customer: viewUser({ id: userId }),
  });
  const viewUser = ({ id }) => ({
    __typename: 'User',
    id,
    async orders(_args, { caller }) {
      return (await caller()) === id ? orders.filter(({ userId }) => userId === id).map(viewOrder) : null;
    },
  });
  const root = {
    _service: { sdl: ORDERS_SDL },
    recentOrders: () => orders.toReversed().map(viewOrder),
    _entities: ({ representations }) => representations.map(viewEntity),
  };
  const viewEntity = ({ __typename, id }) => {
    if (__typename === 'User') return viewUser({ id });
    const order = orders.find((each) => each.id === id);
    return order ? viewOrder(order) : null;
  };

  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    // Whoever is not the router could ask for anybody's references.
    if (request.headers['x-router-secret'] !== secret) return response.writeHead(403).end();
    const { query: source, variables: variableValues } = JSON.parse(Buffer.concat(chunks).toString());
    let asked;
    const caller = () => (asked ??= userIdOf(request.headers));
    const result = await graphql({ schema, source, variableValues, rootValue: root, contextValue: { caller } });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}/graphql`));
  });
}
