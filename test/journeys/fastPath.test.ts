/** Operations of our own words on both routes: the one through Apollo, and the fast path past it. They answer the same. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { LoginDocument, MeDocument } from '../support/generated/operations.js';
import { PASSWORD, SEEDED, SEEDED_LOGIN, signedIn } from '../support/people.js';

const ADMIN_TOKENS = createHash('sha256').update('an-administrator').digest('hex');
const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json';
const LOGIN = LoginDocument.toString();

interface Asked {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string;
}

/** What a caller can tell of an answer, without what is new in each one. */
function seen({ status, headers, text }: Answer<unknown>) {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name));
  const isNew =
    /"(requestId|accessToken|id|createdAt|expiresAt|at|loginsCount|lastLogin|updatedAt|retryAt|continuation)":("[^"]*"|\d+)/g;
  const cookies = headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, ''));
  return {
    status,
    headers: { ...Object.fromEntries(kept), 'set-cookie': cookies },
    text: text.replace(isNew, '"$1":"…"'),
  };
}

describeWithApp('a typed operation', { environment: { ADMIN_TOKENS } }, (app) => {
  /** How many operations went past Apollo so far. */
  const passed = () => app.log.filter((line) => (JSON.parse(line) as { fast?: boolean }).fast === true).length;

  /** Through Apollo, which then knows the text, and past it where that can be. */
  async function both(client: Client, asked: Asked, headers: Readonly<Record<string, string>> = {}) {
    const before = passed();
    const usual = await client.post(JSON.stringify({ ...asked, extensions: { of: 'another kind' } }), headers);
    expect(passed()).toBe(before);
    const answer = await client.post(JSON.stringify(asked), headers);
    return { usual: seen(usual), fast: seen(answer), answer, wentFast: passed() > before };
  }

  const login = (password: string) => ({
    query: LOGIN,
    variables: { input: { method: { email: { email: SEEDED.email, password } } } },
  });

  it.each([
    ['a login', login(PASSWORD), 'LoginSuccess'],
    ['a login that breaks a rule', login('x'.repeat(5000)), 'InputRejected'],
    ['the caller', { query: MeDocument.toString() }, '"data"'],
    ['a field that refuses', { query: '{ me { id } users(pageSize: 1) { totalCount } }' }, 'FORBIDDEN'],
    [
      'a native field beside it',
      { query: '{ me { id } authing { user { id } x: user(id: "0000") { id } } }' },
      '"data"',
    ],
    [
      'one of two',
      { query: 'query A { me { id } } query B { session { provider } }', operationName: 'B' },
      '"session"',
    ],
    ['the schema', { query: '{ __schema { queryType { name } } }' }, 'Query'],
  ])('answers %s as Apollo does', async (_what, asked: Asked, part) => {
    for (const mode of ['bearer', 'cookie'] as const) {
      for (const client of [app.client({ mode }), await signedIn(app, { mode })]) {
        const { usual, fast, answer, wentFast } = await both(client, asked);
        expect(fast).toEqual(usual);
        expect(answer.text).toContain(part);
        expect(wentFast).toBe(true);
      }
    }
  });

  it('is read with its conditions', async () => {
    const query = 'query($no: Boolean!) { session { id @skip(if: $no) provider } }';
    const client = await signedIn(app);
    for (const no of [true, false]) {
      const { answer, wentFast } = await both(client, { query, variables: { no } });
      expect(Object.keys((answer.data as { session: object }).session)).toEqual(no ? ['provider'] : ['id', 'provider']);
      expect(wentFast).toBe(true);
    }
  });

  it.each([
    [{ accept: `${GRAPHQL_TYPE},application/json;q=0.9` }, 200, `${GRAPHQL_TYPE}; charset=utf-8`],
    [{ accept: '*/*' }, 200, JSON_TYPE],
    [{ accept: 'text/csv' }, 406, null],
  ])('answers in the type that the caller accepts, or not at all: %o', async (headers, status, type) => {
    const { usual, fast, answer } = await both(await signedIn(app), { query: MeDocument.toString() }, headers);
    expect(fast).toEqual(usual);
    expect(answer.status).toBe(status);
    if (type !== null) expect(answer.headers.get('content-type')).toBe(type);
  });

  it('names its request in its errors and in the log', async () => {
    const { answer } = await both(app.client(), { query: 'query Refused { users(pageSize: 1) { totalCount } }' });
    expect(answer.errors.map(({ extensions }) => extensions.requestId)).toEqual([answer.headers.get('x-request-id')]);
    expect(app.log.join('')).toContain('"operation":"Refused","type":"query"');
  });

  describe('is left to Apollo', () => {
    it.each([
      ['over GET-like types', LOGIN, { 'content-type': 'text/plain' }],
      ['with a header that makes no sense', LOGIN, { 'x-session-mode': 'magic' }],
    ])('%s', async (_what, query, headers) => {
      const asked = { query, variables: { input: { method: SEEDED_LOGIN } } };
      await both(app.client(), asked);
      const answer = await app.client().post(JSON.stringify(asked), headers);
      expect(answer.status).toBe(400);
      expect(answer.data).toBeUndefined();
    });

    it.each([
      [{ input: { method: { email: { email: SEEDED.email, password: { deep: 'a-secret-value' } } } } }],
      [{ input: { method: { email: { email: SEEDED.email, 'a-secret-value': 1 } } } }],
      [{}],
      [['a-secret-value']],
      ['a-secret-value'],
    ])('with variables that do not fit: %o', async (variables) => {
      await both(app.client(), { query: LOGIN, variables: { input: { method: SEEDED_LOGIN } } });
      const { usual, fast, answer, wentFast } = await both(app.client(), { query: LOGIN, variables });
      expect(fast).toEqual(usual);
      expect(answer.status).toBe(400);
      expect(wentFast).toBe(false);
      expect(answer.text + app.log.join('')).not.toContain('a-secret-value');
    });

    it('when no operation can be chosen', async () => {
      const query = 'query A { session { id } } query B { session { provider } }';
      for (const operationName of [undefined, 'C']) {
        const { usual, fast } = await both(app.client(), { query, ...(operationName && { operationName }) });
        expect(fast).toEqual(usual);
        expect(fast.text).toContain('OPERATION_RESOLUTION_FAILURE');
      }
    });

    it.each([
      [
        'two credentials',
        'mutation($i: LoginInput!) { a: login(input: $i) { __typename } b: login(input: $i) { __typename } }',
      ],
      ['an unknown field', '{ nothing }'],
      ['a subscription', 'subscription { pushAuthStatus(id: "x") { __typename } }'],
    ])('with %s, each time', async (_what, query) => {
      const { usual, fast, wentFast } = await both(app.client(), { query, variables: { i: { method: SEEDED_LOGIN } } });
      expect(fast).toEqual(usual);
      expect(fast.status).toBe(400);
      expect(wentFast).toBe(false);
    });
  });

  it('counts every try, past Apollo as well', async () => {
    const client = app.client();
    const answers: string[] = [];
    for (let time = 0; time < 40; time++) answers.push((await client.post(JSON.stringify(login('wrong')))).text);
    expect(answers[0]).toContain('InvalidCredentials');
    expect(answers.at(-1)).toContain('AttemptsLimited');
  });
});
