/**
 * The other peer: the shortest way from the same packages to the same answer, as most would write it. It encrypts the
 * password, since the vendor insists, and does nothing else that an endpoint for logins should: no session, no limits.
 */
import 'reflect-metadata';
import { constants, publicEncrypt } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLClient, gql } from 'graphql-request';
import { Arg, buildSchema, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { USER_FIELDS } from '../userFields.js';

const upstream = process.env.UPSTREAM ?? '';
const client = new GraphQLClient(`${upstream}/graphql/v2`);
const wellKnown = await fetch(`${upstream}/api/v2/.well-known`);
const { data: served } = (await wellKnown.json()) as { data: { publicKey: string } };

const LOGIN = gql`
  mutation loginByEmail($input: LoginByEmailInput!) {
    loginByEmail(input: $input) { ${USER_FIELDS.join(' ')} token tokenExpiredAt newlyCreated }
  }
`;
const ME = gql`query user { user { ${USER_FIELDS.join(' ')} } }`;

@ObjectType()
class User {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  token?: string;
}

for (const name of USER_FIELDS.filter((field) => field !== 'id')) {
  Field(() => typeOf(name), { nullable: true })(User.prototype, name);
}

function typeOf(name: string) {
  if (name === 'loginsCount') return Int;
  if (name === 'registerSource') return [String];
  return /Verified$|^blocked$/.test(name) ? Boolean : String;
}

interface Context {
  readonly authorization: string | undefined;
}

@Resolver()
class UserResolver {
  @Mutation(() => User)
  async login(
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
  ): Promise<User> {
    const key = { key: served.publicKey, padding: constants.RSA_PKCS1_PADDING };
    const encrypted = publicEncrypt(key, Buffer.from(password)).toString('base64');
    const reply = await client.request<{ loginByEmail: User }>(LOGIN, { input: { email, password: encrypted } });
    return reply.loginByEmail;
  }

  @Query(() => User)
  async me(@Ctx() { authorization }: Context): Promise<User> {
    const reply = await client.request<{ user: User }>(ME, {}, { authorization: authorization ?? '' });
    return reply.user;
  }
}

const server = new ApolloServer<Context>({ schema: await buildSchema({ resolvers: [UserResolver] }) });
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
