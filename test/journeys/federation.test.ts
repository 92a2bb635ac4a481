import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type GraphQLField, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { createSchema } from '../../src/server/schema/schema.js';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { MeDocument } from '../support/generated/operations.js';
import { newcomer, SEEDED, signedIn } from '../support/people.js';

const ROUTER_SECRET = 'router-secret-of-the-tests-0123456789';
const NEXT_SECRET = 'the-secret-that-replaces-it-0123456789';
const ADMIN_TOKEN = 'an-administrators-token-for-tests';
const NOBODY = 'e0e0e0e0e0e0e0e0e0e0ffff';
const SERVICE = '{ _service { sdl } }';
const PUBLIC_FIELDS = ['id', 'username', 'nickname', 'photo'];

const ENTITIES = (fields: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on User { ${fields} } }
}`;

interface Entities {
  readonly _entities: readonly (Readonly<Record<string, unknown>> | null)[];
}

function entities(client: Client, ids: readonly string[], fields: string): Promise<Answer<Entities>> {
  const representations = ids.map((id) => ({ __typename: 'User', id }));
  return client.send<Entities, object>(ENTITIES(fields), { representations });
}

const routerOf = (app: TestApp, secret = ROUTER_SECRET) => app.client({ headers: { 'x-router-secret': secret } });

function adminOf(app: TestApp): Client {
  const client = app.client();
  client.token = ADMIN_TOKEN;
  return client;
}

async function idOf(client: Client): Promise<string> {
  return (await client.run(MeDocument)).me?.id ?? '';
}

/** What the vendor is asked while `work` runs. Which call needs a fresh management token depends on those before it. */
async function callsFor(app: TestApp, work: () => Promise<unknown>): Promise<unknown[]> {
  await app.control.call('DELETE', '/providers/authing/requests');
  await work();
  const calls = (await app.control.requests('authing')).map(({ operation }) => operation);
  return calls.filter((operation) => operation !== 'accessToken');
}

const codes = ({ errors }: Answer<unknown>) => errors.map(({ extensions }) => extensions.code);

const environment = {
  ROUTER_SECRET: `${ROUTER_SECRET},${NEXT_SECRET}`,
  ADMIN_TOKENS: createHash('sha256').update(ADMIN_TOKEN).digest('hex'),
  EXPLORER: 'no',
};

describeWithApp('references to users', { environment }, (app) => {
  it('are answered whole to a signed-in caller who asks about themself', async () => {
    const { client, id, email } = await newcomer(app);
    const { data, errors } = await entities(client, [id], '__typename id email emailVerified provider customData');
    expect(errors).toEqual([]);
    expect(data?._entities).toEqual([
      { __typename: 'User', id, email, emailVerified: false, provider: 'AUTHING', customData: {} },
    ]);
  });

  it('are answered whole to an administrator, in their order, with null for nobody', async () => {
    const [a, b] = [await newcomer(app), await newcomer(app)];
    const { data, errors } = await entities(adminOf(app), [b.id, NOBODY, a.id, b.id], 'email blocked customData');
    expect(errors).toEqual([]);
    const whole = ({ email }: { email: string }) => ({ email, blocked: false, customData: {} });
    expect(data?._entities).toEqual([whole(b), null, whole(a), whole(b)]);
  });

  it.each([ROUTER_SECRET, NEXT_SECRET])('show a router the public fields of anybody (secret %s)', async (secret) => {
    const id = await idOf(await signedIn(app));
    const { data, errors } = await entities(routerOf(app, secret), [id, NOBODY], PUBLIC_FIELDS.join(' '));
    expect(errors).toEqual([]);
    const { username } = SEEDED;
    expect(data?._entities).toEqual([{ id, username, nickname: null, photo: expect.stringMatching(/^http/) }, null]);
  });

  it('show a router nothing else, whatever fields a user has', async () => {
    const id = await idOf(await signedIn(app));
    const user = createSchema(await loadDefinitions()).getType('User');
    const fields = isObjectType(user) ? Object.values(user.getFields()) : [];
    const others = fields.filter(({ name }) => !PUBLIC_FIELDS.includes(name));
    expect(others.length).toBeGreaterThan(40);
    for (const field of others) {
      const { data, errors } = await entities(routerOf(app), [id], `username asked: ${selectionOf(field)}`);
      const nothing = isNonNullType(field.type) ? null : { username: SEEDED.username, asked: null };
      expect(data?._entities, field.name).toEqual([nothing]);
      // Fields that ask the vendor for themselves say null to whoever may not read them, as they do elsewhere.
      if (field.resolve === undefined) expect(codes({ errors } as Answer<unknown>), field.name).toEqual(['FORBIDDEN']);
    }
  });

  it('show a router that brings a session its user whole, and others as to any router', async () => {
    const client = await signedIn(app);
    const { id } = await newcomer(app);
    const both = routerOf(app);
    both.token = client.token;
    const { data, errors } = await entities(both, [await idOf(client), id], 'username email');
    expect(data?._entities).toEqual([
      { username: SEEDED.username, email: SEEDED.email },
      { username: null, email: null },
    ]);
    expect(errors).toMatchObject([{ path: ['_entities', 1, 'email'], extensions: { code: 'FORBIDDEN' } }]);
  });

  it('tell a stranger one thing, whoever exists, and ask the vendor nothing', async () => {
    const id = await idOf(await signedIn(app));
    const strangers = [
      app.client(),
      routerOf(app, ''),
      routerOf(app, ROUTER_SECRET.slice(0, -1)),
      routerOf(app, `${ROUTER_SECRET},${NEXT_SECRET}`),
      routerOf(app, createHash('sha256').update(ROUTER_SECRET).digest('hex')),
    ];
    const calls = await callsFor(app, async () => {
      for (const stranger of strangers) {
        for (const ids of [[id], [NOBODY], [id, NOBODY], []]) {
          const { data, errors } = await entities(stranger, ids, 'id');
          expect(data).toBeNull();
          expect(errors).toMatchObject([{ path: ['_entities'], extensions: { code: 'FORBIDDEN' } }]);
        }
      }
    });
    expect(calls).toEqual([]);
  });

  it('are null to a signed-in caller for anybody else, exist or not, with one error that says why', async () => {
    const { client, id, email } = await newcomer(app);
    const seeded = await idOf(await signedIn(app));
    const answers: unknown[] = [];
    const calls = await callsFor(app, async () => {
      for (const other of [seeded, NOBODY]) {
        const { data, errors } = await entities(client, [other, id, other], 'email');
        expect(data?._entities).toEqual([null, { email }, null]);
        answers.push(errors.map(({ message, path, extensions: { code } }) => ({ message, path, code })));
      }
    });
    expect(answers[0]).toEqual([
      { message: expect.stringContaining('ROUTER_SECRET'), path: ['_entities', 0], code: 'FORBIDDEN' },
    ]);
    expect(answers[1]).toEqual(answers[0]);
    expect(calls).toEqual(['user', 'user']);
  });

  it.each([
    [1, ['userBatch']],
    [80, ['userBatch']],
    [81, ['userBatch', 'userBatch']],
    [161, ['userBatch', 'userBatch', 'userBatch']],
  ])('cost the vendor one call per 80 of them: %i', async (count, expected) => {
    const id = await idOf(await signedIn(app));
    const ids = [id, ...Array.from({ length: count - 1 }, (_, index) => `e0e0e0e0e0e0e0e0e0e1${1000 + index}`)];
    for (const client of [routerOf(app), adminOf(app)]) {
      let found: Entities | null | undefined;
      const calls = await callsFor(app, async () => {
        // Twice each, in two fields: what is asked again is not fetched again.
        const representations = [...ids, ...ids].map((each) => ({ __typename: 'User', id: each }));
        const query = `query ($r: [_Any!]!) {
          _entities(representations: $r) { ... on User { id } }
          again: _entities(representations: $r) { ... on User { username } }
        }`;
        found = (await client.send<Entities, object>(query, { r: representations })).data;
      });
      expect(calls).toEqual(expected);
      expect(found?._entities).toHaveLength(2 * count);
      expect(found?._entities.filter((user) => user !== null)).toEqual([{ id }, { id }]);
    }
  });

  it('may stand in the text of the operation', async () => {
    const id = await idOf(await signedIn(app));
    const query = `query ($id: ID!) {
      _entities(representations: [{ __typename: "User", id: "${id}" }, { __typename: "User", id: $id }]) {
        ... on User { username }
      }
    }`;
    const { data } = await routerOf(app).send<Entities, object>(query, { id });
    expect(data?._entities).toEqual([{ username: SEEDED.username }, { username: SEEDED.username }]);
  });

  it.each([
    ['a text', 'secret-value'],
    ['a list', []],
    ['no type', { id: 'secret-value' }],
    ['a type that is no entity', { __typename: 'Session', id: 'secret-value' }],
    ['a type that does not exist', { __typename: 'secret-value', id: NOBODY }],
    ['no key', { __typename: 'User' }],
    ['another key', { __typename: 'User', email: 'secret-value' }],
    ['an empty id', { __typename: 'User', id: '' }],
    ['an id that is no text', { __typename: 'User', id: 5 }],
    ['an endless id', { __typename: 'User', id: 'secret-value'.repeat(1000) }],
  ])('are refused when one is malformed: %s', async (_what, malformed) => {
    const representations = [{ __typename: 'User', id: NOBODY }, malformed];
    const { data, errors, text } = await routerOf(app).send(ENTITIES('id'), { representations });
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^representations\.1 must be a reference such as \{/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(text).not.toContain('secret-value');
  });

  it('are refused when there are too many, or when the operation asks too much', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => `e0e0e0e0e0e0e0e0e0e1${index}`);
    const calls = await callsFor(app, async () => {
      expect(codes(await entities(routerOf(app), many, 'id'))).toEqual(['BAD_USER_INPUT']);
      const costly = Array.from({ length: 60 }, (_, index) => `a${index}: _entities(representations: $r) { ${PAGES} }`);
      const query = `query ($r: [_Any!]!) { ${costly.join(' ')} }`;
      expect(codes(await routerOf(app).send(query, { r: [] }))).toEqual(['OPERATION_TOO_COSTLY']);
    });
    expect(calls).toEqual([]);
  });

  it('are counted over all fields of a request: ten of a caller about themself, a thousand of a router', async () => {
    const { client, id } = await newcomer(app);
    const ask = (from: Client, fields: number, each: number) => {
      const asked = Array.from(
        { length: fields },
        (_, at) => `a${at}: _entities(representations: $r) { ... on User { id } }`,
      );
      const r = Array.from({ length: each }, () => ({ __typename: 'User', id }));
      return from.send<Readonly<Record<string, unknown[]>>, object>(`query ($r: [_Any!]!) { ${asked.join(' ')} }`, {
        r,
      });
    };
    for (const [from, most] of [
      [client, 10],
      [routerOf(app), 1000],
      [adminOf(app), 1000],
    ] as const) {
      const { data, errors } = await ask(from, 2, most / 2);
      expect([data?.a1?.length, errors]).toEqual([most / 2, []]);
      for (const [fields, each] of [
        [1, most + 1],
        [2, most * 0.6],
      ] as const) {
        const refused = await ask(from, fields, each);
        expect([refused.data, [...new Set(codes(refused))]]).toEqual([null, ['BAD_USER_INPUT']]);
        expect(refused.errors[0]?.message).toContain(`at most ${most} references in one request`);
      }
    }
  });

  it('answer with the vendor’s fault where it has one, and keep the caller’s own user', async () => {
    const client = await signedIn(app);
    const id = await idOf(client);
    await app.control.fail('authing', { match: 'userBatch', count: 10, mode: 'status', status: 500 });
    const both = routerOf(app);
    both.token = client.token;
    const { data, errors } = await entities(both, [id, NOBODY], 'username');
    expect(data?._entities).toEqual([{ username: SEEDED.username }, null]);
    expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'PROVIDER_REFUSED' } }]);
  });

  it('leave the secret out of the log', () => {
    expect(app.log.join('')).toContain('"operation"');
    expect(app.log.join('')).not.toContain(ROUTER_SECRET);
  });
});

describeWithApp('the subgraph without an explorer', { environment }, (app) => {
  it('tells its schema to routers alone, as it is printed', async () => {
    const printed = readFileSync('schema/subgraph.graphql', 'utf8');
    const { data } = await routerOf(app).send<{ _service: { sdl: string } }, object>(SERVICE);
    expect(printed.endsWith(data?._service.sdl ?? 'nothing')).toBe(true);
    for (const client of [app.client(), await signedIn(app), adminOf(app)]) {
      const answer = await client.send(SERVICE);
      expect([answer.data, codes(answer)]).toEqual([null, ['FORBIDDEN']]);
    }
  });
});

describeWithApp('the subgraph without a secret', {}, (app) => {
  it('tells its schema to everybody, as introspection does', async () => {
    const { data, errors } = await app.client().send<{ _service: { sdl: string } }, object>(SERVICE);
    expect(errors).toEqual([]);
    expect(data?._service.sdl).toContain('type User @key(fields: "id")');
    const { text } = await app.client().send('{ __type(name: "_Entity") { possibleTypes { name } } }');
    expect(JSON.parse(text)).toEqual({ data: { __type: { possibleTypes: [{ name: 'User' }] } } });
  });

  it.each(['', 'undefined', ROUTER_SECRET])('has no routers, whatever they show: %j', async (secret) => {
    expect(codes(await entities(routerOf(app, secret), [NOBODY], 'id'))).toEqual(['FORBIDDEN']);
  });

  it('sends no trace of its resolvers', async () => {
    const { text } = await app.client({ headers: { 'apollo-federation-include-trace': 'ftv1' } }).send('{ me { id } }');
    expect(JSON.parse(text)).toEqual({ data: { me: null } });
  });
});

const PAGES = '... on User { roles { items { id } } departments { items { node { id } } } }';

/** The field with arguments and, where it has fields of its own, one of them. */
function selectionOf({ name, type, args }: GraphQLField<unknown, unknown>): string {
  const needed = args.filter((arg) => isNonNullType(arg.type)).map((arg) => `${arg.name}: "default"`);
  const inner = getNamedType(type);
  const arguments_ = needed.length === 0 ? '' : `(${needed.join(', ')})`;
  return `${name}${arguments_}${isObjectType(inner) ? ' { __typename }' : ''}`;
}
