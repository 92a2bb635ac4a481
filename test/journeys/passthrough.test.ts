import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { MeDocument } from '../support/generated/operations.js';
import { PASSWORD, SEEDED, signedIn } from '../support/people.js';

const TOKEN = 'an-administrator-who-speaks-native';
const ADMIN_TOKENS = createHash('sha256').update(TOKEN).digest('hex');

interface Native {
  authing: Record<string, unknown> | null;
}

function admin(app: TestApp): Client {
  const client = app.client();
  client.token = TOKEN;
  return client;
}

/** The root fields of every GraphQL request that the vendor got since the last reset, but for our own token. */
async function sentTo(app: TestApp): Promise<(string | null | undefined)[]> {
  const seen = (await app.control.requests('authing')).filter(({ path }) => path.startsWith('/graphql'));
  return seen.map(({ operation }) => operation).filter((operation) => operation !== 'accessToken');
}

async function freshly(app: TestApp): Promise<Client> {
  const client = await signedIn(app);
  await app.control.call('DELETE', '/providers/authing/requests');
  return client;
}

const codes = (errors: readonly { extensions: Record<string, unknown> }[]) =>
  errors.map(({ extensions }) => extensions.code);

describeWithApp('native operations', { environment: { ADMIN_TOKENS } }, (app) => {
  it('answer with the caller’s own token, in one request', async () => {
    const client = await freshly(app);
    const { data, errors } = await client.send<Native, unknown>('{ authing { user { id username email } } }');
    expect(errors).toEqual([]);
    expect(data?.authing?.user).toMatchObject({ username: SEEDED.username, email: SEEDED.email });
    expect(await sentTo(app)).toEqual(['user']);
  });

  it('take aliases, fragments, variables, conditions and type names', async () => {
    const client = await freshly(app);
    const query = `
      query Mixed($roles: Boolean!, $names: Boolean = false, $password: String!) {
        own: authing {
          __typename
          who: user { ...Names kind: __typename roles @include(if: $roles) { __typename totalCount list { ...RoleCode } } }
          ... on AuthingQuery { ...Strength }
          user @include(if: $names) { id }
        }
        session { provider }
      }
      fragment Names on AuthingUser { username ... on AuthingUser { nickname @skip(if: $names) } ...Mail }
      fragment Mail on AuthingUser { email }
      fragment RoleCode on AuthingRole { code __typename }
      fragment Strength on AuthingQuery { checkPasswordStrength(password: $password) { valid __typename } }`;
    const { data, errors } = await client.send(query, { roles: true, password: PASSWORD });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      own: {
        __typename: 'AuthingQuery',
        who: {
          username: SEEDED.username,
          nickname: null,
          email: SEEDED.email,
          kind: 'AuthingUser',
          roles: {
            __typename: 'AuthingPaginatedRoles',
            totalCount: 1,
            list: [{ code: 'gatekeeper', __typename: 'AuthingRole' }],
          },
        },
        checkPasswordStrength: { valid: true, __typename: 'AuthingCheckPasswordStrengthResult' },
      },
      session: { provider: 'AUTHING' },
    });
    expect(await sentTo(app)).toHaveLength(1);
    const other = await client.send<{ own: object }, unknown>(query, { roles: false, names: true, password: PASSWORD });
    expect(other.data?.own).toMatchObject({ who: { username: SEEDED.username }, user: { id: expect.any(String) } });
    expect(other.data?.own).not.toHaveProperty('who.nickname');
    expect(other.data?.own).not.toHaveProperty('who.roles');
  });

  it('send one request for several namespaces, each with its share', async () => {
    const client = await freshly(app);
    const { data, errors } = await client.send(`{
      a: authing { user { id } mine: user { username } }
      session { provider }
      b: authing { __typename user { username roles { totalCount } } }
      ...More
    }
    fragment More on Query { a: authing { user { email } } c: authing { kind: __typename } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      a: { user: { id: expect.any(String), email: SEEDED.email }, mine: { username: SEEDED.username } },
      session: { provider: 'AUTHING' },
      b: { __typename: 'AuthingQuery', user: { username: SEEDED.username, roles: { totalCount: 1 } } },
      c: { kind: 'AuthingQuery' },
    });
    expect(await sentTo(app)).toHaveLength(1);
  });

  it('of administrators travel with the management credential', async () => {
    const { data, errors } = await admin(app).send<Native, unknown>(
      '{ authing { users(limit: 1) { totalCount list { username } } userpool { id name } } }',
    );
    expect(errors).toEqual([]);
    expect(data?.authing).toMatchObject({ users: { totalCount: 2 }, userpool: { id: expect.any(String) } });
  });

  it('carry out mutations in their order', async () => {
    const { data, errors } = await admin(app).send<Native, unknown>(`mutation {
      authing {
        createRole(code: "archer") { code }
        renamed: updateRole(code: "archer", newCode: "bowman") { code }
        deleteRole(code: "bowman") { code }
      }
    }`);
    expect(errors).toEqual([]);
    expect(Object.keys(data?.authing ?? {})).toEqual(['createRole', 'renamed', 'deleteRole']);
    expect(data?.authing).toMatchObject({ renamed: { code: 'bowman' }, deleteRole: { code: 200 } });
  });

  it('send mutations apart where another one stands between them, and together where none does', async () => {
    const client = admin(app);
    await client.send('{ authing { users { totalCount } } }');
    await app.control.call('DELETE', '/providers/authing/requests');
    const { data, errors } = await client.send(`mutation {
      a: authing { createRole(code: "one") { code } }
      b: authing { createRole(code: "two") { code } }
      logout
      c: authing { deleteRole(code: "one") { code } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ a: { createRole: { code: 'one' } }, b: { createRole: { code: 'two' } } });
    expect(await sentTo(app)).toHaveLength(2);
  });

  it('keep what could be answered, and say what could not, where it stands', async () => {
    const { data, errors } = await admin(app).send(
      '{ mine: authing { other: authorizedResources { totalCount } users { totalCount } } }',
    );
    expect(data).toEqual({ mine: { other: null, users: { totalCount: 2 } } });
    expect(errors).toEqual([
      {
        message: 'Arguments are incomplete',
        path: ['mine', 'other'],
        extensions: {
          code: 'PROVIDER_REFUSED',
          provider: 'authing',
          providerCode: '2231',
          retryable: false,
          requestId: expect.any(String),
        },
      },
    ]);
  });

  it('lose the whole namespace where the vendor says that nothing may be null, and keep every reason', async () => {
    const { data, errors } = await admin(app).send(`mutation {
      authing { deleteRole(code: "nobody") { code } other: deleteRole(code: "none") { code } }
    }`);
    expect(data).toEqual({ authing: null });
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining([['authing', 'deleteRole']]));
  });

  it('are refused where they would walk around captcha, limits or step-up, however they are written', async () => {
    const client = await freshly(app);
    const login = 'loginByEmail(input: { email: "menshen@example.com", password: "x" }) { id }';
    for (const document of [
      `mutation { authing { ${login} } }`,
      `mutation { x: authing { y: ${login} } }`,
      `mutation { ...A } fragment A on Mutation { ... on Mutation { authing { ...B } } } fragment B on AuthingMutation { ... { z: ${login} } }`,
      'mutation { authing { updateUser(input: { nickname: "x" }) { id } } }',
      'mutation { authing { sendEmail(email: "a@example.com", scene: RESET_PASSWORD) { code } } }',
      '{ authing { user { id } isUserExists(email: "menshen@example.com") } }',
      'mutation { authing { deleteUser(id: "x") { code } } }',
      'mutation { authing { deleteUsers(ids: ["x"]) { code } } }',
    ]) {
      const { data, errors } = await client.send(document);
      expect(codes(errors)).toEqual(['PASSTHROUGH_REFUSED']);
      expect(Object.values(data ?? {})).toEqual([null]);
    }
    expect(codes((await admin(app).send(`mutation { authing { ${login} } }`)).errors)).toEqual(['PASSTHROUGH_REFUSED']);
    expect(await sentTo(app)).toEqual([]);
  });

  it('need a session, and for administrators’ fields an administrator', async () => {
    expect(codes((await app.client().send('{ authing { user { id } } }')).errors)).toEqual(['UNAUTHENTICATED']);
    for (const client of [app.client(), await signedIn(app)]) {
      for (const field of [
        'user { id } users { totalCount }',
        'queryMfa(userId: "x") { enable }',
        'isActionAllowed(userId: "x", resource: "r", action: "a")',
        'isActionDenied(userId: "x", resource: "r", action: "a")',
      ]) {
        expect(codes((await client.send(`{ authing { ${field} } }`)).errors)).toEqual(['FORBIDDEN']);
      }
    }
  });

  it.each([
    'user { roles { list { users { totalCount } } } }',
    'user { roles { list { parent { code x: users { totalCount } } } } }',
    'user { groups { list { ... { users { list { email } } } } } }',
    'user { ...Place }',
  ])('show what is of other users to administrators alone: %s', async (field) => {
    const place = 'departments { list { department { users(includeChildrenNodes: true) { list { phone } } } } }';
    const fragment = field.includes('...Place') ? `fragment Place on AuthingUser { ${place} }` : '';
    const query = `query($id: String) { authing { ${field.replace('user', 'user(id: $id)')} } } ${fragment}`;
    const client = await freshly(app);
    const { data, errors } = await client.send(query);
    expect([data, codes(errors)]).toEqual([{ authing: null }, ['FORBIDDEN']]);
    expect(await sentTo(app)).toEqual([]);
    const id = (await client.run(MeDocument)).me?.id;
    expect((await admin(app).send(query, { id })).errors).toEqual([]);
  });

  it('name nobody but the caller, unless an administrator asks', async () => {
    const client = await freshly(app);
    const id = (await client.run(MeDocument)).me?.id ?? '';
    const udv = (target: string) => `udv(targetType: USER, targetId: ${target}) { key }`;
    const asked = [
      '{ authing { user(id: "ID") { id } } }',
      `{ authing { ${udv('"ID"')} } }`,
      'query($id: String) { authing { a: user(id: $id) { id } } }',
      `query($id: String!) { authing { ${udv('$id')} } }`,
      `query($id: String! = "ID") { a: authing { __typename } ...F } fragment F on Query { b: authing { ${udv('$id')} } }`,
    ];
    for (const query of asked) {
      const isOf = (whose: string) =>
        [query.replace('ID', whose), query.includes('"ID"') ? {} : { id: whose }] as const;
      const before = (await sentTo(app)).length;
      expect(codes((await client.send(...isOf('e0e0e0e0e0e0e0e0e0e0b999'))).errors)).toContain('FORBIDDEN');
      expect(await sentTo(app), query).toHaveLength(before);
      expect((await client.send(...isOf(id))).errors).toEqual([]);
      expect((await admin(app).send(...isOf(id))).errors).toEqual([]);
    }
    expect((await client.send('{ authing { user(id: null) { username } } }')).data).toEqual({
      authing: { user: { username: SEEDED.username } },
    });
  });

  it('end the session when the vendor no longer honours its token', async () => {
    const client = await signedIn(app);
    await app.control.fail('authing', { match: '/graphql/v2', count: 1, mode: 'status', status: 2020 });
    expect(codes((await client.send('{ authing { user { id } } }')).errors)).toEqual(['UNAUTHENTICATED']);
    expect((await client.send('{ session { id } }')).data).toEqual({ session: null });
  });

  it('never show a credential', async () => {
    const client = await signedIn(app);
    for (const document of [
      '{ authing { user { token } } }',
      '{ authing { user { ...F } } } fragment F on AuthingUser { password }',
      '{ authing { userpool { secret } } }',
      '{ authing { queryMfa(id: "x") { secret } } }',
      'mutation { authing { refreshUserpoolSecret } }',
      '{ authing { user { oauth } } }',
      '{ authing { user { identities { userInfoInIdp } } } }',
    ]) {
      const { status, errors } = await client.send(document);
      expect([status, codes(errors)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
    }
  });

  it('are no way to ask for another schema, in circles or by GET', async () => {
    const client = await signedIn(app);
    for (const document of [
      '{ authing { __schema { types { name } } } }',
      '{ authing { ... on Query { session { id } } } }',
      '{ authing { ...A } } fragment A on AuthingQuery { ...B } fragment B on AuthingQuery { ...A }',
      '{ ...A } fragment A on Query { authing { user { id } } ...A }',
    ]) {
      expect(codes((await client.send(document)).errors)).toContain('GRAPHQL_VALIDATION_FAILED');
    }
    const response = await fetch(`${app.url()}/graphql?query=${encodeURIComponent('{authing{user{id}}}')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
  });

  it('hold one guarded field at most, before anybody looks whether it is allowed', async () => {
    const twice = 'mutation { authing { a: unbindPhone { id } } b: authing { unbindPhone { id } } }';
    for (const document of [
      twice,
      'mutation { authing { unbindPhone { id } } logout login(input: {method: {}}) { __typename } }',
    ]) {
      expect(codes((await app.client().send(document)).errors)).toContain('OPERATION_TOO_COSTLY');
    }
  });
});

describeWithApp('native operations that a vendor fails at', {}, (app) => {
  it('stop no login', async () => {
    const client = await signedIn(app);
    await app.control.fail('authing', { match: 'checkPasswordStrength', count: 100, mode: 'http500' });
    for (let time = 0; time < 10; time++) {
      const { errors } = await client.send('{ authing { checkPasswordStrength(password: "x") { valid } } }');
      expect(codes(errors)).toEqual(['PROVIDER_UNAVAILABLE']);
    }
    expect((await (await signedIn(app)).send('{ me { username } }')).data).toEqual({
      me: { username: SEEDED.username },
    });
  });
});

describeWithApp(
  'native operations that the operator allows',
  { environment: { PASSTHROUGH_ALLOW: 'authing.refreshAccessToken, authing.isUserExists' } },
  (app) => {
    it('need no session, and the others stay refused', async () => {
      const { data, errors } = await app.client().send('{ authing { isUserExists(email: "menshen@example.com") } }');
      expect([data, errors]).toEqual([{ authing: { isUserExists: true } }, []]);
      const login = 'mutation { authing { loginByEmail(input: { email: "a", password: "x" }) { id } } }';
      expect(codes((await app.client().send(login)).errors)).toEqual(['PASSTHROUGH_REFUSED']);
    });

    it('may say "not signed in" of what they were given, and the session stays', async () => {
      const client = await signedIn(app);
      const { errors } = await client.send('mutation { authing { refreshAccessToken(accessToken: "old") { exp } } }');
      expect(codes(errors)).toEqual(['UNAUTHENTICATED']);
      expect((await client.send('{ authing { user { username } } }')).data).toEqual({
        authing: { user: { username: SEEDED.username } },
      });
    });
  },
);
