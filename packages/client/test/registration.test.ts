/** Registrations and password resets. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { newEmail, newPhone, PASSWORD, SEEDED } from '../../../test/support/people.js';
import { solution, WRONG } from './support/captcha.js';
import { clientOf, cuttable } from './support/client.js';
import { expectState } from './support/states.js';

const NEW = 'A-new-one-1';

describeWithApp('a registration', {}, (app) => {
  it('signs the new user in, unless the application does not want that', async () => {
    const menshen = clientOf(app);
    const email = newEmail();
    const done = expectState(
      await menshen.signUp().start({ method: { email: { email, password: PASSWORD } } }),
      'done',
    );
    expect([done.user?.email, menshen.session.status]).toEqual([email, 'signedIn']);
    const other = clientOf(app);
    const input = { method: { email: { email: newEmail(), password: PASSWORD } }, forceLogin: false };
    expect(expectState(await other.signUp().start(input), 'done').session).toBeNull();
    expect(other.session.status).toBe('unknown');
  });

  it('sends the code that a phone needs', async () => {
    const flow = clientOf(app).signUp();
    const phone = newPhone();
    const idle = expectState(await flow.sendCode(phone), 'idle');
    const code = await app.control.code(phone);
    expectState(await idle.start({ method: { phoneCode: { phone, code, password: PASSWORD } } }), 'done');
  });

  it('shows what is wrong, and takes the next attempt', async () => {
    const flow = clientOf(app).signUp();
    const taken = expectState(
      await flow.start({ method: { email: { email: SEEDED.email, password: PASSWORD } } }),
      'rejected',
    );
    expect(taken.problem.outcome).toBe('AlreadyRegistered');
    const short = expectState(
      await taken.start({ method: { email: { email: newEmail(), password: '1' } } }),
      'rejected',
    );
    expect(short.problem.fields.map(({ path }) => path)).toEqual(['input.method.email.password']);
    expectState(await short.start({ method: { email: { email: newEmail(), password: PASSWORD } } }), 'done');
  });
});

describeWithApp('a registration behind a captcha', { environment: { CAPTCHA_REGISTER: 'always' } }, (app) => {
  it('goes on with the same input once it is solved', async () => {
    const email = newEmail();
    const captcha = expectState(
      await clientOf(app)
        .signUp()
        .start({ method: { email: { email, password: PASSWORD } } }),
      'captcha',
    );
    const done = expectState(await captcha.solve(await solution(app, captcha.challenge)), 'done');
    expect(done.user?.email).toBe(email);
  });
});

describeWithApp('a password reset', { environment: { CAPTCHA_RESET_PASSWORD: 'always' } }, (app) => {
  it('sends a code, takes it with the new password behind a captcha, and the user signs in with it', async () => {
    const menshen = clientOf(app);
    const flow = menshen.resetPassword();
    const code = expectState(await flow.start({ email: SEEDED.email }), 'code');
    expect(code.sent).toMatchObject({ channel: 'EMAIL', target: SEEDED.email });
    const input = { code: await app.control.code(SEEDED.email), newPassword: NEW };
    const captcha = expectState(await code.submit(input), 'captcha');
    const again = expectState(await captcha.solve(WRONG), 'captcha');
    expect(again.problem?.outcome).toBe('CaptchaRejected');
    expectState(await again.solve(await solution(app, again.challenge)), 'done');
    expectState(await menshen.signIn().start({ email: { email: SEEDED.email, password: NEW } }), 'done');
  });
});

describeWithApp('a password reset by phone', {}, (app) => {
  it('keeps the code step after a wrong code and a network cut', async () => {
    const transport = cuttable();
    const flow = clientOf(app, { transport }).resetPassword();
    const code = expectState(await flow.start({ phone: SEEDED.phone }), 'code');
    const wrong = expectState(await code.submit({ code: '0000', newPassword: NEW }), 'code');
    expect(wrong.problem?.outcome).toBe('CodeRejected');
    transport.isCut = true;
    const input = { code: await app.control.code(SEEDED.phone), newPassword: NEW };
    const failed = expectState(await wrong.submit(input), 'failed');
    transport.isCut = false;
    expectState((await failed.retry?.()) ?? flow.state, 'done');
  });

  it('says when a code is requested too soon', async () => {
    const flow = clientOf(app).resetPassword();
    const code = expectState(await flow.start({ email: SEEDED.email }), 'code');
    const limited = expectState(await code.resend(), 'limited');
    expect(Date.parse(limited.retryAt)).toBeGreaterThan(Date.now());
    limited.back();
    expectState(flow.state, 'code');
  });
});
