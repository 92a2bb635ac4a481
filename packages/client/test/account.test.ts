/** The account of the signed-in user, at both generations of the identity provider. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { newEmail, PASSWORD, SEEDED } from '../../../test/support/people.js';
import { clientOf } from './support/client.js';
import { expectState } from './support/states.js';

describeWithApp('an account', {}, (app) => {
  it('has sessions, passkeys and authenticators', async () => {
    const menshen = clientOf(app);
    expectState(await menshen.signIn().start({ email: { email: SEEDED.email, password: PASSWORD } }), 'done');
    const account = await menshen.operations.account();
    expect([account?.sessions?.length, account?.mfaAuthenticators]).toEqual([1, []]);
  });

  it('of the first generation has the factor of that generation instead', async () => {
    const menshen = clientOf(app);
    const provider = 'AUTHING_LEGACY';
    const method = { email: { email: newEmail(), password: PASSWORD } };
    expectState(await menshen.signUp({ provider }).start({ method }), 'done');
    const account = await menshen.operations.legacyAccount();
    expect([account?.sessions?.length, account?.legacyMfa]).toEqual([1, { enabled: false }]);
    const code = menshen.operations.account().catch((error: { readonly code: string }) => error.code);
    expect(await code).toBe('NOT_SUPPORTED_BY_PROVIDER');
  });
});
