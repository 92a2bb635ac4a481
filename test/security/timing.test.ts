/** The time of a failed login shows whether the account exists. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { LoginDocument } from '../support/generated/operations.js';
import { PASSWORD, signedIn } from '../support/people.js';

/** After a slow success: whether the vendor's quick refusal has been answered, well before that success took. */
async function refusalAfterSlowSuccess(app: TestApp): Promise<'answered' | 'held back'> {
  await app.control.fail('authing', { match: 'loginByEmail', count: 1, delayMs: 800 });
  await signedIn(app);
  const method = { email: { email: 'nobody@example.com', password: PASSWORD } };
  const refusal = app.client().run(LoginDocument, { input: { method } });
  const first = await Promise.race([refusal.then(() => 'answered' as const), sleep(400, 'held back' as const)]);
  expect((await refusal).login.__typename).toBe('InvalidCredentials');
  return first;
}

describeWithApp('a failed login', {}, (app) => {
  it('is not faster than a recent success', async () => {
    expect(await refusalAfterSlowSuccess(app)).toBe('held back');
  });
});
