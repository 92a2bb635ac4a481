import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Limits, network } from '../../src/services/limits.js';
import { createSealer } from '../../src/services/sealing.js';
import { openStore, type Store } from '../../src/store.js';

const SETTINGS = {
  lookupsPerMinute: 10,
  loginsPerMinute: 3,
  failuresPerHour: 5,
  codesPerDay: 3,
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

  it('let no more guesses out at once than failures are allowed', async () => {
    const verdicts = await Promise.all(Array.from({ length: 40 }, () => limits.account('AUTHING', 'a@b.cn')));
    expect(verdicts.filter((verdict) => verdict === undefined)).toHaveLength(5);
    for (let guess = 0; guess < 5; guess++) await limits.judged('AUTHING', 'a@b.cn', 'wrong');
    const { retryAt } = (await limits.account('AUTHING', ' A@B.cn ')) ?? expect.fail('the account is not locked');
    expect(retryAt.getTime() - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(retryAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  });

  it('forget failures once the password was right, and never count what was not judged', async () => {
    const guess = async (verdict: 'right' | 'wrong' | 'unjudged') => {
      const limited = await limits.account('AUTHING', 'c@d.cn');
      if (limited === undefined) await limits.judged('AUTHING', 'c@d.cn', verdict);
      return limited;
    };
    for (let count = 0; count < 4; count++) await guess('wrong');
    for (let count = 0; count < 10; count++) expect(await guess('unjudged')).toBeUndefined();
    await guess('right');
    for (let count = 0; count < 5; count++) expect(await guess('wrong')).toBeUndefined();
    expect(await guess('wrong')).toBeDefined();
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
    await new Promise((resolve) => setTimeout(resolve, 1100));
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
