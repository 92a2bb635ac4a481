/** Redis keeps every promise that the store in memory keeps. */
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../../src/store.js';
import { keepsRotationRules } from '../../contracts/sessionRotation.js';
import { keepsSessionPromises } from '../../contracts/sessions.js';
import { keepsStorePromises } from '../../contracts/store.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

const logger = pino({ level: 'silent' });

describeWithRedis('the store in Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  keepsStorePromises(() => openStore({ url: redis.url, logger }));

  it('shares values between instances', async () => {
    const [one, other] = await Promise.all([
      openStore({ url: redis.url, logger }),
      openStore({ url: redis.url, logger }),
    ]);
    await one.namespace<string>('shared', 60_000).set('key', 'value');
    expect(await other.namespace<string>('shared', 60_000).takeOnce('key')).toBe('value');

    const limits = { points: 2, windowSeconds: 60 };
    await one.limiter('shared', limits).take('key');
    await other.limiter('shared', limits).take('key');
    expect(await one.limiter('shared', limits).peek('key')).toMatchObject({ allowed: false });
    await Promise.all([one.close(), other.close()]);
  });

  it('delivers messages between instances, in channels with a prefix, until the subscription ends', async () => {
    const [one, other] = await Promise.all([
      openStore({ url: redis.url, logger }),
      openStore({ url: redis.url, logger }),
    ]);
    const heard: string[] = [];
    const unsubscribe = await one.subscribe('news', (message) => heard.push(message));
    await other.publish('news', 'message');
    await expect.poll(() => heard).toEqual(['message']);
    expect(redis.cli('pubsub', 'channels')).toBe('menshen:news');
    await unsubscribe();
    expect(redis.cli('pubsub', 'channels')).toBe('');
    await one.subscribe('news', () => undefined);
    expect(redis.cli('pubsub', 'channels')).toBe('menshen:news');
    await Promise.all([one.close(), other.close()]);
    await expect.poll(() => redis.cli('pubsub', 'channels')).toBe('');
  });
});

describeWithRedis('sessions in Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  keepsSessionPromises(() => openStore({ url: redis.url, logger }));
});

describeWithRedis('rotation in Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  keepsRotationRules(() => openStore({ url: redis.url, logger }), 60);
});
