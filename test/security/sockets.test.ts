/** Long-lived connections, and what one of them may ask for at once. */
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { describeWithApp, type TestApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { CreateAuthQrCodeDocument } from '../support/generated/operations.js';

const PROTOCOL = 'graphql-transport-ws';
const FOLLOW = 'subscription($id: ID!) { pushAuthEventUpdated(id: $id) { status } }';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** An open socket; or the status that its upgrade was refused with. */
async function open(app: TestApp, headers: Readonly<Record<string, string>> = {}): Promise<WebSocket | number> {
  const socket = new WebSocket(`${app.url().replace('http', 'ws')}/graphql`, PROTOCOL, { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode));
    socket.once('error', reject);
  });
}

async function opened(app: TestApp, headers?: Readonly<Record<string, string>>): Promise<WebSocket> {
  const socket = await open(app, headers);
  if (typeof socket === 'number') throw new Error(`The upgrade was refused with ${socket}.`);
  return socket;
}

async function closed(sockets: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    sockets.map((socket) => {
      socket.terminate();
      return once(socket, 'close');
    }),
  );
}

/** Sends all subscriptions at once. @returns what the server says of each, in the order of its answers */
async function subscribeAll(app: TestApp, documents: readonly string[]): Promise<readonly Message[]> {
  const socket = await opened(app);
  const said: Message[] = [];
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'connection_ack') {
        for (const [id, query] of documents.entries()) {
          socket.send(JSON.stringify({ type: 'subscribe', id: String(id), payload: { query } }));
        }
      } else {
        said.push(message);
        if (said.length === documents.length) resolve();
      }
    });
    socket.send(JSON.stringify({ type: 'connection_init' }));
  });
  await closed([socket]);
  return said;
}

const codesOf = (messages: readonly Message[]) =>
  messages.map(({ payload = [] }) => payload.map(({ extensions }) => extensions.code).join());

describeWithApp('one address', { environment: { LIMIT_SOCKETS_PER_ADDRESS: '3' } }, (app) => {
  it('holds as many sockets and streams as LIMIT_SOCKETS_PER_ADDRESS says', async () => {
    const client = app.client({ mode: 'cookie' });
    const { id } = expectOutcome(
      (await client.run(CreateAuthQrCodeDocument)).createAuthQrCode,
      'PushAuthStarted',
    ).event;
    const cookie = [...client.cookies].map((pair) => pair.join('=')).join('; ');
    const stream = () =>
      fetch(`${app.url()}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', origin: app.url(), cookie },
        body: JSON.stringify({ query: FOLLOW, variables: { id } }),
      });
    const sockets = [await opened(app), await opened(app)];
    const events = await stream();
    expect(events.status).toBe(200);

    expect(await open(app)).toBe(429);
    const refused = await stream();
    expect([refused.status, await refused.json()]).toMatchObject([
      429,
      {
        errors: [
          {
            message: expect.stringContaining('3 WebSockets and event streams (LIMIT_SOCKETS_PER_ADDRESS)'),
            extensions: { code: 'RATE_LIMITED', retryable: true },
          },
        ],
      },
    ]);
    await events.body?.cancel();
    await closed(sockets.splice(0, 1));
    // The server hears of both a moment later.
    await expect
      .poll(() => open(app).then((socket) => typeof socket === 'object' && sockets.push(socket)))
      .toBeTruthy();
    await closed(sockets);
  });
});

describeWithApp('one visitor', { environment: { TRUSTED_PROXIES: '127.0.0.1' } }, (app) => {
  it('holds five sockets, from however many addresses', async () => {
    const sockets: WebSocket[] = [];
    const headers = (visitor: string, at: number) => ({
      cookie: `menshen_visitor=${visitor}`,
      'x-forwarded-for': `203.0.113.${at}`,
    });
    for (let at = 0; at < 5; at++) sockets.push(await opened(app, headers('one', at)));
    expect(await open(app, headers('one', 5))).toBe(429);
    sockets.push(await opened(app, headers('another', 5)));
    await closed(sockets);
  });
});

describeWithApp('one socket', { environment: { LIMIT_LOGINS_PER_MINUTE: '12' } }, (app) => {
  it('has as many documents read as its address may begin subscriptions, however many it sends', async () => {
    const conflicts = `{me{${'a:id a:username a:email '.repeat(220)}}}`;
    const codes = codesOf(await subscribeAll(app, Array<string>(150).fill(conflicts)));
    expect(codes.filter((code) => code === 'OPERATION_TOO_COSTLY')).toHaveLength(12);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(138);
  });
});

describeWithApp('the limit of subscriptions', { environment: { LIMIT_LOGINS_PER_MINUTE: '2' } }, (app) => {
  it('is judged before a document is read', async () => {
    expect(codesOf(await subscribeAll(app, Array<string>(4).fill('subscription {')))).toEqual([
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_PARSE_FAILED',
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
  });
});

describeWithApp('the requests of one socket', {}, (app) => {
  it('are handled one after the other', async () => {
    const known = '{ __typename }';
    await app.client().send(known);
    // A document that must be judged takes longer than one that is known.
    const said = await subscribeAll(app, ['subscription { unknown }', known, 'subscription {', known]);
    expect(said.map(({ id }) => id)).toEqual(['0', '1', '2', '3']);
  });
});
