import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store.js';

export interface StoreClock {
  now(): number;
  /** Lets time pass for the store. */
  pass(ms: number): Promise<unknown>;
}

const REAL_CLOCK: StoreClock = { now: () => Date.now(), pass: (ms) => sleep(ms) };

/** What every store promises, in memory and in Redis. */
export function keepsStorePromises(open: () => Promise<Store>, clock: StoreClock = REAL_CLOCK): void {
  let store: Store;
  let names = 0;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  /** Every test works in a namespace of its own. */
  const fresh = <T = unknown>(ttlMs = 60_000) => store.namespace<T>(`test${names++}`, ttlMs);

  describe('plain verbs', () => {
    it('gives back what was set', async () => {
      const values = fresh();
      for (const value of [
        'text',
        ':colon',
        ':base64:aGk=',
        '',
        0,
        false,
        null,
        [1, { a: null }],
        { 键: '值\u2028' },
      ]) {
        await values.set('key', value);
        expect(await values.get('key')).toEqual(value);
      }
    });

    it('answers undefined for a miss', async () => {
      const values = fresh();
      expect(await values.get('nothing')).toBeUndefined();
      expect(await values.takeOnce('nothing')).toBeUndefined();
      expect(await values.delete('nothing')).toBe(false);
    });

    it('deletes', async () => {
      const values = fresh();
      await values.set('key', 1);
      expect(await values.delete('key')).toBe(true);
      expect(await values.get('key')).toBeUndefined();
    });

    it('keeps namespaces apart', async () => {
      const [one, other] = [fresh(), fresh()];
      await one.set('key', 'one');
      expect(await other.get('key')).toBeUndefined();
      expect(() => store.namespace('a:b', 1)).toThrow();
    });

    it('forgets after the lifetime, the default one or the one that was given', async () => {
      const values = fresh(40);
      await values.set('short', 1);
      await values.set('long', 1, 60_000);
      await clock.pass(60);
      expect(await values.get('short')).toBeUndefined();
      expect(await values.takeOnce('short')).toBeUndefined();
      expect(await values.putOnce('short', 2)).toBe(true);
      expect(await values.get('long')).toBe(1);
    });

    it('takes a lifetime that is over for a very short one, and refuses an endless one', async () => {
      const values = fresh();
      await values.set('key', 1, -5);
      await clock.pass(5);
      expect(await values.get('key')).toBeUndefined();
      await expect(values.set('key', 1, Number.POSITIVE_INFINITY)).rejects.toThrow(RangeError);
    });
  });

  describe('atomic verbs', () => {
    it('gives a value to one of many takers', async () => {
      const values = fresh<string>();
      await values.set('ticket', 'mine');
      const taken = await Promise.all(Array.from({ length: 20 }, () => values.takeOnce('ticket')));
      expect(taken.filter((value) => value !== undefined)).toEqual(['mine']);
    });

    it('lets one of many put', async () => {
      const values = fresh<number>();
      const put = await Promise.all(Array.from({ length: 20 }, (_, index) => values.putOnce('lock', index)));
      expect(put.filter(Boolean)).toHaveLength(1);
      expect(await values.get('lock')).toBe(put.indexOf(true));
    });

    it('lets one of many swap', async () => {
      const values = fresh<{ version: number; by?: number }>();
      await values.set('key', { version: 1 });
      const before = await values.get('key');
      if (before === undefined) throw new Error('nothing stored');
      const swapped = await Promise.all(
        Array.from({ length: 20 }, (_, by) => values.swap('key', before, { version: 2, by })),
      );
      expect(swapped.filter(Boolean)).toHaveLength(1);
      expect(await values.get('key')).toEqual({ version: 2, by: swapped.indexOf(true) });
    });

    it('does not swap what is absent, deleted, expired or a longer number', async () => {
      const values = fresh<number>();
      expect(await values.swap('absent', 1, 2)).toBe(false);
      await values.set('deleted', 1);
      await values.delete('deleted');
      expect(await values.swap('deleted', 1, 2)).toBe(false);
      await values.set('expired', 1, 10);
      await clock.pass(20);
      expect(await values.swap('expired', 1, 2)).toBe(false);
      await values.set('longer', 12);
      expect(await values.swap('longer', 1, 2)).toBe(false);
      expect(await values.get('longer')).toBe(12);
    });

    it('gives a swapped value the lifetime of the swap', async () => {
      const values = fresh<number>();
      await values.set('key', 1, 300);
      expect(await values.swap('key', 1, 2, 60_000)).toBe(true);
      await clock.pass(350);
      expect(await values.get('key')).toBe(2);
    });

    it('deletes only the value that is named', async () => {
      const values = fresh<string>();
      await values.set('lock', 'mine');
      expect(await values.deleteIf('lock', 'yours')).toBe(false);
      expect(await values.deleteIf('lock', 'mine')).toBe(true);
      expect(await values.deleteIf('lock', 'mine')).toBe(false);
    });

    it('loses no update among many', async () => {
      const values = fresh<readonly number[]>();
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => values.update('list', (list = []) => [...list, index])),
      );
      expect([...((await values.get('list')) ?? [])].sort((a, b) => a - b)).toEqual([...Array(20).keys()]);
    });

    it('updates nothing for the same value and deletes for undefined', async () => {
      const values = fresh<number>();
      expect(await values.update('key', (value) => value)).toBeUndefined();
      expect(
        await values.update(
          'key',
          () => 1,
          (stored) => stored * 60_000,
        ),
      ).toBe(1);
      expect(await values.update('key', (value) => value)).toBe(1);
      expect(await values.update('key', () => undefined)).toBeUndefined();
      expect(await values.get('key')).toBeUndefined();
    });

    it('counts without losing any', async () => {
      const values = fresh<number>();
      const counts = await Promise.all(Array.from({ length: 20 }, () => values.bump('count')));
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await values.get('count')).toBe(20);
    });

    it('starts the lifetime of a count at its first bump', async () => {
      const values = fresh<number>(600);
      await values.bump('count');
      await clock.pass(350);
      expect(await values.bump('count')).toBe(2);
      await clock.pass(350);
      expect(await values.bump('count')).toBe(1);
    });

    it('reads with every verb what any other wrote', async () => {
      const values = fresh<unknown>();
      await values.putOnce('a', { text: ':x' });
      expect(await values.get('a')).toEqual({ text: ':x' });
      await values.set('a', 7);
      expect(await values.bump('a')).toBe(8);
      expect(await values.swap('a', 8, ':y')).toBe(true);
      expect(await values.takeOnce('a')).toBe(':y');
    });
  });

  describe('limits', () => {
    it('allows as many as there are points, also at the same time', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 3, windowSeconds: 60 });
      const answers = await Promise.all(Array.from({ length: 10 }, () => limiter.take('key')));
      expect(answers.filter(({ allowed }) => allowed)).toHaveLength(3);
      expect(await limiter.take('other')).toEqual({ allowed: true });
    });

    it('says when to come back', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 1, windowSeconds: 60 });
      await limiter.take('key');
      const answer = await limiter.take('key');
      if (answer.allowed) throw new Error('allowed');
      expect(answer.retryAt.getTime() - clock.now()).toBeGreaterThan(58_000);
      expect(answer.retryAt.getTime() - clock.now()).toBeLessThanOrEqual(60_000);
    });

    it('peeks without spending', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 1, windowSeconds: 60, blockSeconds: 900 });
      expect(await limiter.peek('key')).toEqual({ allowed: true });
      expect(await limiter.peek('key')).toEqual({ allowed: true });
      await limiter.take('key');
      const peeked = await limiter.peek('key');
      if (peeked.allowed) throw new Error('allowed');
      expect(peeked.retryAt.getTime() - clock.now()).toBeGreaterThan(890_000);
    });

    it('blocks from the first refusal', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 1, windowSeconds: 60, blockSeconds: 900 });
      await limiter.take('key');
      for (const answer of [await limiter.take('key'), await limiter.take('key'), await limiter.peek('key')]) {
        if (answer.allowed) throw new Error('allowed');
        expect(answer.retryAt.getTime() - clock.now()).toBeGreaterThan(890_000);
      }
    });

    it('opens again when the window ends', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 1, windowSeconds: 1 });
      await limiter.take('key');
      expect(await limiter.take('key')).toMatchObject({ allowed: false });
      await clock.pass(1_050);
      expect(await limiter.peek('key')).toEqual({ allowed: true });
      expect(await limiter.take('key')).toEqual({ allowed: true });
    });

    it('gives a point back, but never more than were taken', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 1, windowSeconds: 60 });
      await limiter.giveBack('key');
      await limiter.take('key');
      expect(await limiter.peek('key')).toMatchObject({ allowed: false });
      await limiter.giveBack('key');
      await limiter.giveBack('key');
      expect(await limiter.take('key')).toEqual({ allowed: true });
      expect(await limiter.take('key')).toMatchObject({ allowed: false });
    });

    it('gives back what was refused as well, where nothing blocks', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 1, windowSeconds: 60 });
      for (let taken = 0; taken < 3; taken++) await limiter.take('key');
      for (let given = 0; given < 3; given++) await limiter.giveBack('key');
      expect(await limiter.take('key')).toEqual({ allowed: true });
      expect(await limiter.take('key')).toMatchObject({ allowed: false });
    });

    it('opens a blocked key by a reset, not by giving back', async () => {
      const limiter = store.limiter(`limit${names++}`, { points: 1, windowSeconds: 60, blockSeconds: 900 });
      await limiter.take('key');
      await limiter.take('key');
      await limiter.giveBack('key');
      expect(await limiter.peek('key')).toMatchObject({ allowed: false });
      await limiter.reset('key');
      expect(await limiter.take('key')).toEqual({ allowed: true });
    });

    it('is one limiter for one name', async () => {
      const name = `limit${names++}`;
      const options = { points: 1, windowSeconds: 60 };
      await store.limiter(name, options).take('key');
      expect(await store.limiter(name, { ...options }).take('key')).toMatchObject({ allowed: false });
      expect(() => store.limiter(name, { points: 2, windowSeconds: 60 })).toThrow();
    });
  });

  describe('attempts', () => {
    const counters = () => store.attempts(`attempts${names++}`, { failures: 3, windowMs: 1000, lockMs: 60_000 });

    it('allows as many at once as failures are allowed', async () => {
      const attempts = counters();
      const answers = await Promise.all(Array.from({ length: 10 }, () => attempts.begin('key')));
      expect(answers.filter(({ allowed }) => allowed)).toHaveLength(3);
      expect(await attempts.begin('key')).toEqual({ allowed: false, retryAt: null });
      expect(await attempts.begin('other')).toEqual({ allowed: true });
    });

    it('locks after the last allowed failure, whatever ends later', async () => {
      const attempts = counters();
      for (let count = 0; count < 3; count++) await attempts.begin('key');
      await attempts.end('key', 'failed');
      await attempts.end('key', 'succeeded');
      await attempts.end('key', 'undone');
      const answer = await attempts.begin('key');
      if (answer.allowed || answer.retryAt === null) throw new Error('not locked');
      expect(answer.retryAt.getTime() - clock.now()).toBeGreaterThan(58_000);
      expect(answer.retryAt.getTime() - clock.now()).toBeLessThanOrEqual(60_000);
    });

    it('does not lock before the last allowed failure', async () => {
      const attempts = counters();
      for (let count = 0; count < 2; count++) {
        expect(await attempts.begin('key')).toEqual({ allowed: true });
        await attempts.end('key', 'failed');
      }
      expect(await attempts.begin('key')).toEqual({ allowed: true });
    });

    it('forgets the failures of a key that succeeds, and counts no attempt that is undone', async () => {
      const attempts = counters();
      for (let count = 0; count < 5; count++) {
        expect(await attempts.begin('key')).toEqual({ allowed: true });
        await attempts.end('key', 'undone');
      }
      for (let count = 0; count < 2; count++) {
        await attempts.begin('key');
        await attempts.end('key', 'failed');
      }
      await attempts.begin('key');
      await attempts.end('key', 'succeeded');
      for (let count = 0; count < 3; count++) expect(await attempts.begin('key')).toEqual({ allowed: true });
    });

    it('forgets failures when their window ends', async () => {
      const attempts = counters();
      for (let count = 0; count < 3; count++) await attempts.begin('key');
      await clock.pass(1100);
      expect(await attempts.begin('key')).toEqual({ allowed: true });
    });
  });

  describe('channels', () => {
    const listen = async (channel: string) => {
      const heard: string[] = [];
      return { heard, unsubscribe: await store.subscribe(channel, (message) => heard.push(message)) };
    };

    it('delivers messages to every listener of the channel, in order', async () => {
      const channel = `channel${names++}`;
      const [one, other, elsewhere] = [await listen(channel), await listen(channel), await listen(`${channel}x`)];
      await store.publish(channel, 'first');
      await store.publish(channel, '第二');
      await expect.poll(() => [one.heard, other.heard]).toEqual(Array(2).fill(['first', '第二']));
      expect(elsewhere.heard).toEqual([]);
      await Promise.all([one, other, elsewhere].map(({ unsubscribe }) => unsubscribe()));
    });

    it('delivers nothing from before the subscription or after its end', async () => {
      const channel = `channel${names++}`;
      await store.publish(channel, 'before');
      const [one, other] = [await listen(channel), await listen(channel)];
      await one.unsubscribe();
      await one.unsubscribe();
      await store.publish(channel, 'after');
      await expect.poll(() => other.heard).toEqual(['after']);
      expect(one.heard).toEqual([]);
      await other.unsubscribe();
      await store.publish(channel, 'without listeners');
    });

    it('delivers to a listener that subscribes while the last one leaves', async () => {
      const channel = `channel${names++}`;
      const first = await listen(channel);
      const [, next] = await Promise.all([first.unsubscribe(), listen(channel)]);
      await store.publish(channel, 'message');
      await expect.poll(() => next.heard).toEqual(['message']);
      await next.unsubscribe();
    });

    it('keeps a function that subscribes twice subscribed until both subscriptions end', async () => {
      const channel = `channel${names++}`;
      const heard: string[] = [];
      const listener = (message: string) => void heard.push(message);
      const [one, other] = [await store.subscribe(channel, listener), await store.subscribe(channel, listener)];
      await one();
      await store.publish(channel, 'message');
      await expect.poll(() => heard).toEqual(['message']);
      await other();
    });
  });

  it('answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
}
