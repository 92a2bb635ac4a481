import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument } from '../support/generated/operations.js';
import { PASSWORD, SEEDED, signedIn } from '../support/people.js';

const TOKEN = 'an-administrator-who-speaks-native';
const ADMIN_TOKENS = createHash('sha256').update(TOKEN).digest('hex');

interface Published {
  readonly providers: { readonly authingLegacy: { readonly userPoolId: string } };
}

async function poolOf(app: TestApp): Promise<string> {
  const published = (await (await fetch(`${app.url()}/emulators`)).json()) as Published;
  return published.providers.authingLegacy.userPoolId;
}

async function legacyUser(app: TestApp): Promise<{ client: Client; id: string }> {
  const client = app.client();
  const method = { email: { email: SEEDED.email, password: PASSWORD } };
  const { login } = await client.run(LoginDocument, { input: { provider: 'AUTHING_LEGACY', method } });
  const { accessToken, user } = expectOutcome(login, 'LoginSuccess');
  client.token = accessToken;
  return { client, id: user.id };
}

function admin(app: TestApp): Client {
  const client = app.client();
  client.token = TOKEN;
  return client;
}

const codes = (errors: readonly { extensions: Record<string, unknown> }[]) =>
  errors.map(({ extensions }) => extensions.code);

describeWithApp('native operations of the first generation', { environment: { ADMIN_TOKENS } }, (app) => {
  it('answer with the caller’s own token, whichever way they take', async () => {
    const { client } = await legacyUser(app);
    const query =
      'query($pool: String!) { authingLegacy { __typename GetUserAuthorizedApps(clientId: $pool) { __typename totalCount } } }';
    for (let time = 0; time < 2; time++) {
      const { data, errors } = await client.send(query, { pool: await poolOf(app) });
      expect(errors).toEqual([]);
      expect(data).toEqual({
        authingLegacy: {
          __typename: 'AuthingLegacyQuery',
          GetUserAuthorizedApps: { __typename: 'AuthingLegacyAuthorizedApps', totalCount: expect.any(Number) },
        },
      });
    }
  });

  it('ask each of the two endpoints once', async () => {
    const { client } = await legacyUser(app);
    await app.control.call('DELETE', '/providers/authingLegacy/requests');
    const pool = await poolOf(app);
    const { data, errors } = await client.send(
      `query($pool: String!) { authingLegacy {
        ReadOauthList(clientId: $pool) { _id }
        decodeJwtToken(token: "x") { iat }
        apps: GetUserAuthorizedApps(clientId: $pool) { totalCount }
        checkLoginStatus { status }
      } }`,
      { pool },
    );
    expect(errors.map(({ path }) => path)).toEqual([]);
    expect(Object.keys(data as object)).toEqual(['authingLegacy']);
    expect(data).toMatchObject({ authingLegacy: { decodeJwtToken: {}, ReadOauthList: expect.any(Array) } });
    expect(await app.control.requests('authingLegacy')).toHaveLength(2);
  });

  it('of administrators travel with the owner’s token', async () => {
    const { data, errors } = await admin(app).send(
      'query($pool: String) { authingLegacy { users(registerInClient: $pool, page: 1, count: 10) { totalCount } } }',
      { pool: await poolOf(app) },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ authingLegacy: { users: { totalCount: expect.any(Number) } } });
  });

  it('stand beside those of the second generation, each with its own credential', async () => {
    const query = `query($pool: String) {
      authing { users(limit: 1) { totalCount } }
      authingLegacy { users(registerInClient: $pool) { totalCount } }
    }`;
    const { data } = await admin(app).send(query, { pool: await poolOf(app) });
    expect(data).toMatchObject({ authing: { users: {} }, authingLegacy: { users: {} } });
  });

  it('show the settings of the pool to administrators alone', async () => {
    const query = 'query($pool: String!) { authingLegacy { getUserPoolSettings(userPoolId: $pool) { name } } }';
    const pool = await poolOf(app);
    expect(codes((await (await legacyUser(app)).client.send(query, { pool })).errors)).toEqual(['FORBIDDEN']);
    const { data } = await admin(app).send(query, { pool });
    expect(data).toEqual({ authingLegacy: { getUserPoolSettings: { name: expect.any(String) } } });
  });

  it('name nobody but the caller, unless an administrator asks', async () => {
    const { client, id } = await legacyUser(app);
    const pool = await poolOf(app);
    const fields = [
      ['user(id: $id, registerInClient: $pool) { _id }', 'query($id: String!, $pool: String!)'],
      ['queryMFA(userId: $id, userPoolId: $pool) { enable }', 'query($id: String, $pool: String)'],
      ['GetUserAuthorizedApps(userId: $id, clientId: $pool) { totalCount }', 'query($id: String, $pool: String)'],
      [
        'RevokeUserAuthorizedApp(userId: $id, userPoolId: $pool, appId: "x") { _id }',
        'mutation($id: String, $pool: String)',
      ],
    ] as const;
    for (const [field, kind] of fields) {
      const query = `${kind} { authingLegacy { ${field} } }`;
      for (const other of ['someone-else', id, '']) {
        expect(codes((await client.send(query, { id: other, pool })).errors), query).toEqual(['FORBIDDEN']);
      }
      const own = id.replace('legacy:', '');
      expect(codes((await client.send(query, { id: own, pool })).errors), query).not.toContain('FORBIDDEN');
      expect(codes((await admin(app).send(query, { id: own, pool })).errors), query).not.toContain('FORBIDDEN');
    }
    const record = '{ authingLegacy { queryMFA(_id: "of-someone") { enable } } }';
    expect(codes((await client.send(record)).errors)).toEqual(['FORBIDDEN']);
  });

  it('need a session of that generation', async () => {
    const query = '{ authingLegacy { checkLoginStatus { status } } }';
    expect(codes((await (await signedIn(app)).send(query)).errors)).toEqual(['UNAUTHENTICATED']);
    const { client } = await legacyUser(app);
    expect(codes((await client.send('{ authing { user { id } } }')).errors)).toEqual(['UNAUTHENTICATED']);
    expect((await client.send(query)).data).toEqual({ authingLegacy: { checkLoginStatus: { status: true } } });
  });

  it('are guarded and without credentials', async () => {
    const { client } = await legacyUser(app);
    const login =
      'mutation { authingLegacy { login(email: "a@example.com", password: "x", registerInClient: "p") { _id } } }';
    expect(codes((await client.send(login)).errors)).toEqual(['PASSTHROUGH_REFUSED']);
    const remove = 'mutation { authingLegacy { removeUsers(ids: ["x"]) { _id } } }';
    expect(codes((await admin(app).send(remove)).errors)).toEqual(['PASSTHROUGH_REFUSED']);
    for (const field of ['queryMFA { shareKey }', 'users { list { oauth } }']) {
      expect(codes((await client.send(`{ authingLegacy { ${field} } }`)).errors)).toEqual([
        'GRAPHQL_VALIDATION_FAILED',
      ]);
    }
    const bind = 'mutation { authingLegacy { bindOtherOAuth(type: "x", unionid: "x", userInfo: "x") { userInfo } } }';
    expect(codes((await admin(app).send(bind)).errors)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const other = '{ authingLegacy { ... on AuthingQuery { user { id } } } }';
    expect(codes((await client.send(other)).errors)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

describeWithApp('native operations that the first generation fails at', {}, (app) => {
  it('stop no login', async () => {
    const { client } = await legacyUser(app);
    await app.control.fail('authingLegacy', { match: 'decodeJwtToken', count: 100, mode: 'http500' });
    for (let time = 0; time < 10; time++) {
      const { errors } = await client.send('{ authingLegacy { decodeJwtToken(token: "x") { iat } } }');
      expect(codes(errors)).toEqual(['PROVIDER_UNAVAILABLE']);
    }
    expect((await (await legacyUser(app)).client.send('{ me { provider } }')).data).toEqual({
      me: { provider: 'AUTHING_LEGACY' },
    });
  });
});
