import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  PasswordStrengthDocument,
  RegisterDocument,
  ResetPasswordDocument,
  type ResetPasswordInput,
  SendEmailDocument,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';
import { newcomer, PASSWORD, signIn } from '../support/people.js';

const EMAIL = 'menshen@example.com';
const PHONE = '13800000001';

describeWithApp('password reset', { environment: { LIMIT_SECONDS_BETWEEN_CODES: '1' } }, (app) => {
  const login = async (password: string) => {
    const client = app.client();
    const { login } = await client.run(LoginDocument, { input: { method: { email: { email: EMAIL, password } } } });
    if (login.__typename === 'LoginSuccess') client.token = login.accessToken;
    return { client, outcome: login };
  };
  const reset = async (input: ResetPasswordInput) =>
    (await app.client().run(ResetPasswordDocument, { input })).resetPassword;

  it.each([
    [
      'phone',
      async () => {
        const sent = await app.client().run(SendSmsCodeDocument, { input: { phone: PHONE, scene: 'RESET_PASSWORD' } });
        expectOutcome(sent.sendSmsCode, 'CodeSent');
        return { phoneCode: { phone: PHONE, code: await app.control.code(PHONE), newPassword: 'A-new-one-1' } };
      },
    ],
    [
      'e-mail',
      async () => {
        const sent = await app.client().run(SendEmailDocument, { input: { email: EMAIL, scene: 'RESET_PASSWORD' } });
        expectOutcome(sent.sendEmail, 'CodeSent');
        return { emailCode: { email: EMAIL, code: await app.control.code(EMAIL), newPassword: 'A-new-one-1' } };
      },
    ],
  ] as const)('changes the password by a code to the %s, once, and ends the user’s sessions', async (_way, proof) => {
    const before = await login('Menshen-2026');
    expectOutcome(before.outcome, 'LoginSuccess');
    const input = await proof();
    expectOutcome(await reset(input), 'PasswordChanged');
    expect((await before.client.run(CurrentSessionDocument)).session).toBeNull();
    expectOutcome((await login('Menshen-2026')).outcome, 'InvalidCredentials');
    expectOutcome((await login('A-new-one-1')).outcome, 'LoginSuccess');
    expectOutcome(await reset(input), 'CodeRejected');
  });

  it('by a phone of another country ends sessions, too', async () => {
    const phone = '+14155550123';
    const code = async (scene: 'REGISTER' | 'RESET_PASSWORD') => {
      expectOutcome((await app.client().run(SendSmsCodeDocument, { input: { phone, scene } })).sendSmsCode, 'CodeSent');
      return app.control.code('4155550123');
    };
    const client = app.client();
    const method = { phoneCode: { phone, code: await code('REGISTER'), password: PASSWORD } };
    const { register } = await client.run(RegisterDocument, { input: { method, forceLogin: true } });
    client.token = expectOutcome(register, 'RegisterSuccess').accessToken;
    await app.control.advance(61);
    const input = { phoneCode: { phone, code: await code('RESET_PASSWORD'), newPassword: 'A-new-one-1' } };
    expectOutcome(await reset(input), 'PasswordChanged');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('rejects a new password that is too short or too long, and says where', async () => {
    const newPassword = 'x'.repeat(118);
    const { fields } = expectOutcome(
      await reset({ emailCode: { email: EMAIL, code: '1234', newPassword } }),
      'InputRejected',
    );
    expect(fields.map(({ path }) => path)).toEqual(['input.emailCode.newPassword']);
  });

  it('returns whether a password is strong enough', async () => {
    const strength = async (password: string) =>
      (await app.client().run(PasswordStrengthDocument, { password })).passwordStrength;
    expect(await strength('Menshen-2026')).toMatchObject({ valid: true });
    expect(await strength('12345')).toMatchObject({ valid: false, message: '密码长度不能少于 6 位' });
  });
});

describeWithApp('a password that must be changed first', {}, (app) => {
  const NEW = 'A-new-one-1';

  const demand = async (change: 'resetPasswordOnFirstLogin' | 'forcePasswordChange') => {
    const { email, client } = await newcomer(app);
    await app.control.call('POST', '/authing/users', { identifier: email, [change]: true });
    const { login } = await client.run(LoginDocument, { input: { method: { email: { email, password: PASSWORD } } } });
    const { flow, reason } = expectOutcome(login, 'PasswordChangeRequired');
    const send = async (input: ResetPasswordInput) =>
      (await app.client().run(ResetPasswordDocument, { input })).resetPassword;
    return { email, client, flow, reason, change: send };
  };

  it('at the first login is changed by the flow, once; then the user signs in and older sessions are over', async () => {
    const { email, client, flow, reason, change } = await demand('resetPasswordOnFirstLogin');
    expect(reason).toBe('FIRST_LOGIN');
    expectOutcome(await change({ firstLogin: { flow, newPassword: NEW } }), 'PasswordChanged');
    expectOutcome(await change({ firstLogin: { flow, newPassword: NEW } }), 'FlowExpired');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    await signIn(app.client(), { email: { email, password: NEW } });
  });

  it('when it is too old is changed with the old one', async () => {
    const { email, flow, reason, change } = await demand('forcePasswordChange');
    expect(reason).toBe('FORCED');
    const forced = (oldPassword: string) => change({ forced: { flow, oldPassword, newPassword: NEW } });
    expectOutcome(await forced('wrong'), 'InvalidCredentials');
    expectOutcome(await forced(PASSWORD), 'PasswordChanged');
    await signIn(app.client(), { email: { email, password: NEW } });
  });

  it('is changed the way that was asked for, by a password that meets the rules, in a flow of this kind', async () => {
    const { flow, change } = await demand('forcePasswordChange');
    const other = expectOutcome(await change({ firstLogin: { flow, newPassword: NEW } }), 'InputRejected');
    expect(other.fields[0]?.path).toBe('input.firstLogin');
    const short = { flow, oldPassword: PASSWORD, newPassword: '123' };
    const { fields } = expectOutcome(await change({ forced: short }), 'InputRejected');
    expect(fields[0]?.path).toBe('input.forced.newPassword');
    expectOutcome(await change({ firstLogin: { flow: 'no-such-flow', newPassword: NEW } }), 'FlowExpired');
  });

  it('cannot be guessed: five tries a flow', async () => {
    const { flow, change } = await demand('forcePasswordChange');
    const forced = (oldPassword: string) => change({ forced: { flow, oldPassword, newPassword: NEW } });
    for (let tried = 0; tried < 5; tried++) expectOutcome(await forced(`wrong-${tried}`), 'InvalidCredentials');
    expectOutcome(await forced(PASSWORD), 'FlowExpired');
  });
});
