import { describe, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { CreateAuthQrCodeDocument, PushAuthEventUpdatedDocument } from '../support/generated/operations.js';
import { rawRequest } from '../support/rawRequest.js';
import { ROUTES } from '../support/routes.js';
import { FOLLOW, socketOf } from '../support/sockets.js';
import { overSse } from '../support/subscribe.js';

const SECRET = 'hunter-2-marker';

const newEvent = async (client: Client): Promise<string> =>
  expectOutcome((await client.run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted').event.id;

describe.each([
  ['with its explorer', {}],
  ['without its explorer', { EXPLORER: 'no' }],
])('a subscription that cannot begin, on a server %s', (_title, environment) => {
  describeWithApp('is refused', { environment }, (app) => {
    const everywhere = ['POST /graphql', 'POST /graphql/stream', 'GET /graphql/stream', 'WebSocket /graphql'] as const;
    it.each([
      ['for its syntax', `subscription { "${SECRET}" }`, {}, 'GRAPHQL_PARSE_FAILED', everywhere],
      [
        'for a literal',
        `subscription { pushAuthEventUpdated(id: {a: "${SECRET}"}) { status } }`,
        {},
        'GRAPHQL_VALIDATION_FAILED',
        everywhere,
      ],
      [
        'for a name',
        'subscription { pushAuthEventUpdate(id: "x") { status } }',
        {},
        'GRAPHQL_VALIDATION_FAILED',
        everywhere,
      ],
      [
        'for its depth',
        `subscription { ${'... { '.repeat(20)} pushAuthEventUpdated(id: "x") { status } ${'} '.repeat(20)} }`,
        {},
        'OPERATION_TOO_COSTLY',
        everywhere,
      ],
      // The usual route does not come so far: it serves no subscriptions.
      ['for a variable', FOLLOW, { id: { password: SECRET } }, 'BAD_USER_INPUT', everywhere.slice(1)],
      ['for a missing variable', FOLLOW, {}, 'BAD_USER_INPUT', everywhere.slice(1)],
    ] as const)(
      '%s with the same words on every route, which repeat no value',
      async (_what, query, variables, code, routes) => {
        const answers = await Promise.all(routes.map((route) => ROUTES[route](app.url(), { query, variables })));
        const errors = answers.map((answer) => answer.errors?.[0] ?? expect.fail(JSON.stringify(answer)));
        for (const { extensions } of errors) {
          expect(extensions).toEqual({ code, requestId: expect.stringMatching(/^[\da-f-]{36}$/), retryable: false });
        }
        expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
        for (const answer of answers) expect(answer.status ?? 400).toBe(400);
        expect(JSON.stringify(answers)).not.toContain(SECRET);
        expect(app.log.join('')).not.toContain(SECRET);
        expect(app.log.join('')).not.toContain('unexpected failure');
      },
    );
  });
});

describeWithApp('subscriptions on one socket', {}, (app) => {
  it('are ten at once', async () => {
    const id = await newEvent(app.client());
    const socket = socketOf(app);
    const ten = Array.from({ length: 10 }, () => socket.follow(id));
    await expect.poll(() => ten.every(({ seen }) => seen.length === 1)).toBe(true);
    const eleventh = socket.follow(id);
    await expect
      .poll(() => eleventh.seen)
      .toMatchObject([[{ extensions: { code: 'RATE_LIMITED', retryable: true, requestId: expect.any(String) } }]]);
    ten[0]?.stop();
    const next = socket.follow(id);
    await expect.poll(() => next.seen).toEqual([{ pushAuthEventUpdated: { status: 'PENDING' } }]);
    await socket.dispose();
  });
});

describeWithApp('subscriptions of one address', { environment: { LIMIT_LOGINS_PER_MINUTE: '2' } }, (app) => {
  it('are begun so often in a minute', async () => {
    const client = app.client();
    const id = await newEvent(client);
    const begun = [1, 2].map(() => overSse(client, PushAuthEventUpdatedDocument, { id }));
    for (const events of begun) await events.next();
    await expect(overSse(client, PushAuthEventUpdatedDocument, { id }).next()).rejects.toThrow('RATE_LIMITED');
    // The server waits for open streams when it closes.
    for (const events of begun) await events.return(undefined);
  });
});

describeWithApp('/graphql/stream', {}, (app) => {
  const ask = (method: string, accept: string | undefined) => {
    const query = 'subscription { pushAuthEventUpdated(id: "none") { status } }';
    const headers = { 'content-type': 'application/json', ...(accept !== undefined && { accept }) };
    return method === 'GET'
      ? rawRequest(`${app.url()}/graphql/stream?query=${encodeURIComponent(query)}`, { headers })
      : rawRequest(`${app.url()}/graphql/stream`, { method, headers, body: JSON.stringify({ query }) });
  };
  const METHODS = ['GET', 'POST'] as const;

  it.each([
    'application/json',
    'application/graphql-response+json, application/json;q=0.9',
    'multipart/mixed',
    'text/html',
    'text/event-stream;q=0, */*',
    'nonsense',
  ])('answers 406 to a request that accepts only %s, and says what to send', async (accept) => {
    for (const method of METHODS) {
      const { status, headers, text } = await ask(method, accept);
      expect([status, headers['content-type']]).toEqual([406, 'application/json; charset=utf-8']);
      const requestId = headers['x-request-id'];
      expect(JSON.parse(text)).toEqual({
        errors: [
          {
            message: 'This URL answers with server-sent events: send the header `Accept: text/event-stream`.',
            extensions: { code: 'BAD_USER_INPUT', requestId, retryable: false },
          },
        ],
      });
    }
  });

  it.each([
    undefined,
    '*/*',
    'text/*',
    'text/event-stream; charset=utf-8',
    'application/json;q=0.5, Text/Event-Stream',
  ])('answers with events to a request that accepts %s', async (accept) => {
    for (const method of METHODS) {
      const { status, headers } = await ask(method, accept);
      expect([status, headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    }
  });
});
