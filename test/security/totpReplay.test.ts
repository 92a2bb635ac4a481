/**
 * A TOTP code opens one session. The emulators accept a code for its whole time step, as vendors may: it is this server
 * that accepts it once.
 */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import type { LoginInput } from '../support/generated/operations.js';
import { PASSWORD } from '../support/people.js';
import { begin, enrolled, verify } from './secondFactorLogin.js';

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
