/** An id of a user that a client sends is no proof: only the session says who the caller is. */
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { type Native, nativesOf } from '../../src/server/native/native.js';
import { rootOf } from '../../src/server/schema/prefixed.js';
import { createSchema } from '../../src/server/schema/schema.js';
import { createSubgraph } from '../../src/server/schema/subgraph.js';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument } from '../support/generated/operations.js';
import { named, newcomer, SEEDED_LOGIN, signIn } from '../support/people.js';

const OTHER = 'e0e0e0e0e0e0e0e0e0e0b001';
const OTHER_AT_LEGACY = 'e0e0e0e0e0e0e0e0e0e0d003';
/** Names under which a schema may take a user, or an id of anything. */
const NAMES_USER =
  /user(?:_?ids?)?$|^_?ids?$|uid$|^(?:owner|target|member|external|union)(?:Ids?|Identifier)?$|identifier$|^representations$/i;

type Attack = (client: Client, victim: string) => Promise<readonly unknown[]>;

const codesOf = async (client: Client, query: string, variables: object = {}) =>
  (await client.send(query, variables)).errors.map(({ extensions }) => extensions.code);
const outcomeOf = async (client: Client, query: string) => {
  const { data, text } = await client.send<Record<string, { __typename?: string }>, object>(query);
  return [Object.values(data ?? {})[0]?.__typename ?? expect.fail(text)];
};

/** What a signed-in user is answered who names another user. */
const ATTACKS: Readonly<Record<string, readonly [attack: Attack, expected: readonly unknown[]]>> = {
  'Query.user(id)': [(client, id) => codesOf(client, `{ user(id: "${id}") { id } }`), ['FORBIDDEN']],
  'Query._entities(representations)': [
    (client, id) =>
      codesOf(client, 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { id email } } }', {
        r: [{ __typename: 'User', id }],
      }),
    ['FORBIDDEN'],
  ],
  'Query.userExists(where.externalId)': [
    (client) => outcomeOf(client, '{ userExists(where: {externalId: "menshen"}) { __typename } }'),
    // Whether it exists, behind a limit and a captcha, and nothing else.
    ['UserExistence'],
  ],
  'Mutation.updateUser(id)': [
    (client, id) =>
      codesOf(client, `mutation { updateUser(id: "${id}", input: {nickname: "changed"}) { __typename } }`),
    ['FORBIDDEN'],
  ],
  'Mutation.updateUser(input.externalId)': [
    (client, id) =>
      codesOf(client, `mutation { updateUser(id: "${id}", input: {externalId: "changed"}) { __typename } }`),
    ['FORBIDDEN'],
  ],
  'Mutation.removeUsers(ids)': [
    (client, id) => codesOf(client, `mutation { removeUsers(ids: ["${id}"]) { __typename } }`),
    ['FORBIDDEN'],
  ],
  'Mutation.removeUserPasskeys(user)': [
    (client, id) => codesOf(client, `mutation { removeUserPasskeys(user: "${id}") { __typename } }`),
    ['FORBIDDEN'],
  ],
  'Mutation.linkIdentity(input.user)': [
    (client, id) =>
      codesOf(client, `mutation { linkIdentity(input: {user: "${id}", type: "github", unionid: "x"}) { __typename } }`),
    ['FORBIDDEN'],
  ],
  'Mutation.linkIdentity(input.unionid)': [
    (client, id) =>
      codesOf(client, `mutation { linkIdentity(input: {user: "${id}", type: "github", unionid: "y"}) { __typename } }`),
    ['FORBIDDEN'],
  ],
  'Mutation.requestPushAuth(input.uid)': [
    (client) =>
      outcomeOf(client, 'mutation { requestPushAuth(input: {purpose: CONFIRM, uid: "menshen"}) { __typename } }'),
    ['InputRejected'],
  ],
};

/** Pages, applications, pools, and tokens or passwords that prove themselves. */
const KNOWN_TO_NAME_NO_USER = [
  'authing checkLoginStatus.token',
  'authing checkPasswordStrength.password',
  'authing udv.targetType',
  'authingLegacy GetUserAuthorizedApps.clientId',
  'authingLegacy GetUserAuthorizedApps.count',
  'authingLegacy GetUserAuthorizedApps.page',
  'authingLegacy ReadOauthList.clientId',
  'authingLegacy ReadOauthList.useGuard',
  'authingLegacy RevokeUserAuthorizedApp.appId',
  'authingLegacy RevokeUserAuthorizedApp.userPoolId',
  'authingLegacy checkLoginStatus.token',
  'authingLegacy decodeJwtToken.token',
  'authingLegacy queryMFA.count',
  'authingLegacy queryMFA.page',
  'authingLegacy queryMFA.userPoolId',
  'authingLegacy user.registerInClient',
];

/** Ids of something else. Each is random and a secret of the caller's, or names what is public or the caller's own. */
const NOT_OF_USERS = new Set([
  'Query.livenessCheck(id)',
  'Query.pushAuthEvent(id)',
  'Query.userPoolSettings(id)',
  'Mutation.completeLivenessCheck(id)',
  // A session; `test/journeys/sessions.test.ts` tries that of another user.
  'Mutation.endSession(id)',
  'Mutation.removePasskey(id)',
  'Mutation.renamePasskey(id)',
  'Mutation.revokeAuthorizedApp(id)',
  'Mutation.sendMfaCode(target)',
  'Subscription.pushAuthEventUpdated(id)',
]);

/** Each argument of the root fields and each field of their inputs that may name a user. */
function coordinates(schema: GraphQLSchema): string[] {
  const found: string[] = [];
  const walk = (path: string, given: GraphQLArgument | GraphQLInputField, opened: readonly string[]) => {
    const { name, type } = given;
    const inner = getNamedType(type);
    const at = path.endsWith('(') ? `${path}${name}` : `${path}.${name}`;
    if (isInputObjectType(inner)) {
      if (opened.includes(inner.name)) return;
      for (const field of Object.values(inner.getFields())) walk(at, field, [...opened, inner.name]);
    } else if (namesUser(given)) found.push(`${at})`);
  };
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      for (const arg of field.args) walk(`${root?.name}.${field.name}(`, arg, []);
    }
  }
  return found;
}

/** The same of the fields inside objects, which have arguments of their own. */
function innerCoordinates(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .filter((type) => !/^(?:Query|Mutation|Subscription|Authing\w*(?:Query|Mutation))$/.test(type.name))
    .flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ name, args }) =>
            args.filter((arg) => NAMES_USER.test(arg.name)).map((arg) => `${type.name}.${name}(${arg.name})`),
          )
        : [],
    );
}

const definitions = await loadDefinitions();
const natives = nativesOf(definitions);
const schema = createSubgraph(createSchema(definitions, natives), { explorer: true });

it('covers every argument and input field of the typed schema that may name a user', () => {
  expect(coordinates(schema).sort()).toEqual([...Object.keys(ATTACKS), ...NOT_OF_USERS].sort());
  expect(innerCoordinates(schema)).toEqual([]);
});

describeWithApp('a signed-in user who names another user', {}, (app) => {
  it.each(Object.entries(ATTACKS))('is answered about themselves or refused at %s', async (_at, [attack, expected]) => {
    const { client } = await newcomer(app);
    await app.control.call('DELETE', '/providers/secken/requests');
    expect(await attack(client, OTHER)).toEqual(expected);
    expect(await attack(client, `legacy:${OTHER_AT_LEGACY}`)).toEqual(expected);
    expect(await app.control.requests('secken')).toEqual([]);
    await signIn(app.client(), SEEDED_LOGIN);
  });
});

/** A value of this input type in GraphQL text; whatever may name a user names this one. */
function literal({ name, type }: GraphQLArgument | GraphQLInputField, user: string): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${literal({ name, type: nullable.ofType } as GraphQLArgument, user)}]`;
  const inner = getNamedType(type);
  if (isEnumType(inner)) return inner.getValues()[0]?.name ?? '';
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type) || namesUser(field));
    return `{${fields.map((field) => `${field.name}: ${literal(field, user)}`).join(', ')}}`;
  }
  if (NAMES_USER.test(name)) return JSON.stringify(user);
  return inner.name === 'Boolean' ? 'true' : /^(?:Int|Float)$/.test(inner.name) ? '1' : '"x"';
}

function namesUser({ name, type }: GraphQLArgument | GraphQLInputField): boolean {
  const inner = getNamedType(type);
  if (isInputObjectType(inner)) return Object.values(inner.getFields()).some(namesUser);
  return /^(?:ID|String|_Any)$/.test(inner.name) && NAMES_USER.test(name);
}

/** Operations of one native field each, one for each argument that may name a user. */
function attacksOf(native: Native, user: string): readonly (readonly [at: string, query: string])[] {
  return (['Query', 'Mutation'] as const).flatMap((kind) => {
    const fields = Object.values(rootOf(schema, native.prefix, kind)?.getFields() ?? {});
    return fields.flatMap(({ name, args, type }) =>
      args.filter(namesUser).map((arg) => {
        const given = args.filter((each) => each === arg || isNonNullType(each.type));
        const text = given.map((each) => `${each.name}: ${literal(each, user)}`).join(', ');
        const selection = isObjectType(getNamedType(type)) ? ' { __typename }' : '';
        const at = `${kind} ${native.namespace}.${name}(${arg.name})`;
        return [at, `${kind.toLowerCase()} { ${native.namespace} { ${name}(${text})${selection} } }`] as const;
      }),
    );
  });
}

describeWithApp('a native field that is sent another user’s id', {}, (app) => {
  const signedInAt = async (namespace: string): Promise<Client> => {
    if (namespace === 'authing') return signIn(app.client(), (await named(app)).method);
    const client = app.client();
    const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN, provider: 'AUTHING_LEGACY' } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    return client;
  };

  it.each(natives.map(({ namespace }) => namespace))('is refused before the vendor is asked: %s', async (namespace) => {
    const native = natives.find((each) => each.namespace === namespace) ?? expect.fail();
    const client = await signedInAt(namespace);
    await app.control.call('DELETE', `/providers/${namespace}/requests`);
    const attacks = attacksOf(native, namespace === 'authing' ? OTHER : OTHER_AT_LEGACY);
    expect(attacks.length).toBeGreaterThan(5);
    for (const [at, query] of attacks) {
      const codes = await codesOf(client, query);
      expect([at, codes.length, ['FORBIDDEN', 'PASSTHROUGH_REFUSED'].includes(String(codes[0]))], codes.join()).toEqual(
        [at, 1, true],
      );
    }
    expect(await app.control.requests(namespace)).toEqual([]);
  });

  it('of class `self` has no argument that is neither checked nor known to name no user', () => {
    const unchecked = natives.flatMap((native) =>
      (['Query', 'Mutation'] as const).flatMap((kind) => {
        const fields = Object.values(rootOf(schema, native.prefix, kind)?.getFields() ?? {});
        return fields
          .filter(({ name }) => native.access.self.includes(name))
          .flatMap(({ name, args }) =>
            args
              .map((arg) => `${name}.${arg.name}`)
              .filter((at) => !native.selfIdArguments.includes(at))
              .map((at) => `${native.namespace} ${at}`),
          );
      }),
    );
    expect(unchecked.sort()).toEqual(KNOWN_TO_NAME_NO_USER);
  });
});
