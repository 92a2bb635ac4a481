import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { LoginDocument, PasswordStrengthDocument } from '../support/generated/operations.js';
import { clientOf, IDS, MISS, named, QUERY } from '../support/persistedQueries.js';
import { ROUTES, type Said } from '../support/routes.js';

const codeOf = ({ errors }: Said) => errors?.[0]?.extensions?.code;

describeWithApp('automatic persisted queries', {}, (app) => {
  const { register, byHash, byHashOverGet, ask } = clientOf(app);
  /** Registering takes place beside the answer, so a later request shows that it did not happen. */
  const settled = async (another: string) => {
    await register(another);
    await expect.poll(() => byHash(another)).toHaveProperty('data');
  };

  it('run by hash, over POST and GET, once a client has sent the text', async () => {
    expect(await byHash(QUERY)).toMatchObject(MISS);
    expect(await byHashOverGet(QUERY)).toMatchObject(MISS);
    expect(await register(QUERY)).toMatchObject(IDS);
    await expect.poll(() => byHash(QUERY)).toMatchObject(IDS);
    expect(await byHashOverGet(QUERY)).toMatchObject(IDS);
  });

  it('are refused when the hash is not that of the text', async () => {
    const other = '{ providers { mode } }';
    const answer = await ask(app.url(), { query: other, ...named('{ session { id } }') });
    expect([answer.status, codeOf(answer), answer.errors?.[0]?.message]).toEqual([
      400,
      'BAD_REQUEST',
      'The hash is not the SHA-256 of the text.',
    ]);
    await settled('{ __typename a: __typename }');
    expect(await byHash(other)).toMatchObject(MISS);
    expect(await byHash('{ session { id } }')).toMatchObject(MISS);
  });

  it('keep what is valid alone, and nothing that was padded', async () => {
    const invalid = '{ noSuchField }';
    const costly = `{ ${Array.from({ length: 1600 }, (_, n) => `a${n}: __typename`).join(' ')} }`;
    const padded = `{ providers { mode } } #${'x'.repeat(16_384)}`;
    expect(codeOf(await register(invalid))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await register(costly)).errors).toHaveLength(1);
    expect((await register(padded)).status).toBe(200);
    await settled('{ __typename b: __typename }');
    for (const text of [invalid, costly, padded]) expect(await byHash(text)).toMatchObject(MISS);
  });

  it('do not carry a secret over GET, nor a mutation', async () => {
    const strength = PasswordStrengthDocument.toString();
    const variables = { password: 'Menshen-2026' };
    await register(strength, variables);
    await expect.poll(() => byHash(strength, variables)).toHaveProperty('data.passwordStrength');
    expect(await byHashOverGet(strength, variables)).toMatchObject({
      status: 405,
      errors: [{ message: 'This operation takes a secret: send it with POST.' }],
    });
    const login = LoginDocument.toString();
    const input = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };
    await register(login, { input });
    await expect.poll(() => byHash(login, { input })).toHaveProperty('data.login');
    expect((await byHashOverGet(login, { input })).status).toBe(405);
  });

  it('are of no use to subscriptions, which say so', async () => {
    for (const route of ['POST /graphql/stream', 'WebSocket /graphql'] as const) {
      const answer = await ROUTES[route](app.url(), { query: '', ...named('{ __typename a: __typename }') });
      expect(codeOf(answer)).toBe('PERSISTED_QUERY_NOT_FOUND');
    }
  });
});

describeWithApp('a flood of automatic persisted queries', {}, (app) => {
  it('runs, and stops being kept', async () => {
    const { register, byHash } = clientOf(app);
    const texts = Array.from({ length: 260 }, (_, n) => `{ a${n}: __typename }`);
    for (const text of texts) expect((await register(text)).status).toBe(200);
    const answers = await Promise.all(texts.map((text) => byHash(text)));
    expect(answers.filter(({ data }) => data)).toHaveLength(200);
  });
});
