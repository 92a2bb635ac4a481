/** What subscribers of one push event cost the store, and how changes reach them on two instances. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { CreateAuthQrCodeDocument, PushAuthEventUpdatedDocument } from '../../support/generated/operations.js';
import { decide, onPhone } from '../../support/phone.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { type Relay, startRelay } from '../../support/relay.js';
import { socketOf } from '../../support/sockets.js';
import { overSse } from '../../support/subscribe.js';

const [A, B] = [0, 1];
const SUBSCRIBERS = 200;
/** Each instance reads an event so often. */
const SAFETY_READ_MS = 15_000;
/** Much less than the time between two safety reads, for a busy machine. */
const REST_MS = SAFETY_READ_MS / 2;
/** A poll of the vendor, and the lease of each instance for it. */
const POLL_MS = 2_000;
/** Without a message, a change would be seen by a safety read, which is 15 s after the last one. */
const AT_ONCE_MS = 5_000;
/** Keeps a connection open, and reads nothing. The test itself sends INFO. */
const UNCOUNTED = new Set(['ping', 'info', 'pubsub|channels']);

/** Commands that Redis has run, by name. */
function commandsOf(redis: RedisServer): Map<string, number> {
  const stats = redis.cli('info', 'commandstats').matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm);
  return new Map([...stats].map(([, name = '', calls]) => [name, Number(calls)]));
}

/** Resolves when both instances have just read the event again. */
async function safetyReads(redis: RedisServer): Promise<void> {
  const reads = () => commandsOf(redis).get('get') ?? 0;
  // The last subscribers have read it, too.
  await sleep(1000);
  const before = reads();
  await expect.poll(reads).toBe(before + 2);
}

/** Commands that Redis runs meanwhile, by name. */
async function commandsDuring(redis: RedisServer, ms: number): Promise<Readonly<Record<string, number>>> {
  const before = commandsOf(redis);
  await sleep(ms);
  const changes = [...commandsOf(redis)].map(([name, calls]) => [name, calls - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(changes.filter(([name, calls]) => calls > 0 && !UNCOUNTED.has(name)));
}

const newEvent = async (app: TestApp): Promise<string> =>
  expectOutcome((await app.client({}, A).run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted').event.id;

const all = (status: string, count: number) => Array.from({ length: count }, () => status);

/** Subscribers over server-sent events, alternately at both instances. Resolves when each has the first state. */
async function follow(app: TestApp, id: string, count: number) {
  const streams = Array.from({ length: count }, (_, index) =>
    overSse(app.client({}, index % 2), PushAuthEventUpdatedDocument, { id }),
  );
  /** What each receives next, and when the first and the last of them receive it. */
  const next = async () => {
    const times: number[] = [];
    const statuses = await Promise.all(
      streams.map(async (stream) => {
        const { value } = await stream.next();
        times.push(Date.now());
        return value?.pushAuthEventUpdated.status;
      }),
    );
    return { statuses, firstAt: Math.min(...times), lastAt: Math.max(...times) };
  };
  expect((await next()).statuses).toEqual(all('PENDING', count));
  return { next, leave: () => Promise.all(streams.map((stream) => stream.return(undefined))) };
}

describeWithRedis('a reported event', () => {
  const app = new TestApp();
  let relay: Relay;
  let redis: RedisServer;
  beforeAll(async () => {
    [relay, redis] = await Promise.all([startRelay(), startRedis({ durable: true })]);
    const environment = {
      STORE_URL: redis.url,
      PUBLIC_URL: relay.origin,
      PUSH_CALLBACKS: 'yes',
      LIMIT_SOCKETS_PER_ADDRESS: '1000',
    };
    await app.start({ environment, instances: 2 });
    relay.target = app.url(B);
  });
  beforeEach(() => app.reset());
  afterAll(async () => {
    await app.close();
    relay.server.close();
    await redis.stop();
  });

  it('costs one read for each instance in fifteen seconds, and its callback reaches every subscriber', async () => {
    const id = await newEvent(app);
    const { next } = await follow(app, id, SUBSCRIBERS);
    await expect.poll(() => redis.cli('pubsub', 'numsub', channel(redis))).toMatch(/\n2$/);
    await safetyReads(redis);
    expect(await commandsDuring(redis, REST_MS)).toEqual({});
    expect(await commandsDuring(redis, SAFETY_READ_MS)).toEqual({ get: 2 });

    const changes = next();
    await decide(app, 'approve');
    expect((await changes).statuses).toEqual(all('APPROVED', SUBSCRIBERS));
    expect(new Set((await next()).statuses)).toEqual(new Set([undefined]));
    await expect.poll(() => channel(redis)).toBe('');
  });

  it('reaches subscribers on both instances at once when one of them receives the callback', async () => {
    relay.reports.length = 0;
    const { next } = await follow(app, await newEvent(app), 4);
    const changes = next();
    await expect.poll(() => redis.cli('pubsub', 'numsub', channel(redis))).toMatch(/\n2$/);
    await decide(app, 'approve');
    await expect.poll(() => relay.reports.length, { interval: 5 }).toBe(1);
    const reportedAt = Date.now();
    const { statuses, lastAt } = await changes;
    expect(statuses).toEqual(all('APPROVED', 4));
    expect(lastAt - reportedAt).toBeLessThan(AT_ONCE_MS);
  });

  it('is followed through a restart of Redis', async () => {
    const id = await newEvent(app);
    const { next } = await follow(app, id, 4);
    await expect.poll(() => redis.cli('pubsub', 'numsub', channel(redis))).toMatch(/\n2$/);
    await redis.restart();
    // Both instances subscribe again by themselves.
    await expect.poll(() => redis.cli('pubsub', 'numsub', channel(redis))).toMatch(/\n2$/);
    await expect.poll(() => fetch(`${app.url(B)}/readyz`).then(({ status }) => status)).toBe(200);
    const changes = next();
    await decide(app, 'approve');
    expect((await changes).statuses).toEqual(all('APPROVED', 4));
  });

  it('that changes while no message is delivered reaches its subscribers with the safety read', async () => {
    const waiting = await follow(app, await newEvent(app), 4);
    const { event_id: waitingEvent } = await onPhone(app);
    const waitingChannel = channel(redis);
    const subscribedTo = (name: string) => redis.cli('pubsub', 'numsub', name);
    await expect.poll(() => subscribedTo(waitingChannel)).toMatch(/\n2$/);
    const { next } = await follow(app, await newEvent(app), 4);
    // Redis closes the subscribing connections, and refuses both to subscribe and to publish.
    redis.cli('acl', 'setuser', 'default', 'resetchannels');
    const changes = next();
    await decide(app, 'approve');
    expect((await changes).statuses).toEqual(all('APPROVED', 4));
    expect(relay.reports.at(-1)?.status).toBe(200);

    redis.cli('acl', 'setuser', 'default', 'allchannels');
    await expect.poll(() => subscribedTo(waitingChannel)).toMatch(/\n2$/);
    const afterwards = waiting.next();
    await app.control.call('POST', `/secken/events/${waitingEvent}/approve`, {});
    expect((await afterwards).statuses).toEqual(all('APPROVED', 4));
  });

  it('leaves no subscription and no command behind when its subscribers have left', async () => {
    const id = await newEvent(app);
    const socket = socketOf(app);
    const ten = Array.from({ length: 10 }, () => socket.follow(id));
    await expect.poll(() => ten.every(({ seen }) => seen.length === 1)).toBe(true);
    const { leave } = await follow(app, id, 4);
    await expect.poll(() => channel(redis)).toMatch(/^menshen:push:/);
    await Promise.all([socket.vanish(), leave()]);
    await expect.poll(() => channel(redis)).toBe('');
    await sleep(500);
    // Longer than the time between two safety reads.
    expect(await commandsDuring(redis, 16_000)).toEqual({});
  });
});

describeWithRedis('a polled event', () => {
  const app = new TestApp();
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { STORE_URL: redis.url, LIMIT_SOCKETS_PER_ADDRESS: '1000' }, instances: 2 });
  });
  beforeEach(() => app.reset());
  afterEach(() => expect.poll(() => channel(redis)).toBe(''));
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  it('costs no read between two safety reads: each instance writes the lease every two seconds, and one polls', async () => {
    const { next } = await follow(app, await newEvent(app), SUBSCRIBERS);
    await safetyReads(redis);
    await app.control.call('DELETE', '/providers/secken/requests');
    const from = performance.now();
    const { set = 0, ...others } = await commandsDuring(redis, REST_MS);
    const polls = (await app.control.requests('secken')).length;
    // A timer is never early, but it may be late.
    const most = (performance.now() - from) / POLL_MS + 1;
    expect(others).toEqual({});
    expect(set).toBeGreaterThanOrEqual(4);
    expect(set).toBeLessThanOrEqual(2 * most);
    expect(polls).toBeGreaterThanOrEqual(2);
    expect(polls).toBeLessThanOrEqual(most);

    const changes = next();
    await decide(app, 'approve', 'menshen');
    expect((await changes).statuses).toEqual(all('APPROVED', SUBSCRIBERS));
  });

  it('reaches subscribers on both instances at once when one of them has polled it', async () => {
    const { next } = await follow(app, await newEvent(app), 4);
    const changes = next();
    await decide(app, 'approve', 'menshen');
    const { statuses, firstAt, lastAt } = await changes;
    expect(statuses).toEqual(all('APPROVED', 4));
    expect(lastAt - firstAt).toBeLessThan(AT_ONCE_MS);
  });

  it('is polled by the next instance when the one that polled it has no subscribers any more', async () => {
    const id = await newEvent(app);
    const [onA, onB] = [A, B].map((index) => overSse(app.client({}, index), PushAuthEventUpdatedDocument, { id }));
    await onA?.next();
    await onB?.next();
    const change = onB?.next();
    await onA?.return(undefined);
    await decide(app, 'approve', 'menshen');
    expect((await change)?.value).toMatchObject({ pushAuthEventUpdated: { status: 'APPROVED' } });
    await onB?.return(undefined);
  });
});

describeWithRedis('a server that stops', () => {
  it('ends its subscriptions and its connections to Redis', async () => {
    const redis = await startRedis();
    const app = new TestApp();
    await app.start({ environment: { STORE_URL: redis.url } });
    const id = await newEvent(app);
    const socket = socketOf(app);
    const followed = socket.follow(id);
    await expect.poll(() => followed.seen.length).toBe(1);
    await expect.poll(() => channel(redis)).toMatch(/^menshen:push:/);
    await app.close();
    await expect.poll(() => channel(redis)).toBe('');
    expect(await commandsDuring(redis, 3000)).toEqual({});
    await redis.stop();
  });
});

/** The channels that have subscribers, one a line. */
function channel(redis: RedisServer): string {
  return redis.cli('pubsub', 'channels');
}
