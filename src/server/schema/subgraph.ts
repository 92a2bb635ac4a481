/** Makes the schema a subgraph of Apollo Federation 2: adds `_service`, which returns the SDL, and `_entities`, which resolves references. */
import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';
import { authenticatedCaller } from '../../policies/authenticatedCaller.js';
import { open } from '../../policies/open.js';
import { router } from '../../policies/router.js';
import type { Context } from '../../resolvers/context.js';
import { applyGuard } from '../../resolvers/guard.js';
import { resolveUserReferences } from '../../resolvers/users/references.js';
import { subgraphSdl } from './subgraphSdl.js';

export interface SubgraphOptions {
  /** Whether every caller may read the schema, as with introspection. */
  readonly explorer: boolean;
}

export function createSubgraph(schema: GraphQLSchema, { explorer }: SubgraphOptions): GraphQLSchema {
  const { query, types, ...rest } = schema.toConfig();
  const user = schema.getType('User');
  if (!query || !(user instanceof GraphQLObjectType)) throw new Error('The schema has no queries or no User.');
  const { fields, ...root } = query.toConfig();
  const service = new GraphQLObjectType({
    name: '_Service',
    description: 'This server as a subgraph of a federated graph.',
    fields: {
      sdl: { type: new GraphQLNonNull(GraphQLString), description: 'The schema with the directives of federation.' },
    },
  });
  const entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'Types that other subgraphs may reference.',
    types: [user],
    resolveType: () => user.name,
  });
  const reference = new GraphQLScalarType({
    name: '_Any',
    description: 'A reference: a type name and its key, such as `{"__typename": "User", "id": "…"}`.',
  });
  // Routers read it rarely, so it is printed on first use.
  let sdl: string | undefined;

  const subgraph = new GraphQLSchema({
    ...rest,
    types: types.filter((type) => type !== query),
    query: new GraphQLObjectType<unknown, Context>({
      ...root,
      fields: {
        ...fields,
        _service: {
          type: new GraphQLNonNull(service),
          description: 'For routers: the schema to compose.',
          extensions: { guard: [explorer ? open('introspection returns the same') : router()] },
          resolve: () => {
            sdl ??= subgraphSdl(schema);
            return { sdl };
          },
        },
        _entities: {
          type: new GraphQLNonNull(new GraphQLList(entity)),
          description:
            'For routers: the users that other subgraphs reference. Administrators see every user completely, and callers their own user; routers see id, username, nickname and photo. Null for an unknown user.',
          args: {
            representations: {
              type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(reference))),
              description:
                'References to users, at most 1000 in a request (10 for callers who are neither router nor administrator); the vendor is called once for 80 of them.',
            },
          },
          extensions: { guard: [authenticatedCaller()] },
          resolve: (_root, { representations }, context) => resolveUserReferences(representations, context),
        },
      },
    }),
  });
  const { _service, _entities } = subgraph.getQueryType()?.getFields() ?? {};
  for (const field of [_service, _entities]) if (field !== undefined) applyGuard(field, subgraph);
  return subgraph;
}
