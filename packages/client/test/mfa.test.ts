/** Second factors, enrolments and password changes inside a login. */
import { beforeEach, expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { PHOTO } from '../../../test/support/camera.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../../test/support/passkeys.js';
import { newcomer, newEmail, newPhone, PASSWORD } from '../../../test/support/people.js';
import { decide, onPhone } from '../../../test/support/phone.js';
import { clientOf, cuttable } from './support/client.js';
import { softPasskeys } from './support/passkeys.js';
import { person, signedIn, withTotp } from './support/people.js';
import { expectState, stateOf } from './support/states.js';

describeWithApp('a login with an authenticator app', {}, (app) => {
  it('asks for its code, and says how many attempts are left after a wrong one', async () => {
    const { method } = await person(app);
    const { secret } = await withTotp(app, method);
    await app.control.advance(30);
    const flow = clientOf(app).signIn();
    const mfa = expectState(await flow.start(method), 'mfa');
    expect(mfa.factors.map(({ kind }) => kind)).toEqual(['TOTP', 'RECOVERY_CODE']);
    const again = expectState(await mfa.verify({ totp: '000000' }), 'mfa');
    expect(again.problem).toMatchObject({ outcome: 'MfaRejected', attemptsLeft: 4 });
    expectState(await again.verify({ totp: await app.control.totp(secret) }), 'done');
  });

  it('takes a recovery code, and shows the next one until the user has kept it', async () => {
    const { method } = await person(app);
    const { recoveryCode } = await withTotp(app, method);
    const flow = clientOf(app).signIn();
    const mfa = expectState(await flow.start(method), 'mfa');
    const done = expectState(await mfa.verify({ recoveryCode }), 'done');
    expect(done.recoveryCode).toMatch(/\S{8}/);
    expect(done.recoveryCode).not.toBe(recoveryCode);
    done.acknowledge();
    expect(expectState(flow.state, 'done').recoveryCode).toBeNull();
  });

  it('keeps the flow through a network cut', async () => {
    const { method } = await person(app);
    const { secret } = await withTotp(app, method);
    await app.control.advance(30);
    const transport = cuttable();
    const flow = clientOf(app, { transport }).signIn();
    const mfa = expectState(await flow.start(method), 'mfa');
    transport.isCut = true;
    const failed = expectState(await mfa.verify({ totp: await app.control.totp(secret) }), 'failed');
    failed.back();
    expectState(flow.state, 'mfa');
    const cut = expectState(
      await expectState(flow.state, 'mfa').verify({ totp: await app.control.totp(secret) }),
      'failed',
    );
    transport.isCut = false;
    expectState((await cut.retry?.()) ?? flow.state, 'done');
  });
});

describeWithApp('a login whose application requires a factor', {}, (app) => {
  const requireFactor = (...factors: string[]) =>
    app.control.call('POST', '/authing/application', { applicationMfa: factors });

  it('sets up an authenticator app and goes on with the same code', async () => {
    const { method } = await person(app);
    await requireFactor('OTP');
    const flow = clientOf(app).signIn();
    const mfa = expectState(await flow.start(method), 'mfa');
    expect([mfa.factors, mfa.enrollable]).toEqual([[], ['TOTP']]);
    const enroll = expectState(await mfa.enrollTotp(), 'enroll');
    expect(enroll.enrollment.qrCodeDataUrl).toMatch(/^data:image/);
    enroll.back();
    const once = expectState(await expectState(flow.state, 'mfa').enrollTotp(), 'enroll');
    const wrong = expectState(await once.confirm('000000'), 'enroll');
    expect(wrong.problem?.outcome).toBe('CodeRejected');
    expectState(await wrong.confirm(await app.control.totp(wrong.enrollment.secret)), 'done');
  });

  it('sends a code to a new phone, which the right code binds', async () => {
    const { method } = await person(app);
    await requireFactor('SMS');
    const flow = clientOf(app).signIn();
    const mfa = expectState(await flow.start(method), 'mfa');
    const phone = newPhone();
    const sent = expectState(await mfa.sendCode('SMS', phone), 'mfa');
    expect(sent.codeSent).toMatchObject({ channel: 'SMS', target: phone });
    // Too early for another one: the state stays, with the problem.
    const early = expectState(await sent.sendCode('SMS', phone), 'mfa');
    expect(early.problem).toMatchObject({ outcome: 'AttemptsLimited', retryAt: expect.any(String) });
    expectState(await early.verify({ smsCode: await app.control.code(phone) }), 'done');
  });

  it('sends a code to a new mailbox', async () => {
    const { method } = await person(app);
    await requireFactor('EMAIL');
    const mfa = expectState(await clientOf(app).signIn().start(method), 'mfa');
    const email = newEmail();
    const sent = expectState(await mfa.sendCode('EMAIL', email), 'mfa');
    expectState(await sent.verify({ emailCode: await app.control.code(email) }), 'done');
  });

  it('stores a face and proves it', async () => {
    const { method } = await person(app);
    await requireFactor('FACE');
    const mfa = expectState(await clientOf(app).signIn().start(method), 'mfa');
    expect(mfa.enrollable).toEqual(['FACE']);
    expectState(await mfa.enrollFace(PHOTO), 'done');
  });
});

describeWithApp('a login that needs the phone', { environment: { MFA_POLICY: 'always' } }, (app) => {
  it('goes on as soon as the phone approves', async () => {
    const { method } = await person(app);
    const flow = clientOf(app).signIn();
    const mfa = expectState(await flow.start(method), 'mfa');
    const push = expectState(await mfa.startPush(), 'push');
    expect([push.purpose, push.event.matchNumber]).toEqual(['MFA', expect.stringMatching(/^\d+$/)]);
    await decide(app, 'approve');
    await stateOf(flow, 'done');
  });

  it('offers another request, or another factor, after a refusal', async () => {
    const { method } = await person(app);
    const flow = clientOf(app).signIn();
    await expectState(await flow.start(method), 'mfa').startPush();
    const first = await onPhone(app);
    await decide(app, 'deny');
    const denied = await stateOf(flow, 'push', ({ status }) => status === 'REJECTED');
    expect(denied.problem?.outcome).toBe('PushRefused');
    denied.back();
    const mfa = expectState(flow.state, 'mfa');
    expectState(await mfa.startPush(), 'push');
    expect((await onPhone(app)).event_id).not.toBe(first.event_id);
    await decide(app, 'approve');
    await stateOf(flow, 'done');
  });
});

const ENROLL = { ...PASSKEY_ENVIRONMENT, MFA_POLICY: 'always', MFA_WITHOUT_FACTOR: 'enroll', PASSKEY_LOGIN: 'yes' };
describeWithApp('a login with a passkey', { environment: ENROLL }, (app) => {
  beforeEach(() => definePasskeyField(app));

  it('adds one during the login, takes it as the second factor, and then as the first', async () => {
    const { email } = await newcomer(app);
    const method = { email: { email, password: PASSWORD } };
    const passkeys = softPasskeys();
    const menshen = clientOf(app, { passkeys });
    const mfa = expectState(await menshen.signIn().start(method), 'mfa');
    expect(mfa.enrollable).toEqual(['PASSKEY']);
    passkeys.isCancelled = true;
    const cancelled = expectState(await mfa.enrollPasskey('Phone'), 'mfa');
    expect(cancelled.problem?.outcome).toBe('PasskeyCancelled');
    passkeys.isCancelled = false;
    expectState(await cancelled.enrollPasskey('Phone'), 'done');
    expect((await menshen.operations.account())?.passkeys).toMatchObject([{ name: 'Phone' }]);

    const second = clientOf(app, { passkeys }).signIn();
    expectState(await expectState(await second.start(method), 'mfa').passkey(), 'done');
    const first = clientOf(app, { passkeys }).signIn();
    const done = expectState(await first.start({ passkey: true }), 'done');
    expect(done.session.proofs.map(({ kind }) => kind)).toEqual(['PASSKEY']);
  });

  it('says when the device has none', async () => {
    const idle = expectState(await clientOf(app).signIn().start({ passkey: true }), 'idle');
    expect(idle.problem?.outcome).toBe('PasskeyUnsupported');
  });
});

describeWithApp('a password that must be changed first', {}, (app) => {
  const demand = async (change: 'resetPasswordOnFirstLogin' | 'forcePasswordChange') => {
    const { email } = await newcomer(app);
    await app.control.call('POST', '/authing/users', { identifier: email, [change]: true });
    const flow = clientOf(app).signIn();
    return { flow, state: expectState(await flow.start({ email: { email, password: PASSWORD } }), 'passwordChange') };
  };

  it('is changed at the first login, which then goes on', async () => {
    const { state } = await demand('resetPasswordOnFirstLogin');
    expect(state.reason).toBe('FIRST_LOGIN');
    const short = expectState(await state.submit({ newPassword: '123' }), 'passwordChange');
    expect(short.problem?.fields[0]?.path).toBe('input.firstLogin.newPassword');
    expectState(await short.submit({ newPassword: 'A-new-one-1' }), 'done');
  });

  it('is changed with the old one when it is too old', async () => {
    const { state } = await demand('forcePasswordChange');
    const wrong = expectState(await state.submit({ newPassword: 'A-new-one-1', oldPassword: 'x' }), 'passwordChange');
    expect(wrong.problem?.outcome).toBe('InvalidCredentials');
    expectState(await wrong.submit({ newPassword: 'A-new-one-1', oldPassword: PASSWORD }), 'done');
  });
});

describeWithApp('an operation that needs a fresh proof', { environment: { STEP_UP_SECONDS: '60' } }, (app) => {
  it('asks for a proof, tells when it is wrong, and runs once more', async () => {
    const { method } = await person(app);
    const menshen = await signedIn(app, method);
    await app.control.advance(120);
    const asked: unknown[] = [];
    const answers = [{ password: 'wrong' }, { password: PASSWORD }];
    const result = await menshen.withStepUp(
      () => menshen.operations.enrollTotp(),
      (kinds, problem) => {
        asked.push([kinds.includes('PASSWORD'), problem?.outcome]);
        return answers.shift() ?? null;
      },
    );
    expect(result.__typename).toBe('TotpEnrollment');
    expect(asked).toEqual([
      [true, undefined],
      [true, 'InvalidCredentials'],
    ]);
  });

  it('fails with the code of the server when the user gives up', async () => {
    const { method } = await person(app);
    const menshen = await signedIn(app, method);
    await app.control.advance(120);
    const work = menshen.withStepUp(
      () => menshen.operations.enrollTotp(),
      () => null,
    );
    await expect(work).rejects.toMatchObject({ name: 'MenshenError', code: 'STEP_UP_REQUIRED' });
  });

  it('is part of an enrolment, which asks for the proof itself or waits for it', async () => {
    const { method } = await person(app);
    const menshen = await signedIn(app, method);
    await app.control.advance(120);
    const waiting = menshen.enrollTotp();
    const failed = expectState(await waiting.start(), 'failed');
    expect(failed.error.code).toBe('STEP_UP_REQUIRED');
    expectState(await menshen.enrollTotp({ prove: () => ({ password: PASSWORD }) }).start(), 'confirm');
    expectState((await failed.retry?.()) ?? waiting.state, 'confirm');
  });
});
