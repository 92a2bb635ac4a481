/** One account or mailbox is spelled in many ways, and each spelling brings fresh limits. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  type LoginMethod,
  RegisterDocument,
  ResetPasswordDocument,
  SendEmailDocument,
  UpdateProfileDocument,
  UserExistsDocument,
} from '../support/generated/operations.js';
import { newEmail, PASSWORD, signedIn } from '../support/people.js';

/** `menshen` with each letter in turn, and with all of them, in full width. */
const fullWidth = (text: string) => text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describeWithApp('a name in characters that look or read alike', {}, (app) => {
  const login = async (method: LoginMethod) => (await app.client().run(LoginDocument, { input: { method } })).login;

  it('gets no code for any of 32 full-width spellings of one address', async () => {
    for (let bits = 1; bits <= 32; bits++) {
      const local = [...'menshen'].map((c, index) => (bits & (1 << index) ? fullWidth(c) : c)).join('');
      const input = { email: `${local}@example.com`, scene: 'RESET_PASSWORD' as const };
      const { sendEmail } = await app.client().run(SendEmailDocument, { input });
      expect(expectOutcome(sendEmail, 'InputRejected').fields[0]?.message).toMatch(/full-width/);
    }
    expect(await app.control.requests('authing')).toEqual([]);
  });

  it('gets one code for the two forms of an international domain', async () => {
    const send = async (email: string) =>
      (await app.client().run(SendEmailDocument, { input: { email, scene: 'RESET_PASSWORD' } })).sendEmail.__typename;
    expect(await send('person@例子.cn')).toBe('CodeSent');
    expect(await send('Person@xn--fsqu00a.cn')).toBe('AttemptsLimited');
  });

  it.each(['menshen\u0000', 'menshen\u200b', '\ufeffmenshen', 'ｍenshen', 'men\u202eshen'])(
    'is no user name: %j',
    async (username) => {
      const client = await signedIn(app);
      await app.control.call('DELETE', '/providers/authing/requests');
      const method = { username: { username, password: PASSWORD } };
      for (const outcome of [
        await login(method),
        await login({ ldap: { username, password: PASSWORD } }),
        await login({ subAccount: { account: username, password: PASSWORD } }),
        (await client.run(RegisterDocument, { input: { method } })).register,
        (await client.run(UpdateProfileDocument, { input: { username } })).updateProfile,
        (await client.run(UserExistsDocument, { where: { username } })).userExists,
      ]) {
        const { fields } = expectOutcome(outcome, 'InputRejected');
        expect(fields[0]?.path).toMatch(/username$|account$/);
        expect(fields[0]?.message).toMatch(/control characters|full-width/);
      }
    },
  );

  it('is no address for a password reset', async () => {
    const input = { emailCode: { email: 'ｍenshen@example.com', code: '0000', newPassword: PASSWORD } };
    expectOutcome((await app.client().run(ResetPasswordDocument, { input })).resetPassword, 'InputRejected');
  });

  it('may be Chinese, and a password may hold any characters', async () => {
    for (const [username, password] of [
      ['张三', 'Menshen-2026'],
      ['司马相如', '门神密码２０２６！'],
      ['person@例子.中国', 'ｆｕｌｌ\u200bwidth'],
    ] as const) {
      const method = { username: { username, password } };
      expectOutcome((await app.client().run(RegisterDocument, { input: { method } })).register, 'RegisterSuccess');
      expectOutcome(await login(method), 'LoginSuccess');
      expectOutcome(
        await login({ username: { username, password: password.normalize('NFKC').slice(1) } }),
        'InvalidCredentials',
      );
    }
  });
});

describeWithApp(
  'a captcha after one use',
  { environment: { CAPTCHA_SEND_CODE: 'after-failures:1', LIMIT_SECONDS_BETWEEN_CODES: '1' } },
  (app) => {
    it('is asked for, however the address is spelled', async () => {
      const email = newEmail();
      const spellings = [email, email.toUpperCase(), fullWidth(email), ` ${email} `, email.replace('p', 'p\u200b')];
      const outcomes = [];
      for (const spelling of spellings) {
        const input = { email: spelling, scene: 'RESET_PASSWORD' as const };
        outcomes.push((await app.client().run(SendEmailDocument, { input })).sendEmail.__typename);
      }
      expect(outcomes).toEqual(['CodeSent', ...Array(4).fill('CaptchaRequired')]);
    });
  },
);
