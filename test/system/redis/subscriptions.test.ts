import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { CreateAuthQrCodeDocument, PushAuthEventUpdatedDocument } from '../../support/generated/operations.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { socketOf } from '../../support/sockets.js';
import { overSse } from '../../support/subscribe.js';

describeWithRedis('the store behind subscriptions', () => {
  let redis: RedisServer;
  const app = new TestApp();
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { STORE_URL: redis.url } });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  const readsIn = async (ms: number) => {
    const reads = () => {
      const stats = execFileSync('redis-cli', ['-p', String(redis.port), 'info', 'commandstats'], { encoding: 'utf8' });
      return Number(/cmdstat_get:calls=(\d+)/.exec(stats)?.[1]);
    };
    const before = reads();
    await sleep(ms);
    return reads() - before;
  };

  it('is asked by one for all who follow an event here, and by nobody once they are gone', async () => {
    const client = app.client();
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument);
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    const socket = socketOf(app);
    const stream = overSse(client, PushAuthEventUpdatedDocument, { id });
    await stream.next();
    const ten = Array.from({ length: 10 }, () => socket.follow(id));
    await expect.poll(() => ten.every(({ seen }) => seen.length === 1)).toBe(true);
    // Four looks or so. Ten times as many, were each subscription to look for itself.
    expect(await readsIn(2000)).toBeOneOf([1, 2, 3, 4, 5, 6]);
    await Promise.all([socket.vanish(), stream.return(undefined)]);
    await expect.poll(() => readsIn(1500), { timeout: 10_000 }).toBe(0);
  });
});
