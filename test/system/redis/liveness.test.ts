import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { put, record } from '../../support/camera.js';
import { expectOutcome } from '../../support/expect.js';
import { CompleteLivenessCheckDocument, CreateLivenessCheckDocument } from '../../support/generated/operations.js';
import { newcomer } from '../../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

describeWithRedis('a liveness check on two instances', () => {
  const app = new TestApp();
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { STORE_URL: redis.url }, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  it('is made on one, judged on the other and completed on the first, once', async () => {
    const { client } = await newcomer(app);
    const begun = await client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    const { id, uploadUrl } = expectOutcome(begun.createLivenessCheck, 'LivenessCheckUpdated').check;
    const files = [await record(app), await record(app)];
    const statuses = await Promise.all(files.map((file, instance) => put(app, uploadUrl, file, instance)));
    expect(statuses.sort()).toEqual([204, expect.toBeOneOf([404, 409])]);
    const { completeLivenessCheck } = await client.run(CompleteLivenessCheckDocument, { id });
    expect(expectOutcome(completeLivenessCheck, 'LivenessCheckUpdated').check.status).toBe('LIVE');
  });
});
