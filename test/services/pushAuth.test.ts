import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Providers } from '../../src/services/providers/providers.js';
import { PushAuthService } from '../../src/services/pushAuth/pushAuth.js';
import { SAFETY_READ_MS } from '../../src/services/pushAuth/pushEventFeed.js';
import { PushEventFeeds } from '../../src/services/pushAuth/pushEventFeeds.js';
import { PushEventPoller } from '../../src/services/pushAuth/pushEventPoller.js';
import { type NewPushEvent, PushEvents } from '../../src/services/pushAuth/pushEvents.js';
import { createSealer } from '../../src/services/sealing.js';
import type { AuthContext } from '../../src/services/sessions/authContext.js';
import { Sessions } from '../../src/services/sessions/sessions.js';
import { openStore, type Store } from '../../src/store.js';
import { CALLER } from '../support/caller.js';

const HOUR = 3_600_000;
const logger = pino({ level: 'silent' });
const sealer = createSealer([randomBytes(32)]);

let store: Store;
beforeEach(async () => {
  store = await openStore({ logger });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

/** The services of one instance. */
function instance() {
  const sessions = new Sessions({ store, sealer, logger, idleMs: HOUR, maxMs: HOUR, graceMs: 0 });
  const events = new PushEvents(store, sealer, Date.now);
  const choice = { identityProviders: undefined, allowEmulatedFactors: false };
  const providers = new Providers([], choice, { http: {} as never, logger, now: Date.now });
  const poller = new PushEventPoller(providers, events, sessions, logger, Date.now);
  const feeds = new PushEventFeeds({ events, poller, sessions, logger });
  return { sessions, events, service: new PushAuthService(events, poller, feeds, sessions, logger) };
}

const client = (token?: string) =>
  ({ token, caller: CALLER, ensureFlowBinding: () => null, matchesBinding: () => true }) as unknown as AuthContext;

const REPORTED: NewPushEvent = {
  kind: 'QR_CODE',
  purpose: 'LOGIN',
  provider: 'AUTHING',
  qrCode: null,
  matchNumber: null,
  pollAfterMs: 1000,
  vendor: { id: 'e1', uid: null },
  reported: true,
  sessionId: null,
  flow: null,
  proves: false,
  decoy: false,
  lifetimeSeconds: 60,
};

async function startSession(sessions: Sessions) {
  const vendor = { token: 'vendor-token', expiresAt: new Date(Date.now() + HOUR) };
  const who = { provider: 'AUTHING', userId: 'u1', identifiers: [], mode: 'bearer', proofs: [] } as const;
  return { vendor, ...(await sessions.start({ ...who, vendor })) };
}

it('following an event with a token that was replaced neither ends the session nor what is followed', async () => {
  const { sessions, events, service } = instance();
  const { session, token, vendor } = await startSession(sessions);
  const event = await events.begin({ ...REPORTED, purpose: 'BIND', sessionId: session.id }, client(token));
  const changes = await service.watch(event.id, client(token));
  expect((await changes.next()).value).toMatchObject({ status: 'PENDING' });
  const renewed = await sessions.refresh(token, async () => vendor);
  await events.apply(event, { status: 'DENIED' });
  expect((await changes.next()).value).toMatchObject({ status: 'REJECTED' });
  expect(await sessions.find(renewed?.token ?? '')).toBeDefined();
});

it('subscribers on every instance receive each change at once, and then the end', async () => {
  const [one, other] = [instance(), instance()];
  const event = await one.events.begin(REPORTED, client());
  const subscriptions = await Promise.all([one, one, other].map(({ service }) => service.watch(event.id, client())));
  const nextOfAll = async () => {
    const from = Date.now();
    const results = await Promise.all(subscriptions.map((states) => states.next()));
    // Without a message it would be a safety read, after 15 s.
    expect(Date.now() - from).toBeLessThan(5_000);
    return results.map(({ done, value }) => (done ? 'end' : value.status));
  };
  expect(await nextOfAll()).toEqual(['PENDING', 'PENDING', 'PENDING']);
  const scanned = nextOfAll();
  const current = await one.events.apply(event, { status: 'SCANNED' });
  expect(await scanned).toEqual(['SCANNED', 'SCANNED', 'SCANNED']);
  const approved = nextOfAll();
  await other.events.apply(current, { status: 'APPROVED', uid: 'phone' });
  expect(await approved).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
  expect(await nextOfAll()).toEqual(['end', 'end', 'end']);
});

it('a change before the first wait of a subscriber is not missed', async () => {
  const { events, service } = instance();
  const event = await events.begin(REPORTED, client());
  const states = await service.watch(event.id, client());
  expect((await states.next()).value).toMatchObject({ status: 'PENDING' });
  await events.apply(event, { status: 'SCANNED' });
  expect((await states.next()).value).toMatchObject({ status: 'SCANNED' });
  const late = await service.watch(event.id, client());
  expect((await late.next()).value).toMatchObject({ status: 'SCANNED' });
  await Promise.all([states.return(), late.return()]);
});

it('a subscription ends at the next safety read after the end of the session', async () => {
  vi.useFakeTimers();
  const { sessions, events, service } = instance();
  const { session, token } = await startSession(sessions);
  const event = await events.begin({ ...REPORTED, purpose: 'BIND', sessionId: session.id }, client(token));
  const states = await service.watch(event.id, client(token));
  await states.next();
  const end = states.next();
  await sessions.end(session);
  await vi.advanceTimersByTimeAsync(SAFETY_READ_MS);
  expect(await end).toEqual({ done: true, value: undefined });
});

it('an event without a result expires at its deadline, not at the safety read after it', async () => {
  vi.useFakeTimers();
  const { events, service } = instance();
  const event = await events.begin({ ...REPORTED, lifetimeSeconds: 22 }, client());
  const states = await service.watch(event.id, client());
  await states.next();
  const end = states.next();
  // The lifetime, and ten seconds for a result in transit.
  await vi.advanceTimersByTimeAsync(32_010);
  expect((await end).value).toMatchObject({ status: 'EXPIRED' });
  expect((await states.next()).done).toBe(true);
});

it.each([
  { kind: 'reported', reported: true, timers: 1 },
  { kind: 'polled', reported: false, timers: 2 },
])('no timer remains when the subscribers of a $kind event have left', async ({ reported, timers }) => {
  vi.useFakeTimers();
  const { events, service } = instance();
  const event = await events.begin({ ...REPORTED, reported }, client());
  // Another instance polls the vendor.
  await events.lease(event);
  const first = await service.watch(event.id, client());
  const second = await service.watch(event.id, client());
  expect((await first.next()).value).toMatchObject({ status: 'PENDING' });
  expect((await second.next()).value).toMatchObject({ status: 'PENDING' });
  expect(vi.getTimerCount()).toBe(0);
  const waiting = Promise.all([first.next(), second.next()]);
  await vi.advanceTimersByTimeAsync(1);
  expect(vi.getTimerCount()).toBe(timers);
  await first.return();
  expect(vi.getTimerCount()).toBe(timers);
  await second.return();
  expect(vi.getTimerCount()).toBe(0);
  expect(await waiting).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ]);
});
