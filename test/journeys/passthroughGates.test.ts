/** Every gate on both routes of a native operation: the one through Apollo, and the fast path past it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { type Answer, Client } from '../support/client.js';
import { PASSWORD, SEEDED, signedIn } from '../support/people.js';

const TOKEN = 'an-administrator-who-speaks-native';
const ADMIN_TOKENS = createHash('sha256').update(TOKEN).digest('hex');
const USER = 'query Who($id: String) { authing { user(id: $id) { id username } } }';

interface Asked {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string;
}

type Send = (client: Client, asked: Asked, headers?: Readonly<Record<string, string>>) => Promise<Answer<unknown>>;

function adminAt(url: string): Client {
  const admin = new Client(url);
  admin.token = TOKEN;
  return admin;
}

const plain: Send = (client, asked, headers = {}) => client.post(JSON.stringify(asked), headers);
/** The fast path takes requests of the plainest form alone. */
const elaborate: Send = (client, asked, headers = {}) =>
  client.post(JSON.stringify({ ...asked, extensions: { of: 'another kind' } }), headers);

const ROUTES: readonly (readonly [name: string, isFast: boolean, post: Send])[] = [
  ['Apollo', false, elaborate],
  ['the fast path', true, plain],
];

describeWithApp(
  'a native operation',
  { environment: { ADMIN_TOKENS, ALLOWED_ORIGINS: 'https://a.example' } },
  (app) => {
    const lastLine = () =>
      app.log.map((line) => JSON.parse(line) as Record<string, unknown>).findLast(({ msg }) => msg === 'operation') ??
      {};
    const codesOf = ({ errors }: Answer<unknown>) => errors.map(({ extensions }) => extensions.code);

    describe.each(ROUTES)('through %s', (_name, isFast, post) => {
      const route = () => (lastLine().fast === true) === isFast;
      /** Apollo has seen the text before, from somebody who may do anything. */
      const send: Send = async (client, asked, headers) => {
        await elaborate(adminAt(client.url), asked);
        return post(client, asked, headers);
      };

      it('answers, and is logged by its name, its time and its end', async () => {
        const client = await signedIn(app);
        const answer = await send(client, {
          query: USER,
          variables: { unused: 'a-secret-variable' },
          operationName: 'Who',
        });
        expect(answer).toMatchObject({ status: 200, data: { authing: { user: { username: SEEDED.username } } } });
        expect(answer.text.endsWith('}}}\n')).toBe(true);
        expect(lastLine()).toMatchObject({ operation: 'Who', type: 'query', ms: expect.any(Number) });
        expect(lastLine().requestId).toBe(answer.headers.get('x-request-id'));
        expect(route()).toBe(true);
        expect(app.log.join('')).not.toContain('a-secret-variable');
      });

      it('has the headers of every answer', async () => {
        const { headers } = await send(await signedIn(app), { query: USER });
        expect(Object.fromEntries(headers)).toMatchObject({
          'content-type': 'application/json; charset=utf-8',
          'x-content-type-options': 'nosniff',
          'x-request-id': expect.any(String),
          'content-length': expect.any(String),
        });
        expect(route()).toBe(true);
      });

      it('answers in the type that the caller accepts, or not at all', async () => {
        const client = await signedIn(app);
        const type = 'application/graphql-response+json';
        const answer = await send(client, { query: USER }, { accept: `${type}, application/json;q=0.9` });
        expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
        expect(route()).toBe(true);
        expect((await send(client, { query: USER }, { accept: 'text/csv' })).status).toBe(406);
      });

      it('names types as ours, under any alias', async () => {
        const query = `{ authing { kind: __typename user { __typename a: __typename roles { list { __typename code } } } } }`;
        const { text } = await send(await signedIn(app), { query });
        const role = { __typename: 'AuthingRole', code: 'gatekeeper' };
        const user = { __typename: 'AuthingUser', a: 'AuthingUser', roles: { list: [role] } };
        expect(text).toBe(`${JSON.stringify({ data: { authing: { kind: 'AuthingQuery', user } } })}\n`);
        expect(route()).toBe(true);
      });

      it('keeps partial data, and errors in their place', async () => {
        const query = '{ n: authing { x: authorizedResources { __typename } users { __typename totalCount } } }';
        const { data, errors } = await send(adminAt(app.url()), { query });
        expect(data).toEqual({ n: { x: null, users: { __typename: 'AuthingPaginatedUsers', totalCount: 2 } } });
        expect(errors).toEqual([
          {
            message: 'Arguments are incomplete',
            path: ['n', 'x'],
            extensions: {
              code: 'PROVIDER_REFUSED',
              provider: 'authing',
              providerCode: '2231',
              retryable: false,
              requestId: expect.any(String),
            },
          },
        ]);
        expect(lastLine().errors).toEqual(['PROVIDER_REFUSED']);
        expect(route()).toBe(true);
      });

      it('is read with its conditions', async () => {
        const query =
          'query($no: Boolean!) { authing { user { id @skip(if: $no) username } ... @include(if: $no) { b: user { id } } } }';
        for (const no of [true, false]) {
          const { data } = await send(await signedIn(app), { query, variables: { no } });
          expect(data).toEqual({
            authing: no
              ? { user: { username: SEEDED.username }, b: { id: expect.any(String) } }
              : { user: { id: expect.any(String), username: SEEDED.username } },
          });
        }
      });

      it('is chosen by its name', async () => {
        const query = 'query A { authing { user { id } } } query B { authing { user { username } } }';
        const client = await signedIn(app);
        const { data } = await send(client, { query, operationName: 'B' });
        expect(data).toEqual({ authing: { user: { username: SEEDED.username } } });
        expect(route()).toBe(true);
        expect(codesOf(await send(client, { query }))).toEqual(['OPERATION_RESOLUTION_FAILURE']);
        expect(codesOf(await send(client, { query, operationName: 'C' }))).toEqual(['OPERATION_RESOLUTION_FAILURE']);
      });

      it('needs a session, which ends', async () => {
        expect(codesOf(await send(app.client(), { query: USER }))).toEqual(['UNAUTHENTICATED']);
        expect(route()).toBe(true);
        const client = await signedIn(app);
        await client.send('mutation { logout }');
        const answer = await send(client, { query: USER });
        expect(answer).toMatchObject({ status: 200, data: { authing: null } });
        expect(answer.errors).toEqual([
          {
            message: expect.any(String),
            path: ['authing'],
            locations: [{ line: 1, column: 26 }],
            extensions: { code: 'UNAUTHENTICATED', retryable: false, requestId: expect.any(String) },
          },
        ]);
      });

      it('ends the session that the vendor no longer honours', async () => {
        const client = await signedIn(app, { mode: 'cookie' });
        await send(client, { query: USER });
        await app.control.fail('authing', { match: '/graphql/v2', count: 1, mode: 'status', status: 2020 });
        const answer = await post(client, { query: USER });
        expect([codesOf(answer), route(), client.cookies.has('menshen_session')]).toEqual([
          ['UNAUTHENTICATED'],
          true,
          false,
        ]);
      });

      it('takes a cookie from our own pages, and from no other', async () => {
        const client = await signedIn(app, { mode: 'cookie' });
        expect((await send(client, { query: USER })).data).toMatchObject({ authing: { user: {} } });
        expect(route()).toBe(true);
        const foreign = await send(client, { query: USER }, { origin: 'https://evil.example' });
        expect(codesOf(foreign)).toEqual(['ORIGIN_NOT_ALLOWED']);
      });

      it.each([
        ['text/plain', 400],
        ['application/x-www-form-urlencoded', 415],
        ['multipart/form-data; boundary=x', 415],
        ['text/plain;application/json', 400],
      ])('is refused without a header that a page must ask for first: %s', async (type, status) => {
        const client = await signedIn(app, { mode: 'cookie' });
        const answer = await send(client, { query: USER }, { 'content-type': type });
        expect(answer.status).toBe(status);
        expect(answer.data).toBeUndefined();
      });

      it('is for administrators where its fields are', async () => {
        const query = '{ authing { users(limit: 1) { totalCount } } }';
        expect((await send(adminAt(app.url()), { query })).data).toEqual({ authing: { users: { totalCount: 2 } } });
        expect(route()).toBe(true);
        for (const client of [app.client(), await signedIn(app)]) {
          expect(codesOf(await send(client, { query }))).toEqual(['FORBIDDEN']);
          expect(route()).toBe(true);
        }
      });

      it('names nobody but its caller', async () => {
        const client = await signedIn(app);
        const answer = await send(client, { query: USER, variables: { id: 'e0e0e0e0e0e0e0e0e0e0b999' } });
        expect([codesOf(answer), route()]).toEqual([['FORBIDDEN'], true]);
        const inside = '{ authing { user { roles { list { users { totalCount } } } } } }';
        expect(codesOf(await send(client, { query: inside }))).toEqual(['FORBIDDEN']);
      });

      it('is refused where it is guarded, administrator or not', async () => {
        const query = 'mutation { authing { loginByEmail(input: { email: "a@example.com", password: "x" }) { id } } }';
        for (const client of [app.client(), await signedIn(app), adminAt(app.url())]) {
          expect(codesOf(await send(client, { query }))).toEqual(['PASSTHROUGH_REFUSED']);
        }
      });

      it.each([
        ['over the cost limit', `{ authing { ${wide(100)} } }`, 'OPERATION_TOO_COSTLY'],
        [
          'nested too deep',
          `{ authing { user { ${'roles { list { users { list {'.repeat(4)} id ${'} } } }'.repeat(4)} } } }`,
          'OPERATION_TOO_COSTLY',
        ],
        [
          'with two guarded fields',
          'mutation { authing { unbindPhone { id } unbindEmail { id } } }',
          'OPERATION_TOO_COSTLY',
        ],
        ['with more tokens than fit', `{ authing { ${'user { id } '.repeat(600)} } }`, 'GRAPHQL_PARSE_FAILED'],
        ['that selects a credential', '{ authing { user { token } } }', 'GRAPHQL_VALIDATION_FAILED'],
        ['that is unknown to the schema', '{ authing { user { nothing } } }', 'GRAPHQL_VALIDATION_FAILED'],
        ['that cannot be read', '{ authing { user ', 'GRAPHQL_PARSE_FAILED'],
      ])('is refused %s, each time', async (_what, query, code) => {
        const client = adminAt(app.url());
        for (let time = 0; time < 2; time++) {
          const answer = await send(client, { query });
          expect([answer.status, ...new Set(codesOf(answer))]).toEqual([400, code]);
        }
      });

      it.each([[{ id: { deep: 'a-secret-value' } }], ['a-secret-value'], [['a-secret-value']]])(
        'is refused with variables that do not fit: %o',
        async (variables) => {
          const answer = await send(await signedIn(app), { query: USER, variables });
          expect(answer.status).toBe(400);
          expect(answer.text + app.log.join('')).not.toContain('a-secret-value');
        },
      );

      it('is refused above the size of a body', async () => {
        const { status } = await send(await signedIn(app), { query: USER, variables: { x: 'x'.repeat(2_000_000) } });
        expect(status).toBe(413);
      });

      it('is refused with a header that makes no sense', async () => {
        const answer = await send(await signedIn(app), { query: USER }, { 'x-session-mode': 'magic' });
        expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
      });

      it('says nothing of a vendor that is down but that it is', async () => {
        const client = await signedIn(app);
        await send(client, { query: USER });
        await app.control.fail('authing', { match: '/graphql/v2', count: 1, mode: 'http500' });
        const answer = await post(client, { query: USER });
        expect(route()).toBe(true);
        expect(answer.errors).toMatchObject([
          { path: ['authing'], extensions: { code: 'PROVIDER_UNAVAILABLE', provider: 'authing', retryable: true } },
        ]);
        expect(answer.text).not.toContain('Internal Server Error');
      });

      it('sends a password nowhere but to the vendor', async () => {
        const query = 'query($p: String!) { authing { checkPasswordStrength(password: $p) { valid } } }';
        const { data } = await send(await signedIn(app), { query, variables: { p: PASSWORD } });
        expect(data).toEqual({ authing: { checkPasswordStrength: { valid: true } } });
        expect(app.log.join('')).not.toContain(PASSWORD);
      });
    });
  },
);

describeWithApp('the fast path', { environment: { ADMIN_TOKENS } }, (app) => {
  const takes = async (client: Client, query: string) => {
    await plain(client, { query });
    return JSON.parse(app.log.at(-1) ?? '{}').fast === true;
  };
  const ofLength = (bytes: number, at = 0) =>
    `{ authing { user { id } } } #${at} `.padEnd(bytes, 'padding ').slice(0, bytes);

  const ofTokens = (at: number) =>
    `{ authing { user { ${Array.from({ length: 300 }, (_, field) => `a${field}: id`).join(' ')} } } } #${at}`;

  it('knows what a vendor has answered, not what was refused', async () => {
    const stranger = app.client();
    const client = await signedIn(app);
    const users = '{ authing { users { totalCount } } }';
    for (const [from, query] of [
      [stranger, '{ authing { user { nickname } } }'],
      [stranger, users],
      [client, users],
      [client, 'mutation { authing { unbindPhone { id } } }'],
      [client, '{ authing { user(id: "another") { id } } }'],
    ] as const) {
      for (const _time of [1, 2, 3]) expect(await takes(from, query)).toBe(false);
    }
    expect([await takes(adminAt(app.url()), users), await takes(client, users)]).toEqual([false, true]);
  });

  it('knows the documents that were used last, by the memory that they keep', async () => {
    const client = await signedIn(app);
    const [first, kept] = [ofTokens(1), ofTokens(2)];
    for (const query of [first, kept])
      expect([await takes(client, query), await takes(client, query)]).toEqual([false, true]);
    // Half a megabyte each: 16 MB of them leave no room for the first.
    for (let at = 0; at < 40; at++) {
      await takes(client, ofTokens(100 + at));
      if (at % 5 === 0) expect(await takes(client, kept)).toBe(true);
    }
    expect([await takes(client, kept), await takes(client, first)]).toEqual([true, false]);
  });

  it('knows no text above the limit of a document', async () => {
    const client = await signedIn(app);
    const long = ofLength(32_769);
    for (const _time of [1, 2]) {
      expect(await takes(client, long)).toBe(false);
      expect((await plain(client, { query: long })).errors[0]?.extensions.code).toBe('DOCUMENT_TOO_LARGE');
    }
  });
});

describeWithApp(
  'native operations of one address',
  { environment: { ADMIN_TOKENS, LIMIT_LOGINS_PER_MINUTE: '1' } },
  (app) => {
    it('are sent ten times as often as logins, whichever way they take; those of administrators are not counted', async () => {
      const client = await signedIn(app);
      for (let time = 0; time < 10; time++) {
        const { errors } = await (time % 2 === 0 ? elaborate : plain)(client, { query: USER });
        expect(errors).toEqual([]);
      }
      for (const [, isFast, post] of ROUTES) {
        const { data, errors } = await post(client, { query: USER });
        expect(data).toEqual({ authing: null });
        const extensions = { code: 'RATE_LIMITED', retryable: true, retryAt: expect.stringMatching(/^\d.+Z$/) };
        expect(errors).toMatchObject([{ path: ['authing'], extensions }]);
        expect(JSON.parse(app.log.at(-1) ?? '{}').fast === true).toBe(isFast);
        expect((await post(adminAt(app.url()), { query: '{ authing { users { totalCount } } }' })).errors).toEqual([]);
      }
    });
  },
);

/** Many fields at one level, under names of their own. */
function wide(count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}: user { id roles { list { id } } }`)
    .join(' ')
    .slice(0);
}
