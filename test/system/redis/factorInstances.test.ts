/** Two servers and a real Redis: a login with a second factor of ours, and what becomes of it when Redis goes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { put, record } from '../../support/camera.js';
import { expectOutcome } from '../../support/expect.js';
import {
  CreateAuthQrCodeDocument,
  CreateLivenessCheckDocument,
  LivenessCheckDocument,
  LoginDocument,
  PushAuthEventDocument,
  StartMfaPushDocument,
  VerifyMfaDocument,
} from '../../support/generated/operations.js';
import { named, newcomer } from '../../support/people.js';
import { becomes, decide } from '../../support/phone.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

describeWithRedis('a login with a push on two instances', () => {
  const app = new TestApp();
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { STORE_URL: redis.url, MFA_POLICY: 'always' }, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  const [A, B] = [0, 1];
  const begin = async () => {
    const { method } = await named(app);
    const { login } = await app.client({}, A).run(LoginDocument, { input: { method } });
    return expectOutcome(login, 'MfaRequired').flow;
  };

  it('begins on one, rings from the other, and ends on both but once', async () => {
    const flow = await begin();
    const { startMfaPush } = await app.client({}, B).run(StartMfaPushDocument, { flow });
    const { id } = expectOutcome(startMfaPush, 'PushAuthStarted').event;
    await decide(app, 'approve');
    await becomes(app.client({}, A), id, 'APPROVED');
    const verify = async (instance: number) =>
      (await app.client({}, instance).run(VerifyMfaDocument, { flow, answer: { push: id } })).verifyMfa.__typename;
    const names = await Promise.all([A, B, A, B].map(verify));
    expect(names.sort()).toEqual(['FlowExpired', 'FlowExpired', 'FlowExpired', 'LoginSuccess']);
  });

  it('fails closed while Redis is gone, as events, checks and uploads do, and all of it returns', async () => {
    const flow = await begin();
    const { client } = await newcomer(app);
    const { createLivenessCheck } = await client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    const { uploadUrl, id } = expectOutcome(createLivenessCheck, 'LivenessCheckUpdated').check;
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, {});
    const event = expectOutcome(createAuthQrCode, 'PushAuthStarted').event.id;
    const file = await record(app);
    await redis.kill();
    // Each instance notices for itself.
    const ready = () => Promise.all([A, B].map(async (one) => (await fetch(`${app.url(one)}/readyz`)).status));
    await expect.poll(ready).toEqual([503, 503]);
    for (const [document, variables] of [
      [StartMfaPushDocument, { flow }],
      [VerifyMfaDocument, { flow, answer: { push: event } }],
      [CreateAuthQrCodeDocument, {}],
      [PushAuthEventDocument, { id: event }],
      [CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } }],
      [LivenessCheckDocument, { id }],
    ] as const) {
      const { errors } = await client.send(`${document}`, variables);
      expect(errors[0]?.extensions).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    }
    expect((await fetch(new URL(uploadUrl ?? '', app.url()), { method: 'PUT', body: file })).status).toBe(503);
    await redis.restart();
    await expect.poll(ready).toEqual([200, 200]);
    const again = await begin();
    expectOutcome((await client.run(StartMfaPushDocument, { flow: again })).startMfaPush, 'PushAuthStarted');
    const { client: next } = await newcomer(app);
    const made = (await next.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } }))
      .createLivenessCheck;
    const check = expectOutcome(made, 'LivenessCheckUpdated').check;
    expect(await put(app, check.uploadUrl, file, B)).toBe(204);
  });
});
