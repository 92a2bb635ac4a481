/** Frames, routing and what the native schema says about itself. */
import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

describe('GraphQL', () => {
  it('shows the whole native schema to an introspection without any header', async () => {
    const { data } = await vendor.graphql(getIntrospectionQuery(), {}, { headers: { 'x-authing-app-id': '' } });
    const sdl = readFileSync('schema/upstream/authing.graphql', 'utf8');
    expect(printSchema(buildClientSchema(data as unknown as IntrospectionQuery))).toBe(printSchema(buildSchema(sdl)));
  });

  it('frames a business error with an object for a message, beside partial data', async () => {
    const answer = await vendor.send('POST', '/graphql/v2', JSON.stringify({ query: '{\n  user { id }\n}' }), {});
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      errors: [
        {
          message: { code: 2020, message: '尚未登录，无访问权限' },
          locations: [{ line: 2, column: 3 }],
          path: ['user'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
      data: { user: null },
    });
  });

  it('nulls data when the failed field may not be null', async () => {
    const { data, errors } = await vendor.graphql('mutation { updatePassword(newPassword: "x") { id } }');
    expect([data, errors[0]?.message.code]).toEqual([null, 2020]);
  });

  it('speaks English when asked to', async () => {
    const { errors } = await vendor.graphql('{ user { id } }', {}, { headers: { 'x-authing-lang': 'en-US' } });
    expect(errors[0]?.message.message).toBe('Not logged in');
  });

  it.each([
    ['syntax', '{ user { id }', {}],
    ['validation', '{ nothing }', {}],
    [
      'variables',
      'query ($password: String!) { checkPasswordStrength(password: $password) { valid } }',
      { password: 1 },
    ],
    ['missing variables', 'query ($password: String!) { checkPasswordStrength(password: $password) { valid } }', {}],
  ])('answers 400 with plain texts to %s errors', async (_name, query, variables) => {
    const { status, errors } = await vendor.graphql(query, variables);
    expect(status).toBe(400);
    expect(errors[0]?.message).toEqual(expect.any(String));
  });

  it('answers 400 to a body that is no JSON', async () => {
    const answer = await vendor.send('POST', '/graphql/v2', '{"query":', {});
    expect([answer.status, await answer.json()]).toEqual([400, { errors: [{ message: expect.any(String) }] }]);
  });

  it('names an operation that it does not emulate', async () => {
    const { status, errors } = await vendor.graphql('{ qiniuUptoken(type: "x") }');
    expect([status, errors[0]?.message.code, errors[0]?.message.message]).toEqual([
      200,
      500,
      expect.stringContaining('qiniuUptoken'),
    ]);
  });
});

describe('routing', () => {
  const ask = (headers: Record<string, string>) =>
    vendor.graphql('{ isUserExists(username: "menshen") }', {}, { headers: { 'x-authing-app-id': '', ...headers } });

  it('goes by the application, else by the pool', async () => {
    const { AUTHING_USERPOOL_ID: pool, AUTHING_APP_ID: app } = vendor.emulators.environment;
    expect((await ask({ 'x-authing-app-id': String(app) })).data).toEqual({ isUserExists: true });
    expect((await ask({ 'x-authing-userpool-id': String(pool) })).data).toEqual({ isUserExists: true });
  });

  it('names the missing application', async () => {
    const { errors } = await ask({ 'x-authing-app-id': 'ffffffffffffffffffffffff' });
    expect(errors[0]?.message).toEqual({
      code: 500,
      message: expect.stringMatching(/Application.*ffffffffffffffffffffffff/),
    });
  });

  it('refuses an unknown pool and no name at all', async () => {
    expect((await ask({ 'x-authing-userpool-id': 'f' })).errors[0]?.message.code).toBe(2224);
    expect((await ask({})).errors[0]?.message.code).toBe(2101);
    expect(
      (await vendor.rest('GET', '/api/v2/users/me', undefined, { headers: { 'x-authing-app-id': '' } })).code,
    ).toBe(2101);
  });
});

describe('REST', () => {
  it('envelopes answers and failures', async () => {
    expect(await vendor.rest('GET', '/api/v2/users/me')).toEqual({ code: 2020, message: '尚未登录，无访问权限' });
    expect(await vendor.rest('GET', '/api/v2/nowhere')).toMatchObject({ code: 404 });
  });

  it('spells users in its own way', async () => {
    const token = await vendor.userToken();
    const { code, data } = await vendor.rest('GET', '/api/v2/users/me', undefined, { token });
    expect(code).toBe(200);
    expect(data).toMatchObject({
      id: SEEDED.id,
      token,
      lastIp: '127.0.0.1',
      updatedAt: expect.stringMatching(/\.\d{3}Z$/),
    });
    expect(data).not.toHaveProperty('arn');
    expect(data).not.toHaveProperty('lastIP');
  });

  it('describes its OIDC endpoints', async () => {
    const answer = await fetch(`${vendor.host}/oidc/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({
      issuer: `${vendor.host}/oidc`,
      token_endpoint: `${vendor.host}/oidc/token`,
    });
  });
});

describe('injected vendor codes', () => {
  const inject = (match: string) =>
    vendor.control.send('POST', '/providers/authing/faults', { match, count: 1, mode: 'status', status: 1000 });

  it('come in the frame of the protocol that was asked', async () => {
    await inject('isUserExists');
    const nullable = await vendor.graphql('{ known: isUserExists(username: "menshen") }');
    expect(nullable).toMatchObject({
      status: 200,
      data: { known: null },
      errors: [{ message: { code: 1000 }, path: ['known'] }],
    });
    await inject('checkPasswordStrength');
    expect((await vendor.graphql('{ checkPasswordStrength(password: "x") { valid } }')).data).toBeNull();
    await inject('/api/v2/users/me');
    expect(await vendor.rest('GET', '/api/v2/users/me')).toMatchObject({ code: 1000 });
  });
});
