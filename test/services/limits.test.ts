import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Limits } from '../../src/services/access/limits.js';
import { network } from '../../src/services/network.js';
import { createSealer } from '../../src/services/sealing.js';
import { openStore, type Store } from '../../src/store.js';

const SETTINGS = {
  lookupsPerMinute: 10,
  loginsPerMinute: 3,
  codesPerDay: 3,
  refusedDocumentsPerMinute: 60,
  secondsBetweenCodes: 1,
};

describe('limits', () => {
  let store: Store;
  let limits: Limits;
  let ahead = 0;
  beforeAll(async () => {
    store = await openStore({ logger: pino({ level: 'silent' }), now: () => Date.now() + ahead });
    limits = new Limits(store, SETTINGS, createSealer([Buffer.alloc(32, 3)]));
  });
  afterAll(() => store.close());

  it('count each purpose of an address apart, and a whole IPv6 /64 as one', async () => {
    for (let count = 0; count < 3; count++) expect(await limits.address('login', `2001:db8::${count}`)).toBeUndefined();
    expect(await limits.address('login', '2001:db8:0:0:ffff::1')).toMatchObject({ __typename: 'AttemptsLimited' });
    expect(await limits.address('login', '2001:db8:0:1::1')).toBeUndefined();
    expect(await limits.address('register', '2001:db8::1')).toBeUndefined();
  });

  it('count every spelling of one address or phone as one', async () => {
    const spellings = [
      'person@例子.cn',
      'Person@xn--fsqu00a.cn',
      'ｐｅｒｓｏｎ@例子.cn',
      ' person@例子。cn',
      'per\u200bson@例子.cn',
    ];
    const phones = ['13900000001', '+86 139-0000-0001', '１３９０００００００１'];
    for (const [first = '', ...others] of [spellings, phones]) {
      expect(await limits.codeSent(first)).toBeUndefined();
      for (const other of others) expect(await limits.codeSent(other), other).toBeDefined();
    }
  });

  it('give five tries to a code, and new ones to a new code', async () => {
    await limits.codeSent('13800000001');
    for (let tried = 0; tried < 5; tried++) expect(await limits.codeTried('13800000001')).toBeUndefined();
    expect(await limits.codeTried('13800000001')).toBeDefined();
    ahead += 1_100;
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
