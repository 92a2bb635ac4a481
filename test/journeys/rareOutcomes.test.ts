/** Outcomes and settings that few journeys meet. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  EnrollTotpDocument,
  LoginDocument,
  MeDocument,
  UpdatePasswordDocument,
} from '../support/generated/operations.js';
import { manage } from '../support/management.js';
import { named, newcomer, PASSWORD, SEEDED_LOGIN, signIn } from '../support/people.js';

describeWithApp('a login', { environment: { AUTHING_TIMEOUT_MS: '200' } }, (app) => {
  it('answers EmailUnverified where the user pool demands a verified address', async () => {
    const { email } = await newcomer(app);
    const input = { method: { email: { email, password: PASSWORD } } };
    expectOutcome((await app.client().run(LoginDocument, { input })).login, 'LoginSuccess');
    await manage(app, 'mutation { updateUserpool(input: { loginRequireEmailVerified: true }) { id } }', {});
    expectOutcome((await app.client().run(LoginDocument, { input })).login, 'EmailUnverified');
  });

  it('answers PROVIDER_TIMEOUT when the vendor does not answer in time', async () => {
    await app.control.fail('authing', { match: 'loginByEmail', count: 1, delayMs: 1000 });
    const { errors } = await app.client().send(LoginDocument, { input: { method: SEEDED_LOGIN } });
    expect(errors).toMatchObject([
      { path: ['login'], extensions: { code: 'PROVIDER_TIMEOUT', provider: 'authing', retryable: true } },
    ]);
  });
});

describeWithApp('a user with an authenticator app', {}, (app) => {
  it('is told AlreadyEnrolled when they enrol another', async () => {
    const { method } = await named(app);
    const client = await signIn(app.client(), method);
    const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
    const code = await app.control.totp(secret);
    expectOutcome((await client.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
    expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'AlreadyEnrolled');
  });
});

describeWithApp('a changed password', { environment: { END_OTHER_SESSIONS: 'no' } }, (app) => {
  it('leaves the other sessions of the user with END_OTHER_SESSIONS=no', async () => {
    const { method, id } = await named(app);
    const [changing, other] = [await signIn(app.client(), method), await signIn(app.client(), method)];
    const input = { newPassword: 'Menshen-2027', oldPassword: PASSWORD };
    expectOutcome((await changing.run(UpdatePasswordDocument, { input })).updatePassword, 'AccountUpdated');
    expect((await other.run(MeDocument)).me?.id).toBe(id);
  });
});
