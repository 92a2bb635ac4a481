/** Which rule each bad value breaks, with its parameters and its text in the caller's language. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  RegisterDocument,
  type RegisterInput,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';

const CHINESE = { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } };
const PASSWORD = 'Menshen-2026';

describeWithApp('a rejected value', { environment: { CONTEXT_KEYS: 'utm', UDF_READONLY: 'vip' } }, (app) => {
  const byEmail = { email: { email: 'rules@example.com', password: PASSWORD } };

  it.each<[RegisterInput, string, Record<string, unknown>, string, string]>([
    [
      { method: { email: { email: 'nowhere', password: PASSWORD } } },
      'NOT_AN_EMAIL',
      {},
      'Enter an e-mail address such as name@example.com.',
      '请输入邮箱地址，例如 name@example.com。',
    ],
    [
      { method: { phoneCode: { phone: '12', code: '1234' } } },
      'NOT_A_PHONE',
      {},
      'Enter a phone number such as 13800000000 or +8613800000000.',
      '请输入手机号，例如 13800000000 或 +8613800000000。',
    ],
    [
      { method: { phoneCode: { phone: '13800000000', code: 'x' } } },
      'NOT_A_CODE',
      { min: 4, max: 8 },
      'Enter the code of 4 to 8 digits.',
      '请输入 4 至 8 位数字的验证码。',
    ],
    [
      { method: { username: { username: ' ', password: PASSWORD } } },
      'REQUIRED',
      {},
      'This field is required.',
      '此项为必填项。',
    ],
    [
      { method: { username: { username: 'u'.repeat(129), password: PASSWORD } } },
      'TOO_LONG',
      { max: 128, unit: 'characters' },
      'Use at most 128 characters.',
      '最多 128 个字符。',
    ],
    [
      { method: byEmail, context: { other: 1 } },
      'UNKNOWN_FIELD',
      { allowed: ['utm'] },
      'Use only these keys: utm.',
      '仅支持以下键：utm。',
    ],
    [
      { method: byEmail, customData: { VIP: true } },
      'READ_ONLY',
      { fields: ['vip'] },
      'These fields cannot be changed: vip.',
      '以下字段不可修改：vip。',
    ],
    [
      { method: byEmail, profile: { gender: 'X' } },
      'NOT_ONE_OF',
      { allowed: ['M', 'F', 'U'] },
      'Use one of these values: M, F, U.',
      '请使用以下值之一：M、F、U。',
    ],
    [
      { method: { email: { email: 'rules@example.com', password: '12345' } } },
      'REFUSED_BY_PROVIDER',
      {},
      'The identity provider does not accept this value. Enter another one.',
      '身份服务不接受该值，请更换后重试。',
    ],
  ])('names its rule in both languages: %j breaks %s', async (input, rule, params, english, chinese) => {
    for (const [options, message] of [
      [{}, english],
      [CHINESE, chinese],
    ] as const) {
      const { register } = await app.client(options).run(RegisterDocument, { input });
      const { fields } = expectOutcome(register, 'InputRejected');
      expect(fields).toEqual([{ path: expect.any(String), rule, params, message }]);
    }
  });

  it('is English for another language', async () => {
    const client = app.client({ headers: { 'accept-language': 'fr' } });
    const { sendSmsCode } = await client.run(SendSmsCodeDocument, { input: { phone: '1' } });
    expect(expectOutcome(sendSmsCode, 'InputRejected').fields[0]?.message).toMatch(/^Enter a phone number/);
  });

  it('never appears in the answer', async () => {
    const secret = 'not-an-address-but-a-secret';
    const { text } = await app
      .client()
      .send(LoginDocument, { input: { method: { email: { email: secret, password: PASSWORD } } } });
    expect(text).toContain('NOT_AN_EMAIL');
    expect(text).not.toContain(secret);
  });
});
