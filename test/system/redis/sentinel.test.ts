/** A fail-over of Sentinel while users sign in and send requests. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { storeProblem } from '../../../src/store/redis/problem.js';
import { openStore } from '../../../src/store.js';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { LoginDocument, MeDocument } from '../../support/generated/operations.js';
import { SENTINEL_USER, type SentinelGroup, startSentinelGroup } from '../../support/redisSentinel.js';
import { describeWithRedis } from '../../support/redisServer.js';
import { StoreLoad } from '../../support/storeLoad.js';

const INPUT = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };
const logger = pino({ level: 'silent' });

describeWithRedis('Redis with Sentinel', () => {
  let group: SentinelGroup;
  const app = new TestApp();
  beforeAll(async () => {
    group = await startSentinelGroup();
    await app.start({ environment: { STORE_URL: group.url }, instances: 2 });
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await group.stop();
  });

  it('refuses to start with a name that the Sentinels do not know', async () => {
    const failure: unknown = await openStore({ url: group.url.replace(/\w+$/, 'other'), logger }).catch(
      (error: unknown) => error,
    );
    expect(storeProblem(failure).code).toBe('UNKNOWN_MASTER');
  });

  it('loses no session and redeems nothing twice when the master dies', async () => {
    const stores = await Promise.all([1, 2].map(() => openStore({ url: group.url, logger })));
    const heard: string[] = [];
    await stores[0]?.subscribe('news', (message) => heard.push(message));
    const signedIn = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const client = app.client({ mode: 'bearer' }, index % 2);
        const { login } = await client.run(LoginDocument, { input: INPUT });
        client.token = expectOutcome(login, 'LoginSuccess').accessToken;
        return client;
      }),
    );
    const load = new StoreLoad(stores);
    load.begin();
    const logins = new Map<string, number>();
    let running = true;
    const signingIn = (async () => {
      for (let index = 0; running; index++) {
        const { data, errors } = await app.client({}, index % 2).send(LoginDocument, { input: INPUT });
        const result = String(errors[0]?.extensions.code ?? typenameOf(data?.login));
        logins.set(result, (logins.get(result) ?? 0) + 1);
        await sleep(20);
      }
    })();

    await sleep(500);
    const { master, replica } = group.roles();
    await master.kill();
    await vi.waitFor(() => Promise.all(stores.map((store) => store.ping())), { timeout: 40_000, interval: 100 });
    // The stores may have heard of it from another Sentinel.
    await expect.poll(() => group.roles().master === replica).toBe(true);
    await sleep(500);
    running = false;
    await signingIn;
    const { errors, redeemedTwice, lockedTwice, lowCounters, redeemed } = await load.stop();

    expect([...errors.keys()]).toEqual(['STORE_UNAVAILABLE']);
    expect({ redeemedTwice, lockedTwice, lowCounters }).toEqual({
      redeemedTwice: [],
      lockedTwice: [],
      lowCounters: [],
    });
    expect(redeemed).toBeGreaterThan(10);
    expect([...logins.keys()].sort()).toEqual(['LoginSuccess', 'STORE_UNAVAILABLE']);
    for (const client of signedIn) expect((await client.run(MeDocument)).me?.username).toBe('menshen');
    await vi.waitFor(
      async () => {
        await stores[1]?.publish('news', 'message');
        expect(heard).toContain('message');
      },
      { timeout: 30_000, interval: 200 },
    );
    await Promise.all(stores.map((store) => store.close()));
  }, 180_000);
});

describeWithRedis('a master that hands over although it can still be reached', () => {
  it('is left for the new one', async () => {
    const group = await startSentinelGroup();
    const store = await openStore({ url: group.url, ...SENTINEL_USER, logger });
    const values = store.namespace<number>('test', 60_000);
    await group.handOver();
    // Writes that the old master accepts until then are lost, as with every client of Sentinel.
    await vi.waitFor(
      async () => {
        await values.set('key', 1);
        expect(group.roles().master.cli('GET', 'menshen:test:key')).toBe('1');
      },
      { timeout: 30_000, interval: 50 },
    );
    await store.close();
    await group.stop();
  }, 180_000);
});

function typenameOf(outcome: unknown): unknown {
  return typeof outcome === 'object' && outcome !== null && '__typename' in outcome ? outcome.__typename : undefined;
}
