/** Generated from operations.graphql and schema/ by codegen.yml. Do not edit. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The changes of a user by an administrator: at least one field. Profile fields have at most 1024 characters. A field that is left out does not change. Null clears a string field; for other fields null changes nothing. */
export type AdminUpdateUserInput = {
  /** The postal address in one string. */
  address?: string | null | undefined;
  /** The date of birth as a string, such as `1990-05-17`. */
  birthdate?: string | null | undefined;
  /** True blocks the account and ends the user’s sessions on this server. False unblocks it. */
  blocked?: boolean | null | undefined;
  /** The browser, as the application recorded it. */
  browser?: string | null | undefined;
  /** The city. */
  city?: string | null | undefined;
  /** The company of the user. */
  company?: string | null | undefined;
  /** The country. */
  country?: string | null | undefined;
  /** The device, as the application recorded it. */
  device?: string | null | undefined;
  /** The new e-mail address, at most 254 characters. It needs no verification code. */
  email?: string | null | undefined;
  /** Whether the e-mail address counts as verified. */
  emailVerified?: boolean | null | undefined;
  /** The id of the user in your own systems, at most 128 characters. */
  externalId?: string | null | undefined;
  /** The family name. */
  familyName?: string | null | undefined;
  /** The postal address, formatted for a label. */
  formatted?: string | null | undefined;
  /** The gender: `M`, `F` or `U` (unknown). */
  gender?: string | null | undefined;
  /** The given name. */
  givenName?: string | null | undefined;
  /** The language, such as `zh-CN`. */
  locale?: string | null | undefined;
  /** The city or district (`locality` of the OpenID Connect address claim). */
  locality?: string | null | undefined;
  /** The middle name. */
  middleName?: string | null | undefined;
  /** The full name. */
  name?: string | null | undefined;
  /** The display name of the user. */
  nickname?: string | null | undefined;
  /** The new password, at most 117 bytes in UTF-8. It ends the user’s sessions on this server. */
  password?: string | null | undefined;
  /** The new phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. It needs no verification code. */
  phone?: string | null | undefined;
  /** Whether the phone counts as verified. */
  phoneVerified?: boolean | null | undefined;
  /** The URL of the user’s picture. */
  photo?: string | null | undefined;
  /** The postal code. */
  postalCode?: string | null | undefined;
  /** The name that the user prefers (OpenID Connect claim `preferred_username`). */
  preferredUsername?: string | null | undefined;
  /** The URL of a profile page about the user. */
  profile?: string | null | undefined;
  /** The province. */
  province?: string | null | undefined;
  /** The state or region (`region` of the OpenID Connect address claim). */
  region?: string | null | undefined;
  /** The street and house number. */
  streetAddress?: string | null | undefined;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  username?: string | null | undefined;
  /** The URL of the user’s website. */
  website?: string | null | undefined;
  /** The time zone, such as `Asia/Shanghai`. */
  zoneinfo?: string | null | undefined;
};

/** The protocol with which an application signs users in. */
export type AppProtocol =
  /** OAuth 2.0. */
  | 'OAUTH'
  /** OpenID Connect. */
  | 'OIDC';

/** A request to the user who scans the QR code. */
export type AuthQrCodeInput = {
  /** The details of the request that the phone shows, at most 200 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  actionDetails?: string | null | undefined;
  /** The title of the request that the phone shows, at most 64 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  actionType?: string | null | undefined;
  /** What the user must do on the phone to approve the request. */
  authType?: PushAuthType | null | undefined;
  /** The purpose of the approval. BIND and CONFIRM require a session. MFA returns `InputRejected`: use `startMfaPush`. */
  purpose?: PushAuthPurpose | null | undefined;
};

/** A login by an OpenID Connect authorization code from the vendor’s hosted login page. The server exchanges the code for a token, with the secret of the application. */
export type AuthorizationCodeInput = {
  /** The `code` parameter that the vendor’s page added to the redirect URI. It is valid once. */
  code: string;
  /** The PKCE code verifier (RFC 7636), 43 to 128 characters. Open the login page with its `code_challenge` (method `S256`). Required, unless the server has the setting `REQUIRE_CODE_VERIFIER=no`. */
  codeVerifier?: string | null | undefined;
  /** The `redirect_uri` that the login page was opened with: exactly the same string, an absolute URL of at most 2048 characters. */
  redirectUri: string;
};

/** An e-mail address for an account without one, and the code that `sendEmail(scene: CHANGE_EMAIL)` sent to it. */
export type BindEmailInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The e-mail address, at most 254 characters. Case does not matter. */
  email: string;
};

/** A phone for an account without a phone, and the code that `sendSmsCode(scene: BIND)` sent to it. */
export type BindPhoneInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string;
};

/** The answer to a captcha. Set exactly one member: the one for the type of the challenge. */
export type CaptchaAnswer =
  {   /** The answer to a `GeetestV3Challenge`. */
  geetestV3: GeetestV3Answer; geetestV4?: never; image?: never; widget?: never; }
  |  { geetestV3?: never;   /** The answer to a `GeetestV4Challenge`. */
  geetestV4: GeetestV4Answer; image?: never; widget?: never; }
  |  { geetestV3?: never; geetestV4?: never;   /** The answer to an `ImageChallenge`: the characters in the picture, at most 32. Only for `continueLogin`. */
  image: string; widget?: never; }
  |  { geetestV3?: never; geetestV4?: never; image?: never;   /** The answer to a `CaptchaWidget`: the object that the widget returned. */
  widget: Record<string, unknown>; };

/** The operation that a captcha is for. A pass is valid only for its purpose. */
export type CaptchaPurpose =
  /** For `login`, and for `requestPushAuth` with purpose LOGIN. */
  | 'LOGIN'
  /** For `userExists`. */
  | 'LOOKUP'
  /** For `register`. */
  | 'REGISTER'
  /** For `resetPassword`. */
  | 'RESET_PASSWORD'
  /** For `sendSmsCode` and `sendEmail`. */
  | 'SEND_CODE';

/** Why a captcha is required. */
export type CaptchaReason =
  /** This server requires a captcha for every such operation. */
  | 'POLICY'
  /** The identity provider requires its own captcha, an `ImageChallenge`. */
  | 'PROVIDER'
  /** This account, phone, e-mail address or IP address has failed, or used the operation, too often. */
  | 'TOO_MANY_FAILURES';

/** A group of characters that a new password can have to contain. */
export type CharacterClass =
  /** A digit. */
  | 'DIGIT'
  /** A letter of any script. */
  | 'LETTER'
  /** A lower-case letter. */
  | 'LOWERCASE'
  /** A character that is no letter, no digit and no space. */
  | 'SYMBOL'
  /** An upper-case letter. */
  | 'UPPERCASE';

/** How a code is sent. */
export type CodeChannel =
  /** By e-mail. */
  | 'EMAIL'
  /** By SMS to the phone. */
  | 'SMS';

/** A login by e-mail address and password. */
export type EmailPasswordInput = {
  /** The e-mail address, at most 254 characters. Case does not matter. */
  email: string;
  /** The password, at most 117 bytes in UTF-8. */
  password: string;
};

/** The purpose of an e-mail. A code is valid only for its purpose. */
export type EmailScene =
  /** A code for `bindEmail` or `updateEmail`. */
  | 'CHANGE_EMAIL'
  /** A code for a second factor. In a login, use `sendMfaCode` instead. */
  | 'MFA_VERIFY'
  /** A code for `resetPassword(input: {emailCode})`. */
  | 'RESET_PASSWORD'
  /** A link or a code that verifies the e-mail address. */
  | 'VERIFY_EMAIL';

/** The result of `getValidate()` of the GeeTest v3 widget. */
export type GeetestV3Answer = {
  /** The value `geetest_challenge`. */
  challenge: string;
  /** The value `geetest_seccode`. */
  seccode: string;
  /** The value `geetest_validate`. */
  validate: string;
};

/** The result of `getValidate()` of the GeeTest v4 widget. */
export type GeetestV4Answer = {
  /** The value `captcha_output`. */
  captchaOutput: string;
  /** The value `gen_time`. */
  genTime: string;
  /** The value `lot_number`. */
  lotNumber: string;
  /** The value `pass_token`. */
  passToken: string;
};

/** A vendor that stores users and signs them in. Leave the argument out to use the default provider of this server. The query `providers` lists the configured ones; any other value returns the error PROVIDER_NOT_CONFIGURED. */
export type IdentityProvider =
  /** Authing, second generation. */
  | 'AUTHING'
  /** Authing, first generation. */
  | 'AUTHING_LEGACY';

/** A rule for input values. New rules may be added: show `message` for a rule that you do not know. */
export type InputRule =
  /** Another account has this phone or e-mail address. */
  | 'ALREADY_TAKEN'
  /** The login by authorization code needs PKCE (RFC 7636): begin it with a `code_challenge`, and send its `codeVerifier`. */
  | 'CODE_VERIFIER_REQUIRED'
  /** The value contains full-width or other compatibility forms of ASCII characters, such as `Ａ`. */
  | 'COMPATIBILITY_CHARACTERS'
  /** The list repeats a key. */
  | 'DUPLICATE'
  /** The object has no field. */
  | 'EMPTY'
  /** The value contains control characters or zero-width characters. */
  | 'INVISIBLE_CHARACTERS'
  /** The new password lacks a group of characters. `params.classes` lists the required groups, `params.min` is the minimum of characters. */
  | 'MISSING_CHARACTERS'
  /** The ids belong to several identity providers. */
  | 'MIXED_PROVIDERS'
  /** The login of this account requires another step. Sign in to it in bearer mode (`x-session-mode: bearer`), and send its access token as `secondary` of `linkAccount`. */
  | 'MORE_STEPS_REQUIRED'
  /** The field is not accepted here: leave it out. `params.unless`, if present, is the argument with which it is accepted. */
  | 'NOT_ALLOWED'
  /** The value is not an e-mail address. */
  | 'NOT_AN_EMAIL'
  /** The value is not a code of digits. `params.min` and `params.max` are the numbers of digits. */
  | 'NOT_A_CODE'
  /** The value is not a PKCE code verifier (RFC 7636, section 4.1). `params.min` and `params.max` are the numbers of characters. */
  | 'NOT_A_CODE_VERIFIER'
  /** The response is no new passkey with user verification, for the RP ID of the options, created by a page of this server or of an origin in PASSKEY_ORIGINS; or the account already has it. */
  | 'NOT_A_NEW_PASSKEY'
  /** The value is not the response of a passkey to this challenge: send the result of `params.method` as JSON, from its method `toJSON()`. */
  | 'NOT_A_PASSKEY_RESPONSE'
  /** The value is not a phone number in E.164 or in Chinese national form. */
  | 'NOT_A_PHONE'
  /** The value is not a data URL of a JPEG or PNG file, or the file is of another type than the URL states. */
  | 'NOT_A_PHOTO'
  /** The event is not a proof: create it with `requestPushAuth(purpose: CONFIRM)` without `actionType` and `actionDetails`. */
  | 'NOT_A_PROOF'
  /** The value does not have the form of a recovery code. */
  | 'NOT_A_RECOVERY_CODE'
  /** The value is not an absolute URL, or it is too long. `params.max` is the maximum of characters. */
  | 'NOT_A_URL'
  /** Exactly one of the fields in `params.fields` is required. */
  | 'NOT_EXACTLY_ONE'
  /** The value names something that does not exist. */
  | 'NOT_FOUND'
  /** The photo does not show exactly one face, or the two photos show different faces. */
  | 'NOT_ONE_FACE'
  /** The value is not accepted here. `params.allowed` lists the accepted values. */
  | 'NOT_ONE_OF'
  /** A step is missing: the recording of a liveness check was not uploaded. */
  | 'NOT_READY'
  /** The user must choose a new password before another login. Sign in with the password: the login then answers `PasswordChangeRequired`. */
  | 'PASSWORD_CHANGE_DUE'
  /** The identity provider checks this code only within six minutes after `stepUp(answer: {password})`, and only for an account with this factor. */
  | 'PASSWORD_FIRST'
  /** This account cannot give this proof. `extensions.kinds` of the error STEP_UP_REQUIRED lists the proofs that it can give. */
  | 'PROOF_NOT_OFFERED'
  /** A field cannot be changed here. `params.fields` lists the read-only fields. */
  | 'READ_ONLY'
  /** The provider refused the value by a rule of its own, such as its password policy. */
  | 'REFUSED_BY_PROVIDER'
  /** The value is missing or empty. */
  | 'REQUIRED'
  /** Some of the fields that belong together are missing. `params.fields` names them. */
  | 'REQUIRED_TOGETHER'
  /** The JSON value has too many levels. `params.max` is the maximum. */
  | 'TOO_DEEP'
  /** The value is too long. `params.max` is the maximum, `params.unit` is `characters` or `bytes`. */
  | 'TOO_LONG'
  /** The account has the maximum of passkeys, `params.max`. */
  | 'TOO_MANY_PASSKEYS'
  /** The new password is too short. `params.min` is the minimum of characters, `params.classes` lists the required groups of characters. */
  | 'TOO_SHORT'
  /** The number is too small. `params.min` is the minimum. */
  | 'TOO_SMALL'
  /** The server issues no token for this audience. `params.setting` names the setting that lists the audiences, `params.allowed` the audiences of a cookie session. */
  | 'UNKNOWN_AUDIENCE'
  /** The object has a key that the server does not accept. `params.allowed` lists the accepted keys. */
  | 'UNKNOWN_FIELD'
  /** The value belongs to the same account, or to an account of another identity provider. */
  | 'WRONG_ACCOUNT'
  /** The list has too few or too many entries. `params.min` and `params.max` are the bounds. */
  | 'WRONG_COUNT'
  /** The request was approved on a phone that cannot be linked to this account. */
  | 'WRONG_DEVICE'
  /** The factor is not one of this login. `params.allowed` lists the factors of the login. */
  | 'WRONG_FACTOR'
  /** The identity provider does not define this custom field, or the value does not have the type of the field. */
  | 'WRONG_TYPE';

/** A second account of the same user. */
export type LinkAccountInput = {
  /** The proof of `createLinkProof` in this session. Send either this or `secondary`. */
  proof?: string | null | undefined;
  /**
   * The Menshen access token of the second account. To get one, sign in to that account in bearer mode (header `x-session-mode: bearer`). The login must not be older than the setting `STEP_UP_SECONDS` (default: 900 seconds). The token of a cookie session returns `FlowExpired`.
   * @deprecated Use `proof` of `createLinkProof`.
   */
  secondary?: string | null | undefined;
};

/** A user, and the account of this user at a social network. */
export type LinkIdentityInput = {
  /** The vendor’s identifier of the network, such as `github`: the `type` in `socialConnections`. 1 to 256 characters. */
  type: string;
  /** The id of the account at the network, 1 to 256 characters. */
  unionid: string;
  /** The id of the user, such as `legacy:5d678970a9ee8e8f75b7350f`. */
  user: string | number;
  /** The network’s data about the user, stored with the link: at most 16 KiB of JSON. */
  userInfo?: Record<string, unknown> | null | undefined;
};

/** The input of `createLivenessCheck`. */
export type LivenessCheckInput = {
  /** The kind of check. */
  detection: LivenessDetection;
  /** The `flow` of `MfaRequired`, whose `factors` have LIVENESS, to prove this factor. `detection` must then be LIVENESS or SILENT_LIVENESS. Leave it out to check the signed-in user. */
  flow?: string | number | null | undefined;
};

/** The kind of check that the vendor’s SDK makes on the phone. */
export type LivenessDetection =
  /** The SDK reads a bank card. There is no upload and no verdict. */
  | 'BANK_CARD_OCR'
  /** The SDK reads an identity card. There is no upload and no verdict. */
  | 'ID_CARD_OCR'
  /** The SDK instructs the user to move: blink, nod, open the mouth. */
  | 'LIVENESS'
  /** The SDK records the face without instructions to the user. */
  | 'SILENT_LIVENESS';

/** The status of a check. LIVE, SPOOF and EXPIRED are final. */
export type LivenessStatus =
  /** No recording was uploaded in time: create a new check. */
  | 'EXPIRED'
  /** The SDK can start. No recording has been uploaded. */
  | 'ISSUED'
  /** The recording shows a live person. `matched` says whether it is the user. */
  | 'LIVE'
  /** The recording shows an attack (a picture, a video or a mask), or was uploaded before. Create a new check to try again. */
  | 'SPOOF'
  /** The vendor is checking the recording. */
  | 'UPLOADED';

/** The input of `login`. */
export type LoginInput = {
  /** Whether to create the account if it does not exist. `autoRegister`, `customData` and `context` are allowed only with the methods `email`, `username`, `phonePassword` and `phoneCode`; other methods return `InputRejected`. */
  autoRegister?: boolean | null | undefined;
  /** A pass of `verifyCaptcha` with purpose LOGIN, for pages that show the captcha before the login. Without a pass, a login that requires a captcha is held and returns `CaptchaRequired`: continue it with `continueLogin`. */
  captchaPass?: string | null | undefined;
  /** Values for the vendor’s pipelines. They are not stored. At most 4 KiB of JSON, nested at most 64 levels deep, and only keys that the setting `CONTEXT_KEYS` lists. */
  context?: Record<string, unknown> | null | undefined;
  /** Custom fields of the account that this login creates, as an object by key: at most 16 KiB of JSON, nested at most 64 levels deep. */
  customData?: Record<string, unknown> | null | undefined;
  /** The login method. */
  method: LoginMethod;
  /** The identity provider to use. Default: the default provider of this server. */
  provider?: IdentityProvider | null | undefined;
};

/** The login method. Set exactly one member. */
export type LoginMethod =
  {   /** By user name and password of an Active Directory that is connected to the identity provider. */
  ad: UsernamePasswordInput; authorizationCode?: never; email?: never; ldap?: never; passkey?: never; phoneCode?: never; phonePassword?: never; pushAuth?: never; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never;   /** By an authorization code of the vendor’s hosted login page. */
  authorizationCode: AuthorizationCodeInput; email?: never; ldap?: never; passkey?: never; phoneCode?: never; phonePassword?: never; pushAuth?: never; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never;   /** By e-mail address and password. */
  email: EmailPasswordInput; ldap?: never; passkey?: never; phoneCode?: never; phonePassword?: never; pushAuth?: never; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never;   /** By user name and password of an LDAP directory that is connected to the identity provider. */
  ldap: UsernamePasswordInput; passkey?: never; phoneCode?: never; phonePassword?: never; pushAuth?: never; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never; ldap?: never;   /** By a passkey, if the server has the setting `PASSKEY_LOGIN=yes`: the response to a challenge of `createPasskeyChallenge(purpose: LOGIN)`. The passkey names the user. Returns `InvalidCredentials` if the passkey is not valid. */
  passkey: PasskeyAnswer; phoneCode?: never; phonePassword?: never; pushAuth?: never; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never; ldap?: never; passkey?: never;   /** By phone number and a code sent to it. If the phone is unknown, the login creates an account, if the provider allows it. */
  phoneCode: PhoneCodeInput; phonePassword?: never; pushAuth?: never; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never; ldap?: never; passkey?: never; phoneCode?: never;   /** By phone number and password. */
  phonePassword: PhonePasswordInput; pushAuth?: never; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never; ldap?: never; passkey?: never; phoneCode?: never; phonePassword?: never;   /** By an approval on the phone, of a QR code or of a push request. Returns `PushAuthPending` before the decision, `PushAuthRejected` if the user refused, and `PushAuthExpired` if the request ended without a decision. */
  pushAuth: PushAuthLoginInput; subAccount?: never; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never; ldap?: never; passkey?: never; phoneCode?: never; phonePassword?: never; pushAuth?: never;   /** By sub-account and password, if the application has sub-accounts. */
  subAccount: SubAccountInput; username?: never; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never; ldap?: never; passkey?: never; phoneCode?: never; phonePassword?: never; pushAuth?: never; subAccount?: never;   /** By user name and password. */
  username: UsernamePasswordInput; wechat?: never; }
  |  { ad?: never; authorizationCode?: never; email?: never; ldap?: never; passkey?: never; phoneCode?: never; phonePassword?: never; pushAuth?: never; subAccount?: never; username?: never;   /** By a code of WeChat’s mobile SDK. */
  wechat: WechatInput; };

/** A login method that a page can offer. New methods may be added: ignore those that you do not know. */
export type LoginMethodKind =
  /** `login(input: {method: {ad}})`, if the identity provider is connected to an Active Directory. */
  | 'AD'
  /** `login(input: {method: {authorizationCode}})`, after the vendor’s hosted login page. */
  | 'AUTHORIZATION_CODE'
  /** `login(input: {method: {email}})`. */
  | 'EMAIL'
  /** `login(input: {method: {ldap}})`, if the identity provider is connected to an LDAP directory. */
  | 'LDAP'
  /** `createPasskeyChallenge(purpose: LOGIN)`, then `login(input: {method: {passkey}})`. */
  | 'PASSKEY'
  /** `sendSmsCode(input: {scene: LOGIN})`, then `login(input: {method: {phoneCode}})`. */
  | 'PHONE_CODE'
  /** `login(input: {method: {phonePassword}})`. */
  | 'PHONE_PASSWORD'
  /** `requestPushAuth` with a `uid`, then `login(input: {method: {pushAuth}})`. */
  | 'PUSH'
  /** `createAuthQrCode`, then `login(input: {method: {pushAuth}})`. */
  | 'QR_CODE'
  /** `login(input: {method: {subAccount}})`, if the application has sub-accounts. */
  | 'SUB_ACCOUNT'
  /** `login(input: {method: {username}})`. */
  | 'USERNAME'
  /** `login(input: {method: {wechat}})`, in apps with WeChat’s mobile SDK. */
  | 'WECHAT';

/** The state of a token. */
export type LoginState =
  /** There is no token: the caller is signed out, or sent the token of a cookie session as an argument. */
  | 'ABSENT'
  /** The token is valid: the user is signed in. */
  | 'ACTIVE'
  /** The token has expired, or the user has signed out. */
  | 'EXPIRED'
  /** The identity provider did not issue this token. */
  | 'INVALID';

/** The proof of a second factor. Set exactly one member, of a factor that `MfaRequired.factors` lists or that this login has set up. */
export type MfaAnswer =
  {   /** The code that `sendMfaCode(channel: EMAIL)` sent, 4 to 8 digits. Each code allows five attempts. */
  emailCode: string; facePhoto?: never; liveness?: never; passkey?: never; push?: never; recoveryCode?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never;   /** A photo of the user’s face as a JPEG or PNG `data:` URL, at most 700,000 bytes when decoded. An `https:` URL is refused. */
  facePhoto: string; liveness?: never; passkey?: never; push?: never; recoveryCode?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never; facePhoto?: never;   /** The id of the check that `createLivenessCheck` created for this flow. Send it when the check has a verdict. The check must be LIVE with `matched: true`; any other verdict counts as a failed attempt. */
  liveness: string | number; passkey?: never; push?: never; recoveryCode?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never; facePhoto?: never; liveness?: never;   /** The response of a passkey to a challenge that `createPasskeyChallenge(purpose: MFA)` created for this flow. */
  passkey: PasskeyAnswer; push?: never; recoveryCode?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never; facePhoto?: never; liveness?: never; passkey?: never;   /** The id of the event that `startMfaPush` created for this flow. Send it when the event is APPROVED; before that the result is `PushAuthPending`, which does not count as an attempt. */
  push: string | number; recoveryCode?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never; facePhoto?: never; liveness?: never; passkey?: never; push?: never;   /** The recovery code, such as `12ab-34cd-56ef-78ab-90cd-12ef`. A correct code is used up; `LoginSuccess` has the next one in `newRecoveryCode`. */
  recoveryCode: string; smsCode?: never; totp?: never; }
  |  { emailCode?: never; facePhoto?: never; liveness?: never; passkey?: never; push?: never; recoveryCode?: never;   /** The code that `sendMfaCode(channel: SMS)` sent, 4 to 8 digits. Each code allows five attempts. */
  smsCode: string; totp?: never; }
  |  { emailCode?: never; facePhoto?: never; liveness?: never; passkey?: never; push?: never; recoveryCode?: never; smsCode?: never;   /** The code of six digits that the authenticator app shows. Each code is valid once. */
  totp: string; };

/** A kind of second factor. */
export type MfaFactorKind =
  /** A code by e-mail to the address in `maskedTarget`: call `sendMfaCode(channel: EMAIL)`, then `verifyMfa(answer: {emailCode})`. */
  | 'EMAIL'
  /** A photo of the user’s face: call `verifyMfa(answer: {facePhoto})`. */
  | 'FACE'
  /** A liveness check of the user’s face: call `createLivenessCheck(input: {flow})`, run the SDK, upload its recording, then call `verifyMfa(answer: {liveness})` with the id of the check. */
  | 'LIVENESS'
  /** A passkey: call `createPasskeyChallenge(purpose: MFA, flow)`, get the response in the browser, then call `verifyMfa(answer: {passkey})`. */
  | 'PASSKEY'
  /** An approval on the user’s phone: call `startMfaPush(flow)`, follow the event until it is APPROVED, then call `verifyMfa(answer: {push})` with the id of the event. */
  | 'PUSH'
  /** The recovery code: call `verifyMfa(answer: {recoveryCode})`. A correct code is used up; `LoginSuccess` has the next one in `newRecoveryCode`. */
  | 'RECOVERY_CODE'
  /** A code by SMS to the phone in `maskedTarget`: call `sendMfaCode(channel: SMS)`, then `verifyMfa(answer: {smsCode})`. */
  | 'SMS'
  /** A code of six digits from an authenticator app: call `verifyMfa(answer: {totp})`. */
  | 'TOTP';

/** The code of an outcome. Switch over it, or over `__typename`. Outcomes that mean success share the code OK. */
export type OutcomeCode =
  /** The account is blocked, locked or inactive, or lacks a factor that the server requires. Refer the user to support. */
  | 'ACCOUNT_UNAVAILABLE'
  /** An authenticator is already set up: remove it with `removeTotp` first. */
  | 'ALREADY_ENROLLED'
  /** An account with this name, e-mail address or phone already exists: offer to sign in. */
  | 'ALREADY_REGISTERED'
  /** Another account already has this user name, phone, e-mail address or linked identity. Nothing was changed: ask for another one. */
  | 'ALREADY_TAKEN'
  /** Too many attempts from this address, or with this account, phone or code. Nothing was done. Try again at `retryAt`. */
  | 'ATTEMPTS_LIMITED'
  /** The answer to the captcha is wrong, or the pass is not valid: it is used, expired, or issued for another purpose or another client. Three wrong answers end a held login: start again with `login`. */
  | 'CAPTCHA_REJECTED'
  /** A captcha is required: show `challenge`. With a `continuation`, call `continueLogin`; the password need not be sent again. Without one, answer the challenge with `verifyCaptcha` and send the operation again with its `pass` as `captchaPass`. */
  | 'CAPTCHA_REQUIRED'
  /** The one-time code is wrong, used or expired. Ask the user for it again; after five attempts at one code, send a new one. */
  | 'CODE_REJECTED'
  /** The e-mail address must be verified first: offer `sendEmail(scene: VERIFY_EMAIL)`. */
  | 'EMAIL_UNVERIFIED'
  /** The flow, continuation or session has expired, was already used, or belongs to another caller. Start again with `login`. */
  | 'FLOW_EXPIRED'
  /** At least one value breaks a rule. Nothing was done. Show `fields` in the form, correct the values, and send the operation again. */
  | 'INPUT_REJECTED'
  /** The account or the password is wrong. Unknown accounts, wrong passwords and, unless the server is configured to distinguish them, locked accounts get the same answer. In an account change: the proof of the old password, phone or e-mail address is wrong. */
  | 'INVALID_CREDENTIALS'
  /** This is the user’s last login method, so it was not removed. Bind another one, or set a password, first. */
  | 'LAST_LOGIN_METHOD'
  /** The second factor is wrong: ask the user for it again and call `verifyMfa` with the same flow. */
  | 'MFA_REJECTED'
  /** The first factor is correct and a second factor is required: call `verifyMfa` with `flow`. */
  | 'MFA_REQUIRED'
  /** The item to change does not exist: there is no such user, or nothing of this kind is bound. */
  | 'NOT_FOUND'
  /** The operation succeeded. */
  | 'OK'
  /** The password is correct, but must be changed before the user can sign in: call `resetPassword` with `flow`. */
  | 'PASSWORD_CHANGE_REQUIRED'
  /** The request was not answered on the phone in time: create a new event. */
  | 'PUSH_EXPIRED'
  /** The request has not been answered on the phone yet: wait for `event` to change, then try again. */
  | 'PUSH_PENDING'
  /** The request was rejected on the phone, or its approval or token is not valid. */
  | 'PUSH_REJECTED'
  /** No phone can receive the request: the vendor has no phone for this account, or this purpose does not allow a push. Offer another method. */
  | 'PUSH_UNAVAILABLE'
  /** This server does not accept new accounts. */
  | 'REGISTRATION_DISABLED'
  /** The account has 10 passkeys, the maximum: remove one with `removePasskey` first. */
  | 'TOO_MANY_PASSKEYS';

/** The response of a passkey to a challenge. */
export type PasskeyAnswer = {
  /** The `challenge` of `PasskeyChallenge`. It is valid once, for five minutes. */
  challenge: string | number;
  /** The result of `navigator.credentials.get()` as JSON (AuthenticationResponseJSON of WebAuthn, from `toJSON()`), at most 16 KiB. Send it as a variable. */
  response: unknown;
};

/** The operation that a passkey challenge is for. No other operation accepts the response. */
export type PasskeyPurpose =
  /** A login with a passkey: `login(input: {method: {passkey}})`. */
  | 'LOGIN'
  /** The second factor of a login: `verifyMfa(answer: {passkey})`. */
  | 'MFA'
  /** A fresh proof for the session of the signed-in user. */
  | 'STEP_UP';

/** Why a password must be changed. */
export type PasswordChangeReason =
  /** This is the first login, with a password that the user did not choose. */
  | 'FIRST_LOGIN'
  /** The password is older than the rules of the user pool allow. */
  | 'FORCED';

/** A login by phone number and the code that `sendSmsCode(scene: LOGIN)` sent to it. */
export type PhoneCodeInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string;
};

/** A login by phone number and password. */
export type PhonePasswordInput = {
  /** The password, at most 117 bytes in UTF-8. */
  password: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string;
};

/** A registration by phone number and the code that `sendSmsCode(scene: REGISTER)` sent to it. A password is optional. */
export type PhoneRegisterInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The password, at most 117 bytes in UTF-8. Without a password the user signs in by code. */
  password?: string | null | undefined;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string;
};

/** The profile of a new account. Each field has at most 1024 characters. */
export type ProfileInput = {
  /** The postal address in one string. */
  address?: string | null | undefined;
  /** The date of birth as a string, such as `1990-05-17`. */
  birthdate?: string | null | undefined;
  /** The browser, as the application recorded it. */
  browser?: string | null | undefined;
  /** The company of the user. */
  company?: string | null | undefined;
  /** The country. */
  country?: string | null | undefined;
  /** The device, as the application recorded it. */
  device?: string | null | undefined;
  /** The family name. */
  familyName?: string | null | undefined;
  /** The postal address, formatted for a label. */
  formatted?: string | null | undefined;
  /** The gender: `M`, `F` or `U` (unknown). */
  gender?: string | null | undefined;
  /** The given name. */
  givenName?: string | null | undefined;
  /** The language, such as `zh-CN`. */
  locale?: string | null | undefined;
  /** The city or district (`locality` of the OpenID Connect address claim). */
  locality?: string | null | undefined;
  /** The middle name. */
  middleName?: string | null | undefined;
  /** The full name. */
  name?: string | null | undefined;
  /** The display name of the user. */
  nickname?: string | null | undefined;
  /** The URL of the user’s picture. */
  photo?: string | null | undefined;
  /** The postal code. */
  postalCode?: string | null | undefined;
  /** The name that the user prefers (OpenID Connect claim `preferred_username`). */
  preferredUsername?: string | null | undefined;
  /** The URL of a profile page about the user. */
  profile?: string | null | undefined;
  /** The state or region (`region` of the OpenID Connect address claim). */
  region?: string | null | undefined;
  /** The street and house number. */
  streetAddress?: string | null | undefined;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  username?: string | null | undefined;
  /** The URL of the user’s website. */
  website?: string | null | undefined;
  /** The time zone, such as `Asia/Shanghai`. */
  zoneinfo?: string | null | undefined;
};

/** A kind of proof with which a user got or re-authenticated a session. */
export type ProofKind =
  /** A password checked by Active Directory. */
  | 'AD'
  /** A code sent by e-mail. */
  | 'EMAIL_CODE'
  /** A photo matched by the identity provider. */
  | 'FACE'
  /** A password checked by an LDAP directory. */
  | 'LDAP'
  /** A live face matched with the account’s reference photo. */
  | 'LIVENESS'
  /** A sign-in on the vendor’s hosted page. */
  | 'OIDC'
  /** A passkey (WebAuthn), with user verification by the authenticator. */
  | 'PASSKEY'
  /** The account’s password. */
  | 'PASSWORD'
  /** A push request approved on the phone. */
  | 'PUSH'
  /** A QR code approved on the phone. */
  | 'QR_CODE'
  /** A recovery code, which is then used up. */
  | 'RECOVERY_CODE'
  /** A code sent to the phone. */
  | 'SMS_CODE'
  /** A sub-account’s password. */
  | 'SUB_ACCOUNT'
  /** A code of an authenticator app. */
  | 'TOTP'
  /** A WeChat sign-in. */
  | 'WECHAT';

/** The mode of a provider on this server. */
export type ProviderMode =
  /** The server calls an emulator on the same machine. For development only. */
  | 'EMULATED'
  /** The server calls the vendor. */
  | 'LIVE'
  /** The provider is not configured. Operations that need it return the error PROVIDER_NOT_CONFIGURED. */
  | 'OFF';

/** A push request to the phone of the signed-in user, or of the user who signs in. */
export type PushAuthInput = {
  /** The details of the request that the phone shows, at most 200 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  actionDetails?: string | null | undefined;
  /** The title of the request that the phone shows, at most 64 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  actionType?: string | null | undefined;
  /** What the user must do on the phone to approve the request. */
  authType?: PushAuthType | null | undefined;
  /** The purpose of the approval. LOGIN requires `uid`, a `captchaPass`, and the setting `PUSH_LOGIN=yes`; without the setting the result is `PushAuthUnavailable`. BIND always returns `PushAuthUnavailable`: use `createAuthQrCode` instead. MFA returns `InputRejected`: use `startMfaPush`. */
  purpose?: PushAuthPurpose | null | undefined;
  /** The vendor’s id of the phone, 1 to 64 characters. Required with purpose LOGIN; leave it out otherwise. The result does not reveal whether the phone exists: the event of an unknown phone stays PENDING until it expires. */
  uid?: string | null | undefined;
};

/** How the request reaches the phone. */
export type PushAuthKind =
  /** The server sends a push request to the phone of one user. */
  | 'PUSH'
  /** The user scans a QR code. */
  | 'QR_CODE';

/** A login by an approval on the phone. */
export type PushAuthLoginInput = {
  /** The id of a push event with purpose LOGIN that this client started with `createAuthQrCode` or `requestPushAuth`. Send it when `status` is APPROVED. An approval is valid once. */
  event: string | number;
};

/** The purpose of an approval. An approval is valid only for its purpose. */
export type PushAuthPurpose =
  /** Linking a phone to the signed-in account with `bindPushAuth`. Only by QR code. */
  | 'BIND'
  /** A confirmation of any action by the signed-in user. */
  | 'CONFIRM'
  /** A login with `login(method: {pushAuth})`. Use a QR code, or a push request if the server has the setting `PUSH_LOGIN=yes`. */
  | 'LOGIN'
  /** A second factor of a login. Only `startMfaPush` creates such an event. */
  | 'MFA';

/** The status of a push event. All values except PENDING and SCANNED are final. */
export type PushAuthStatus =
  /** The user decided, but the decision was lost in transit: create a new event. */
  | 'ALREADY_HANDLED'
  /** The user approved the request. Use the approval within five minutes. */
  | 'APPROVED'
  /** The user did not decide in time: create a new event. */
  | 'EXPIRED'
  /** The user has not decided yet. */
  | 'PENDING'
  /** The user rejected the request. */
  | 'REJECTED'
  /** The phone shows the request, and the user has not decided yet. */
  | 'SCANNED';

/** What the user must do on the phone to approve the request. */
export type PushAuthType =
  /** The user taps a button. */
  | 'CONFIRM'
  /** The user shows their face. */
  | 'FACE'
  /** The user speaks. */
  | 'VOICE';

/** The input of `register`. */
export type RegisterInput = {
  /** A pass of `verifyCaptcha` with purpose REGISTER. Required after this field returned `CaptchaRequired`. */
  captchaPass?: string | null | undefined;
  /** Values for the vendor’s pipelines. They are not stored. At most 4 KiB of JSON, nested at most 64 levels deep, and only keys that the setting `CONTEXT_KEYS` lists. */
  context?: Record<string, unknown> | null | undefined;
  /** Custom fields of the new account, as an object by key: at most 16 KiB of JSON, nested at most 64 levels deep. */
  customData?: Record<string, unknown> | null | undefined;
  /** Whether to sign the new user in at once. `RegisterSuccess` then has a `session`. */
  forceLogin?: boolean | null | undefined;
  /** The registration method. */
  method: RegisterMethod;
  /** The profile of the new account. */
  profile?: ProfileInput | null | undefined;
  /** The identity provider that creates the user. Default: the default provider of this server. */
  provider?: IdentityProvider | null | undefined;
};

/** The registration method. Set exactly one member. */
export type RegisterMethod =
  {   /** By e-mail address and password. */
  email: EmailPasswordInput; phoneCode?: never; username?: never; }
  |  { email?: never;   /** By phone number and a code sent to it. */
  phoneCode: PhoneRegisterInput; username?: never; }
  |  { email?: never; phoneCode?: never;   /** By user name and password. */
  username: UsernamePasswordInput; };

/** A password reset by e-mail address and the code that `sendEmail(scene: RESET_PASSWORD)` sent to it. */
export type ResetByEmailInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The e-mail address, at most 254 characters. */
  email: string;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  newPassword: string;
};

/** A password reset by phone number and the code that `sendSmsCode(scene: RESET_PASSWORD)` sent to it. */
export type ResetByPhoneInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  newPassword: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string;
};

/** The new password that a first login requires. */
export type ResetFirstLoginInput = {
  /** The `flow` of `PasswordChangeRequired` with reason FIRST_LOGIN. */
  flow: string | number;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  newPassword: string;
};

/** The old and the new password that a login requires when the old password has reached its maximum age. */
export type ResetForcedInput = {
  /** The `flow` of `PasswordChangeRequired` with reason FORCED. */
  flow: string | number;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  newPassword: string;
  /** The password of that login, at most 117 bytes in UTF-8. */
  oldPassword: string;
};

/** The proof of the account and the new password. Set exactly one member. */
export type ResetPasswordInput =
  {   /** By a code sent to the e-mail address. */
  emailCode: ResetByEmailInput; firstLogin?: never; forced?: never; phoneCode?: never; }
  |  { emailCode?: never;   /** For a login that returned `PasswordChangeRequired` with reason FIRST_LOGIN. */
  firstLogin: ResetFirstLoginInput; forced?: never; phoneCode?: never; }
  |  { emailCode?: never; firstLogin?: never;   /** For a login that returned `PasswordChangeRequired` with reason FORCED. */
  forced: ResetForcedInput; phoneCode?: never; }
  |  { emailCode?: never; firstLogin?: never; forced?: never;   /** By a code sent to the phone. */
  phoneCode: ResetByPhoneInput; };

/** The type of a resource. */
export type ResourceType =
  /** An API. */
  | 'API'
  /** A button. */
  | 'BUTTON'
  /** Data. */
  | 'DATA'
  /** A menu item. */
  | 'MENU'
  /** A part of a user interface. */
  | 'UI';

/** The recipient and the purpose of an e-mail. */
export type SendEmailInput = {
  /** A pass of `verifyCaptcha` with purpose SEND_CODE. Required after this field returned `CaptchaRequired`. */
  captchaPass?: string | null | undefined;
  /** The e-mail address, at most 254 characters. */
  email: string;
  /** The identity provider that sends it. Default: the provider of the session, for scenes that change the signed-in account; otherwise the default provider of this server. */
  provider?: IdentityProvider | null | undefined;
  /** The purpose of the e-mail. */
  scene: EmailScene;
};

/** The recipient and the purpose of an SMS code. */
export type SendSmsCodeInput = {
  /** A pass of `verifyCaptcha` with purpose SEND_CODE. Required after this field returned `CaptchaRequired`. */
  captchaPass?: string | null | undefined;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string;
  /** The identity provider that sends it. Default: the provider of the session, for scenes that change the signed-in account; otherwise the default provider of this server. */
  provider?: IdentityProvider | null | undefined;
  /** The purpose of the code. */
  scene?: SmsScene | null | undefined;
};

/** The purpose of a code sent by SMS. The identity provider can accept the code for another purpose too. */
export type SmsScene =
  /** A code for `bindPhone` or `updatePhone`. */
  | 'BIND'
  /** A code for `login(method: {phoneCode})`. */
  | 'LOGIN'
  /** A code for a second factor. In a login, use `sendMfaCode` instead. */
  | 'MFA_VERIFY'
  /** A code for `register(method: {phoneCode})`. */
  | 'REGISTER'
  /** A code for `resetPassword(input: {phoneCode})`. */
  | 'RESET_PASSWORD';

/** A fresh proof for the session of the caller: exactly one member. `extensions.kinds` of the error STEP_UP_REQUIRED lists what this user can give. */
export type StepUpAnswer =
  {   /** EMAIL_CODE: the code that `sendStepUpCode(channel: EMAIL)` sent, 4 to 8 digits; five attempts per code. Only after `password`, and only where the identity provider requires an e-mail code as second factor. */
  emailCode: string; liveness?: never; passkey?: never; password?: never; push?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never;   /** LIVENESS: a check of `createLivenessCheck` without a flow, after the vendor has checked its recording. It must be LIVE and `matched`. */
  liveness: string | number; passkey?: never; password?: never; push?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never; liveness?: never;   /** PASSKEY: the response of a passkey to a challenge that `createPasskeyChallenge(purpose: STEP_UP)` created in this session. */
  passkey: PasskeyAnswer; password?: never; push?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never; liveness?: never; passkey?: never;   /** PASSWORD: the password of the caller’s account, at most 117 bytes in UTF-8. */
  password: string; push?: never; smsCode?: never; totp?: never; }
  |  { emailCode?: never; liveness?: never; passkey?: never; password?: never;   /** PUSH: an event of `requestPushAuth(purpose: CONFIRM)` without `actionType` and `actionDetails`, once it is APPROVED. Before that: `PushAuthPending`. */
  push: string | number; smsCode?: never; totp?: never; }
  |  { emailCode?: never; liveness?: never; passkey?: never; password?: never; push?: never;   /** SMS_CODE: the code that `sendStepUpCode(channel: SMS)` sent, 4 to 8 digits; five attempts per code. */
  smsCode: string; totp?: never; }
  |  { emailCode?: never; liveness?: never; passkey?: never; password?: never; push?: never; smsCode?: never;   /** TOTP: the six digits of the authenticator app, each code once. Identity providers check it only as the second factor after `password` or `smsCode`: send that first. */
  totp: string; };

/** A login by a sub-account of the application and its password. */
export type SubAccountInput = {
  /** The name of the sub-account, at most 128 characters. */
  account: string;
  /** The password, at most 117 bytes in UTF-8. */
  password: string;
};

/** The format in which the vendor describes a ticket. The result of `validateTicket` is the same for both. */
export type TicketFormat =
  /** JSON, as in CAS 3.0. */
  | 'JSON'
  /** XML, as in CAS 2.0. */
  | 'XML';

/** The type of a custom field, as an administrator defined it. */
export type UdfDataType =
  /** `true` or `false`. */
  | 'BOOLEAN'
  /** A date and time: an RFC 3339 string such as `2026-11-21T08:30:00.000Z`. */
  | 'DATETIME'
  /** A number. */
  | 'NUMBER'
  /** A JSON object. */
  | 'OBJECT'
  /** One of the strings that the administrator listed. */
  | 'SELECT'
  /** A string. */
  | 'STRING';

/** The new value of one custom field. */
export type UdfValueInput = {
  /** The key of the field. An administrator must have defined it at the identity provider. */
  key: string;
  /** The value, of the type of the field: at most 16 KiB of JSON, nested at most 64 levels deep. Null is refused: use `removeUdfValue`. */
  value: unknown;
};

/** The social network to unlink from the caller’s account. */
export type UnlinkIdentityInput = {
  /** The vendor’s identifier of the network, such as `github`. 1 to 256 characters. */
  type: string;
};

/** The new e-mail address and its code, and the old address and its code. `sendEmail(scene: CHANGE_EMAIL)` sends each code. A rule of the user pool decides whether the old address is required; if it is missing, the result is `InputRejected`. */
export type UpdateEmailInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The e-mail address, at most 254 characters. Case does not matter. */
  email: string;
  /** The code that was sent to the old address, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. Send it together with `oldEmail`. */
  oldCode?: string | null | undefined;
  /** The current e-mail address. Send it together with `oldCode`. */
  oldEmail?: string | null | undefined;
};

/** The new password, and the old password if the account has one. */
export type UpdatePasswordInput = {
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  newPassword: string;
  /** The current password, at most 117 bytes in UTF-8. Leave it out only if the account has no password. */
  oldPassword?: string | null | undefined;
};

/** The new phone and its code, and the old phone and its code. `sendSmsCode(scene: BIND)` sends each code. A rule of the user pool decides whether the old phone is required; if it is missing, the result is `InputRejected`. */
export type UpdatePhoneInput = {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  code: string;
  /** The code that was sent to the old phone, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. Send it together with `oldPhone`. */
  oldCode?: string | null | undefined;
  /** The current phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. Send it together with `oldCode`. */
  oldPhone?: string | null | undefined;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string;
};

/** The changes of the caller’s profile: at least one field, each with at most 1024 characters. A field that is left out does not change. Null clears a field. */
export type UpdateProfileInput = {
  /** The postal address in one string. */
  address?: string | null | undefined;
  /** The date of birth as a string, such as `1990-05-17`. */
  birthdate?: string | null | undefined;
  /** The browser, as the application recorded it. */
  browser?: string | null | undefined;
  /** The city. */
  city?: string | null | undefined;
  /** The company of the user. */
  company?: string | null | undefined;
  /** The country. */
  country?: string | null | undefined;
  /** The device, as the application recorded it. */
  device?: string | null | undefined;
  /** The family name. */
  familyName?: string | null | undefined;
  /** The postal address, formatted for a label. */
  formatted?: string | null | undefined;
  /** The gender: `M`, `F` or `U` (unknown). */
  gender?: string | null | undefined;
  /** The given name. */
  givenName?: string | null | undefined;
  /** The language, such as `zh-CN`. */
  locale?: string | null | undefined;
  /** The city or district (`locality` of the OpenID Connect address claim). */
  locality?: string | null | undefined;
  /** The middle name. */
  middleName?: string | null | undefined;
  /** The full name. */
  name?: string | null | undefined;
  /** The display name of the user. */
  nickname?: string | null | undefined;
  /** The URL of the user’s picture. */
  photo?: string | null | undefined;
  /** The postal code. */
  postalCode?: string | null | undefined;
  /** The name that the user prefers (OpenID Connect claim `preferred_username`). */
  preferredUsername?: string | null | undefined;
  /** The URL of a profile page about the user. */
  profile?: string | null | undefined;
  /** The province. */
  province?: string | null | undefined;
  /** The state or region (`region` of the OpenID Connect address claim). */
  region?: string | null | undefined;
  /** The street and house number. */
  streetAddress?: string | null | undefined;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  username?: string | null | undefined;
  /** The URL of the user’s website. */
  website?: string | null | undefined;
  /** The time zone, such as `Asia/Shanghai`. */
  zoneinfo?: string | null | undefined;
};

/** The identifier of an account. Set exactly one member. */
export type UserExistsInput =
  {   /** An e-mail address, at most 254 characters. Case does not matter. */
  email: string; externalId?: never; phone?: never; username?: never; }
  |  { email?: never;   /** The id of the user in your own systems, at most 128 characters. */
  externalId: string; phone?: never; username?: never; }
  |  { email?: never; externalId?: never;   /** A phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  phone: string; username?: never; }
  |  { email?: never; externalId?: never; phone?: never;   /** A user name, at most 128 characters. Case matters. */
  username: string; };

/** The status of an account at the vendor. */
export type UserStatus =
  /** The account is in use. */
  | 'Activated'
  /** The account is kept only for the record. */
  | 'Archived'
  /** The person has left the organisation. */
  | 'Resigned'
  /** An administrator has suspended the account. */
  | 'Suspended';

/** A login by user name and password. */
export type UsernamePasswordInput = {
  /** The password, at most 117 bytes in UTF-8. */
  password: string;
  /** The user name, at most 128 characters. Case matters. */
  username: string;
};

/** The values that the WeChat app returned after its user agreed to sign in. */
export type WechatInput = {
  /** The code that WeChat’s mobile SDK returned, at most 2048 characters. It is valid once. */
  code: string;
  /** The country of the user, as the WeChat app returned it; at most 2048 characters. */
  country?: string | null | undefined;
  /** The language of the WeChat app; at most 2048 characters. */
  lang?: string | null | undefined;
  /** The `state` that your app sent to WeChat; at most 2048 characters. */
  state?: string | null | undefined;
};

type Outcome_AccountUnavailable_Fragment = { __typename: 'AccountUnavailable', code: OutcomeCode, message: string, requestId: string };

type Outcome_AccountUpdated_Fragment = { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string };

type Outcome_AlreadyEnrolled_Fragment = { __typename: 'AlreadyEnrolled', code: OutcomeCode, message: string, requestId: string };

type Outcome_AlreadyRegistered_Fragment = { __typename: 'AlreadyRegistered', code: OutcomeCode, message: string, requestId: string };

type Outcome_AlreadyTaken_Fragment = { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string };

type Outcome_AttemptsLimited_Fragment = { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string };

type Outcome_CaptchaPassed_Fragment = { __typename: 'CaptchaPassed', code: OutcomeCode, message: string, requestId: string };

type Outcome_CaptchaRejected_Fragment = { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string };

type Outcome_CaptchaRequired_Fragment = { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string };

type Outcome_CodeRejected_Fragment = { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string };

type Outcome_CodeSent_Fragment = { __typename: 'CodeSent', code: OutcomeCode, message: string, requestId: string };

type Outcome_EmailUnverified_Fragment = { __typename: 'EmailUnverified', code: OutcomeCode, message: string, requestId: string };

type Outcome_FlowExpired_Fragment = { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string };

type Outcome_InputRejected_Fragment = { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string };

type Outcome_InvalidCredentials_Fragment = { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string };

type Outcome_LastLoginMethod_Fragment = { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string };

type Outcome_LinkProofCreated_Fragment = { __typename: 'LinkProofCreated', code: OutcomeCode, message: string, requestId: string };

type Outcome_LivenessCheckUpdated_Fragment = { __typename: 'LivenessCheckUpdated', code: OutcomeCode, message: string, requestId: string };

type Outcome_LoginSuccess_Fragment = { __typename: 'LoginSuccess', code: OutcomeCode, message: string, requestId: string };

type Outcome_MfaRejected_Fragment = { __typename: 'MfaRejected', code: OutcomeCode, message: string, requestId: string };

type Outcome_MfaRequired_Fragment = { __typename: 'MfaRequired', code: OutcomeCode, message: string, requestId: string };

type Outcome_NotFound_Fragment = { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string };

type Outcome_PasskeyChallenge_Fragment = { __typename: 'PasskeyChallenge', code: OutcomeCode, message: string, requestId: string };

type Outcome_PasskeyEnrollment_Fragment = { __typename: 'PasskeyEnrollment', code: OutcomeCode, message: string, requestId: string };

type Outcome_PasswordChangeRequired_Fragment = { __typename: 'PasswordChangeRequired', code: OutcomeCode, message: string, requestId: string };

type Outcome_PasswordChanged_Fragment = { __typename: 'PasswordChanged', code: OutcomeCode, message: string, requestId: string };

type Outcome_PushAuthExpired_Fragment = { __typename: 'PushAuthExpired', code: OutcomeCode, message: string, requestId: string };

type Outcome_PushAuthPending_Fragment = { __typename: 'PushAuthPending', code: OutcomeCode, message: string, requestId: string };

type Outcome_PushAuthRejected_Fragment = { __typename: 'PushAuthRejected', code: OutcomeCode, message: string, requestId: string };

type Outcome_PushAuthStarted_Fragment = { __typename: 'PushAuthStarted', code: OutcomeCode, message: string, requestId: string };

type Outcome_PushAuthTokenAccepted_Fragment = { __typename: 'PushAuthTokenAccepted', code: OutcomeCode, message: string, requestId: string };

type Outcome_PushAuthUnavailable_Fragment = { __typename: 'PushAuthUnavailable', code: OutcomeCode, message: string, requestId: string };

type Outcome_RegisterSuccess_Fragment = { __typename: 'RegisterSuccess', code: OutcomeCode, message: string, requestId: string };

type Outcome_RegistrationDisabled_Fragment = { __typename: 'RegistrationDisabled', code: OutcomeCode, message: string, requestId: string };

type Outcome_ServiceTokenCreated_Fragment = { __typename: 'ServiceTokenCreated', code: OutcomeCode, message: string, requestId: string };

type Outcome_StepUpSuccess_Fragment = { __typename: 'StepUpSuccess', code: OutcomeCode, message: string, requestId: string };

type Outcome_TooManyPasskeys_Fragment = { __typename: 'TooManyPasskeys', code: OutcomeCode, message: string, requestId: string };

type Outcome_TotpEnrollment_Fragment = { __typename: 'TotpEnrollment', code: OutcomeCode, message: string, requestId: string };

type Outcome_UdfValues_Fragment = { __typename: 'UdfValues', code: OutcomeCode, message: string, requestId: string };

type Outcome_UserExistence_Fragment = { __typename: 'UserExistence', code: OutcomeCode, message: string, requestId: string };

type Outcome_UsersRemoved_Fragment = { __typename: 'UsersRemoved', code: OutcomeCode, message: string, requestId: string };

export type OutcomeFragment =
  | Outcome_AccountUnavailable_Fragment
  | Outcome_AccountUpdated_Fragment
  | Outcome_AlreadyEnrolled_Fragment
  | Outcome_AlreadyRegistered_Fragment
  | Outcome_AlreadyTaken_Fragment
  | Outcome_AttemptsLimited_Fragment
  | Outcome_CaptchaPassed_Fragment
  | Outcome_CaptchaRejected_Fragment
  | Outcome_CaptchaRequired_Fragment
  | Outcome_CodeRejected_Fragment
  | Outcome_CodeSent_Fragment
  | Outcome_EmailUnverified_Fragment
  | Outcome_FlowExpired_Fragment
  | Outcome_InputRejected_Fragment
  | Outcome_InvalidCredentials_Fragment
  | Outcome_LastLoginMethod_Fragment
  | Outcome_LinkProofCreated_Fragment
  | Outcome_LivenessCheckUpdated_Fragment
  | Outcome_LoginSuccess_Fragment
  | Outcome_MfaRejected_Fragment
  | Outcome_MfaRequired_Fragment
  | Outcome_NotFound_Fragment
  | Outcome_PasskeyChallenge_Fragment
  | Outcome_PasskeyEnrollment_Fragment
  | Outcome_PasswordChangeRequired_Fragment
  | Outcome_PasswordChanged_Fragment
  | Outcome_PushAuthExpired_Fragment
  | Outcome_PushAuthPending_Fragment
  | Outcome_PushAuthRejected_Fragment
  | Outcome_PushAuthStarted_Fragment
  | Outcome_PushAuthTokenAccepted_Fragment
  | Outcome_PushAuthUnavailable_Fragment
  | Outcome_RegisterSuccess_Fragment
  | Outcome_RegistrationDisabled_Fragment
  | Outcome_ServiceTokenCreated_Fragment
  | Outcome_StepUpSuccess_Fragment
  | Outcome_TooManyPasskeys_Fragment
  | Outcome_TotpEnrollment_Fragment
  | Outcome_UdfValues_Fragment
  | Outcome_UserExistence_Fragment
  | Outcome_UsersRemoved_Fragment
;

export type ProblemsFragment = { fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> };

export type SessionFragment = { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> };

export type UserFragment = { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null };

export type SignedInFragment = { isNewUser: boolean, accessToken: string | null, newRecoveryCode: string | null, session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> }, user: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } };

export type MfaFragment = { flow: string, expiresAt: string, enrollable: Array<MfaFactorKind>, factors: Array<{ kind: MfaFactorKind, maskedTarget: string | null }> };

type Challenge_CaptchaWidget_Fragment = { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string };

type Challenge_GeetestV3Challenge_Fragment = { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string };

type Challenge_GeetestV4Challenge_Fragment = { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string };

type Challenge_ImageChallenge_Fragment = { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string };

export type ChallengeFragment =
  | Challenge_CaptchaWidget_Fragment
  | Challenge_GeetestV3Challenge_Fragment
  | Challenge_GeetestV4Challenge_Fragment
  | Challenge_ImageChallenge_Fragment
;

export type CaptchaFragment = { continuation: string | null, captchaReason: CaptchaReason, challenge:
    | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
    | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
    | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
    | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
   };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login:
    | { __typename: 'AccountUnavailable', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', retryAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string, continuation: string | null, captchaReason: CaptchaReason, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'EmailUnverified', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LoginSuccess', code: OutcomeCode, message: string, requestId: string, isNewUser: boolean, accessToken: string | null, newRecoveryCode: string | null, session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> }, user: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } }
    | { __typename: 'MfaRequired', code: OutcomeCode, message: string, requestId: string, flow: string, expiresAt: string, enrollable: Array<MfaFactorKind>, factors: Array<{ kind: MfaFactorKind, maskedTarget: string | null }> }
    | { __typename: 'PasswordChangeRequired', flow: string, reason: PasswordChangeReason, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthPending', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'RegistrationDisabled', code: OutcomeCode, message: string, requestId: string }
   };

export type ContinueLoginMutationVariables = Exact<{
  continuation: string | number;
  captcha: CaptchaAnswer;
}>;


export type ContinueLoginMutation = { continueLogin:
    | { __typename: 'AccountUnavailable', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string, continuation: string | null, captchaReason: CaptchaReason, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'EmailUnverified', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LoginSuccess', code: OutcomeCode, message: string, requestId: string, isNewUser: boolean, accessToken: string | null, newRecoveryCode: string | null, session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> }, user: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } }
    | { __typename: 'MfaRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PasswordChangeRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthPending', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'RegistrationDisabled', code: OutcomeCode, message: string, requestId: string }
   };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register:
    | { __typename: 'AlreadyRegistered', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string, continuation: string | null, captchaReason: CaptchaReason, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'MfaRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PasswordChangeRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'RegisterSuccess', accessToken: string | null, code: OutcomeCode, message: string, requestId: string, user: { customData: Record<string, unknown> | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null, session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> } | null }
    | { __typename: 'RegistrationDisabled', code: OutcomeCode, message: string, requestId: string }
   };

export type VerifyMfaMutationVariables = Exact<{
  flow: string | number;
  answer: MfaAnswer;
}>;


export type VerifyMfaMutation = { verifyMfa:
    | { __typename: 'AccountUnavailable', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'LoginSuccess', code: OutcomeCode, message: string, requestId: string, isNewUser: boolean, accessToken: string | null, newRecoveryCode: string | null, session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> }, user: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } }
    | { __typename: 'MfaRejected', attemptsLeft: number, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'MfaRequired', code: OutcomeCode, message: string, requestId: string, flow: string, expiresAt: string, enrollable: Array<MfaFactorKind>, factors: Array<{ kind: MfaFactorKind, maskedTarget: string | null }> }
    | { __typename: 'PasswordChangeRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthPending', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthRejected', code: OutcomeCode, message: string, requestId: string }
   };

export type EnrollTotpMutationVariables = Exact<{
  flow?: string | number | null | undefined;
}>;


export type EnrollTotpMutation = { enrollTotp:
    | { __typename: 'AlreadyEnrolled', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'TotpEnrollment', secret: string, uri: string, qrCodeDataUrl: string, recoveryCode: string, code: OutcomeCode, message: string, requestId: string }
   };

export type ConfirmTotpMutationVariables = Exact<{
  code: string;
  flow?: string | number | null | undefined;
}>;


export type ConfirmTotpMutation = { confirmTotp:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type RemoveTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveTotpMutation = { removeTotp:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type SendSmsCodeMutationVariables = Exact<{
  input: SendSmsCodeInput;
}>;


export type SendSmsCodeMutation = { sendSmsCode:
    | { __typename: 'AttemptsLimited', retryAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string, continuation: string | null, captchaReason: CaptchaReason, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       }
    | { __typename: 'CodeSent', resendAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
   };

export type SendEmailMutationVariables = Exact<{
  input: SendEmailInput;
}>;


export type SendEmailMutation = { sendEmail:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string, continuation: string | null, captchaReason: CaptchaReason, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       }
    | { __typename: 'CodeSent', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
  captchaPass?: string | null | undefined;
  provider?: IdentityProvider | null | undefined;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'AttemptsLimited', retryAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string, continuation: string | null, captchaReason: CaptchaReason, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PasswordChanged', code: OutcomeCode, message: string, requestId: string }
   };

export type ValuesFragment = { values: Array<{ key: string, label: string | null, dataType: UdfDataType, value: unknown }> };

export type SetUdfValuesMutationVariables = Exact<{
  values: Array<UdfValueInput> | UdfValueInput;
}>;


export type SetUdfValuesMutation = { setUdfValues:
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'UdfValues', code: OutcomeCode, message: string, requestId: string, values: Array<{ key: string, label: string | null, dataType: UdfDataType, value: unknown }> }
   };

export type SetUdfValueMutationVariables = Exact<{
  key: string;
  value: unknown;
}>;


export type SetUdfValueMutation = { setUdfValue:
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'UdfValues', code: OutcomeCode, message: string, requestId: string, values: Array<{ key: string, label: string | null, dataType: UdfDataType, value: unknown }> }
   };

export type RemoveUdfValueMutationVariables = Exact<{
  key: string;
}>;


export type RemoveUdfValueMutation = { removeUdfValue:
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'UdfValues', code: OutcomeCode, message: string, requestId: string, values: Array<{ key: string, label: string | null, dataType: UdfDataType, value: unknown }> }
   };

export type RefreshSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'AccountUnavailable', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LoginSuccess', code: OutcomeCode, message: string, requestId: string, isNewUser: boolean, accessToken: string | null, newRecoveryCode: string | null, session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> }, user: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } }
   };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { me: { id: string, customData: Record<string, unknown> | null, udf: Array<{ key: string, label: string | null, dataType: UdfDataType, value: unknown }> | null } | null };

export type CurrentSessionQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentSessionQuery = { session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> } | null };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { me: { id: string, sessions: Array<{ id: string, current: boolean, createdAt: string, lastUsedAt: string, userAgent: string | null, maskedAddress: string | null, proofs: Array<{ kind: ProofKind, at: string }> }> | null } | null };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { endSession:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type StepUpMutationVariables = Exact<{
  answer: StepUpAnswer;
}>;


export type StepUpMutation = { stepUp:
    | { __typename: 'AccountUnavailable', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', retryAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'EmailUnverified', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'MfaRejected', attemptsLeft: number, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PasswordChangeRequired', flow: string, reason: PasswordChangeReason, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthPending', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'StepUpSuccess', code: OutcomeCode, message: string, requestId: string, session: { id: string, provider: IdentityProvider, createdAt: string, expiresAt: string, proofs: Array<{ kind: ProofKind, at: string }> } }
   };

export type CreateLinkProofMutationVariables = Exact<{
  method: LoginMethod;
  captchaPass?: string | null | undefined;
}>;


export type CreateLinkProofMutation = { createLinkProof:
    | { __typename: 'AccountUnavailable', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', continuation: string | null, code: OutcomeCode, message: string, requestId: string, challenge:
        | { __typename: 'CaptchaWidget' }
        | { __typename: 'GeetestV3Challenge', id: string }
        | { __typename: 'GeetestV4Challenge', id: string }
        | { __typename: 'ImageChallenge' }
       }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'EmailUnverified', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LinkProofCreated', proof: string, expiresAt: string, code: OutcomeCode, message: string, requestId: string }
   };

export type SendStepUpCodeMutationVariables = Exact<{
  channel: CodeChannel;
}>;


export type SendStepUpCodeMutation = { sendStepUpCode:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeSent', resendAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
   };

export type LoginStatusQueryVariables = Exact<{
  token?: string | null | undefined;
  provider?: IdentityProvider | null | undefined;
}>;


export type LoginStatusQuery = { loginStatus: { state: LoginState, userId: string | null, issuedAt: string | null, expiresAt: string | null } | null };

export type PasswordStrengthQueryVariables = Exact<{
  password: string;
  provider?: IdentityProvider | null | undefined;
}>;


export type PasswordStrengthQuery = { passwordStrength: { valid: boolean, message: string | null } | null };

export type ProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type ProvidersQuery = { providers: Array<{ id: string, mode: ProviderMode, configured: boolean, reachable: boolean | null, latencyMs: number | null, problem: string | null, hosts: Array<{ name: string, reachable: boolean, latencyMs: number | null, problem: string | null }> }> };

export type SendMfaCodeMutationVariables = Exact<{
  flow: string | number;
  channel: CodeChannel;
  target?: string | null | undefined;
}>;


export type SendMfaCodeMutation = { sendMfaCode:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeSent', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
   };

type Account_AccountUpdated_Fragment = { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null };

type Account_AlreadyTaken_Fragment = { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string };

type Account_AttemptsLimited_Fragment = { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string };

type Account_CodeRejected_Fragment = { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string };

type Account_FlowExpired_Fragment = { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string };

type Account_InputRejected_Fragment = { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> };

type Account_InvalidCredentials_Fragment = { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string };

type Account_LastLoginMethod_Fragment = { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string };

type Account_NotFound_Fragment = { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string };

export type AccountFragment =
  | Account_AccountUpdated_Fragment
  | Account_AlreadyTaken_Fragment
  | Account_AttemptsLimited_Fragment
  | Account_CodeRejected_Fragment
  | Account_FlowExpired_Fragment
  | Account_InputRejected_Fragment
  | Account_InvalidCredentials_Fragment
  | Account_LastLoginMethod_Fragment
  | Account_NotFound_Fragment
;

export type EnrollFaceMutationVariables = Exact<{
  photo: string;
  secondPhoto?: string | null | undefined;
  flow?: string | number | null | undefined;
}>;


export type EnrollFaceMutation = { enrollFace:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type UpdatePasswordMutationVariables = Exact<{
  input: UpdatePasswordInput;
}>;


export type UpdatePasswordMutation = { updatePassword:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type BindPhoneMutationVariables = Exact<{
  input: BindPhoneInput;
}>;


export type BindPhoneMutation = { bindPhone:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type UpdatePhoneMutationVariables = Exact<{
  input: UpdatePhoneInput;
}>;


export type UpdatePhoneMutation = { updatePhone:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type UnbindPhoneMutationVariables = Exact<{ [key: string]: never; }>;


export type UnbindPhoneMutation = { unbindPhone:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type BindEmailMutationVariables = Exact<{
  input: BindEmailInput;
}>;


export type BindEmailMutation = { bindEmail:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type UpdateEmailMutationVariables = Exact<{
  input: UpdateEmailInput;
}>;


export type UpdateEmailMutation = { updateEmail:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type UnbindEmailMutationVariables = Exact<{ [key: string]: never; }>;


export type UnbindEmailMutation = { unbindEmail:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type LinkAccountMutationVariables = Exact<{
  input: LinkAccountInput;
}>;


export type LinkAccountMutation = { linkAccount:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type MySecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type MySecurityQuery = { me: { id: string, securityLevel: { score: number, email: boolean, phone: boolean, password: boolean, passwordSecurityLevel: number | null, mfa: boolean } | null, mfaAuthenticators: Array<{ id: string, kind: MfaFactorKind, enabled: boolean, createdAt: string | null }> | null } | null };

export type MyPlaceQueryVariables = Exact<{
  namespace?: string | null | undefined;
  org?: string | number | null | undefined;
}>;


export type MyPlaceQuery = { me: { id: string, isAdmin: boolean | null, roles: { totalCount: number, items: Array<{ id: string, code: string, namespace: string | null, description: string | null, parentCode: string | null }> } | null, orgs: Array<{ orgId: string, rootNodeId: string | null, nodes: Array<{ id: string, orgId: string | null, name: string, code: string | null }> }> | null, departments: { totalCount: number, items: Array<{ isMain: boolean, joinedAt: string | null, node: { id: string, name: string } }> } | null } | null };

export type MyApplicationsQueryVariables = Exact<{
  page?: number | null | undefined;
  pageSize?: number | null | undefined;
}>;


export type MyApplicationsQuery = { me: { id: string, applications: { totalCount: number, items: Array<{ id: string, name: string, domain: string | null, protocol: string | null }> } | null } | null };

export type MyResourcesQueryVariables = Exact<{
  namespace: string;
  type?: ResourceType | null | undefined;
}>;


export type MyResourcesQuery = { me: { id: string, authorizedResources: { totalCount: number, items: Array<{ code: string, type: ResourceType | null, actions: Array<string> }> } | null } | null };

export type UserByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type UserByIdQuery = { user: { externalId: string | null, blocked: boolean, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null };

export type UsersQueryVariables = Exact<{
  page?: number | null | undefined;
  pageSize?: number | null | undefined;
  provider?: IdentityProvider | null | undefined;
}>;


export type UsersQuery = { users: { totalCount: number, items: Array<{ customData: Record<string, unknown> | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null, roles: { totalCount: number, items: Array<{ code: string }> } | null, departments: { totalCount: number } | null }> } };

export type UsersByRoleQueryVariables = Exact<{
  role: string | number;
  page?: number | null | undefined;
  pageSize?: number | null | undefined;
  provider?: IdentityProvider | null | undefined;
}>;


export type UsersByRoleQuery = { usersByRole: { totalCount: number, items: Array<{ id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null }> } };

export type UpdateUserMutationVariables = Exact<{
  id: string | number;
  input: AdminUpdateUserInput;
}>;


export type UpdateUserMutation = { updateUser:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type RemoveUsersMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RemoveUsersMutation = { removeUsers:
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'UsersRemoved', code: OutcomeCode, message: string, requestId: string }
   };

export type SsoSessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SsoSessionQuery = { ssoSession: { id: string | null, userId: string | null, appId: string | null, type: string | null, expiresAt: string | null, user: { id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null } | null };

export type ValidateTicketQueryVariables = Exact<{
  ticket: string;
  service: string;
  format?: TicketFormat | null | undefined;
}>;


export type ValidateTicketQuery = { validateTicket: { valid: boolean, user: string | null, attributes: Record<string, unknown> | null, failureCode: string | null } | null };

export type UserExistsQueryVariables = Exact<{
  where: UserExistsInput;
  captchaPass?: string | null | undefined;
  provider?: IdentityProvider | null | undefined;
}>;


export type UserExistsQuery = { userExists:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string, continuation: string | null, captchaReason: CaptchaReason, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'UserExistence', exists: boolean, code: OutcomeCode, message: string, requestId: string }
   | null };

export type CreateCaptchaChallengeMutationVariables = Exact<{
  purpose: CaptchaPurpose;
}>;


export type CreateCaptchaChallengeMutation = { createCaptchaChallenge:
    | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
    | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
    | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
    | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
   };

export type VerifyCaptchaMutationVariables = Exact<{
  challenge: string | number;
  answer: CaptchaAnswer;
}>;


export type VerifyCaptchaMutation = { verifyCaptcha:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaPassed', pass: string, expiresAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string, challenge:
        | { __typename: 'CaptchaWidget', id: string, kind: string, scriptUrl: string, parameters: Record<string, unknown>, expiresAt: string }
        | { __typename: 'GeetestV3Challenge', id: string, gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string, expiresAt: string }
        | { __typename: 'GeetestV4Challenge', id: string, captchaId: string, scriptUrl: string, expiresAt: string }
        | { __typename: 'ImageChallenge', id: string, imageDataUrl: string, expiresAt: string }
       | null }
   };

export type PushEventFragment = { id: string, kind: PushAuthKind, purpose: PushAuthPurpose, status: PushAuthStatus, matchNumber: string | null, expiresAt: string, pollAfterMs: number, qrCode: { imageDataUrl: string, url: string, data: string } | null };

export type CreateAuthQrCodeMutationVariables = Exact<{
  input?: AuthQrCodeInput | null | undefined;
}>;


export type CreateAuthQrCodeMutation = { createAuthQrCode:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'PushAuthStarted', code: OutcomeCode, message: string, requestId: string, event: { id: string, kind: PushAuthKind, purpose: PushAuthPurpose, status: PushAuthStatus, matchNumber: string | null, expiresAt: string, pollAfterMs: number, qrCode: { imageDataUrl: string, url: string, data: string } | null } }
    | { __typename: 'PushAuthUnavailable', code: OutcomeCode, message: string, requestId: string }
   };

export type StartMfaPushMutationVariables = Exact<{
  flow: string | number;
}>;


export type StartMfaPushMutation = { startMfaPush:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthStarted', code: OutcomeCode, message: string, requestId: string, event: { id: string, kind: PushAuthKind, purpose: PushAuthPurpose, status: PushAuthStatus, matchNumber: string | null, expiresAt: string, pollAfterMs: number, qrCode: { imageDataUrl: string, url: string, data: string } | null } }
    | { __typename: 'PushAuthUnavailable', code: OutcomeCode, message: string, requestId: string }
   };

export type RequestPushAuthMutationVariables = Exact<{
  input: PushAuthInput;
  captchaPass?: string | null | undefined;
}>;


export type RequestPushAuthMutation = { requestPushAuth:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CaptchaRequired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'PushAuthStarted', code: OutcomeCode, message: string, requestId: string, event: { id: string, kind: PushAuthKind, purpose: PushAuthPurpose, status: PushAuthStatus, matchNumber: string | null, expiresAt: string, pollAfterMs: number, qrCode: { imageDataUrl: string, url: string, data: string } | null } }
    | { __typename: 'PushAuthUnavailable', code: OutcomeCode, message: string, requestId: string }
   };

export type PushAuthEventQueryVariables = Exact<{
  id: string | number;
}>;


export type PushAuthEventQuery = { pushAuthEvent: { id: string, kind: PushAuthKind, purpose: PushAuthPurpose, status: PushAuthStatus, matchNumber: string | null, expiresAt: string, pollAfterMs: number, qrCode: { imageDataUrl: string, url: string, data: string } | null } | null };

export type PushAuthEventUpdatedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type PushAuthEventUpdatedSubscription = { pushAuthEventUpdated: { id: string, kind: PushAuthKind, purpose: PushAuthPurpose, status: PushAuthStatus, matchNumber: string | null, expiresAt: string, pollAfterMs: number, qrCode: { imageDataUrl: string, url: string, data: string } | null } };

export type BindPushAuthMutationVariables = Exact<{
  event: string | number;
}>;


export type BindPushAuthMutation = { bindPushAuth:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type VerifyPushAuthTokenMutationVariables = Exact<{
  token: string;
}>;


export type VerifyPushAuthTokenMutation = { verifyPushAuthToken:
    | { __typename: 'PushAuthRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PushAuthTokenAccepted', code: OutcomeCode, message: string, requestId: string }
   };

export type LivenessFragment = { id: string, detection: LivenessDetection, status: LivenessStatus, matched: boolean | null, sdkToken: string | null, uploadUrl: string | null, expiresAt: string };

export type CreateLivenessCheckMutationVariables = Exact<{
  input: LivenessCheckInput;
}>;


export type CreateLivenessCheckMutation = { createLivenessCheck:
    | { __typename: 'AttemptsLimited', retryAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'LivenessCheckUpdated', code: OutcomeCode, message: string, requestId: string, check: { id: string, detection: LivenessDetection, status: LivenessStatus, matched: boolean | null, sdkToken: string | null, uploadUrl: string | null, expiresAt: string } }
   };

export type CompleteLivenessCheckMutationVariables = Exact<{
  id: string | number;
}>;


export type CompleteLivenessCheckMutation = { completeLivenessCheck:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'LivenessCheckUpdated', code: OutcomeCode, message: string, requestId: string, check: { id: string, detection: LivenessDetection, status: LivenessStatus, matched: boolean | null, sdkToken: string | null, uploadUrl: string | null, expiresAt: string } }
   };

export type LivenessCheckQueryVariables = Exact<{
  id: string | number;
}>;


export type LivenessCheckQuery = { livenessCheck: { id: string, detection: LivenessDetection, status: LivenessStatus, matched: boolean | null, sdkToken: string | null, uploadUrl: string | null, expiresAt: string } | null };

export type MyLegacyQueryVariables = Exact<{
  page?: number | null | undefined;
  pageSize?: number | null | undefined;
}>;


export type MyLegacyQuery = { me: { id: string, legacyMfa: { enabled: boolean, sharedKey: string | null } | null, authorizedApps: { totalCount: number, items: Array<{ id: string, name: string, protocol: AppProtocol, domain: string | null, description: string | null, image: string | null, authorizedAt: string | null }> } | null } | null };

export type SetMfaEnabledMutationVariables = Exact<{
  enabled: boolean;
}>;


export type SetMfaEnabledMutation = { setMfaEnabled:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { id: string, legacyMfa: { enabled: boolean, sharedKey: string | null } | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type RevokeAuthorizedAppMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeAuthorizedAppMutation = { revokeAuthorizedApp:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type LinkIdentityMutationVariables = Exact<{
  input: LinkIdentityInput;
}>;


export type LinkIdentityMutation = { linkIdentity:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type UnlinkIdentityMutationVariables = Exact<{
  input: UnlinkIdentityInput;
}>;


export type UnlinkIdentityMutation = { unlinkIdentity:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type SocialConnectionsQueryVariables = Exact<{
  provider?: IdentityProvider | null | undefined;
}>;


export type SocialConnectionsQuery = { socialConnections: Array<{ id: string, type: string | null, name: string, description: string | null, image: string | null, url: string | null }> | null };

export type DecodeTokenQueryVariables = Exact<{
  token: string;
  provider?: IdentityProvider | null | undefined;
}>;


export type DecodeTokenQuery = { decodeToken: { valid: boolean, userId: string | null, email: string | null, issuedAt: string | null, expiresAt: string | null } | null };

export type UserPoolSettingsQueryVariables = Exact<{
  id?: string | number | null | undefined;
  provider?: IdentityProvider | null | undefined;
}>;


export type UserPoolSettingsQuery = { userPoolSettings: { id: string, name: string | null, logo: string | null, description: string | null, allowedOrigins: Array<string>, emailVerifiedDefault: boolean, registerDisabled: boolean, emailEnabled: boolean, miniLogin: boolean, ownMiniProgram: boolean, miniProgramQrCode: boolean, tokenLifetimeSeconds: number | null } | null };

export type LegacyUsersQueryVariables = Exact<{
  page?: number | null | undefined;
  pageSize?: number | null | undefined;
}>;


export type LegacyUsersQuery = { users: { totalCount: number, items: Array<{ id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null }> } };

export type CreateServiceTokenMutationVariables = Exact<{
  audience: string;
  maxAgeSeconds?: number | null | undefined;
}>;


export type CreateServiceTokenMutation = { createServiceToken:
    | { __typename: 'AccountUnavailable', code: OutcomeCode, message: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'ServiceTokenCreated', code: OutcomeCode, message: string, token: string, expiresAt: string }
   };

export type SignInOptionsQueryVariables = Exact<{
  provider?: IdentityProvider | null | undefined;
}>;


export type SignInOptionsQuery = { signInOptions: { methods: Array<LoginMethodKind>, registration: boolean, identityProviders: Array<IdentityProvider>, captcha: Array<CaptchaPurpose>, passwordRules: Array<{ rule: InputRule, message: string, minLength: number | null, maxBytes: number | null, classes: Array<CharacterClass> }>, branding: { name: string | null, logo: string | null, color: string | null, background: string | null } | null } };

export type MyPasskeysQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPasskeysQuery = { me: { id: string, passkeys: Array<{ id: string, name: string | null, createdAt: string, lastUsedAt: string | null, backedUp: boolean }> | null } | null };

export type EnrollPasskeyMutationVariables = Exact<{
  flow?: string | number | null | undefined;
}>;


export type EnrollPasskeyMutation = { enrollPasskey:
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PasskeyEnrollment', options: unknown, expiresAt: string, code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'TooManyPasskeys', code: OutcomeCode, message: string, requestId: string }
   };

export type ConfirmPasskeyMutationVariables = Exact<{
  response: unknown;
  name?: string | null | undefined;
  flow?: string | number | null | undefined;
}>;


export type ConfirmPasskeyMutation = { confirmPasskey:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type RenamePasskeyMutationVariables = Exact<{
  id: string | number;
  name: string;
}>;


export type RenamePasskeyMutation = { renamePasskey:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type RemovePasskeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RemovePasskeyMutation = { removePasskey:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type RemoveUserPasskeysMutationVariables = Exact<{
  user: string | number;
}>;


export type RemoveUserPasskeysMutation = { removeUserPasskeys:
    | { __typename: 'AccountUpdated', code: OutcomeCode, message: string, requestId: string, user: { name: string | null, gender: string | null, city: string | null, id: string, provider: IdentityProvider, username: string | null, email: string | null, emailVerified: boolean, phone: string | null, phoneVerified: boolean, nickname: string | null, photo: string | null, loginsCount: number | null, status: UserStatus | null } | null }
    | { __typename: 'AlreadyTaken', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'CodeRejected', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'InputRejected', code: OutcomeCode, message: string, requestId: string, fields: Array<{ path: string, rule: InputRule, params: Record<string, unknown>, message: string }> }
    | { __typename: 'InvalidCredentials', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'LastLoginMethod', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'NotFound', code: OutcomeCode, message: string, requestId: string }
   };

export type CreatePasskeyChallengeMutationVariables = Exact<{
  purpose: PasskeyPurpose;
  flow?: string | number | null | undefined;
}>;


export type CreatePasskeyChallengeMutation = { createPasskeyChallenge:
    | { __typename: 'AttemptsLimited', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'FlowExpired', code: OutcomeCode, message: string, requestId: string }
    | { __typename: 'PasskeyChallenge', challenge: string, options: unknown, expiresAt: string, code: OutcomeCode, message: string, requestId: string }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SessionFragmentDoc = new TypedDocumentString(`
    fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}
    `, {"fragmentName":"Session"}) as unknown as TypedDocumentString<SessionFragment, unknown>;
export const UserFragmentDoc = new TypedDocumentString(`
    fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
    `, {"fragmentName":"User"}) as unknown as TypedDocumentString<UserFragment, unknown>;
export const SignedInFragmentDoc = new TypedDocumentString(`
    fragment SignedIn on LoginSuccess {
  session {
    ...Session
  }
  user {
    ...User
  }
  isNewUser
  accessToken
  newRecoveryCode
}
    fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`, {"fragmentName":"SignedIn"}) as unknown as TypedDocumentString<SignedInFragment, unknown>;
export const MfaFragmentDoc = new TypedDocumentString(`
    fragment Mfa on MfaRequired {
  flow
  expiresAt
  enrollable
  factors {
    kind
    maskedTarget
  }
}
    `, {"fragmentName":"Mfa"}) as unknown as TypedDocumentString<MfaFragment, unknown>;
export const ChallengeFragmentDoc = new TypedDocumentString(`
    fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
    `, {"fragmentName":"Challenge"}) as unknown as TypedDocumentString<ChallengeFragment, unknown>;
export const CaptchaFragmentDoc = new TypedDocumentString(`
    fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}
    fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}`, {"fragmentName":"Captcha"}) as unknown as TypedDocumentString<CaptchaFragment, unknown>;
export const ValuesFragmentDoc = new TypedDocumentString(`
    fragment Values on UdfValues {
  values {
    key
    label
    dataType
    value
  }
}
    `, {"fragmentName":"Values"}) as unknown as TypedDocumentString<ValuesFragment, unknown>;
export const OutcomeFragmentDoc = new TypedDocumentString(`
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
    `, {"fragmentName":"Outcome"}) as unknown as TypedDocumentString<OutcomeFragment, unknown>;
export const ProblemsFragmentDoc = new TypedDocumentString(`
    fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
    `, {"fragmentName":"Problems"}) as unknown as TypedDocumentString<ProblemsFragment, unknown>;
export const AccountFragmentDoc = new TypedDocumentString(`
    fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`, {"fragmentName":"Account"}) as unknown as TypedDocumentString<AccountFragment, unknown>;
export const PushEventFragmentDoc = new TypedDocumentString(`
    fragment PushEvent on PushAuthEvent {
  id
  kind
  purpose
  status
  qrCode {
    imageDataUrl
    url
    data
  }
  matchNumber
  expiresAt
  pollAfterMs
}
    `, {"fragmentName":"PushEvent"}) as unknown as TypedDocumentString<PushEventFragment, unknown>;
export const LivenessFragmentDoc = new TypedDocumentString(`
    fragment Liveness on LivenessCheck {
  id
  detection
  status
  matched
  sdkToken
  uploadUrl
  expiresAt
}
    `, {"fragmentName":"Liveness"}) as unknown as TypedDocumentString<LivenessFragment, unknown>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    ...Outcome
    ...SignedIn
    ...Mfa
    ...Problems
    ...Captcha
    ... on AttemptsLimited {
      retryAt
    }
    ... on PasswordChangeRequired {
      flow
      reason
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment SignedIn on LoginSuccess {
  session {
    ...Session
  }
  user {
    ...User
  }
  isNewUser
  accessToken
  newRecoveryCode
}
fragment Mfa on MfaRequired {
  flow
  expiresAt
  enrollable
  factors {
    kind
    maskedTarget
  }
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const ContinueLoginDocument = new TypedDocumentString(`
    mutation ContinueLogin($continuation: ID!, $captcha: CaptchaAnswer!) {
  continueLogin(continuation: $continuation, captcha: $captcha) {
    ...Outcome
    ...SignedIn
    ...Captcha
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment SignedIn on LoginSuccess {
  session {
    ...Session
  }
  user {
    ...User
  }
  isNewUser
  accessToken
  newRecoveryCode
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}`) as unknown as TypedDocumentString<ContinueLoginMutation, ContinueLoginMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    ...Outcome
    ...Captcha
    ...Problems
    ... on RegisterSuccess {
      user {
        ...User
        customData
      }
      session {
        ...Session
      }
      accessToken
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const VerifyMfaDocument = new TypedDocumentString(`
    mutation VerifyMfa($flow: ID!, $answer: MfaAnswer!) {
  verifyMfa(flow: $flow, answer: $answer) {
    ...Outcome
    ...SignedIn
    ...Problems
    ...Mfa
    ... on MfaRejected {
      attemptsLeft
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment SignedIn on LoginSuccess {
  session {
    ...Session
  }
  user {
    ...User
  }
  isNewUser
  accessToken
  newRecoveryCode
}
fragment Mfa on MfaRequired {
  flow
  expiresAt
  enrollable
  factors {
    kind
    maskedTarget
  }
}`) as unknown as TypedDocumentString<VerifyMfaMutation, VerifyMfaMutationVariables>;
export const EnrollTotpDocument = new TypedDocumentString(`
    mutation EnrollTotp($flow: ID) {
  enrollTotp(flow: $flow) {
    ...Outcome
    ... on TotpEnrollment {
      secret
      uri
      qrCodeDataUrl
      recoveryCode
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}`) as unknown as TypedDocumentString<EnrollTotpMutation, EnrollTotpMutationVariables>;
export const ConfirmTotpDocument = new TypedDocumentString(`
    mutation ConfirmTotp($code: String!, $flow: ID) {
  confirmTotp(code: $code, flow: $flow) {
    ...Outcome
    ...Problems
    ... on AccountUpdated {
      user {
        ...User
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`) as unknown as TypedDocumentString<ConfirmTotpMutation, ConfirmTotpMutationVariables>;
export const RemoveTotpDocument = new TypedDocumentString(`
    mutation RemoveTotp {
  removeTotp {
    ...Outcome
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}`) as unknown as TypedDocumentString<RemoveTotpMutation, RemoveTotpMutationVariables>;
export const SendSmsCodeDocument = new TypedDocumentString(`
    mutation SendSmsCode($input: SendSmsCodeInput!) {
  sendSmsCode(input: $input) {
    ...Outcome
    ...Captcha
    ...Problems
    ... on CodeSent {
      resendAt
    }
    ... on AttemptsLimited {
      retryAt
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}`) as unknown as TypedDocumentString<SendSmsCodeMutation, SendSmsCodeMutationVariables>;
export const SendEmailDocument = new TypedDocumentString(`
    mutation SendEmail($input: SendEmailInput!) {
  sendEmail(input: $input) {
    ...Outcome
    ...Captcha
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}`) as unknown as TypedDocumentString<SendEmailMutation, SendEmailMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!, $captchaPass: Secret, $provider: IdentityProvider) {
  resetPassword(input: $input, captchaPass: $captchaPass, provider: $provider) {
    ...Outcome
    ...Captcha
    ...Problems
    ... on AttemptsLimited {
      retryAt
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}`) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const SetUdfValuesDocument = new TypedDocumentString(`
    mutation SetUdfValues($values: [UdfValueInput!]!) {
  setUdfValues(values: $values) {
    ...Outcome
    ...Values
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Values on UdfValues {
  values {
    key
    label
    dataType
    value
  }
}`) as unknown as TypedDocumentString<SetUdfValuesMutation, SetUdfValuesMutationVariables>;
export const SetUdfValueDocument = new TypedDocumentString(`
    mutation SetUdfValue($key: String!, $value: JSON!) {
  setUdfValue(key: $key, value: $value) {
    ...Outcome
    ...Values
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Values on UdfValues {
  values {
    key
    label
    dataType
    value
  }
}`) as unknown as TypedDocumentString<SetUdfValueMutation, SetUdfValueMutationVariables>;
export const RemoveUdfValueDocument = new TypedDocumentString(`
    mutation RemoveUdfValue($key: String!) {
  removeUdfValue(key: $key) {
    ...Outcome
    ...Values
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Values on UdfValues {
  values {
    key
    label
    dataType
    value
  }
}`) as unknown as TypedDocumentString<RemoveUdfValueMutation, RemoveUdfValueMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession {
  refreshSession {
    ...Outcome
    ...SignedIn
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment SignedIn on LoginSuccess {
  session {
    ...Session
  }
  user {
    ...User
  }
  isNewUser
  accessToken
  newRecoveryCode
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    ...User
  }
}
    fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MyDataDocument = new TypedDocumentString(`
    query MyData {
  me {
    id
    customData
    udf {
      key
      label
      dataType
      value
    }
  }
}
    `) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;
export const CurrentSessionDocument = new TypedDocumentString(`
    query CurrentSession {
  session {
    ...Session
  }
}
    fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}`) as unknown as TypedDocumentString<CurrentSessionQuery, CurrentSessionQueryVariables>;
export const MySessionsDocument = new TypedDocumentString(`
    query MySessions {
  me {
    id
    sessions {
      id
      current
      createdAt
      lastUsedAt
      userAgent
      maskedAddress
      proofs {
        kind
        at
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const StepUpDocument = new TypedDocumentString(`
    mutation StepUp($answer: StepUpAnswer!) {
  stepUp(answer: $answer) {
    ...Outcome
    ...Problems
    ... on StepUpSuccess {
      session {
        ...Session
      }
    }
    ... on MfaRejected {
      attemptsLeft
    }
    ... on AttemptsLimited {
      retryAt
    }
    ... on PasswordChangeRequired {
      flow
      reason
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Session on Session {
  id
  provider
  createdAt
  expiresAt
  proofs {
    kind
    at
  }
}`) as unknown as TypedDocumentString<StepUpMutation, StepUpMutationVariables>;
export const CreateLinkProofDocument = new TypedDocumentString(`
    mutation CreateLinkProof($method: LoginMethod!, $captchaPass: Secret) {
  createLinkProof(method: $method, captchaPass: $captchaPass) {
    ...Outcome
    ...Problems
    ... on LinkProofCreated {
      proof
      expiresAt
    }
    ... on CaptchaRequired {
      continuation
      challenge {
        __typename
        ... on GeetestV3Challenge {
          id
        }
        ... on GeetestV4Challenge {
          id
        }
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}`) as unknown as TypedDocumentString<CreateLinkProofMutation, CreateLinkProofMutationVariables>;
export const SendStepUpCodeDocument = new TypedDocumentString(`
    mutation SendStepUpCode($channel: CodeChannel!) {
  sendStepUpCode(channel: $channel) {
    ...Outcome
    ...Problems
    ... on CodeSent {
      resendAt
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}`) as unknown as TypedDocumentString<SendStepUpCodeMutation, SendStepUpCodeMutationVariables>;
export const LoginStatusDocument = new TypedDocumentString(`
    query LoginStatus($token: Secret, $provider: IdentityProvider) {
  loginStatus(token: $token, provider: $provider) {
    state
    userId
    issuedAt
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<LoginStatusQuery, LoginStatusQueryVariables>;
export const PasswordStrengthDocument = new TypedDocumentString(`
    query PasswordStrength($password: Secret!, $provider: IdentityProvider) {
  passwordStrength(password: $password, provider: $provider) {
    valid
    message
  }
}
    `) as unknown as TypedDocumentString<PasswordStrengthQuery, PasswordStrengthQueryVariables>;
export const ProvidersDocument = new TypedDocumentString(`
    query Providers {
  providers {
    id
    mode
    configured
    reachable
    latencyMs
    problem
    hosts {
      name
      reachable
      latencyMs
      problem
    }
  }
}
    `) as unknown as TypedDocumentString<ProvidersQuery, ProvidersQueryVariables>;
export const SendMfaCodeDocument = new TypedDocumentString(`
    mutation SendMfaCode($flow: ID!, $channel: CodeChannel!, $target: String) {
  sendMfaCode(flow: $flow, channel: $channel, target: $target) {
    ...Outcome
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}`) as unknown as TypedDocumentString<SendMfaCodeMutation, SendMfaCodeMutationVariables>;
export const EnrollFaceDocument = new TypedDocumentString(`
    mutation EnrollFace($photo: String!, $secondPhoto: String, $flow: ID) {
  enrollFace(photo: $photo, secondPhoto: $secondPhoto, flow: $flow) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<EnrollFaceMutation, EnrollFaceMutationVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const UpdatePasswordDocument = new TypedDocumentString(`
    mutation UpdatePassword($input: UpdatePasswordInput!) {
  updatePassword(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UpdatePasswordMutation, UpdatePasswordMutationVariables>;
export const BindPhoneDocument = new TypedDocumentString(`
    mutation BindPhone($input: BindPhoneInput!) {
  bindPhone(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<BindPhoneMutation, BindPhoneMutationVariables>;
export const UpdatePhoneDocument = new TypedDocumentString(`
    mutation UpdatePhone($input: UpdatePhoneInput!) {
  updatePhone(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UpdatePhoneMutation, UpdatePhoneMutationVariables>;
export const UnbindPhoneDocument = new TypedDocumentString(`
    mutation UnbindPhone {
  unbindPhone {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UnbindPhoneMutation, UnbindPhoneMutationVariables>;
export const BindEmailDocument = new TypedDocumentString(`
    mutation BindEmail($input: BindEmailInput!) {
  bindEmail(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<BindEmailMutation, BindEmailMutationVariables>;
export const UpdateEmailDocument = new TypedDocumentString(`
    mutation UpdateEmail($input: UpdateEmailInput!) {
  updateEmail(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UpdateEmailMutation, UpdateEmailMutationVariables>;
export const UnbindEmailDocument = new TypedDocumentString(`
    mutation UnbindEmail {
  unbindEmail {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UnbindEmailMutation, UnbindEmailMutationVariables>;
export const LinkAccountDocument = new TypedDocumentString(`
    mutation LinkAccount($input: LinkAccountInput!) {
  linkAccount(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<LinkAccountMutation, LinkAccountMutationVariables>;
export const MySecurityDocument = new TypedDocumentString(`
    query MySecurity {
  me {
    id
    securityLevel {
      score
      email
      phone
      password
      passwordSecurityLevel
      mfa
    }
    mfaAuthenticators {
      id
      kind
      enabled
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<MySecurityQuery, MySecurityQueryVariables>;
export const MyPlaceDocument = new TypedDocumentString(`
    query MyPlace($namespace: String, $org: ID) {
  me {
    id
    roles(namespace: $namespace) {
      totalCount
      items {
        id
        code
        namespace
        description
        parentCode
      }
    }
    isAdmin: hasRole(code: "admin", namespace: $namespace)
    orgs {
      orgId
      rootNodeId
      nodes {
        id
        orgId
        name
        code
      }
    }
    departments(org: $org) {
      totalCount
      items {
        node {
          id
          name
        }
        isMain
        joinedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyPlaceQuery, MyPlaceQueryVariables>;
export const MyApplicationsDocument = new TypedDocumentString(`
    query MyApplications($page: Int, $pageSize: Int) {
  me {
    id
    applications(page: $page, pageSize: $pageSize) {
      totalCount
      items {
        id
        name
        domain
        protocol
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyApplicationsQuery, MyApplicationsQueryVariables>;
export const MyResourcesDocument = new TypedDocumentString(`
    query MyResources($namespace: String!, $type: ResourceType) {
  me {
    id
    authorizedResources(namespace: $namespace, type: $type) {
      totalCount
      items {
        code
        type
        actions
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyResourcesQuery, MyResourcesQueryVariables>;
export const UserByIdDocument = new TypedDocumentString(`
    query UserById($id: ID!) {
  user(id: $id) {
    ...User
    externalId
    blocked
  }
}
    fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`) as unknown as TypedDocumentString<UserByIdQuery, UserByIdQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($page: Int, $pageSize: Int, $provider: IdentityProvider) {
  users(page: $page, pageSize: $pageSize, provider: $provider) {
    totalCount
    items {
      ...User
      customData
      roles {
        totalCount
        items {
          code
        }
      }
      departments {
        totalCount
      }
    }
  }
}
    fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const UsersByRoleDocument = new TypedDocumentString(`
    query UsersByRole($role: ID!, $page: Int, $pageSize: Int, $provider: IdentityProvider) {
  usersByRole(role: $role, page: $page, pageSize: $pageSize, provider: $provider) {
    totalCount
    items {
      ...User
    }
  }
}
    fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`) as unknown as TypedDocumentString<UsersByRoleQuery, UsersByRoleQueryVariables>;
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($id: ID!, $input: AdminUpdateUserInput!) {
  updateUser(id: $id, input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;
export const RemoveUsersDocument = new TypedDocumentString(`
    mutation RemoveUsers($ids: [ID!]!) {
  removeUsers(ids: $ids) {
    ...Outcome
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}`) as unknown as TypedDocumentString<RemoveUsersMutation, RemoveUsersMutationVariables>;
export const SsoSessionDocument = new TypedDocumentString(`
    query SsoSession {
  ssoSession {
    id
    userId
    appId
    type
    expiresAt
    user {
      ...User
    }
  }
}
    fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`) as unknown as TypedDocumentString<SsoSessionQuery, SsoSessionQueryVariables>;
export const ValidateTicketDocument = new TypedDocumentString(`
    query ValidateTicket($ticket: Secret!, $service: String!, $format: TicketFormat) {
  validateTicket(ticket: $ticket, service: $service, format: $format) {
    valid
    user
    attributes
    failureCode
  }
}
    `) as unknown as TypedDocumentString<ValidateTicketQuery, ValidateTicketQueryVariables>;
export const UserExistsDocument = new TypedDocumentString(`
    query UserExists($where: UserExistsInput!, $captchaPass: Secret, $provider: IdentityProvider) {
  userExists(where: $where, captchaPass: $captchaPass, provider: $provider) {
    ...Outcome
    ...Captcha
    ...Problems
    ... on UserExistence {
      exists
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}
fragment Captcha on CaptchaRequired {
  captchaReason: reason
  continuation
  challenge {
    ...Challenge
  }
}`) as unknown as TypedDocumentString<UserExistsQuery, UserExistsQueryVariables>;
export const CreateCaptchaChallengeDocument = new TypedDocumentString(`
    mutation CreateCaptchaChallenge($purpose: CaptchaPurpose!) {
  createCaptchaChallenge(purpose: $purpose) {
    ...Challenge
  }
}
    fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}`) as unknown as TypedDocumentString<CreateCaptchaChallengeMutation, CreateCaptchaChallengeMutationVariables>;
export const VerifyCaptchaDocument = new TypedDocumentString(`
    mutation VerifyCaptcha($challenge: ID!, $answer: CaptchaAnswer!) {
  verifyCaptcha(challenge: $challenge, answer: $answer) {
    ...Outcome
    ... on CaptchaPassed {
      pass
      expiresAt
    }
    ... on CaptchaRejected {
      challenge {
        ...Challenge
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Challenge on CaptchaChallenge {
  __typename
  ... on ImageChallenge {
    id
    imageDataUrl
    expiresAt
  }
  ... on GeetestV3Challenge {
    id
    gt
    challenge
    success
    newCaptcha
    scriptUrl
    apiServer
    expiresAt
  }
  ... on GeetestV4Challenge {
    id
    captchaId
    scriptUrl
    expiresAt
  }
  ... on CaptchaWidget {
    id
    kind
    scriptUrl
    parameters
    expiresAt
  }
}`) as unknown as TypedDocumentString<VerifyCaptchaMutation, VerifyCaptchaMutationVariables>;
export const CreateAuthQrCodeDocument = new TypedDocumentString(`
    mutation CreateAuthQrCode($input: AuthQrCodeInput) {
  createAuthQrCode(input: $input) {
    ...Outcome
    ...Problems
    ... on PushAuthStarted {
      event {
        ...PushEvent
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment PushEvent on PushAuthEvent {
  id
  kind
  purpose
  status
  qrCode {
    imageDataUrl
    url
    data
  }
  matchNumber
  expiresAt
  pollAfterMs
}`) as unknown as TypedDocumentString<CreateAuthQrCodeMutation, CreateAuthQrCodeMutationVariables>;
export const StartMfaPushDocument = new TypedDocumentString(`
    mutation StartMfaPush($flow: ID!) {
  startMfaPush(flow: $flow) {
    ...Outcome
    ... on PushAuthStarted {
      event {
        ...PushEvent
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment PushEvent on PushAuthEvent {
  id
  kind
  purpose
  status
  qrCode {
    imageDataUrl
    url
    data
  }
  matchNumber
  expiresAt
  pollAfterMs
}`) as unknown as TypedDocumentString<StartMfaPushMutation, StartMfaPushMutationVariables>;
export const RequestPushAuthDocument = new TypedDocumentString(`
    mutation RequestPushAuth($input: PushAuthInput!, $captchaPass: Secret) {
  requestPushAuth(input: $input, captchaPass: $captchaPass) {
    ...Outcome
    ...Problems
    ... on PushAuthStarted {
      event {
        ...PushEvent
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment PushEvent on PushAuthEvent {
  id
  kind
  purpose
  status
  qrCode {
    imageDataUrl
    url
    data
  }
  matchNumber
  expiresAt
  pollAfterMs
}`) as unknown as TypedDocumentString<RequestPushAuthMutation, RequestPushAuthMutationVariables>;
export const PushAuthEventDocument = new TypedDocumentString(`
    query PushAuthEvent($id: ID!) {
  pushAuthEvent(id: $id) {
    ...PushEvent
  }
}
    fragment PushEvent on PushAuthEvent {
  id
  kind
  purpose
  status
  qrCode {
    imageDataUrl
    url
    data
  }
  matchNumber
  expiresAt
  pollAfterMs
}`) as unknown as TypedDocumentString<PushAuthEventQuery, PushAuthEventQueryVariables>;
export const PushAuthEventUpdatedDocument = new TypedDocumentString(`
    subscription PushAuthEventUpdated($id: ID!) {
  pushAuthEventUpdated(id: $id) {
    ...PushEvent
  }
}
    fragment PushEvent on PushAuthEvent {
  id
  kind
  purpose
  status
  qrCode {
    imageDataUrl
    url
    data
  }
  matchNumber
  expiresAt
  pollAfterMs
}`) as unknown as TypedDocumentString<PushAuthEventUpdatedSubscription, PushAuthEventUpdatedSubscriptionVariables>;
export const BindPushAuthDocument = new TypedDocumentString(`
    mutation BindPushAuth($event: ID!) {
  bindPushAuth(event: $event) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<BindPushAuthMutation, BindPushAuthMutationVariables>;
export const VerifyPushAuthTokenDocument = new TypedDocumentString(`
    mutation VerifyPushAuthToken($token: Secret!) {
  verifyPushAuthToken(token: $token) {
    ...Outcome
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}`) as unknown as TypedDocumentString<VerifyPushAuthTokenMutation, VerifyPushAuthTokenMutationVariables>;
export const CreateLivenessCheckDocument = new TypedDocumentString(`
    mutation CreateLivenessCheck($input: LivenessCheckInput!) {
  createLivenessCheck(input: $input) {
    ...Outcome
    ...Problems
    ... on AttemptsLimited {
      retryAt
    }
    ... on LivenessCheckUpdated {
      check {
        ...Liveness
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Liveness on LivenessCheck {
  id
  detection
  status
  matched
  sdkToken
  uploadUrl
  expiresAt
}`) as unknown as TypedDocumentString<CreateLivenessCheckMutation, CreateLivenessCheckMutationVariables>;
export const CompleteLivenessCheckDocument = new TypedDocumentString(`
    mutation CompleteLivenessCheck($id: ID!) {
  completeLivenessCheck(id: $id) {
    ...Outcome
    ...Problems
    ... on LivenessCheckUpdated {
      check {
        ...Liveness
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment Liveness on LivenessCheck {
  id
  detection
  status
  matched
  sdkToken
  uploadUrl
  expiresAt
}`) as unknown as TypedDocumentString<CompleteLivenessCheckMutation, CompleteLivenessCheckMutationVariables>;
export const LivenessCheckDocument = new TypedDocumentString(`
    query LivenessCheck($id: ID!) {
  livenessCheck(id: $id) {
    ...Liveness
  }
}
    fragment Liveness on LivenessCheck {
  id
  detection
  status
  matched
  sdkToken
  uploadUrl
  expiresAt
}`) as unknown as TypedDocumentString<LivenessCheckQuery, LivenessCheckQueryVariables>;
export const MyLegacyDocument = new TypedDocumentString(`
    query MyLegacy($page: Int, $pageSize: Int) {
  me {
    id
    legacyMfa {
      enabled
      sharedKey
    }
    authorizedApps(page: $page, pageSize: $pageSize) {
      totalCount
      items {
        id
        name
        protocol
        domain
        description
        image
        authorizedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyLegacyQuery, MyLegacyQueryVariables>;
export const SetMfaEnabledDocument = new TypedDocumentString(`
    mutation SetMfaEnabled($enabled: Boolean!) {
  setMfaEnabled(enabled: $enabled) {
    ...Outcome
    ... on AccountUpdated {
      user {
        id
        legacyMfa {
          enabled
          sharedKey
        }
      }
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}`) as unknown as TypedDocumentString<SetMfaEnabledMutation, SetMfaEnabledMutationVariables>;
export const RevokeAuthorizedAppDocument = new TypedDocumentString(`
    mutation RevokeAuthorizedApp($id: ID!) {
  revokeAuthorizedApp(id: $id) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<RevokeAuthorizedAppMutation, RevokeAuthorizedAppMutationVariables>;
export const LinkIdentityDocument = new TypedDocumentString(`
    mutation LinkIdentity($input: LinkIdentityInput!) {
  linkIdentity(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<LinkIdentityMutation, LinkIdentityMutationVariables>;
export const UnlinkIdentityDocument = new TypedDocumentString(`
    mutation UnlinkIdentity($input: UnlinkIdentityInput!) {
  unlinkIdentity(input: $input) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<UnlinkIdentityMutation, UnlinkIdentityMutationVariables>;
export const SocialConnectionsDocument = new TypedDocumentString(`
    query SocialConnections($provider: IdentityProvider) {
  socialConnections(provider: $provider) {
    id
    type
    name
    description
    image
    url
  }
}
    `) as unknown as TypedDocumentString<SocialConnectionsQuery, SocialConnectionsQueryVariables>;
export const DecodeTokenDocument = new TypedDocumentString(`
    query DecodeToken($token: Secret!, $provider: IdentityProvider) {
  decodeToken(token: $token, provider: $provider) {
    valid
    userId
    email
    issuedAt
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<DecodeTokenQuery, DecodeTokenQueryVariables>;
export const UserPoolSettingsDocument = new TypedDocumentString(`
    query UserPoolSettings($id: ID, $provider: IdentityProvider) {
  userPoolSettings(id: $id, provider: $provider) {
    id
    name
    logo
    description
    allowedOrigins
    emailVerifiedDefault
    registerDisabled
    emailEnabled
    miniLogin
    ownMiniProgram
    miniProgramQrCode
    tokenLifetimeSeconds
  }
}
    `) as unknown as TypedDocumentString<UserPoolSettingsQuery, UserPoolSettingsQueryVariables>;
export const LegacyUsersDocument = new TypedDocumentString(`
    query LegacyUsers($page: Int, $pageSize: Int) {
  users(page: $page, pageSize: $pageSize, provider: AUTHING_LEGACY) {
    totalCount
    items {
      ...User
    }
  }
}
    fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}`) as unknown as TypedDocumentString<LegacyUsersQuery, LegacyUsersQueryVariables>;
export const CreateServiceTokenDocument = new TypedDocumentString(`
    mutation CreateServiceToken($audience: String!, $maxAgeSeconds: Int) {
  createServiceToken(audience: $audience, maxAgeSeconds: $maxAgeSeconds) {
    __typename
    ... on Outcome {
      code
      message
    }
    ... on ServiceTokenCreated {
      token
      expiresAt
    }
    ... on InputRejected {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateServiceTokenMutation, CreateServiceTokenMutationVariables>;
export const SignInOptionsDocument = new TypedDocumentString(`
    query SignInOptions($provider: IdentityProvider) {
  signInOptions(provider: $provider) {
    methods
    registration
    identityProviders
    captcha
    passwordRules {
      rule
      message
      minLength
      maxBytes
      classes
    }
    branding {
      name
      logo
      color
      background
    }
  }
}
    `) as unknown as TypedDocumentString<SignInOptionsQuery, SignInOptionsQueryVariables>;
export const MyPasskeysDocument = new TypedDocumentString(`
    query MyPasskeys {
  me {
    id
    passkeys {
      id
      name
      createdAt
      lastUsedAt
      backedUp
    }
  }
}
    `) as unknown as TypedDocumentString<MyPasskeysQuery, MyPasskeysQueryVariables>;
export const EnrollPasskeyDocument = new TypedDocumentString(`
    mutation EnrollPasskey($flow: ID) {
  enrollPasskey(flow: $flow) {
    ...Outcome
    ... on PasskeyEnrollment {
      options
      expiresAt
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}`) as unknown as TypedDocumentString<EnrollPasskeyMutation, EnrollPasskeyMutationVariables>;
export const ConfirmPasskeyDocument = new TypedDocumentString(`
    mutation ConfirmPasskey($response: JSON!, $name: String, $flow: ID) {
  confirmPasskey(response: $response, name: $name, flow: $flow) {
    ...Account
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<ConfirmPasskeyMutation, ConfirmPasskeyMutationVariables>;
export const RenamePasskeyDocument = new TypedDocumentString(`
    mutation RenamePasskey($id: ID!, $name: String!) {
  renamePasskey(id: $id, name: $name) {
    ...Account
    ...Problems
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<RenamePasskeyMutation, RenamePasskeyMutationVariables>;
export const RemovePasskeyDocument = new TypedDocumentString(`
    mutation RemovePasskey($id: ID!) {
  removePasskey(id: $id) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const RemoveUserPasskeysDocument = new TypedDocumentString(`
    mutation RemoveUserPasskeys($user: ID!) {
  removeUserPasskeys(user: $user) {
    ...Account
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}
fragment Problems on InputRejected {
  fields {
    path
    rule
    params
    message
  }
}
fragment User on User {
  id
  provider
  username
  email
  emailVerified
  phone
  phoneVerified
  nickname
  photo
  loginsCount
  status
}
fragment Account on AccountResult {
  ...Outcome
  ...Problems
  ... on AccountUpdated {
    user {
      ...User
      name
      gender
      city
    }
  }
}`) as unknown as TypedDocumentString<RemoveUserPasskeysMutation, RemoveUserPasskeysMutationVariables>;
export const CreatePasskeyChallengeDocument = new TypedDocumentString(`
    mutation CreatePasskeyChallenge($purpose: PasskeyPurpose!, $flow: ID) {
  createPasskeyChallenge(purpose: $purpose, flow: $flow) {
    ...Outcome
    ... on PasskeyChallenge {
      challenge
      options
      expiresAt
    }
  }
}
    fragment Outcome on Outcome {
  __typename
  code
  message
  requestId
}`) as unknown as TypedDocumentString<CreatePasskeyChallengeMutation, CreatePasskeyChallengeMutationVariables>;