/** What /metrics says of operations, over every route that takes one. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { CreateAuthQrCodeDocument, LoginDocument, MeDocument } from '../support/generated/operations.js';
import { type Labels, type Scrape, scrape } from '../support/metrics.js';
import { PASSWORD, SEEDED, SEEDED_LOGIN, signedIn } from '../support/people.js';
import { ROUTES } from '../support/routes.js';
import { FOLLOW, socketOf } from '../support/sockets.js';
import { overSse } from '../support/subscribe.js';

const OPERATIONS = 'menshen_operations_total';
const SECONDS = 'menshen_operation_duration_seconds_count';
const OPEN = 'menshen_open_subscriptions';

describeWithApp('operations', { environment: { METRICS_PORT: '0' } }, (app) => {
  const now = () => scrape(app.metricsUrl());

  /** How much a metric grew during the work. */
  async function growth(work: () => Promise<unknown>): Promise<(name: string, labels?: Labels) => number> {
    const before = await now();
    await work();
    const after = await now();
    return (name, labels) => after.sum(name, labels) - before.sum(name, labels);
  }

  const login = (password: string) => ({ input: { method: { email: { email: SEEDED.email, password } } } });

  it('count by root field and union member, also for clients that select no type name', async () => {
    const grown = await growth(async () => {
      await app.client().run(LoginDocument, { input: { method: SEEDED_LOGIN } });
      await app.client().run(LoginDocument, login('wrong-Password-1'));
      await app
        .client()
        .send('mutation($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { accessToken } } }', {
          input: { method: SEEDED_LOGIN },
        });
    });
    expect(grown(OPERATIONS, { operation: 'login', outcome: 'LoginSuccess' })).toBe(2);
    expect(grown(OPERATIONS, { operation: 'login', outcome: 'InvalidCredentials' })).toBe(1);
    expect(grown(SECONDS, { operation: 'login' })).toBe(3);
    expect(grown('menshen_sessions_begun_total', { provider: 'AUTHING' })).toBe(2);
  });

  it('count alike on the fast path and through Apollo, by POST and by GET', async () => {
    const query = MeDocument.toString();
    await ROUTES['POST /graphql'](app.url(), { query });
    const fast = () => app.log.filter((line) => line.includes('"fast":true')).length;
    const before = fast();
    const grown = await growth(async () => {
      await ROUTES['POST /graphql'](app.url(), { query });
      await ROUTES['POST /graphql'](app.url(), { query, extensions: { of: 'another kind' } });
      await ROUTES['GET /graphql'](app.url(), { query: '{ me { id } }' });
    });
    expect(fast() - before).toBe(1);
    expect(grown(OPERATIONS, { operation: 'me', outcome: 'ok' })).toBe(3);
    expect(grown(OPERATIONS)).toBe(3);
  });

  it('count each root field with the code of its own error', async () => {
    const client = await signedIn(app);
    const grown = await growth(async () => {
      await client.send('{ a: me { id } users { totalCount } }');
      await client.send('{ __typename providers @skip(if: true) { id } }');
    });
    expect(grown(OPERATIONS, { operation: 'me', outcome: 'ok' })).toBe(1);
    expect(grown(OPERATIONS, { operation: 'users', outcome: 'FORBIDDEN' })).toBe(1);
    expect(grown(OPERATIONS, { operation: 'other', outcome: 'ok' })).toBe(1);
    expect(grown(OPERATIONS, { operation: 'providers' })).toBe(0);
  });

  it('count variables that do not fit under the field, and what is refused before as other', async () => {
    const grown = await growth(async () => {
      await app.client().send<unknown, unknown>(LoginDocument.toString(), { input: 'text' });
      await app.client().send('{ nothing }');
      await app.client().send('{');
      await ROUTES['POST /graphql'](app.url(), {
        extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } },
      });
    });
    expect(grown(OPERATIONS, { operation: 'login', outcome: 'BAD_USER_INPUT' })).toBe(1);
    expect(grown(OPERATIONS, { operation: 'other', outcome: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
    expect(grown(OPERATIONS, { operation: 'other', outcome: 'GRAPHQL_PARSE_FAILED' })).toBe(1);
    expect(grown(OPERATIONS, { operation: 'other', outcome: 'PERSISTED_QUERY_NOT_FOUND' })).toBe(1);
  });

  it('count native fields as native, executed and forwarded', async () => {
    const client = await signedIn(app);
    const grown = await growth(async () => {
      for (let count = 0; count < 3; count++) await client.send('{ authing { user { id } } }');
    });
    expect(grown(OPERATIONS, { operation: 'native', outcome: 'ok' })).toBe(3);
    expect(
      grown('menshen_vendor_call_duration_seconds_count', { provider: 'authing', call: 'native', code: 'ok' }),
    ).toBe(3);
  });

  it.each(['sse', 'socket'] as const)('count a subscription over %s, open until the client leaves', async (route) => {
    const client = app.client();
    const { event } = expectOutcome((await client.run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted');
    const open = async () => (await now()).sum(OPEN, { subscription: 'pushAuthEventUpdated' });
    const started = { operation: 'pushAuthEventUpdated', outcome: 'ok' };
    const before = (await now()).sum(OPERATIONS, started);
    if (route === 'sse') {
      const events = overSse<unknown, unknown>(client, FOLLOW, { id: event.id });
      await events.next();
      expect(await open()).toBe(1);
      await events.return(undefined);
    } else {
      const socket = socketOf(app);
      const { seen } = socket.follow(event.id);
      await expect.poll(() => seen.length).toBe(1);
      expect(await open()).toBe(1);
      await socket.vanish();
    }
    await expect.poll(open).toBe(0);
    expect((await now()).sum(OPERATIONS, started) - before).toBe(1);
  });

  it('count a subscription that is refused', async () => {
    const grown = await growth(async () => {
      await ROUTES['WebSocket /graphql'](app.url(), { query: FOLLOW, variables: {} });
      await ROUTES['POST /graphql/stream'](app.url(), { query: 'subscription { nothing }' });
    });
    expect(grown(OPERATIONS, { operation: 'other', outcome: 'BAD_USER_INPUT' })).toBe(1);
    expect(grown(OPERATIONS, { operation: 'other', outcome: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
  });

  it('make no series of names that clients choose, and show no secret', async () => {
    const send = (name: string) => app.client().send(`query ${name} { ${name}: me { id } }`);
    await send('Warm');
    const before = await now();
    for (let count = 0; count < 40; count++) await send(`Client${count}`);
    for (let count = 0; count < 10; count++) await app.client().send(`{ field${count} }`);
    const after = await now();
    const own = ({ series }: Scrape) => series.filter(({ name }) => name.startsWith('menshen_')).length;
    expect(own(after) - own(before)).toBeLessThanOrEqual(2);
    await app.client().run(LoginDocument, login(PASSWORD));
    await app.client().run(LoginDocument, login('unlikely-Secret-77'));
    const { text } = await now();
    for (const secret of [PASSWORD, 'unlikely-Secret-77', SEEDED.email, SEEDED.username, '127.0.0.1"', 'Client1']) {
      expect(text.includes(`"${secret}`), secret).toBe(false);
    }
    expect(text).not.toContain(PASSWORD);
  });
});
