import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Limits, network, type Verdict } from '../../src/services/limits.js';
import { createSealer } from '../../src/services/sealing.js';
import { openStore, type Store } from '../../src/store.js';

const SETTINGS = {
  lookupsPerMinute: 10,
  loginsPerMinute: 3,
  failuresPerHour: 5,
  codesPerDay: 3,
  refusedDocumentsPerMinute: 60,
  secondsBetweenCodes: 1,
};

describe('limits', () => {
  let store: Store;
  let limits: Limits;
  beforeAll(async () => {
    store = await openStore({ logger: pino({ level: 'silent' }) });
    limits = new Limits(store, SETTINGS, createSealer([Buffer.alloc(32, 3)]));
  });
  afterAll(() => store.close());

  /** One guess; undefined when it was let through. */
  const guess = (name: string, verdict?: Verdict, vendor?: Promise<void>) =>
    limits.guess('AUTHING', name, async (judge) => {
      await vendor;
      if (verdict !== undefined) judge(verdict);
      return undefined;
    });
  /** Forty, all sent before the vendor answers the first. */
  const atOnce = (name: string, verdict?: Verdict) => {
    const vendor = sleep(200);
    return Promise.all(Array.from({ length: 40 }, () => guess(name, verdict, vendor)));
  };

  it('let no more guesses out at once than failures are allowed', async () => {
    const guesses = await atOnce('a@b.cn', 'wrong');
    expect(guesses.filter((limited) => limited === undefined)).toHaveLength(5);
    const { retryAt } = (await guess(' A@B.cn ')) ?? expect.fail('the account is not locked');
    expect(retryAt.getTime() - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(retryAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  });

  it('forget failures once the password was right, and never count what was not judged', async () => {
    for (let count = 0; count < 4; count++) await guess('c@d.cn', 'wrong');
    for (let count = 0; count < 10; count++) expect(await guess('c@d.cn')).toBeUndefined();
    await guess('c@d.cn', 'right');
    for (let count = 0; count < 5; count++) expect(await guess('c@d.cn', 'wrong')).toBeUndefined();
    expect(await guess('c@d.cn', 'wrong')).toBeDefined();
  });

  it('leave an account open when nobody judged what was sent at once, or when it ended in a fault', async () => {
    await atOnce('e@f.cn');
    const fault = () => limits.guess('AUTHING', 'e@f.cn', () => Promise.reject(new Error('down')));
    for (let count = 0; count < 6; count++) await expect(fault()).rejects.toThrow('down');
    for (let count = 0; count < 5; count++) expect(await guess('e@f.cn', 'wrong')).toBeUndefined();
  });

  it('count each purpose of an address apart, and a whole IPv6 /64 as one', async () => {
    for (let count = 0; count < 3; count++) expect(await limits.address('login', `2001:db8::${count}`)).toBeUndefined();
    expect(await limits.address('login', '2001:db8:0:0:ffff::1')).toMatchObject({ __typename: 'AttemptsLimited' });
    expect(await limits.address('login', '2001:db8:0:1::1')).toBeUndefined();
    expect(await limits.address('register', '2001:db8::1')).toBeUndefined();
  });

  it('give five tries to a code, and new ones to a new code', async () => {
    await limits.codeSent('13800000001');
    for (let tried = 0; tried < 5; tried++) expect(await limits.codeTried('13800000001')).toBeUndefined();
    expect(await limits.codeTried('13800000001')).toBeDefined();
    await sleep(1100);
    expect(await limits.codeSent('13800000001')).toBeUndefined();
    expect(await limits.codeTried('13800000001')).toBeUndefined();
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001::6', '2001:db8:1:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s', (address, expected) => {
    expect(network(address)).toBe(expected);
  });
});
