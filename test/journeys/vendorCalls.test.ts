/** For every covered row of docs/coverage.md: the field is asked, and the emulator saw the vendor's call. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindEmailDocument,
  BindPhoneDocument,
  ConfirmTotpDocument,
  CreateAuthQrCodeDocument,
  CreateCaptchaChallengeDocument,
  CreateLivenessCheckDocument,
  EnrollFaceDocument,
  EnrollTotpDocument,
  type GeetestV3Answer,
  LinkAccountDocument,
  LoginDocument,
  type LoginMethod,
  LoginStatusDocument,
  LogoutDocument,
  MeDocument,
  type MfaAnswer,
  MyApplicationsDocument,
  MyDataDocument,
  MyPlaceDocument,
  MyResourcesDocument,
  MySecurityDocument,
  PasswordStrengthDocument,
  PushAuthEventDocument,
  RefreshSessionDocument,
  RegisterDocument,
  type RegisterMethod,
  RemoveTotpDocument,
  RemoveUdfValueDocument,
  RequestPushAuthDocument,
  ResetPasswordDocument,
  type ResetPasswordInput,
  SendEmailDocument,
  SendMfaCodeDocument,
  SendSmsCodeDocument,
  SetUdfValueDocument,
  SetUdfValuesDocument,
  SsoSessionDocument,
  UnbindEmailDocument,
  UnbindPhoneDocument,
  UpdateEmailDocument,
  UpdatePasswordDocument,
  UpdatePhoneDocument,
  UpdateProfileDocument,
  UserExistsDocument,
  ValidateTicketDocument,
  VerifyCaptchaDocument,
  VerifyMfaDocument,
  VerifyPushAuthTokenDocument,
} from '../support/generated/operations.js';

const PASSWORD = 'Menshen-2026';
const EMAIL = 'menshen@example.com';
const PHONE = '13800000001';
const SEEDED = { email: { email: EMAIL, password: PASSWORD } };

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

const DIRECTORY_PASSWORD = 'Directory-2026';
const NEW_PHONE = { phone: '13766660022', code: '0000' };
const NEW_EMAIL = { email: 'row-22@example.com', code: '0000' };
/** A PNG as far as anybody looks. */
const FACE = 'data:image/png;base64,iVBORw0KGgo=';

const login =
  (method: LoginMethod): Step =>
  async (client, app) => {
    await app.control.call('POST', '/authing/application', { subAccounts: true });
    return client.run(LoginDocument, { input: { method } });
  };

/** Asks the vendor's root field `user` only inside the step: the login is over and forgotten. */
const place = (step: (client: Client) => Promise<unknown>): Step =>
  signedIn(async (client, app) => {
    await app.control.call('DELETE', '/providers/authing/requests');
    await step(client);
    // `me` itself is one call, so what belongs to it is the second.
    expect(await app.control.requests('authing')).toHaveLength(2);
  });

const demanded =
  (change: 'resetPasswordOnFirstLogin' | 'forcePasswordChange', reset: (flow: string) => ResetPasswordInput): Step =>
  async (client, app) => {
    await app.control.call('POST', '/authing/users', { identifier: EMAIL, [change]: true });
    const { login: held } = await client.run(LoginDocument, { input: { method: SEEDED } });
    const { flow } = expectOutcome(held, 'PasswordChangeRequired');
    return client.run(ResetPasswordDocument, { input: reset(flow) });
  };

/** Begins a login that the application holds for a second factor. */
const askFor = async (applicationMfa: string[], client: Client, app: TestApp, method: LoginMethod) => {
  await app.control.call('POST', '/authing/application', { applicationMfa });
  const { login: held } = await client.run(LoginDocument, { input: { method } });
  return expectOutcome(held, 'MfaRequired').flow;
};

const secondFactor =
  (policy: string, answer: MfaAnswer): Step =>
  async (client, app) => {
    const owner = app.client();
    await signIn(owner, app);
    if (policy === 'OTP') await enroll(owner, app);
    if (policy === 'FACE') await owner.run(EnrollFaceDocument, { photo: FACE });
    const flow = await askFor([policy], client, app, SEEDED);
    return client.run(VerifyMfaDocument, { flow, answer });
  };

/** Makes a captcha, solves it as the widget does, and has it judged. */
const captcha: Step = async (client, app) => {
  const made = (await client.run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' })).createCaptchaChallenge;
  const { id, gt, challenge, success } = expectOutcome(made, 'GeetestV3Challenge');
  const geetestV3 = await app.control.call<GeetestV3Answer>('POST', '/geetest/solve', { gt, challenge, success });
  const { verifyCaptcha } = await client.run(VerifyCaptchaDocument, { challenge: id, answer: { geetestV3 } });
  expectOutcome(verifyCaptcha, 'CaptchaPassed');
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
  ['authing-08', 'POST /api/v2/ldap/verify-user', login({ ldap: { username: 'lin', password: DIRECTORY_PASSWORD } })],
  ['authing-09', 'POST /api/v2/ad/verify-user', login({ ad: { username: 'adele', password: DIRECTORY_PASSWORD } })],
  ['authing-20', 'updateUser', signedIn((client) => client.run(UpdateProfileDocument, { input: { name: 'x' } }))],
  [
    'authing-21',
    'updatePassword',
    signedIn((client) =>
      client.run(UpdatePasswordDocument, { input: { oldPassword: PASSWORD, newPassword: 'Row-2026' } }),
    ),
  ],
  ['authing-22', 'bindPhone', signedIn((client) => client.run(BindPhoneDocument, { input: NEW_PHONE }))],
  ['authing-23', 'unbindPhone', signedIn((client) => client.run(UnbindPhoneDocument))],
  ['authing-24', 'updatePhone', signedIn((client) => client.run(UpdatePhoneDocument, { input: NEW_PHONE }))],
  ['authing-25', 'bindEmail', signedIn((client) => client.run(BindEmailDocument, { input: NEW_EMAIL }))],
  ['authing-26', 'unbindEmail', signedIn((client) => client.run(UnbindEmailDocument))],
  ['authing-27', 'updateEmail', signedIn((client) => client.run(UpdateEmailDocument, { input: NEW_EMAIL }))],
  [
    'authing-28',
    'POST /api/v2/users/link',
    signedIn(async (client, app) => {
      const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', {});
      const second = await app.client().run(LoginDocument, { input: { method: { wechat: { code } } } });
      const secondary = expectOutcome(second.login, 'LoginSuccess').accessToken ?? '';
      return client.run(LinkAccountDocument, { input: { secondary } });
    }),
  ],
  ['authing-29', 'GET /api/v2/users/me/security-level', signedIn((client) => client.run(MySecurityDocument))],
  ['authing-30', 'user', place((client) => client.run(MyResourcesDocument, { namespace: 'default' }))],
  ['authing-31', 'GET /api/v2/users/me/applications/allowed', signedIn((client) => client.run(MyApplicationsDocument))],
  ['authing-36', 'GET /api/v2/users/me/orgs', signedIn((client) => client.run(MyPlaceDocument))],
  ['authing-37', 'user', place((client) => client.send('{ me { roles { totalCount } } }'))],
  ['authing-38', 'user', place((client) => client.send('{ me { hasRole(code: "gatekeeper") } }'))],
  ['authing-40', 'loginBySubAccount', login({ subAccount: { account: 'gate-desk', password: DIRECTORY_PASSWORD } })],
  [
    'authing-41',
    'resetPasswordByFirstLoginToken',
    demanded('resetPasswordOnFirstLogin', (flow) => ({ firstLogin: { flow, newPassword: 'Row-2026' } })),
  ],
  [
    'authing-42',
    'resetPasswordByForceResetToken',
    demanded('forcePasswordChange', (flow) => ({
      forced: { flow, oldPassword: PASSWORD, newPassword: 'Row-2026' },
    })),
  ],
  ['authing-43', 'user', place((client) => client.send('{ me { departments { totalCount } } }'))],
  ['authing-44', 'isUserExists', (client) => client.run(UserExistsDocument, { where: { username: 'menshen' } })],
  [
    'authing-45',
    'GET /cas-idp/e0e0e0e0e0e0e0e0e0e0a003/serviceValidate',
    (client) => client.run(ValidateTicketDocument, { ticket: 'ST-x', service: 'https://shop.example.com/' }),
  ],
  ['authing-46', 'GET /cas/session', signedIn((client) => client.run(SsoSessionDocument))],
  [
    'authing-47',
    'GET /connection/social/wechat:mobile/e0e0e0e0e0e0e0e0e0e0a001/callback',
    login({ wechat: { code: 'emulated-wechat-code' } }),
  ],
  [
    'authing-48',
    'POST /oidc/token',
    login({
      authorizationCode: {
        code: 'x',
        redirectUri: 'https://app.example.com/callback',
        codeVerifier: 'v'.repeat(43),
      },
    }),
  ],
  [
    'GET /api/v2/mfa/authenticator',
    'GET /api/v2/mfa/authenticator',
    signedIn((client) => client.run(MySecurityDocument)),
  ],
  [
    'POST /api/v2/mfa/face/associate',
    'POST /api/v2/mfa/face/associate',
    signedIn((client) => client.run(EnrollFaceDocument, { photo: FACE })),
  ],
  ['POST /api/v2/upload', 'POST /api/v2/upload', signedIn((client) => client.run(EnrollFaceDocument, { photo: FACE }))],
  [
    'POST /api/v2/applications/mfa/sms/verify',
    'POST /api/v2/applications/mfa/sms/verify',
    secondFactor('SMS', { smsCode: '0000' }),
  ],
  [
    'POST /api/v2/applications/mfa/email/verify',
    'POST /api/v2/applications/mfa/email/verify',
    secondFactor('EMAIL', { emailCode: '0000' }),
  ],
  [
    'POST /api/v2/applications/mfa/totp/verify',
    'POST /api/v2/applications/mfa/totp/verify',
    secondFactor('OTP', { totp: '000000' }),
  ],
  [
    'POST /api/v2/applications/mfa/face/verify',
    'POST /api/v2/applications/mfa/face/verify',
    secondFactor('FACE', { facePhoto: FACE }),
  ],
  [
    'POST /api/v2/applications/mfa/check',
    'POST /api/v2/applications/mfa/check',
    async (client, app) => {
      const newcomer = { email: { email: 'check@example.com', password: PASSWORD } };
      await client.run(RegisterDocument, { input: { method: newcomer } });
      const flow = await askFor(['SMS'], client, app, newcomer);
      return client.run(SendMfaCodeDocument, { flow, channel: 'SMS', target: '13766660099' });
    },
  ],
  ['secken-01', 'GET /qrcode_for_auth', (client) => client.run(CreateAuthQrCodeDocument, {})],
  [
    'secken-02',
    'POST /realtime_authorization',
    signedIn((client) => client.run(RequestPushAuthDocument, { input: {} })),
  ],
  [
    'secken-03',
    'GET /event_result',
    async (client) => {
      const made = (await client.run(CreateAuthQrCodeDocument, {})).createAuthQrCode;
      return client.run(PushAuthEventDocument, { id: expectOutcome(made, 'PushAuthStarted').event.id });
    },
  ],
  [
    'secken-04',
    'GET /query_auth_token',
    (client) => client.run(VerifyPushAuthTokenDocument, { token: 'a'.repeat(40) }),
  ],
  [
    'linkface-01',
    'POST /v2/sdk/get_token',
    signedIn((client) => client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } })),
  ],
  ['geetest-01', 'GET /register.php', (client) => client.run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' })],
  ['geetest-02', 'POST /validate.php', (client, app) => captcha(client, app)],
  [
    // The offline rule asks nobody; what the vendor saw is the call that failed.
    'geetest-03',
    'GET /register.php',
    async (client, app) => {
      await app.control.fail('geetest', { match: '/register.php', count: 2, mode: 'http500' });
      return captcha(client, app);
    },
  ],
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
  it.each(ROWS)('for %s: %s', async (id, vendorCall, step) => {
    const [, vendor = 'authing'] = /^(geetest|secken|linkface)-/.exec(id) ?? [];
    const client = app.client();
    await step(client, app);
    const seen = (await app.control.requests(vendor)).map(({ operation }) => operation?.split('?')[0]);
    expect(seen).toContain(vendorCall);
  });
});
