/** Documents that cost more to read than to send, on every route that takes one. */
import { getIntrospectionQuery } from 'graphql';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import * as operations from '../support/generated/operations.js';
import { ROUTES, type RouteName } from '../support/routes.js';

const EVERYWHERE = Object.keys(ROUTES) as RouteName[];
/** 145,000 pairs of selections that conflict, in 5 kB. */
const CONFLICTS = `{me{${'a:id a:username a:email '.repeat(220)}}}`;
const ELSEWHERE = { headers: { 'x-forwarded-for': '203.0.113.9' } };

const spread = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

describeWithApp('a document longer than its limit', { environment: { LIMIT_DOCUMENT_BYTES: '1024' } }, (app) => {
  it.each(EVERYWHERE)('is refused unread at %s', async (route) => {
    const { status = 413, errors } = await ROUTES[route](app.url(), { query: `{ not GraphQL #${'x'.repeat(1024)}` });
    expect(errors).toMatchObject([
      {
        message: 'The GraphQL document is longer than 1024 bytes (LIMIT_DOCUMENT_BYTES).',
        extensions: { code: 'DOCUMENT_TOO_LARGE', retryable: false, requestId: expect.any(String) },
      },
    ]);
    expect(status).toBe(413);
  });

  it('is measured in bytes, not in characters', async () => {
    const padded = (bytes: number) => `{__typename}#${'门'.repeat((bytes - 13) / 3)}`;
    expect(Buffer.byteLength(padded(1024))).toBe(1024);
    expect((await app.client().send(padded(1024))).data).toEqual({ __typename: 'Query' });
    expect((await app.client().send(padded(1027))).errors[0]?.extensions.code).toBe('DOCUMENT_TOO_LARGE');
  });
});

describeWithApp('a document whose selections share response names', {}, (app) => {
  it.each(EVERYWHERE)('is refused before they are compared at %s', async (route) => {
    const { errors } = await ROUTES[route](app.url(), { query: CONFLICTS });
    expect(errors).toMatchObject([
      {
        message: 'Too many selections share a response name: at most 30 of them may merge. Select each field once.',
        extensions: { code: 'OPERATION_TOO_COSTLY', requestId: expect.any(String) },
      },
    ]);
  });

  it.each([
    ['in one selection set', `{me{${'a:id '.repeat(31)}}}`],
    ['in inline fragments', `{me{${'...{a:id} '.repeat(31)}}}`],
    ['in fragments', `{me{${spread(31, (i) => `...f${i}`)}}} ${spread(31, (i) => `fragment f${i} on User{id}`)}`],
    ['under parents that merge', `{${'me{a:id a:id a:id a:id} '.repeat(8)}}`],
    ['in a fragment that no operation spreads', `{me{id}} fragment f on User{${'a:id '.repeat(31)}}`],
  ])('is refused where more than 30 merge %s', async (_where, query) => {
    const { errors } = await app.client().send(query);
    expect(errors[0]?.extensions.code).toBe('OPERATION_TOO_COSTLY');
    expect(errors).toHaveLength(1);
  });

  it('is read where 30 merge, however many fields there are', async () => {
    const { errors, data } = await app.client().send(`{me{${'a:id '.repeat(30)}${spread(200, (i) => `b${i}:id`)}}}`);
    expect([errors, data]).toEqual([[], { me: null }]);
  });

  it('is refused where fragments that spread each other double at each level', async () => {
    const doubling = spread(
      40,
      (i) => `fragment f${i} on User{a${i}:roles{items{...f${i + 1}}} b:roles{items{...f${i + 1}}}}`,
    );
    const { errors } = await app.client().send(`{me{...f0}} ${doubling} fragment f40 on User{id}`);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_TOO_COSTLY']);
  });
});

describeWithApp(
  'an address whose documents were refused',
  { environment: { LIMIT_REFUSED_DOCUMENTS_PER_MINUTE: '3', TRUSTED_PROXIES: '127.0.0.1' } },
  (app) => {
    it('may send only documents that were accepted before', async () => {
      const client = app.client();
      const known = '{ session { id } }';
      expect((await client.send(known)).errors).toEqual([]);
      for (const query of ['{', '{ nothing }', CONFLICTS]) expect((await client.send(query)).status).toBe(400);

      for (const query of ['{ me { id } }', '{', CONFLICTS]) {
        const { status, errors } = await client.send(query);
        expect(status).toBe(429);
        expect(errors).toMatchObject([
          {
            message: expect.stringMatching(
              /^More than 3 documents .*LIMIT_REFUSED_DOCUMENTS_PER_MINUTE.*Try again after 20/,
            ),
            extensions: { code: 'RATE_LIMITED', retryable: true, requestId: expect.any(String) },
          },
        ]);
      }
      expect((await client.send(known)).errors).toEqual([]);
      expect((await app.client(ELSEWHERE).send('{ me { id } }')).errors).toEqual([]);
      // Accepted from the other address, it is known to this one.
      expect((await client.send('{ me { id } }')).errors).toEqual([]);
    });

    it.each(EVERYWHERE)('is counted at %s', async (route) => {
      const { errors } = await ROUTES[route](app.url(), { query: `{ unknown_${EVERYWHERE.indexOf(route)} }` });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['RATE_LIMITED']);
    });
  },
);

describeWithApp('the limits of a document', {}, (app) => {
  const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document'));

  it('admit every operation that the tests send, and the introspection of an explorer', async () => {
    expect(documents.length).toBeGreaterThan(60);
    const introspection = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const refused: unknown[] = [];
    for (const [name, document] of [...documents, ['introspection', introspection] as const]) {
      // Validated like any other, and not executed: it holds no operation of this name.
      const body = JSON.stringify({ query: String(document), operationName: 'Absent' });
      const { errors } = await app.client().post(body);
      if (errors[0]?.extensions.code !== 'OPERATION_RESOLUTION_FAILURE') refused.push([name, errors]);
    }
    expect(refused).toEqual([]);
    expect((await app.client().send(introspection)).errors).toEqual([]);
  });
});
