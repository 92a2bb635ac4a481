/** A TOTP code opens one session, whichever instance it is sent to. */
import { expect, it } from 'vitest';
import { begin, enrolled, verify } from '../../security/secondFactorLogin.js';
import { TestApp } from '../../support/app.js';
import { describeWithRedis, startRedis } from '../../support/redisServer.js';

describeWithRedis('a TOTP code on two instances', () => {
  it('opens one session', async () => {
    const redis = await startRedis();
    const app = new TestApp();
    try {
      await app.start({ environment: { STORE_URL: redis.url }, instances: 2 });
      const { input, secret } = await enrolled(app);
      const clients = [app.client({}, 0), app.client({}, 1)] as const;
      const [first, second] = [await begin(clients[0], input), await begin(clients[1], input)];
      const code = await app.control.totp(secret);
      const answers = await Promise.all([verify(clients[0], first, code), verify(clients[1], second, code)]);
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['LoginSuccess', 'MfaRejected']);
    } finally {
      await app.close();
      await redis.stop();
    }
  });
});
