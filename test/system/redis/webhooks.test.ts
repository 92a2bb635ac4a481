/** Webhooks of two instances that share a Redis: each event arrives, and no instance is needed for it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TestApp } from '../../support/app.js';
import { named, signIn } from '../../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { newSecret, status, validSignatures, WebhookReceiver } from '../../support/webhookReceiver.js';

const INSTANCES = [0, 1] as const;
const PATIENCE = { timeout: 30_000 };

describeWithRedis('webhooks of two instances', () => {
  let redis: RedisServer;
  let app: TestApp;
  let receiver: WebhookReceiver;
  const secret = newSecret();
  beforeEach(async () => {
    redis = await startRedis();
    receiver = await WebhookReceiver.start();
    app = new TestApp();
    const environment = { STORE_URL: redis.url, WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: secret };
    await app.start({ environment: { ...environment, WEBHOOK_EVENTS: 'login' }, instances: INSTANCES.length });
  });
  afterEach(async () => {
    await app.close();
    await receiver.close();
    await redis.stop();
  });
  const arrived = (count: number) => vi.waitFor(() => expect(new Set(receiver.ids).size).toBe(count), PATIENCE);

  it('arrive once each, never twice at the same time, and also when an instance stops', async () => {
    const { method } = await named(app);
    const signInAt = (instance: number) => signIn(app.client({}, instance), method);
    await Promise.all(Array.from({ length: 6 }, (_, each) => signInAt(each % 2)));
    await arrived(6);
    await app.stop(0);
    for (let count = 0; count < 3; count++) await signInAt(1);
    await arrived(9);
    expect(receiver.received).toHaveLength(9);
    expect(receiver.overlaps).toEqual([]);
    for (const webhook of receiver.received) expect(validSignatures(webhook, secret)).toBe(1);
  });

  it('that failed are delivered by the other instance', async () => {
    const { method } = await named(app);
    receiver.answers.push(status(500), status(500), status(500));
    await signIn(app.client({}, 0), method);
    await arrived(1);
    await app.stop(0);
    await vi.waitFor(async () => {
      await app.control.advance(60);
      expect(receiver.received.length).toBeGreaterThan(3);
    }, PATIENCE);
    expect(new Set(receiver.ids).size).toBe(1);
  });

  it('wait while Redis is away', async () => {
    const { method } = await named(app);
    await signIn(app.client({}, 0), method);
    await arrived(1);
    redis.freeze();
    await vi.waitFor(() => expect(app.log.join('')).toMatch(/webhooks that wait cannot be read|store/), PATIENCE);
    redis.thaw();
    await vi.waitFor(() => signIn(app.client({}, 1), method), PATIENCE);
    await arrived(2);
  });
});
