import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { LoginDocument } from '../../support/generated/operations.js';
import { PASSWORD } from '../../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

const MIGRATION = { LEGACY_MIGRATION: 'yes', LEGACY_MIGRATION_FIELDS: 'school:school,plan:level' };
const INPUT = { method: { email: { email: 'old@example.com', password: PASSWORD } } };

describeWithRedis('a migration on two instances', () => {
  const app = new TestApp();
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    await app.start({ environment: { ...MIGRATION, STORE_URL: redis.url }, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  it('creates one user', async () => {
    const answers = await Promise.all(
      [0, 1].map((instance) => app.client({}, instance).run(LoginDocument, { input: INPUT })),
    );
    expect(new Set(answers.map((answer) => expectOutcome(answer.login, 'LoginSuccess').user.id)).size).toBe(1);
    const requests = await app.control.requests('authing');
    expect(requests.filter(({ operation }) => operation === 'createUser')).toHaveLength(1);
  });
});
