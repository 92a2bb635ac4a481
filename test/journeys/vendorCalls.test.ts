/** For every covered row of docs/coverage.md: the field is asked, and the emulator saw the vendor's call. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  EnrollTotpDocument,
  LoginDocument,
  LoginStatusDocument,
  LogoutDocument,
  MeDocument,
  MyDataDocument,
  PasswordStrengthDocument,
  RefreshSessionDocument,
  RegisterDocument,
  type RegisterMethod,
  RemoveTotpDocument,
  RemoveUdfValueDocument,
  ResetPasswordDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
  SetUdfValueDocument,
  SetUdfValuesDocument,
} from '../support/generated/operations.js';

const PASSWORD = 'Menshen-2026';
const EMAIL = 'menshen@example.com';
const PHONE = '13800000001';

type Step = (client: Client, app: TestApp) => Promise<unknown>;

/** One code a minute goes to one phone, so every row has a phone of its own. */
const withCode =
  (phone: string, step: (code: string, client: Client) => Promise<unknown>): Step =>
  async (client, app) => {
    await client.run(SendSmsCodeDocument, { input: { phone } });
    return step(await app.control.code(phone), client);
  };

const register =
  (method: RegisterMethod): Step =>
  (client) =>
    client.run(RegisterDocument, { input: { method } });

const signIn: Step = async (client) => {
  const { login } = await client.run(LoginDocument, {
    input: { method: { email: { email: EMAIL, password: PASSWORD } } },
  });
  client.token = expectOutcome(login, 'LoginSuccess').accessToken;
};

const signedIn =
  (step: Step): Step =>
  async (client, app) => {
    await signIn(client, app);
    return step(client, app);
  };

const enroll: Step = async (client, app) => {
  const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  return client.run(ConfirmTotpDocument, { code: await app.control.totp(secret) });
};

const ROWS: readonly (readonly [id: string, vendorCall: string, step: Step])[] = [
  ['authing-01', 'registerByEmail', register({ email: { email: 'row@example.com', password: PASSWORD } })],
  ['authing-02', 'registerByUsername', register({ username: { username: 'row', password: PASSWORD } })],
  [
    'authing-03',
    'registerByPhoneCode',
    withCode('13766660003', (code, client) =>
      client.run(RegisterDocument, { input: { method: { phoneCode: { phone: '13766660003', code } } } }),
    ),
  ],
  ['authing-04', 'loginByEmail', signIn],
  [
    'authing-05',
    'loginByUsername',
    (client) =>
      client.run(LoginDocument, { input: { method: { username: { username: 'menshen', password: PASSWORD } } } }),
  ],
  [
    'authing-06',
    'loginByPhoneCode',
    withCode(PHONE, (code, client) =>
      client.run(LoginDocument, { input: { method: { phoneCode: { phone: PHONE, code } } } }),
    ),
  ],
  [
    'authing-07',
    'loginByPhonePassword',
    (client) =>
      client.run(LoginDocument, { input: { method: { phonePassword: { phone: PHONE, password: PASSWORD } } } }),
  ],
  ['authing-10', 'user', signedIn((client) => client.run(MeDocument))],
  ['authing-11', 'GET /api/v2/logout', signedIn((client) => client.run(LogoutDocument))],
  ['authing-12', 'POST /api/v2/sms/send', withCode('13766660012', async () => undefined)],
  [
    'authing-13',
    'sendEmail',
    (client) => client.run(SendEmailDocument, { input: { email: EMAIL, scene: 'RESET_PASSWORD' } }),
  ],
  ['authing-14', 'udv', signedIn((client) => client.run(MyDataDocument))],
  [
    'authing-15',
    'setUdvBatch',
    signedIn((client) => client.run(SetUdfValuesDocument, { values: [{ key: 'age', value: 1 }] })),
  ],
  ['authing-16', 'removeUdv', signedIn((client) => client.run(RemoveUdfValueDocument, { key: 'age' }))],
  ['authing-17', 'checkLoginStatus', signedIn((client) => client.run(LoginStatusDocument))],
  [
    'authing-18',
    'resetPassword',
    withCode('13766660018', (code, client) =>
      client.run(ResetPasswordDocument, {
        input: { phoneCode: { phone: '13766660018', code, newPassword: PASSWORD } },
      }),
    ),
  ],
  [
    'authing-19',
    'resetPassword',
    (client) =>
      client.run(ResetPasswordDocument, {
        input: { emailCode: { email: EMAIL, code: '1234', newPassword: PASSWORD } },
      }),
  ],
  ['authing-32', 'checkPasswordStrength', (client) => client.run(PasswordStrengthDocument, { password: PASSWORD })],
  ['authing-33', 'refreshToken', signedIn((client) => client.run(RefreshSessionDocument))],
  ['authing-34', 'setUdv', signedIn((client) => client.run(SetUdfValueDocument, { key: 'age', value: 1 }))],
  ['authing-35', 'removeUdv', signedIn((client) => client.run(RemoveUdfValueDocument, { key: 'age' }))],
  ['authing-39', 'user', signedIn((client) => client.run(MeDocument))],
  ['enrollTotp', 'POST /api/v2/mfa/totp/associate', signedIn(enroll)],
  ['confirmTotp', 'POST /api/v2/mfa/totp/associate/confirm', signedIn(enroll)],
  [
    'removeTotp',
    'DELETE /api/v2/mfa/totp/associate',
    signedIn(async (client, app) => {
      await enroll(client, app);
      return client.run(RemoveTotpDocument);
    }),
  ],
];

describeWithApp('the vendor is called', {}, (app) => {
  it.each(ROWS)('for %s: %s', async (_id, vendorCall, step) => {
    const client = app.client();
    await step(client, app);
    const seen = (await app.control.requests('authing')).map(({ operation }) => operation?.split('?')[0]);
    expect(seen).toContain(vendorCall);
  });
});
