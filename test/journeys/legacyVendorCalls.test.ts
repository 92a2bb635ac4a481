/** For every row of the first generation in docs/coverage.md: the field is asked, and the emulator saw the vendor's call. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  DecodeTokenDocument,
  LegacyUsersDocument,
  LinkIdentityDocument,
  LoginDocument,
  type LoginMethod,
  LoginStatusDocument,
  MeDocument,
  MyLegacyDocument,
  ProvidersDocument,
  RegisterDocument,
  RemoveUsersDocument,
  RevokeAuthorizedAppDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
  SetMfaEnabledDocument,
  SocialConnectionsDocument,
  UnbindEmailDocument,
  UnlinkIdentityDocument,
  UpdateEmailDocument,
  UpdatePasswordDocument,
  UpdatePhoneDocument,
  UpdateProfileDocument,
  UpdateUserDocument,
  UserByIdDocument,
  UserPoolSettingsDocument,
  UsersByRoleDocument,
} from '../support/generated/operations.js';

const provider = 'AUTHING_LEGACY';
const POOL = 'e0e0e0e0e0e0e0e0e0e0c001';
const USER = 'legacy:e0e0e0e0e0e0e0e0e0e0d001';
const PASSWORD = 'Menshen-2026';
const EMAIL = 'menshen@example.com';
const TOKEN = 'an-administrator-who-calls-the-vendor';
const CODE = '1234';

type Step = (client: Client, app: TestApp) => Promise<unknown>;

const login =
  (method: LoginMethod): Step =>
  (client) =>
    client.run(LoginDocument, { input: { method, provider } });

const signedIn =
  (step: Step): Step =>
  async (client, app) => {
    const method = { email: { email: EMAIL, password: PASSWORD } };
    const { login: done } = await client.run(LoginDocument, { input: { method, provider } });
    client.token = expectOutcome(done, 'LoginSuccess').accessToken;
    await app.control.call('DELETE', '/providers/authingLegacy/requests');
    return step(client, app);
  };

const asAdmin =
  (step: Step): Step =>
  (client, app) => {
    client.token = TOKEN;
    return step(client, app);
  };

const ROWS: readonly (readonly [id: string, vendorCall: string, step: Step])[] = [
  ['authingLegacy-02', 'login', login({ email: { email: EMAIL, password: PASSWORD } })],
  ['authingLegacy-03', 'login', login({ username: { username: 'menshen', password: PASSWORD } })],
  ['authingLegacy-04', 'login', login({ phonePassword: { phone: '13800000001', password: PASSWORD } })],
  ['authingLegacy-05', 'login', login({ phoneCode: { phone: '13800000001', code: CODE } })],
  [
    'authingLegacy-06',
    `GET /send_smscode/13777770006/${POOL}`,
    (client) => client.run(SendSmsCodeDocument, { input: { phone: '13777770006', scene: 'LOGIN', provider } }),
  ],
  [
    'authingLegacy-07',
    `GET /notification/send_register_smscode/13777770007/${POOL}`,
    (client) => client.run(SendSmsCodeDocument, { input: { phone: '13777770007', scene: 'REGISTER', provider } }),
  ],
  [
    'authingLegacy-08',
    'register',
    (client) => {
      const method = { email: { email: 'row-8@example.com', password: PASSWORD } };
      return client.run(RegisterDocument, { input: { provider, method } });
    },
  ],
  [
    'authingLegacy-09',
    'register',
    (client) => {
      const method = { phoneCode: { phone: '13777770009', code: CODE, password: PASSWORD } };
      return client.run(RegisterDocument, { input: { provider, method } });
    },
  ],
  ['authingLegacy-10', 'user', asAdmin((client) => client.run(UserByIdDocument, { id: USER }))],
  ['authingLegacy-10', 'user', signedIn((client) => client.run(MeDocument))],
  ['authingLegacy-11', 'users', asAdmin((client) => client.run(LegacyUsersDocument))],
  ['authingLegacy-12', 'checkLoginStatus', signedIn((client) => client.run(LoginStatusDocument))],
  [
    'authingLegacy-13',
    'sendChangeEmailVerifyCode',
    signedIn((client) =>
      client.run(SendEmailDocument, { input: { email: 'row-13@example.com', scene: 'CHANGE_EMAIL' } }),
    ),
  ],
  [
    'authingLegacy-14',
    'updateEmail',
    signedIn((client) => client.run(UpdateEmailDocument, { input: { email: 'row-14@example.com', code: CODE } })),
  ],
  [
    'authingLegacy-15',
    'updateUser',
    signedIn((client) => client.run(UpdateProfileDocument, { input: { nickname: 'x' } })),
  ],
  [
    'authingLegacy-15',
    'updateUser',
    signedIn((client) =>
      client.run(UpdatePasswordDocument, { input: { oldPassword: PASSWORD, newPassword: 'Row-2026' } }),
    ),
  ],
  [
    'authingLegacy-15',
    'updateUser',
    asAdmin((client) => client.run(UpdateUserDocument, { id: USER, input: { nickname: 'x' } })),
  ],
  ['authingLegacy-16', 'userGroup', asAdmin((client) => client.run(UsersByRoleDocument, { role: POOL, provider }))],
  [
    'authingLegacy-17',
    'bindOtherOAuth',
    asAdmin((client) => client.run(LinkIdentityDocument, { input: { user: USER, type: 'github', unionid: '1' } })),
  ],
  ['authingLegacy-18', 'queryMFA', signedIn((client) => client.run(MyLegacyDocument))],
  ['authingLegacy-19', 'GetUserAuthorizedApps', signedIn((client) => client.run(MyLegacyDocument))],
  [
    'authingLegacy-20',
    'updatePhone',
    signedIn((client) => client.run(UpdatePhoneDocument, { input: { phone: '13777770020', code: CODE } })),
  ],
  [
    'authingLegacy-21',
    'decodeJwtToken',
    signedIn((client) => client.run(DecodeTokenDocument, { token: client.token ?? '', provider })),
  ],
  ['authingLegacy-22', 'unbindEmail', signedIn((client) => client.run(UnbindEmailDocument))],
  ['authingLegacy-23', 'LoginByLDAP', login({ ldap: { username: 'lin', password: 'Directory-2026' } })],
  ['authingLegacy-24', 'ReadOauthList', (client) => client.run(SocialConnectionsDocument, { provider })],
  [
    'authingLegacy-25',
    'unbindOtherOAuth',
    signedIn((client) => client.run(UnlinkIdentityDocument, { input: { type: 'github' } })),
  ],
  ['authingLegacy-26', 'changeMFA', signedIn((client) => client.run(SetMfaEnabledDocument, { enabled: true }))],
  ['authingLegacy-27', 'getUserPoolSettings', asAdmin((client) => client.run(UserPoolSettingsDocument, { provider }))],
  [
    'authingLegacy-29',
    'RevokeUserAuthorizedApp',
    signedIn((client) => client.run(RevokeAuthorizedAppDocument, { id: POOL })),
  ],
  ['authingLegacy-31', 'removeUsers', asAdmin((client) => client.run(RemoveUsersDocument, { ids: [USER] }))],
];

const environment = { ADMIN_TOKENS: createHash('sha256').update(TOKEN).digest('hex') };
const seenBy = async (app: TestApp) =>
  (await app.control.requests('authingLegacy')).map(({ operation, path }) => operation ?? path);

describeWithApp('the first generation is called', { environment }, (app) => {
  it.each(ROWS)('for %s: %s', async (_id, vendorCall, step) => {
    await step(app.client(), app);
    expect(await seenBy(app)).toContain(vendorCall);
  });
});

/** What these ask for is kept, so each has a server of its own. */
const FRESH: readonly (readonly [id: string, vendorCalls: readonly string[], step: Step])[] = [
  ['authingLegacy-01', ['getAccessTokenByAppSecret', 'users'], asAdmin((client) => client.run(LegacyUsersDocument))],
  // Two hosts have the same path.
  ['authingLegacy-28', ['GET /system/status', 'GET /system/status'], (client) => client.run(ProvidersDocument)],
  ['authingLegacy-30', ['GET /'], (client) => client.run(ProvidersDocument)],
];

for (const [id, vendorCalls, step] of FRESH) {
  describeWithApp('the first generation is called once', { environment }, (app) => {
    it(`for ${id}: ${vendorCalls[0]}`, async () => {
      await step(app.client(), app);
      const seen = await seenBy(app);
      expect(seen.filter((call) => vendorCalls.includes(call))).toEqual(vendorCalls);
    });
  });
}
