import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store.js';
import { keepsStorePromises } from '../contracts/store.js';

const logger = pino({ level: 'silent' });

describe('the store in memory', () => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const pass = async (ms: number) => {
    ahead += ms;
  };
  keepsStorePromises(() => openStore({ logger, now }), { now, pass });
});

describe('opening a store', () => {
  it('refuses an address that is not Redis', async () => {
    await expect(openStore({ url: 'http://127.0.0.1:1', logger })).rejects.toThrow(
      'STORE_URL must begin with redis://',
    );
  });
});
