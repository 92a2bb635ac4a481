/** The values of the examples, which work against the emulators of a local start. */

/** By the name of an argument or field; `owner.name` is for one root field or one input type. Words in capitals are explained by SOURCES. */
export const SAMPLES: Readonly<Record<string, unknown>> = {
  email: 'menshen@example.com',
  username: 'menshen',
  phone: '13911112222',
  password: 'Menshen-2026',
  oldPassword: 'Menshen-2026',
  newPassword: 'Menshen-2027',
  code: 'CODE',
  totp: 'TOTP_CODE',
  key: 'school',
  value: 'Peking University',
  audience: 'orders',
  name: 'Phone',
  role: 'gatekeeper',
  nickname: 'Guan',
  photo: 'data:image/png;base64,iVBORw0KGgo=',
  purpose: 'LOGIN',
  channel: 'SMS',
  detection: 'LIVENESS',
  scene: 'RESET_PASSWORD',
  provider: 'AUTHING_LEGACY',
  enabled: true,
  type: 'github',
  unionid: '1001',
  ids: ['e0e0e0e0e0e0e0e0e0e0b001'],
  user: 'e0e0e0e0e0e0e0e0e0e0b001',
  service: 'https://shop.example.com/',
  actionType: 'Pay',
  actionDetails: 'CNY 12 to the tea shop',
  challenge: 'CHALLENGE',
  continuation: 'CONTINUATION',
  event: 'EVENT',
  flow: 'FLOW',
  oldCode: 'OLD_CODE',
  oldEmail: 'menshen@example.com',
  oldPhone: '13800000001',
  proof: 'PROOF',
  response: 'RESPONSE',
  seccode: 'SECCODE',
  ticket: 'TICKET',
  validate: 'VALIDATE',
  'GeetestV3Answer.challenge': 'GEETEST_CHALLENGE',
  'bindEmail.email': 'guan@example.com',
  'completeLivenessCheck.id': 'CHECK',
  'confirmTotp.code': 'TOTP_CODE',
  'createLinkProof.email': 'yu@example.com',
  'decodeToken.token': 'ACCESS_TOKEN',
  'endSession.id': 'SESSION',
  'linkIdentity.user': 'legacy:e0e0e0e0e0e0e0e0e0e0d001',
  'livenessCheck.id': 'CHECK',
  'pushAuthEvent.id': 'EVENT',
  'pushAuthEventUpdated.id': 'EVENT',
  'register.email': 'guan@example.com',
  'removePasskey.id': 'PASSKEY',
  'renamePasskey.id': 'PASSKEY',
  'revokeAuthorizedApp.id': 'APPLICATION',
  'sendSmsCode.phone': '13800000001',
  'sendSmsCode.scene': 'LOGIN',
  'updateEmail.email': 'guan@example.com',
  'updateUser.id': 'e0e0e0e0e0e0e0e0e0e0b001',
  'user.id': 'e0e0e0e0e0e0e0e0e0e0b001',
  'verifyPushAuthToken.token': 'PHONE_TOKEN',
};

/** What the words in capitals stand for. */
export const SOURCES: Readonly<Record<string, string>> = {
  ACCESS_TOKEN: 'the `accessToken` of a `login` with `provider: AUTHING_LEGACY`',
  APPLICATION: 'an `id` of `me { authorizedApps { items { id } } }`',
  CHALLENGE: 'the `id` of the challenge that `createCaptchaChallenge` returned',
  CHECK: 'the `id` of the check that `createLivenessCheck` returned',
  CODE: 'the code that the user received after `sendSmsCode` or `sendEmail`',
  CONTINUATION: 'the `continuation` of `CaptchaRequired`, a result of `login`',
  EVENT: 'the `id` of the event that `createAuthQrCode` or `requestPushAuth` returned',
  FLOW: 'the `flow` of `MfaRequired`, a result of `login`',
  GEETEST_CHALLENGE: 'the `challenge` in the result of the captcha widget',
  OLD_CODE: 'the code that the old address received',
  PASSKEY: 'an `id` of `me { passkeys { id } }`',
  PHONE_TOKEN: 'the token that Secken’s app on the phone returned',
  PROOF: 'the `proof` that `createLinkProof` returned',
  RESPONSE: 'the JSON object of `navigator.credentials.create()`, with the `options` that `enrollPasskey` returned',
  SECCODE: 'the `seccode` in the result of the captcha widget',
  SESSION: 'an `id` of `me { sessions { id } }`',
  TICKET: 'the ticket that Authing added to the address of the page',
  TOTP_CODE: 'the code of six digits that the authenticator app shows',
  VALIDATE: 'the `validate` in the result of the captcha widget',
};

/** The settings without which an example has another result, by root field. */
export const SETTINGS: Readonly<Record<string, string>> = {
  bindPushAuth: 'PUSH_UID_FIELD=externalId',
  confirmPasskey: 'PASSKEYS=udf:passkeys',
  continueLogin: 'CAPTCHA_LOGIN=always',
  createPasskeyChallenge: 'PASSKEYS=udf:passkeys PASSKEY_LOGIN=yes',
  createServiceToken: 'TOKEN_AUDIENCES=orders',
  enrollPasskey: 'PASSKEYS=udf:passkeys',
  removePasskey: 'PASSKEYS=udf:passkeys',
  removeUserPasskeys: 'PASSKEYS=udf:passkeys',
  renamePasskey: 'PASSKEYS=udf:passkeys',
  startMfaPush: 'MFA_POLICY=always',
};

/** The optional arguments that an example sets, by root field. */
export const OPTIONAL_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  socialConnections: ['provider'],
  userPoolSettings: ['provider'],
};

/** The optional fields of input types that an example sets: the simplest way, where several are possible. */
export const OPTIONAL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  AdminUpdateUserInput: ['nickname'],
  CaptchaAnswer: ['geetestV3'],
  LinkAccountInput: ['proof'],
  LoginMethod: ['email'],
  MfaAnswer: ['totp'],
  PushAuthInput: ['actionType', 'actionDetails'],
  RegisterMethod: ['email'],
  ResetPasswordInput: ['emailCode'],
  SendSmsCodeInput: ['scene'],
  StepUpAnswer: ['password'],
  UpdateEmailInput: ['oldCode', 'oldEmail'],
  UpdatePasswordInput: ['oldPassword'],
  UpdatePhoneInput: ['oldCode', 'oldPhone'],
  UpdateProfileInput: ['nickname'],
  UserExistsInput: ['email'],
};

/** What an example selects of a type; of the others, their fields without a selection. */
export const SELECTIONS: Readonly<Record<string, string>> = {
  CaptchaChallenge: '__typename ... on GeetestV3Challenge { id gt challenge }',
  FieldProblem: 'path rule message',
  LivenessCheck: 'id status uploadUrl',
  MfaFactor: 'kind maskedTarget',
  ProviderStatus: 'id mode reachable problem',
  PushAuthEvent: 'id status expiresAt matchNumber qrCode { url }',
  Session: 'id expiresAt proofs { kind }',
  SignInOptions: 'methods registration captcha passwordRules { message }',
  SocialConnection: 'name type url',
  UdfValue: 'key value',
  User: 'id username email phone',
  UserPage: 'totalCount items { id username email }',
  UserPoolSettings: 'id name registerDisabled tokenLifetimeSeconds',
};

/** Fields of outcomes that an example leaves out. */
export const OMITTED: readonly string[] = [
  // Of every outcome.
  'code',
  'message',
  'requestId',
  // Their types differ between members of one union, so a client that wants both gives one of them another name.
  'CaptchaRejected.challenge',
  'CaptchaRequired.reason',
  'PasswordChangeRequired.reason',
];
