// A peer: the vendor's schema wrapped under a namespace with prefixed types, as @graphql-tools/wrap is meant to be used.
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { RenameTypes, WrapType, wrapSchema } from '@graphql-tools/wrap';
import Fastify from 'fastify';
import { buildSchema, print } from 'graphql';
import { Pool } from 'undici';

const upstream = new Pool(process.env.UPSTREAM ?? '', { connections: 64, pipelining: 1 });

async function executor({ document, variables, context }) {
  const reply = await upstream.request({
    method: 'POST',
    path: '/graphql/v2',
    headers: { 'content-type': 'application/json', authorization: context?.authorization ?? '' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  return reply.body.json();
}

const schema = wrapSchema({
  schema: buildSchema(readFileSync(new URL('../../schema/upstream/authing.graphql', import.meta.url), 'utf8')),
  executor,
  transforms: [
    new RenameTypes((name) => (['Query', 'Mutation'].includes(name) ? name : `Authing${name}`)),
    new WrapType('Query', 'AuthingQuery', 'authing'),
    new WrapType('Mutation', 'AuthingMutation', 'authing'),
  ],
});
const apollo = new ApolloServer({ schema });
await apollo.start();
const app = Fastify();
const context = async ({ headers }) => ({ authorization: headers.authorization });
app.post('/graphql', fastifyApolloHandler(apollo, { context }));
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
