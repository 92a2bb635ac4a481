/**
 * A TOTP code opens one session. The emulators accept a code for its whole time step, as vendors may: it is this server
 * that accepts it once.
 */
import { expect, it } from 'vitest';
import { describeWithApp, TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  EnrollTotpDocument,
  LoginDocument,
  type LoginInput,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { named, PASSWORD, signIn } from '../support/people.js';
import { describeWithRedis, startRedis } from '../support/redisServer.js';

const begin = async (client: Client, input: LoginInput) =>
  expectOutcome((await client.run(LoginDocument, { input })).login, 'MfaRequired').flow;
const verify = async (client: Client, flow: string, totp: string) =>
  (await client.run(VerifyMfaDocument, { flow, answer: { totp } })).verifyMfa;

/** A new user with a confirmed authenticator app. */
async function enrolled(app: TestApp): Promise<{ input: LoginInput; secret: string }> {
  const { method } = await named(app);
  const owner = await signIn(app.client(), method);
  const { secret } = expectOutcome((await owner.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  const code = await app.control.totp(secret);
  expectOutcome((await owner.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
  return { input: { method }, secret };
}

describeWithApp('a TOTP code', {}, (app) => {
  it('opens one session: a second login with the same code is rejected and costs a try', async () => {
    const { input, secret } = await enrolled(app);
    const code = await app.control.totp(secret);
    const [owner, thief] = [app.client(), app.client()];
    const [first, second] = [await begin(owner, input), await begin(thief, input)];
    expectOutcome(await verify(owner, first, code), 'LoginSuccess');
    expect(expectOutcome(await verify(thief, second, code), 'MfaRejected').attemptsLeft).toBe(4);
    await app.control.advance(30);
    expectOutcome(await verify(thief, second, await app.control.totp(secret)), 'LoginSuccess');
  });

  it('opens one session when ten logins send it at the same moment', async () => {
    const { input, secret } = await enrolled(app);
    const client = app.client();
    const flows = await Promise.all(Array.from({ length: 10 }, () => begin(client, input)));
    const code = await app.control.totp(secret);
    const answers = await Promise.all(flows.map((flow) => verify(client, flow, code)));
    const names = answers.map(({ __typename }) => __typename).sort();
    expect(names).toEqual(['LoginSuccess', ...Array(9).fill('MfaRejected')]);
  });

  it('opens one session at the first generation as well', async () => {
    const method = { email: { email: 'twofactor@example.com', password: PASSWORD } };
    const input: LoginInput = { method, provider: 'AUTHING_LEGACY' };
    const code = await app.control.totp('EMULATEDLEGACYKE', 'authingLegacy');
    const client = app.client();
    const [first, second] = [await begin(client, input), await begin(client, input)];
    expectOutcome(await verify(client, first, code), 'LoginSuccess');
    expectOutcome(await verify(client, second, code), 'MfaRejected');
  });
});

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
