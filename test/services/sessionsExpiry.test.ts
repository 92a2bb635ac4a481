import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VendorSession } from '../../src/datasources/capabilities.js';
import { createSealer } from '../../src/services/sealing.js';
import { type NewSession, Sessions } from '../../src/services/sessions/sessions.js';
import { openStore, type Store } from '../../src/store.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const IDLE = 30 * MINUTE;
const MAX = 7 * DAY;
const logger = pino({ level: 'silent' });
const sealer = createSealer([randomBytes(32)]);

describe('the expiry of a session', () => {
  let store: Store;
  let sessions: Sessions;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    store = await openStore({ logger });
    sessions = new Sessions({ store, sealer, logger, idleMs: IDLE, maxMs: MAX, now: () => now });
  });
  afterEach(() => store.close());

  it('slides with use', async () => {
    const { token } = await sessions.start(ada);
    for (let turn = 0; turn < 5; turn++) {
      now += IDLE - MINUTE;
      expect((await sessions.find(token))?.expiresAt).toEqual(new Date(now + IDLE));
    }
    now += IDLE;
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('writes rarely', async () => {
    const { session, token } = await sessions.start(ada);
    now += IDLE / 20 - 1;
    expect((await sessions.find(token))?.expiresAt).toEqual(session.expiresAt);
    now += 1;
    expect((await sessions.find(token))?.expiresAt).toEqual(new Date(now + IDLE));
  });

  it('has a last moment however much it is used', async () => {
    const { session, token } = await sessions.start(ada);
    const last = session.createdAt.getTime() + MAX;
    while (now < last - IDLE) {
      now += IDLE - MINUTE;
      expect(await sessions.find(token)).toBeDefined();
    }
    expect((await sessions.find(token))?.expiresAt).toEqual(new Date(last));
    now = last;
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('never goes beyond the vendor token', async () => {
    const expiresAt = new Date(now + 10 * MINUTE);
    const { session, token } = await sessions.start({ ...ada, vendor: vendorSession('short', expiresAt) });
    expect(session.expiresAt).toEqual(expiresAt);
    now += 9 * MINUTE;
    expect((await sessions.find(token))?.expiresAt).toEqual(expiresAt);
    const next = await sessions.refresh(token, async () => vendorSession('longer'));
    if (next === undefined) throw new Error('not refreshed');
    expect(next.session.expiresAt).toEqual(new Date(now + IDLE));
    now += 2 * MINUTE;
    expect(await sessions.find(next.token)).toBeDefined();
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
