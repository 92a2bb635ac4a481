/** Passkeys of one user, added and used through two instances at once. */
import { expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { Authenticator } from '../../support/authenticator.js';
import { expectOutcome } from '../../support/expect.js';
import {
  addPasskey,
  beginEnrolment,
  challengeFor,
  confirm,
  loginWith,
  PASSKEY_ENVIRONMENT,
  passkeysOf,
} from '../../support/passkeys.js';
import { named, signIn } from '../../support/people.js';
import { describeWithRedis, startRedis } from '../../support/redisServer.js';

describeWithRedis('passkeys on two instances', () => {
  it('are all stored, and a cloned authenticator or a repeated response opens one session', async () => {
    const redis = await startRedis();
    const app = new TestApp();
    try {
      const environment = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes', STORE_URL: redis.url };
      await app.start({ environment, instances: 2 });
      const { method } = await named(app);
      const one = await signIn(app.client({}, 0), method);
      const two = app.client({}, 1);
      two.token = one.token;
      const authenticator = new Authenticator(undefined, true);
      const passkey = await addPasskey(one, authenticator);
      const responses = [];
      for (const client of [one, two, one, two]) {
        responses.push({ client, response: new Authenticator().create(await beginEnrolment(client)) });
      }
      const added = await Promise.all(responses.map(({ client, response }) => confirm(client, response)));
      for (const outcome of added) expectOutcome(outcome, 'AccountUpdated');
      expect(await passkeysOf(two)).toHaveLength(5);

      const clone = new Authenticator(undefined, true);
      const pages = [app.client({}, 0), app.client({}, 1)] as const;
      const [first, second] = [await challengeFor(pages[0], 'LOGIN'), await challengeFor(pages[1], 'LOGIN')];
      const outcomes = await Promise.all([
        // Made by one instance, and used at the other.
        loginWith(pages[1], { challenge: first.challenge, response: authenticator.get(first.options, {}, passkey) }),
        loginWith(pages[0], {
          challenge: second.challenge,
          response: clone.get(second.options, {}, { ...passkey, counter: 1 }),
        }),
      ]);
      expect(outcomes.map((login) => login?.__typename).sort()).toEqual(['InvalidCredentials', 'LoginSuccess']);
      const { challenge, options } = await challengeFor(pages[0], 'LOGIN');
      const answer = { challenge, response: authenticator.get(options, {}, { ...passkey, counter: 7 }) };
      const repeated = await Promise.all(pages.map((page) => loginWith(page, answer)));
      expect(repeated.map((login) => login?.__typename).sort()).toEqual(['FlowExpired', 'LoginSuccess']);
    } finally {
      await app.close();
      await redis.stop();
    }
  });
});
