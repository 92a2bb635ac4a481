/** What operations cost at the store, once the server has seen the user before. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { LoginDocument, MeDocument } from '../../support/generated/operations.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { type RedisTap, tapRedis } from '../../support/redisTap.js';

const NATIVE = 'query { authing { user { id username } } }';

describeWithRedis('the commands at the store', () => {
  let redis: RedisServer;
  let tap: RedisTap;
  const app = new TestApp();
  beforeAll(async () => {
    redis = await startRedis();
    tap = await tapRedis(redis.port);
    await app.start({ environment: { STORE_URL: tap.url } });
  });
  afterAll(async () => {
    await app.close();
    tap.close();
    await redis.stop();
  });

  const input = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };

  it.each([
    // The session; the limit of the address beside it; for a login also the index of names, the counters of the
    // name and the account, the list of the user's sessions, and the known browser.
    ['me', 1, 1],
    ['a native operation', 2, 1],
    ['a login', 10, 7],
  ] as const)('of %s are at most %i in %i round trips', async (operation, mostCommands, mostRoundTrips) => {
    const client = app.client({ mode: 'bearer' });
    const login = async () => expectOutcome((await client.run(LoginDocument, { input })).login, 'LoginSuccess');
    client.token = (await login()).accessToken;
    const work: Readonly<Record<typeof operation, () => Promise<unknown>>> = {
      me: () => client.run(MeDocument),
      'a native operation': () => client.send(NATIVE),
      'a login': login,
    };
    // The first time fills caches of documents and of records.
    await work[operation]();
    await work[operation]();
    const { commands, roundTrips } = await tap.during(work[operation]);
    expect(commands.length, commands.join()).toBeLessThanOrEqual(mostCommands);
    expect(roundTrips, commands.join()).toBeLessThanOrEqual(mostRoundTrips);
    expect(commands).not.toEqual([]);
  });
});
