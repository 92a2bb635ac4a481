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
    // Before the password, which this program does not send.
    redis.cli('ACL', 'SETUSER', 'few', 'on', `>${PASSWORD}`, '~*', '&*', '+@all', '-info');
    redis.cli('CONFIG', 'SET', 'requirepass', PASSWORD);
  });
  afterAll(() => redis.stop());

  const check = async (name: string, url: string, now = () => Date.now()) => {
    const environment = { SESSION_KEY: randomBytes(32).toString('base64'), STORE_URL: url };
    const found = await examine({ environment, definitions, logger: pino({ level: 'silent' }), now });
    return found.filter((finding) => finding.check === name).map(({ status, message }) => `${status} ${message}`);
  };

  const checkStore = (url: string) => check('store', url);

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

  it('compares the clock of an instance with the one of Redis, which all instances share', async () => {
    const url = `redis://:${PASSWORD}@127.0.0.1:${redis.port}`;
    const [agreed, vendors] = await check('clock', url);
    expect(agreed).toMatch(/^ok agrees with the store, to \d\.\d s$/);
    expect(vendors).toMatch(/^skipped /);
    const [ahead] = await check('clock', url, () => Date.now() + 60_000);
    expect(ahead).toMatch(/^problem This clock is (?:59|60)\.\d s ahead of the store, .+ Synchronise both \(NTP\)\.$/);
    const [behind] = await check('clock', url, () => Date.now() - 10_000);
    expect(behind).toMatch(/^problem This clock is (?:9|10)\.\d s behind the store/);
  });

  it('skips the comparison of clocks for a user that may not send INFO', async () => {
    expect(await check('clock', `redis://few:${PASSWORD}@127.0.0.1:${redis.port}`)).toContain(
      'skipped the store does not tell its time: its user needs +info',
    );
  });
});
