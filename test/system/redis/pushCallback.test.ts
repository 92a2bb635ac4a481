import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { CreateAuthQrCodeDocument, PushAuthEventUpdatedDocument } from '../../support/generated/operations.js';
import { decide } from '../../support/phone.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { type Relay, startRelay } from '../../support/relay.js';
import { overSse } from '../../support/subscribe.js';

describeWithRedis('a callback that reaches another instance', () => {
  const app = new TestApp();
  let relay: Relay;
  let redis: RedisServer;
  beforeAll(async () => {
    [relay, redis] = await Promise.all([startRelay(), startRedis()]);
    const environment = { STORE_URL: redis.url, PUBLIC_URL: relay.origin, PUSH_CALLBACKS: 'yes' };
    await app.start({ environment, instances: 2 });
    relay.target = app.url(1);
  });
  afterAll(async () => {
    await app.close();
    relay.server.close();
    await redis.stop();
  });

  it('wakes whoever follows the event on the first, and nobody asks the vendor', async () => {
    const client = app.client();
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, {});
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    await app.control.call('DELETE', '/providers/secken/requests');
    const seen: string[] = [];
    for await (const { pushAuthEventUpdated } of overSse(client, PushAuthEventUpdatedDocument, { id })) {
      seen.push(pushAuthEventUpdated.status);
      if (seen.length === 1) await decide(app, 'approve');
    }
    expect([seen, relay.reports.map(({ status }) => status)]).toEqual([['PENDING', 'APPROVED'], [200]]);
    expect(await app.control.requests('secken')).toEqual([]);
  });
});
