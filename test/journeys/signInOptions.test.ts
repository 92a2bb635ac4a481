/** What sign-in pages learn about this server before the login. */
import { describe, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { RegisterDocument, ResetPasswordDocument, SignInOptionsDocument } from '../support/generated/operations.js';
import { newEmail } from '../support/people.js';

const CHINESE = { headers: { 'accept-language': 'zh-CN' } };

describeWithApp('signInOptions, by default', {}, (app) => {
  it('describes the default identity provider without a session and without a call to a vendor', async () => {
    const { signInOptions } = await app.client().run(SignInOptionsDocument);
    expect(signInOptions).toEqual({
      methods: [
        'EMAIL',
        'USERNAME',
        'PHONE_PASSWORD',
        'PHONE_CODE',
        'LDAP',
        'AD',
        'SUB_ACCOUNT',
        'WECHAT',
        'AUTHORIZATION_CODE',
        'QR_CODE',
      ],
      registration: true,
      identityProviders: ['AUTHING', 'AUTHING_LEGACY'],
      captcha: [],
      passwordRules: [
        { rule: 'REQUIRED', message: 'This field is required.', minLength: 1, maxBytes: null, classes: [] },
        { rule: 'TOO_LONG', message: 'Use at most 117 bytes.', minLength: null, maxBytes: 117, classes: [] },
      ],
      branding: null,
    });
    for (const vendor of ['authing', 'secken', 'geetest']) expect(await app.control.requests(vendor)).toEqual([]);
  });

  it('describes another identity provider, without logins on the phone', async () => {
    const { signInOptions } = await app.client().run(SignInOptionsDocument, { provider: 'AUTHING_LEGACY' });
    expect(signInOptions.methods).toContain('EMAIL');
    expect(signInOptions.methods).not.toContain('WECHAT');
    expect(signInOptions.methods).not.toContain('QR_CODE');
  });

  it('refuses a provider that does not exist', async () => {
    const { errors } = await app.client().send('{ signInOptions(provider: NOWHERE) { methods } }');
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describeWithApp(
  'signInOptions, as configured',
  {
    environment: {
      IDENTITY_PROVIDERS: 'AUTHING',
      AUTHING_APP_SECRET: '',
      PUSH_LOGIN: 'yes',
      CAPTCHA_LOGIN: 'always',
      CAPTCHA_REGISTER: 'after-failures:3',
      CAPTCHA_SEND_CODE: 'never',
      PASSWORD_MIN_LENGTH: '8',
      PASSWORD_CLASSES: 'LETTER,DIGIT',
      BRAND_NAME: 'Example Mall',
      BRAND_LOGO_URL: 'https://www.example.com/logo.svg',
      BRAND_COLOR: '#b3261e',
    },
  },
  (app) => {
    it('lists what the settings switch on, and leaves out what lacks a secret', async () => {
      const { signInOptions } = await app.client().run(SignInOptionsDocument);
      expect(signInOptions.methods).toEqual(expect.arrayContaining(['QR_CODE', 'PUSH']));
      expect(signInOptions.methods).not.toContain('AUTHORIZATION_CODE');
      expect(signInOptions.identityProviders).toEqual(['AUTHING']);
      expect(signInOptions.captcha).toEqual(['LOGIN', 'REGISTER']);
      expect(signInOptions.branding).toEqual({
        name: 'Example Mall',
        logo: 'https://www.example.com/logo.svg',
        color: '#b3261e',
        background: null,
      });
    });

    it.each([
      [{}, 'Use at least 8 characters, with a letter and a digit.', 'Use at most 117 bytes.'],
      [CHINESE, '至少 8 个字符，须包含字母和数字。', '最多 117 字节。'],
    ] as const)('describes the rules for new passwords in the caller’s language: %j', async (options, least, most) => {
      const { signInOptions } = await app.client(options).run(SignInOptionsDocument);
      expect(signInOptions.passwordRules).toEqual([
        { rule: 'TOO_SHORT', message: least, minLength: 8, maxBytes: null, classes: ['LETTER', 'DIGIT'] },
        { rule: 'TOO_LONG', message: most, minLength: null, maxBytes: 117, classes: [] },
      ]);
    });

    it('does not offer a provider that the settings exclude', async () => {
      const { errors } = await app.client().send(SignInOptionsDocument, { provider: 'AUTHING_LEGACY' });
      expect(errors[0]?.extensions.code).toBe('PROVIDER_NOT_CONFIGURED');
    });

    describe('a new password', () => {
      it.each([
        ['short1', 'TOO_SHORT'],
        ['onlyletters', 'MISSING_CHARACTERS'],
        ['12345678', 'MISSING_CHARACTERS'],
      ])('that breaks the policy is rejected before the provider sees it: %s', async (password, rule) => {
        const message = '至少 8 个字符，须包含字母和数字。';
        const params = { min: 8, classes: ['LETTER', 'DIGIT'] };
        const { resetPassword } = await app.client(CHINESE).run(ResetPasswordDocument, {
          input: { emailCode: { email: newEmail(), code: '1234', newPassword: password } },
        });
        expect(expectOutcome(resetPassword, 'InputRejected').fields).toEqual([
          { path: 'input.emailCode.newPassword', rule, params, message },
        ]);
        expect(await app.control.requests('authing')).toEqual([]);
      });

      it('that satisfies the policy is accepted', async () => {
        const input = { method: { email: { email: newEmail(), password: '密码Menshen2026' } } };
        const { register } = await app.client().run(RegisterDocument, { input });
        expectOutcome(register, 'RegisterSuccess');
      });
    });
  },
);
