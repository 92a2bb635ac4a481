import { randomBytes } from 'node:crypto';
import { createClient } from '@keyv/redis';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VendorSession } from '../../../src/datasources/capabilities.js';
import { createSealer } from '../../../src/services/sealing.js';
import { type NewSession, Sessions } from '../../../src/services/sessions/sessions.js';
import { openStore } from '../../../src/store.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

const DAY = 86_400_000;
const IDLE = 1_800_000;
const MAX = 7 * DAY;
const logger = pino({ level: 'silent' });
const sealer = createSealer([randomBytes(32)]);

describeWithRedis('sessions in Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.kill());

  it('leaves no token, no vendor token and no address in what Redis holds', async () => {
    const store = await openStore({ url: redis.url, logger });
    const sessions = new Sessions({ store, sealer, logger, idleMs: IDLE, maxMs: MAX });
    const first = await sessions.start({ ...ada, vendor: vendorSession('vendor-secret-1') });
    const second = await sessions.refresh(first.token, async () => vendorSession('vendor-secret-2'));
    const client = await createClient({ url: redis.url }).connect();
    const keys = await client.keys('*');
    const values = await Promise.all(keys.map((name) => client.get(name)));
    const lifetimes = await Promise.all(keys.map((name) => client.pTTL(name)));
    const all = [...keys, ...values].join('\n');
    for (const secret of [first.token, second?.token ?? '', 'vendor-secret', 'ada@example.com', '13800000000']) {
      expect(all).not.toContain(secret);
    }
    expect(keys.length).toBe(4);
    expect(keys.every((name) => name.startsWith('menshen:'))).toBe(true);
    expect(lifetimes.every((ms) => ms > 0)).toBe(true);
    await client.close();
    await store.close();
  });

  it('stores what the vendor has just issued when Redis is back in time', async () => {
    const store = await openStore({ url: redis.url, logger });
    const sessions = new Sessions({ store, sealer, logger, idleMs: IDLE, maxMs: MAX });
    const { token } = await sessions.start(ada);
    const next = await sessions.refresh(token, async () => {
      redis.freeze();
      setTimeout(() => redis.thaw(), 1_200);
      return vendorSession('renewed');
    });
    if (next === undefined) throw new Error('the session was lost');
    expect(sessions.vendorOf(next.session).token).toBe('renewed');
    expect(await sessions.find(next.token)).toMatchObject({ id: next.session.id });
    await store.close();
  });
});

const ada: NewSession = {
  provider: 'AUTHING',
  userId: 'ada',
  identifiers: ['Ada@Example.com ', '13800000000', ''],
  vendor: vendorSession('vendor-1'),
  mode: 'cookie',
  proofs: [{ kind: 'PASSWORD', at: new Date(0) }],
};

function vendorSession(token: string, expiresAt = new Date(Date.now() + 14 * DAY)): VendorSession {
  return { token, expiresAt };
}
