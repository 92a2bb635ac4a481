/** A cluster whose slots move and whose masters die while users sign in. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { storeProblem } from '../../../src/store/redis/problem.js';
import { openStore } from '../../../src/store.js';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { LoginDocument, MeDocument } from '../../support/generated/operations.js';
import { Load } from '../../support/load.js';
import { documentedRule } from '../../support/redisAcl.js';
import { type RedisCluster, startCluster } from '../../support/redisCluster.js';
import { describeWithRedis } from '../../support/redisServer.js';
import { StoreLoad } from '../../support/storeLoad.js';

const INPUT = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };
const NOTHING_TWICE = { redeemedTwice: [], lockedTwice: [], lowCounters: [] };
const logger = pino({ level: 'silent' });
/** What docs/redis.md adds to the rule for a cluster. */
const CLUSTER_RULE = ['+cluster|slots', '+asking'];
const USER = { username: 'menshen', password: 'pass-phrase' };

describeWithRedis('a Redis cluster of three masters', () => {
  let cluster: RedisCluster;
  const app = new TestApp();
  beforeAll(async () => {
    cluster = await startCluster();
    for (const node of cluster.nodes) {
      node.cli('ACL', 'SETUSER', USER.username, 'on', `>${USER.password}`, ...documentedRule(), ...CLUSTER_RULE);
    }
    await app.start({ environment: { STORE_URL: cluster.url }, instances: 2 });
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await cluster.stop();
  });

  it('names a setting that takes it for one server', async () => {
    const failures = await Promise.all(
      cluster.nodes.map(async ({ url }) => {
        const store = await openStore({ url, logger }).catch((error: unknown) => error);
        return store instanceof Error ? storeProblem(store).code : (store as { close(): Promise<void> }).close();
      }),
    );
    expect(failures).toContain('CLUSTER_MODE_REQUIRED');
  });

  it('limits attempts and calls, and keeps each key on its node', async () => {
    const store = await openStore({ url: cluster.url, ...USER, logger });
    const attempts = store.attempts('cluster', { failures: 2, windowMs: 60_000, lockMs: 60_000 });
    const limiter = store.limiter('cluster', { points: 1, windowSeconds: 60 });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
      for (let count = 0; count < 2; count++) {
        expect(await attempts.begin(key)).toEqual({ allowed: true });
        await attempts.end(key, 'failed');
      }
      expect(await attempts.begin(key)).toMatchObject({ allowed: false });
      expect(await limiter.take(key)).toEqual({ allowed: true });
      expect(await limiter.take(key)).toMatchObject({ allowed: false });
    }
    const held = cluster.nodes.map((node) => Number(node.cli('DBSIZE')));
    expect(Math.min(...held)).toBeGreaterThan(0);
    await store.close();
  });

  it('loses no request, no session and no limit while slots move', async () => {
    const stores = await Promise.all([1, 2].map(() => openStore({ url: cluster.url, ...USER, logger })));
    const limiter = stores[0]?.limiter('moving', { points: 3, windowSeconds: 600 });
    const keys = Array.from({ length: 30 }, (_, index) => `key-${index}`);
    for (const key of keys) for (let count = 0; count < 3; count++) await limiter?.take(key);
    const users = new Load(app, [0, 1]);
    for (let index = 0; index < 4; index++) await users.begin(index % 2);
    const load = new StoreLoad(stores);
    load.begin();
    await cluster.moveSlots(0, 1, 80);
    await cluster.moveSlots(1, 2, 80);
    expect(users.answered).toBeGreaterThan(5);
    expect(users.lost).toEqual([]);
    await users.stop();
    const { errors, redeemedTwice, lockedTwice, lowCounters, redeemed } = await load.stop();
    expect([...errors]).toEqual([]);
    expect({ redeemedTwice, lockedTwice, lowCounters }).toEqual(NOTHING_TWICE);
    expect(redeemed).toBeGreaterThan(10);
    for (const key of keys) expect(await limiter?.peek(key)).toMatchObject({ allowed: false });
    for (const node of cluster.nodes) expect(node.cli('ACL', 'LOG')).toBe('');
    await Promise.all(stores.map((store) => store.close()));
  }, 180_000);

  it('delivers messages between instances', async () => {
    const stores = await Promise.all([1, 2].map(() => openStore({ url: cluster.url, ...USER, logger })));
    const heard: string[] = [];
    await stores[0]?.subscribe('news', (message) => heard.push(message));
    await stores[1]?.publish('news', 'message');
    await expect.poll(() => heard).toEqual(['message']);
    await Promise.all(stores.map((store) => store.close()));
  });
});

describeWithRedis('a Redis cluster with replicas', () => {
  let cluster: RedisCluster;
  const app = new TestApp();
  beforeAll(async () => {
    cluster = await startCluster({ replicas: true });
    await app.start({ environment: { STORE_URL: cluster.url } });
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await cluster.stop();
  });

  it('loses no session and redeems nothing twice when a master dies', async () => {
    const stores = await Promise.all([1, 2].map(() => openStore({ url: cluster.url, logger })));
    const signedIn = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const client = app.client({ mode: 'bearer' });
        const { login } = await client.run(LoginDocument, { input: INPUT });
        client.token = expectOutcome(login, 'LoginSuccess').accessToken;
        return client;
      }),
    );
    const heard: string[] = [];
    await stores[0]?.subscribe('news', (message) => heard.push(message));
    const load = new StoreLoad(stores);
    load.begin();
    await sleep(300);
    await cluster.nodes[0]?.kill();
    const values = stores.map((store) => store.namespace<number>('test', 60_000));
    const everySlot = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    await vi.waitFor(() => Promise.all(values.flatMap((namespace) => everySlot.map((key) => namespace.set(key, 1)))), {
      timeout: 40_000,
      interval: 100,
    });
    const { errors, redeemedTwice, lockedTwice, lowCounters } = await load.stop();
    expect([...errors.keys()]).toEqual(['STORE_UNAVAILABLE']);
    expect({ redeemedTwice, lockedTwice, lowCounters }).toEqual(NOTHING_TWICE);
    for (const client of signedIn) {
      const me = () => client.run(MeDocument);
      expect((await vi.waitFor(me, { timeout: 30_000 })).me?.username).toBe('menshen');
    }
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
