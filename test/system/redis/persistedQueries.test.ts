import { createClient } from '@keyv/redis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { clientOf, hashOf, IDS, MISS, QUERY } from '../../support/persistedQueries.js';
import { describeWithRedis, startRedis } from '../../support/redisServer.js';

describeWithRedis('automatic persisted queries in Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  const app = new TestApp();
  const first = clientOf(app, 0);
  const second = clientOf(app, 1);
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { STORE_URL: redis.url }, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  it('are known to every instance, for a day', async () => {
    await first.register(QUERY);
    await expect.poll(() => second.byHash(QUERY)).toMatchObject(IDS);
    const client = createClient({ url: redis.url });
    await client.connect();
    const keys = await client.keys('*ersistedQueries*');
    const lifetimes = await Promise.all(
      keys.filter((key) => key.endsWith(hashOf(QUERY))).map((key) => client.ttl(key)),
    );
    await client.close();
    expect(lifetimes).toEqual([expect.closeTo(86_400, -3)]);
  });

  it('stop no query while the store is gone', async () => {
    await redis.kill();
    expect(await first.byHash(QUERY)).toMatchObject(MISS);
    expect(await first.register(QUERY)).toMatchObject(IDS);
    expect(await first.byHashOverGet(QUERY)).toMatchObject(MISS);
    await redis.restart();
    await expect.poll(async () => [await first.register(QUERY), await second.byHash(QUERY)][1]).toMatchObject(IDS);
    expect(app.log.join()).not.toContain('unexpected failure');
  });
});
