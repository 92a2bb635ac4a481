/** `menshen doctor` beside a real Redis: it reports why the store does not answer. */
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examine } from '../../../src/cli/doctor/examine.js';
import { loadDefinitions } from '../../../src/providers.js';
import { freePort } from '../../support/freePort.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

const PASSWORD = randomBytes(12).toString('hex');
const definitions = await loadDefinitions();

describeWithRedis('the check of the store by menshen doctor', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
    redis.cli('CONFIG', 'SET', 'requirepass', PASSWORD);
  });
  afterAll(() => redis.stop());

  const checkStore = async (url: string) => {
    const environment = { SESSION_KEY: randomBytes(32).toString('base64'), STORE_URL: url };
    const now = () => Date.now();
    const found = await examine({ environment, definitions, logger: pino({ level: 'silent' }), now });
    return found.filter(({ check }) => check === 'store').map(({ status, message }) => `${status} ${message}`);
  };

  it('accepts the right password', async () => {
    expect(await checkStore(`redis://:${PASSWORD}@127.0.0.1:${redis.port}`)).toEqual([
      expect.stringMatching(/^ok answers, connected in \d+ ms$/),
    ]);
  });

  it('tells a wrong password, a refused connection and a missing TLS apart, without the password', async () => {
    const reports = await Promise.all([
      checkStore(`redis://:not-${PASSWORD}@127.0.0.1:${redis.port}`),
      checkStore(`redis://:${PASSWORD}@127.0.0.1:${await freePort()}`),
      checkStore(`rediss://:${PASSWORD}@127.0.0.1:${redis.port}`),
    ]);
    const texts = reports.map(([text = '', ...more]) => {
      expect(more).toEqual([]);
      expect(text).toMatch(/^problem /);
      expect(text).not.toContain(PASSWORD);
      return text.replaceAll(/:\d+/g, '');
    });
    expect(new Set(texts).size).toBe(3);
  });
});
