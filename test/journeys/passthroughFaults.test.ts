import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { type ScriptedVendor, sendJson, startVendor } from '../datasources/transport/scriptedVendor.js';
import { describeWithApp } from '../support/app.js';

const TOKEN = 'an-administrator-who-speaks-native';
const SECRET = 'a-value-that-stays-with-the-vendor';
const QUERY = '{ n: authing { users { totalCount } orgs { totalCount } } }';

/** A vendor that has a bad day: it hands out its token, and answers everything else by script. */
const vendor: ScriptedVendor = await startVendor();

function answer(send: (response: ServerResponse) => void): void {
  vendor.script = ({ body }, response) => {
    if (!body.includes('accessToken')) return send(response);
    sendJson(response, { data: { accessToken: { accessToken: 'm', exp: Date.now() / 1000 + 1e6, iat: 1 } } });
  };
}

const json = (body: unknown, status?: number) => answer((response) => sendJson(response, body, status));

describeWithApp(
  'native operations at a vendor that',
  {
    environment: {
      ADMIN_TOKENS: createHash('sha256').update(TOKEN).digest('hex'),
      AUTHING_APP_HOST: vendor.url,
      AUTHING_HOST: vendor.url,
    },
  },
  (app) => {
    beforeEach(() => vendor.received.splice(0));
    afterAll(() => vendor.close());

    const ask = async (query = QUERY) => {
      const client = app.client();
      client.token = TOKEN;
      const { status, data, errors, text } = await client.send(query);
      expect(text + app.log.join('')).not.toContain(SECRET);
      const shown = errors.map(({ message, path, extensions: { code, provider, providerCode } }) => ({
        message,
        path,
        code: [code, provider, providerCode].filter((part) => part !== undefined).join(' '),
      }));
      return { status, data, errors: shown };
    };
    const fault = (code: string) => ({
      status: 200,
      data: { n: null },
      errors: [{ message: expect.any(String), path: ['n'], code: `${code} authing` }],
    });

    it.each<[string, string, (response: ServerResponse) => void]>([
      ['answers HTML', 'PROVIDER_BAD_REPLY', (response) => void response.end(`<html>${SECRET}</html>`)],
      ['answers 502', 'PROVIDER_UNAVAILABLE', (response) => void response.writeHead(502).end(SECRET)],
      [
        'answers half of its JSON',
        'PROVIDER_BAD_REPLY',
        (response) => void response.end(`{"data":{"users":"${SECRET}`),
      ],
      [
        'breaks off',
        'PROVIDER_UNAVAILABLE',
        (response) => {
          response.writeHead(200, { 'content-length': '1000' }).write(`{"data":"${SECRET}`);
          setTimeout(() => response.destroy(), 20);
        },
      ],
      [
        'answers 20 MB',
        'PROVIDER_BAD_REPLY',
        (response) => void response.end(`{"data":{"users":"${SECRET}${'x'.repeat(20_000_000)}"}}`),
      ],
      [
        'answers JSON that is not GraphQL',
        'PROVIDER_BAD_REPLY',
        (response) => sendJson(response, { code: 200, SECRET }),
      ],
      ['answers a list', 'PROVIDER_BAD_REPLY', (response) => sendJson(response, [{ data: { users: SECRET } }])],
      ['answers data that is a text', 'PROVIDER_BAD_REPLY', (response) => sendJson(response, { data: SECRET })],
      ['answers errors that are a text', 'PROVIDER_BAD_REPLY', (response) => sendJson(response, { errors: SECRET })],
      ['answers nothing', 'PROVIDER_BAD_REPLY', (response) => sendJson(response, { data: null })],
    ])('%s answer %s', async (_what, code, send) => {
      answer(send);
      expect(await ask()).toEqual(fault(code));
    });

    it('gives an error no path keep what there is', async () => {
      json({
        errors: [{ message: { code: 1000, message: 'busy', data: SECRET } }],
        data: { users: { totalCount: 3 } },
      });
      expect(await ask('{ n: authing { users { totalCount } } }')).toEqual({
        status: 200,
        data: { n: { users: { totalCount: 3 } } },
        errors: [{ message: 'busy', path: ['n'], code: 'PROVIDER_UNAVAILABLE authing 1000' }],
      });
    });

    it('gives errors deep inside keep their paths and their order', async () => {
      json({
        data: { users: null, orgs: { totalCount: 1 } },
        errors: [
          { message: { code: 2004, message: '用户不存在' }, path: ['users', 'list', 3, 'name'] },
          { message: { code: '1001' }, path: ['users'] },
          { message: 'odd', path: ['orgs', 1.5] },
          'nothing',
        ],
      });
      const { data, errors } = await ask();
      // The schema says that `users` is never null, and the vendor does not keep to it.
      expect(data).toEqual({ n: null });
      expect(errors).toEqual([
        { message: expect.any(String), path: ['n', 'users'], code: 'PROVIDER_BAD_REPLY authing' },
        { message: '用户不存在', path: ['n', 'users', 'list', 3, 'name'], code: 'PROVIDER_REFUSED authing 2004' },
        { message: 'The identity provider refused this.', path: ['n', 'users'], code: 'FORBIDDEN authing 1001' },
        { message: 'odd', path: ['n'], code: 'PROVIDER_REFUSED authing' },
        { message: 'The identity provider refused this.', path: ['n'], code: 'PROVIDER_REFUSED authing' },
      ]);
    });

    it('complains about the document in its engine’s words names types as ours', async () => {
      json(
        {
          errors: [
            { message: 'Cannot query field "x" on type "User".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
            { message: 'Cannot return null for non-nullable field User.id.', path: ['users', 'list', 0, 'id'] },
            { message: `Variable "$input" got invalid value "${SECRET}"; Expected type "[User!]" to be an object.` },
            { message: 'Variable "$x" of type "[String!]!" used in position expecting type "Role!".' },
          ],
        },
        400,
      );
      expect((await ask()).errors).toEqual([
        {
          message: 'Cannot query field "x" on type "AuthingUser".',
          path: ['n'],
          code: 'PROVIDER_REFUSED authing GRAPHQL_VALIDATION_FAILED',
        },
        {
          message: 'Cannot return null for non-nullable field AuthingUser.id.',
          path: ['n', 'users', 'list', 0, 'id'],
          code: 'PROVIDER_REFUSED authing',
        },
        { message: expect.not.stringContaining(SECRET), path: ['n'], code: 'PROVIDER_REFUSED authing' },
        {
          message: 'Variable "$x" of type "[String!]!" used in position expecting type "AuthingRole!".',
          path: ['n'],
          code: 'PROVIDER_REFUSED authing',
        },
      ]);
    });

    it('gives each of two namespaces its own errors', async () => {
      json({
        data: { n0_users: { totalCount: 1 }, n1_role: null },
        errors: [{ message: { code: 2004, message: 'gone' }, path: ['n1_role', 'code'] }],
      });
      const { data, errors } = await ask(
        '{ a: authing { users { totalCount } } b: authing { role(code: "x") { code } } }',
      );
      expect(data).toEqual({ a: { users: { totalCount: 1 } }, b: { role: null } });
      expect(errors.map(({ path }) => path)).toEqual([['b', 'role', 'code']]);
    });

    it('has values that are newer than its schema hands them over', async () => {
      json({ data: { policy: { statements: [{ effect: 'MAYBE' }] } } });
      expect((await ask('{ n: authing { policy(code: "x") { statements { effect } } } }')).data).toEqual({
        n: { policy: { statements: [{ effect: 'MAYBE' }] } },
      });
    });

    it('sends no name of a type, or one after a blank, have ours all the same', async () => {
      const query = '{ n: authing { orgs { __typename totalCount } } }';
      json({ data: { orgs: { totalCount: 1 } } });
      await ask(query);
      for (const name of ['null', '7', '"Org"']) {
        vendor.script = ({ body }, response) => {
          const mark = /t[0-9a-f]{16}___typename/.exec(body)?.[0] ?? 'none';
          response.setHeader('content-type', 'application/json');
          response.end(`{"data":{"orgs":{"${mark}": ${name},"totalCount":1}}}`);
        };
        expect((await ask(query)).data).toEqual({ n: { orgs: { __typename: 'AuthingPaginatedOrgs', totalCount: 1 } } });
        expect(JSON.parse(app.log.at(-1) ?? '{}').fast).toBe(true);
      }
    });

    it('frames an engine error as an object shows no value of a variable', async () => {
      const message = `Variable "$p" got invalid value "${SECRET}"; Int cannot represent non-integer value: "${SECRET}"`;
      json({ errors: [{ message: { code: 500, message, data: null }, locations: [] }] }, 400);
      const { errors } = await ask();
      expect(errors).toMatchObject([{ message: expect.stringContaining('Variable "$p"'), path: ['n'] }]);
    });

    it('no longer honours the management token is asked once more, with a new one', async () => {
      json({ errors: [{ message: { code: 2020, message: 'who?' }, path: ['users'] }], data: null });
      expect((await ask()).errors).toMatchObject([{ code: 'PROVIDER_BAD_REPLY authing 2020', path: ['n'] }]);
      const native = vendor.received.filter(({ body }) => !body.includes('accessToken'));
      expect(native).toHaveLength(2);
    });
  },
);
