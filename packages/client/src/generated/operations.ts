/** Generated from operations/ and schema/menshen.graphql by codegen.yml. Do not edit. */

import { buildDocuments } from '../document.js';

import type { FutureMember, FutureOutcome, OneOf, Operation, RequestOptions } from '../operation.js';

/** A login by an OpenID Connect authorization code from the vendor’s hosted login page. The server exchanges the code for a token, with the secret of the application. */
export interface AuthorizationCodeInput {
  /** The `code` parameter that the vendor’s page added to the redirect URI. It is valid once. */
  readonly code: string;
  /** The PKCE code verifier (RFC 7636), 43 to 128 characters. Open the login page with its `code_challenge` (method `S256`). Required, unless the server has the setting `REQUIRE_CODE_VERIFIER=no`. */
  readonly codeVerifier?: string | null | undefined;
  /** The `redirect_uri` that the login page was opened with: exactly the same string, an absolute URL of at most 2048 characters. */
  readonly redirectUri: string;
}

/** A request to the user who scans the QR code. */
export interface AuthQrCodeInput {
  /** The details of the request that the phone shows, at most 200 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  readonly actionDetails?: string | null | undefined;
  /** The title of the request that the phone shows, at most 64 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  readonly actionType?: string | null | undefined;
  /** What the user must do on the phone to approve the request. */
  readonly authType?: PushAuthType | null | undefined;
  /** The purpose of the approval. BIND and CONFIRM require a session. MFA returns `InputRejected`: use `startMfaPush`. */
  readonly purpose?: PushAuthPurpose | null | undefined;
}

/** An e-mail address for an account without one, and the code that `sendEmail(scene: CHANGE_EMAIL)` sent to it. */
export interface BindEmailInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The e-mail address, at most 254 characters. Case does not matter. */
  readonly email: string;
}

/** A phone for an account without a phone, and the code that `sendSmsCode(scene: BIND)` sent to it. */
export interface BindPhoneInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
}

/** The answer to a captcha. Set exactly one member: the one for the type of the challenge. */
export type CaptchaAnswer = OneOf<{
  /** The answer to a `GeetestV3Challenge`. */
  readonly geetestV3: GeetestV3Answer;
  /** The answer to a `GeetestV4Challenge`. */
  readonly geetestV4: GeetestV4Answer;
  /** The answer to an `ImageChallenge`: the characters in the picture, at most 32. Only for `continueLogin`. */
  readonly image: string;
  /** The answer to a `CaptchaWidget`: the object that the widget returned. */
  readonly widget: Readonly<Record<string, unknown>>;
}>;

/** The operation that a captcha is for. A pass is valid only for its purpose. */
export type CaptchaPurpose = 'LOGIN' | 'LOOKUP' | 'REGISTER' | 'RESET_PASSWORD' | 'SEND_CODE';

/** Why a captcha is required. */
export type CaptchaReason = 'POLICY' | 'PROVIDER' | 'TOO_MANY_FAILURES';

/** A group of characters that a new password can have to contain. */
export type CharacterClass = 'DIGIT' | 'LETTER' | 'LOWERCASE' | 'SYMBOL' | 'UPPERCASE';

/** How a code is sent. */
export type CodeChannel = 'EMAIL' | 'SMS';

/** A login by e-mail address and password. */
export interface EmailPasswordInput {
  /** The e-mail address, at most 254 characters. Case does not matter. */
  readonly email: string;
  /** The password, at most 117 bytes in UTF-8. */
  readonly password: string;
}

/** The purpose of an e-mail. A code is valid only for its purpose. */
export type EmailScene = 'CHANGE_EMAIL' | 'MFA_VERIFY' | 'RESET_PASSWORD' | 'VERIFY_EMAIL';

/** The result of `getValidate()` of the GeeTest v3 widget. */
export interface GeetestV3Answer {
  /** The value `geetest_challenge`. */
  readonly challenge: string;
  /** The value `geetest_seccode`. */
  readonly seccode: string;
  /** The value `geetest_validate`. */
  readonly validate: string;
}

/** The result of `getValidate()` of the GeeTest v4 widget. */
export interface GeetestV4Answer {
  /** The value `captcha_output`. */
  readonly captchaOutput: string;
  /** The value `gen_time`. */
  readonly genTime: string;
  /** The value `lot_number`. */
  readonly lotNumber: string;
  /** The value `pass_token`. */
  readonly passToken: string;
}

/** A vendor that stores users and signs them in. Leave the argument out to use the default provider of this server. The query `providers` lists the configured ones; any other value returns the error PROVIDER_NOT_CONFIGURED. */
export type IdentityProvider = 'AUTHING' | 'AUTHING_LEGACY';

/** A rule for input values. New rules may be added: show `message` for a rule that you do not know. */
export type InputRule = 'ALREADY_TAKEN' | 'CODE_VERIFIER_REQUIRED' | 'COMPATIBILITY_CHARACTERS' | 'DUPLICATE' | 'EMPTY' | 'INVISIBLE_CHARACTERS' | 'MISSING_CHARACTERS' | 'MIXED_PROVIDERS' | 'MORE_STEPS_REQUIRED' | 'NOT_ALLOWED' | 'NOT_AN_EMAIL' | 'NOT_A_CODE' | 'NOT_A_CODE_VERIFIER' | 'NOT_A_NEW_PASSKEY' | 'NOT_A_PASSKEY_RESPONSE' | 'NOT_A_PHONE' | 'NOT_A_PHOTO' | 'NOT_A_PROOF' | 'NOT_A_RECOVERY_CODE' | 'NOT_A_URL' | 'NOT_EXACTLY_ONE' | 'NOT_FOUND' | 'NOT_ONE_FACE' | 'NOT_ONE_OF' | 'NOT_READY' | 'PASSWORD_CHANGE_DUE' | 'PASSWORD_FIRST' | 'PROOF_NOT_OFFERED' | 'READ_ONLY' | 'REFUSED_BY_PROVIDER' | 'REQUIRED' | 'REQUIRED_TOGETHER' | 'TOO_DEEP' | 'TOO_LONG' | 'TOO_MANY_PASSKEYS' | 'TOO_SHORT' | 'TOO_SMALL' | 'UNKNOWN_AUDIENCE' | 'UNKNOWN_FIELD' | 'WRONG_ACCOUNT' | 'WRONG_COUNT' | 'WRONG_DEVICE' | 'WRONG_FACTOR' | 'WRONG_TYPE';

/** A second account of the same user. */
export interface LinkAccountInput {
  /** The proof of `createLinkProof` in this session. Send either this or `secondary`. */
  readonly proof?: string | null | undefined;
  /** The Menshen access token of the second account. To get one, sign in to that account in bearer mode (header `x-session-mode: bearer`). The login must not be older than the setting `STEP_UP_SECONDS` (default: 900 seconds). The token of a cookie session returns `FlowExpired`. */
  readonly secondary?: string | null | undefined;
}

/** The input of `createLivenessCheck`. */
export interface LivenessCheckInput {
  /** The kind of check. */
  readonly detection: LivenessDetection;
  /** The `flow` of `MfaRequired`, whose `factors` have LIVENESS, to prove this factor. `detection` must then be LIVENESS or SILENT_LIVENESS. Leave it out to check the signed-in user. */
  readonly flow?: string | null | undefined;
}

/** The kind of check that the vendor’s SDK makes on the phone. */
export type LivenessDetection = 'BANK_CARD_OCR' | 'ID_CARD_OCR' | 'LIVENESS' | 'SILENT_LIVENESS';

/** The status of a check. LIVE, SPOOF and EXPIRED are final. */
export type LivenessStatus = 'EXPIRED' | 'ISSUED' | 'LIVE' | 'SPOOF' | 'UPLOADED';

/** The input of `login`. */
export interface LoginInput {
  /** Whether to create the account if it does not exist. `autoRegister`, `customData` and `context` are allowed only with the methods `email`, `username`, `phonePassword` and `phoneCode`; other methods return `InputRejected`. */
  readonly autoRegister?: boolean | null | undefined;
  /** A pass of `verifyCaptcha` with purpose LOGIN, for pages that show the captcha before the login. Without a pass, a login that requires a captcha is held and returns `CaptchaRequired`: continue it with `continueLogin`. */
  readonly captchaPass?: string | null | undefined;
  /** Values for the vendor’s pipelines. They are not stored. At most 4 KiB of JSON, nested at most 64 levels deep, and only keys that the setting `CONTEXT_KEYS` lists. */
  readonly context?: Readonly<Record<string, unknown>> | null | undefined;
  /** Custom fields of the account that this login creates, as an object by key: at most 16 KiB of JSON, nested at most 64 levels deep. */
  readonly customData?: Readonly<Record<string, unknown>> | null | undefined;
  /** The login method. */
  readonly method: LoginMethod;
  /** The identity provider to use. Default: the default provider of this server. */
  readonly provider?: IdentityProvider | null | undefined;
}

/** The login method. Set exactly one member. */
export type LoginMethod = OneOf<{
  /** By user name and password of an Active Directory that is connected to the identity provider. */
  readonly ad: UsernamePasswordInput;
  /** By an authorization code of the vendor’s hosted login page. */
  readonly authorizationCode: AuthorizationCodeInput;
  /** By e-mail address and password. */
  readonly email: EmailPasswordInput;
  /** By user name and password of an LDAP directory that is connected to the identity provider. */
  readonly ldap: UsernamePasswordInput;
  /** By a passkey, if the server has the setting `PASSKEY_LOGIN=yes`: the response to a challenge of `createPasskeyChallenge(purpose: LOGIN)`. The passkey names the user. Returns `InvalidCredentials` if the passkey is not valid. */
  readonly passkey: PasskeyAnswer;
  /** By phone number and a code sent to it. If the phone is unknown, the login creates an account, if the provider allows it. */
  readonly phoneCode: PhoneCodeInput;
  /** By phone number and password. */
  readonly phonePassword: PhonePasswordInput;
  /** By an approval on the phone, of a QR code or of a push request. Returns `PushAuthPending` before the decision, `PushAuthRejected` if the user refused, and `PushAuthExpired` if the request ended without a decision. */
  readonly pushAuth: PushAuthLoginInput;
  /** By sub-account and password, if the application has sub-accounts. */
  readonly subAccount: SubAccountInput;
  /** By user name and password. */
  readonly username: UsernamePasswordInput;
  /** By a code of WeChat’s mobile SDK. */
  readonly wechat: WechatInput;
}>;

/** A login method that a page can offer. New methods may be added: ignore those that you do not know. */
export type LoginMethodKind = 'AD' | 'AUTHORIZATION_CODE' | 'EMAIL' | 'LDAP' | 'PASSKEY' | 'PHONE_CODE' | 'PHONE_PASSWORD' | 'PUSH' | 'QR_CODE' | 'SUB_ACCOUNT' | 'USERNAME' | 'WECHAT';

/** The proof of a second factor. Set exactly one member, of a factor that `MfaRequired.factors` lists or that this login has set up. */
export type MfaAnswer = OneOf<{
  /** The code that `sendMfaCode(channel: EMAIL)` sent, 4 to 8 digits. Each code allows five attempts. */
  readonly emailCode: string;
  /** A photo of the user’s face as a JPEG or PNG `data:` URL, at most 700,000 bytes when decoded. An `https:` URL is refused. */
  readonly facePhoto: string;
  /** The id of the check that `createLivenessCheck` created for this flow. Send it when the check has a verdict. The check must be LIVE with `matched: true`; any other verdict counts as a failed attempt. */
  readonly liveness: string;
  /** The response of a passkey to a challenge that `createPasskeyChallenge(purpose: MFA)` created for this flow. */
  readonly passkey: PasskeyAnswer;
  /** The id of the event that `startMfaPush` created for this flow. Send it when the event is APPROVED; before that the result is `PushAuthPending`, which does not count as an attempt. */
  readonly push: string;
  /** The recovery code, such as `12ab-34cd-56ef-78ab-90cd-12ef`. A correct code is used up; `LoginSuccess` has the next one in `newRecoveryCode`. */
  readonly recoveryCode: string;
  /** The code that `sendMfaCode(channel: SMS)` sent, 4 to 8 digits. Each code allows five attempts. */
  readonly smsCode: string;
  /** The code of six digits that the authenticator app shows. Each code is valid once. */
  readonly totp: string;
}>;

/** A kind of second factor. */
export type MfaFactorKind = 'EMAIL' | 'FACE' | 'LIVENESS' | 'PASSKEY' | 'PUSH' | 'RECOVERY_CODE' | 'SMS' | 'TOTP';

/** The code of an outcome. Switch over it, or over `__typename`. Outcomes that mean success share the code OK. */
export type OutcomeCode = 'ACCOUNT_UNAVAILABLE' | 'ALREADY_ENROLLED' | 'ALREADY_REGISTERED' | 'ALREADY_TAKEN' | 'ATTEMPTS_LIMITED' | 'CAPTCHA_REJECTED' | 'CAPTCHA_REQUIRED' | 'CODE_REJECTED' | 'EMAIL_UNVERIFIED' | 'FLOW_EXPIRED' | 'INPUT_REJECTED' | 'INVALID_CREDENTIALS' | 'LAST_LOGIN_METHOD' | 'MFA_REJECTED' | 'MFA_REQUIRED' | 'NOT_FOUND' | 'OK' | 'PASSWORD_CHANGE_REQUIRED' | 'PUSH_EXPIRED' | 'PUSH_PENDING' | 'PUSH_REJECTED' | 'PUSH_UNAVAILABLE' | 'REGISTRATION_DISABLED' | 'TOO_MANY_PASSKEYS';

/** The response of a passkey to a challenge. */
export interface PasskeyAnswer {
  /** The `challenge` of `PasskeyChallenge`. It is valid once, for five minutes. */
  readonly challenge: string;
  /** The result of `navigator.credentials.get()` as JSON (AuthenticationResponseJSON of WebAuthn, from `toJSON()`), at most 16 KiB. Send it as a variable. */
  readonly response: unknown;
}

/** The operation that a passkey challenge is for. No other operation accepts the response. */
export type PasskeyPurpose = 'LOGIN' | 'MFA' | 'STEP_UP';

/** Why a password must be changed. */
export type PasswordChangeReason = 'FIRST_LOGIN' | 'FORCED';

/** A login by phone number and the code that `sendSmsCode(scene: LOGIN)` sent to it. */
export interface PhoneCodeInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
}

/** A login by phone number and password. */
export interface PhonePasswordInput {
  /** The password, at most 117 bytes in UTF-8. */
  readonly password: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
}

/** A registration by phone number and the code that `sendSmsCode(scene: REGISTER)` sent to it. A password is optional. */
export interface PhoneRegisterInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The password, at most 117 bytes in UTF-8. Without a password the user signs in by code. */
  readonly password?: string | null | undefined;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
}

/** The profile of a new account. Each field has at most 1024 characters. */
export interface ProfileInput {
  /** The postal address in one string. */
  readonly address?: string | null | undefined;
  /** The date of birth as a string, such as `1990-05-17`. */
  readonly birthdate?: string | null | undefined;
  /** The browser, as the application recorded it. */
  readonly browser?: string | null | undefined;
  /** The company of the user. */
  readonly company?: string | null | undefined;
  /** The country. */
  readonly country?: string | null | undefined;
  /** The device, as the application recorded it. */
  readonly device?: string | null | undefined;
  /** The family name. */
  readonly familyName?: string | null | undefined;
  /** The postal address, formatted for a label. */
  readonly formatted?: string | null | undefined;
  /** The gender: `M`, `F` or `U` (unknown). */
  readonly gender?: string | null | undefined;
  /** The given name. */
  readonly givenName?: string | null | undefined;
  /** The language, such as `zh-CN`. */
  readonly locale?: string | null | undefined;
  /** The city or district (`locality` of the OpenID Connect address claim). */
  readonly locality?: string | null | undefined;
  /** The middle name. */
  readonly middleName?: string | null | undefined;
  /** The full name. */
  readonly name?: string | null | undefined;
  /** The display name of the user. */
  readonly nickname?: string | null | undefined;
  /** The URL of the user’s picture. */
  readonly photo?: string | null | undefined;
  /** The postal code. */
  readonly postalCode?: string | null | undefined;
  /** The name that the user prefers (OpenID Connect claim `preferred_username`). */
  readonly preferredUsername?: string | null | undefined;
  /** The URL of a profile page about the user. */
  readonly profile?: string | null | undefined;
  /** The state or region (`region` of the OpenID Connect address claim). */
  readonly region?: string | null | undefined;
  /** The street and house number. */
  readonly streetAddress?: string | null | undefined;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  readonly username?: string | null | undefined;
  /** The URL of the user’s website. */
  readonly website?: string | null | undefined;
  /** The time zone, such as `Asia/Shanghai`. */
  readonly zoneinfo?: string | null | undefined;
}

/** A kind of proof with which a user got or re-authenticated a session. */
export type ProofKind = 'AD' | 'EMAIL_CODE' | 'FACE' | 'LDAP' | 'LIVENESS' | 'OIDC' | 'PASSKEY' | 'PASSWORD' | 'PUSH' | 'QR_CODE' | 'RECOVERY_CODE' | 'SMS_CODE' | 'SUB_ACCOUNT' | 'TOTP' | 'WECHAT';

/** A push request to the phone of the signed-in user, or of the user who signs in. */
export interface PushAuthInput {
  /** The details of the request that the phone shows, at most 200 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  readonly actionDetails?: string | null | undefined;
  /** The title of the request that the phone shows, at most 64 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session. */
  readonly actionType?: string | null | undefined;
  /** What the user must do on the phone to approve the request. */
  readonly authType?: PushAuthType | null | undefined;
  /** The purpose of the approval. LOGIN requires `uid`, a `captchaPass`, and the setting `PUSH_LOGIN=yes`; without the setting the result is `PushAuthUnavailable`. BIND always returns `PushAuthUnavailable`: use `createAuthQrCode` instead. MFA returns `InputRejected`: use `startMfaPush`. */
  readonly purpose?: PushAuthPurpose | null | undefined;
  /** The vendor’s id of the phone, 1 to 64 characters. Required with purpose LOGIN; leave it out otherwise. The result does not reveal whether the phone exists: the event of an unknown phone stays PENDING until it expires. */
  readonly uid?: string | null | undefined;
}

/** How the request reaches the phone. */
export type PushAuthKind = 'PUSH' | 'QR_CODE';

/** A login by an approval on the phone. */
export interface PushAuthLoginInput {
  /** The id of a push event with purpose LOGIN that this client started with `createAuthQrCode` or `requestPushAuth`. Send it when `status` is APPROVED. An approval is valid once. */
  readonly event: string;
}

/** The purpose of an approval. An approval is valid only for its purpose. */
export type PushAuthPurpose = 'BIND' | 'CONFIRM' | 'LOGIN' | 'MFA';

/** The status of a push event. All values except PENDING and SCANNED are final. */
export type PushAuthStatus = 'ALREADY_HANDLED' | 'APPROVED' | 'EXPIRED' | 'PENDING' | 'REJECTED' | 'SCANNED';

/** What the user must do on the phone to approve the request. */
export type PushAuthType = 'CONFIRM' | 'FACE' | 'VOICE';

/** The input of `register`. */
export interface RegisterInput {
  /** A pass of `verifyCaptcha` with purpose REGISTER. Required after this field returned `CaptchaRequired`. */
  readonly captchaPass?: string | null | undefined;
  /** Values for the vendor’s pipelines. They are not stored. At most 4 KiB of JSON, nested at most 64 levels deep, and only keys that the setting `CONTEXT_KEYS` lists. */
  readonly context?: Readonly<Record<string, unknown>> | null | undefined;
  /** Custom fields of the new account, as an object by key: at most 16 KiB of JSON, nested at most 64 levels deep. */
  readonly customData?: Readonly<Record<string, unknown>> | null | undefined;
  /** Whether to sign the new user in at once. `RegisterSuccess` then has a `session`. */
  readonly forceLogin?: boolean | null | undefined;
  /** The registration method. */
  readonly method: RegisterMethod;
  /** The profile of the new account. */
  readonly profile?: ProfileInput | null | undefined;
  /** The identity provider that creates the user. Default: the default provider of this server. */
  readonly provider?: IdentityProvider | null | undefined;
}

/** The registration method. Set exactly one member. */
export type RegisterMethod = OneOf<{
  /** By e-mail address and password. */
  readonly email: EmailPasswordInput;
  /** By phone number and a code sent to it. */
  readonly phoneCode: PhoneRegisterInput;
  /** By user name and password. */
  readonly username: UsernamePasswordInput;
}>;

/** A password reset by e-mail address and the code that `sendEmail(scene: RESET_PASSWORD)` sent to it. */
export interface ResetByEmailInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The e-mail address, at most 254 characters. */
  readonly email: string;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  readonly newPassword: string;
}

/** A password reset by phone number and the code that `sendSmsCode(scene: RESET_PASSWORD)` sent to it. */
export interface ResetByPhoneInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  readonly newPassword: string;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
}

/** The new password that a first login requires. */
export interface ResetFirstLoginInput {
  /** The `flow` of `PasswordChangeRequired` with reason FIRST_LOGIN. */
  readonly flow: string;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  readonly newPassword: string;
}

/** The old and the new password that a login requires when the old password has reached its maximum age. */
export interface ResetForcedInput {
  /** The `flow` of `PasswordChangeRequired` with reason FORCED. */
  readonly flow: string;
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  readonly newPassword: string;
  /** The password of that login, at most 117 bytes in UTF-8. */
  readonly oldPassword: string;
}

/** The proof of the account and the new password. Set exactly one member. */
export type ResetPasswordInput = OneOf<{
  /** By a code sent to the e-mail address. */
  readonly emailCode: ResetByEmailInput;
  /** For a login that returned `PasswordChangeRequired` with reason FIRST_LOGIN. */
  readonly firstLogin: ResetFirstLoginInput;
  /** For a login that returned `PasswordChangeRequired` with reason FORCED. */
  readonly forced: ResetForcedInput;
  /** By a code sent to the phone. */
  readonly phoneCode: ResetByPhoneInput;
}>;

/** The recipient and the purpose of an e-mail. */
export interface SendEmailInput {
  /** A pass of `verifyCaptcha` with purpose SEND_CODE. Required after this field returned `CaptchaRequired`. */
  readonly captchaPass?: string | null | undefined;
  /** The e-mail address, at most 254 characters. */
  readonly email: string;
  /** The identity provider that sends it. Default: the provider of the session, for scenes that change the signed-in account; otherwise the default provider of this server. */
  readonly provider?: IdentityProvider | null | undefined;
  /** The purpose of the e-mail. */
  readonly scene: EmailScene;
}

/** The recipient and the purpose of an SMS code. */
export interface SendSmsCodeInput {
  /** A pass of `verifyCaptcha` with purpose SEND_CODE. Required after this field returned `CaptchaRequired`. */
  readonly captchaPass?: string | null | undefined;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
  /** The identity provider that sends it. Default: the provider of the session, for scenes that change the signed-in account; otherwise the default provider of this server. */
  readonly provider?: IdentityProvider | null | undefined;
  /** The purpose of the code. */
  readonly scene?: SmsScene | null | undefined;
}

/** The purpose of a code sent by SMS. The identity provider can accept the code for another purpose too. */
export type SmsScene = 'BIND' | 'LOGIN' | 'MFA_VERIFY' | 'REGISTER' | 'RESET_PASSWORD';

/** A fresh proof for the session of the caller: exactly one member. `extensions.kinds` of the error STEP_UP_REQUIRED lists what this user can give. */
export type StepUpAnswer = OneOf<{
  /** EMAIL_CODE: the code that `sendStepUpCode(channel: EMAIL)` sent, 4 to 8 digits; five attempts per code. Only after `password`, and only where the identity provider requires an e-mail code as second factor. */
  readonly emailCode: string;
  /** LIVENESS: a check of `createLivenessCheck` without a flow, after the vendor has checked its recording. It must be LIVE and `matched`. */
  readonly liveness: string;
  /** PASSKEY: the response of a passkey to a challenge that `createPasskeyChallenge(purpose: STEP_UP)` created in this session. */
  readonly passkey: PasskeyAnswer;
  /** PASSWORD: the password of the caller’s account, at most 117 bytes in UTF-8. */
  readonly password: string;
  /** PUSH: an event of `requestPushAuth(purpose: CONFIRM)` without `actionType` and `actionDetails`, once it is APPROVED. Before that: `PushAuthPending`. */
  readonly push: string;
  /** SMS_CODE: the code that `sendStepUpCode(channel: SMS)` sent, 4 to 8 digits; five attempts per code. */
  readonly smsCode: string;
  /** TOTP: the six digits of the authenticator app, each code once. Identity providers check it only as the second factor after `password` or `smsCode`: send that first. */
  readonly totp: string;
}>;

/** A login by a sub-account of the application and its password. */
export interface SubAccountInput {
  /** The name of the sub-account, at most 128 characters. */
  readonly account: string;
  /** The password, at most 117 bytes in UTF-8. */
  readonly password: string;
}

/** The new e-mail address and its code, and the old address and its code. `sendEmail(scene: CHANGE_EMAIL)` sends each code. A rule of the user pool decides whether the old address is required; if it is missing, the result is `InputRejected`. */
export interface UpdateEmailInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The e-mail address, at most 254 characters. Case does not matter. */
  readonly email: string;
  /** The code that was sent to the old address, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. Send it together with `oldEmail`. */
  readonly oldCode?: string | null | undefined;
  /** The current e-mail address. Send it together with `oldCode`. */
  readonly oldEmail?: string | null | undefined;
}

/** The new password, and the old password if the account has one. */
export interface UpdatePasswordInput {
  /** The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first. */
  readonly newPassword: string;
  /** The current password, at most 117 bytes in UTF-8. Leave it out only if the account has no password. */
  readonly oldPassword?: string | null | undefined;
}

/** The new phone and its code, and the old phone and its code. `sendSmsCode(scene: BIND)` sends each code. A rule of the user pool decides whether the old phone is required; if it is missing, the result is `InputRejected`. */
export interface UpdatePhoneInput {
  /** The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. */
  readonly code: string;
  /** The code that was sent to the old phone, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one. Send it together with `oldPhone`. */
  readonly oldCode?: string | null | undefined;
  /** The current phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. Send it together with `oldCode`. */
  readonly oldPhone?: string | null | undefined;
  /** The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
}

/** The changes of the caller’s profile: at least one field, each with at most 1024 characters. A field that is left out does not change. Null clears a field. */
export interface UpdateProfileInput {
  /** The postal address in one string. */
  readonly address?: string | null | undefined;
  /** The date of birth as a string, such as `1990-05-17`. */
  readonly birthdate?: string | null | undefined;
  /** The browser, as the application recorded it. */
  readonly browser?: string | null | undefined;
  /** The city. */
  readonly city?: string | null | undefined;
  /** The company of the user. */
  readonly company?: string | null | undefined;
  /** The country. */
  readonly country?: string | null | undefined;
  /** The device, as the application recorded it. */
  readonly device?: string | null | undefined;
  /** The family name. */
  readonly familyName?: string | null | undefined;
  /** The postal address, formatted for a label. */
  readonly formatted?: string | null | undefined;
  /** The gender: `M`, `F` or `U` (unknown). */
  readonly gender?: string | null | undefined;
  /** The given name. */
  readonly givenName?: string | null | undefined;
  /** The language, such as `zh-CN`. */
  readonly locale?: string | null | undefined;
  /** The city or district (`locality` of the OpenID Connect address claim). */
  readonly locality?: string | null | undefined;
  /** The middle name. */
  readonly middleName?: string | null | undefined;
  /** The full name. */
  readonly name?: string | null | undefined;
  /** The display name of the user. */
  readonly nickname?: string | null | undefined;
  /** The URL of the user’s picture. */
  readonly photo?: string | null | undefined;
  /** The postal code. */
  readonly postalCode?: string | null | undefined;
  /** The name that the user prefers (OpenID Connect claim `preferred_username`). */
  readonly preferredUsername?: string | null | undefined;
  /** The URL of a profile page about the user. */
  readonly profile?: string | null | undefined;
  /** The province. */
  readonly province?: string | null | undefined;
  /** The state or region (`region` of the OpenID Connect address claim). */
  readonly region?: string | null | undefined;
  /** The street and house number. */
  readonly streetAddress?: string | null | undefined;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  readonly username?: string | null | undefined;
  /** The URL of the user’s website. */
  readonly website?: string | null | undefined;
  /** The time zone, such as `Asia/Shanghai`. */
  readonly zoneinfo?: string | null | undefined;
}

/** The identifier of an account. Set exactly one member. */
export type UserExistsInput = OneOf<{
  /** An e-mail address, at most 254 characters. Case does not matter. */
  readonly email: string;
  /** The id of the user in your own systems, at most 128 characters. */
  readonly externalId: string;
  /** A phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. */
  readonly phone: string;
  /** A user name, at most 128 characters. Case matters. */
  readonly username: string;
}>;

/** A login by user name and password. */
export interface UsernamePasswordInput {
  /** The password, at most 117 bytes in UTF-8. */
  readonly password: string;
  /** The user name, at most 128 characters. Case matters. */
  readonly username: string;
}

/** The values that the WeChat app returned after its user agreed to sign in. */
export interface WechatInput {
  /** The code that WeChat’s mobile SDK returned, at most 2048 characters. It is valid once. */
  readonly code: string;
  /** The country of the user, as the WeChat app returned it; at most 2048 characters. */
  readonly country?: string | null | undefined;
  /** The language of the WeChat app; at most 2048 characters. */
  readonly lang?: string | null | undefined;
  /** The `state` that your app sent to WeChat; at most 2048 characters. */
  readonly state?: string | null | undefined;
}

/** A user of an identity provider. A field without a value is null. */
export interface Account {
  /** The e-mail address, in lower case. */
  readonly email: string | null;
  /** Whether the e-mail address is verified. */
  readonly emailVerified: boolean;
  /** The id of the user. It determines the identity provider: an id of the first generation begins with `legacy:`. */
  readonly id: string;
  /** The second factors that the user has set up. Null for any user except the caller. */
  readonly mfaAuthenticators: readonly MfaAuthenticator[] | null;
  /** The full name. */
  readonly name: string | null;
  /** The display name of the user. */
  readonly nickname: string | null;
  /** The passkeys of the user, the oldest first. Null for any user except the caller, and if the server or the identity provider does not offer passkeys. */
  readonly passkeys: readonly Passkey[] | null;
  /** The phone number, in national form or with its country code. */
  readonly phone: string | null;
  /** Whether the phone is verified. */
  readonly phoneVerified: boolean;
  /** The URL of the user’s picture. */
  readonly photo: string | null;
  /** The identity provider of the user. */
  readonly provider: IdentityProvider;
  /** The caller’s sessions, the most recently used first; null for any user but the caller. */
  readonly sessions: readonly SessionInfo[] | null;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  readonly username: string | null;
}

/** The result of a change to an account. The description of each mutation lists the members that it can return. */
export type AccountResult =
  | AccountUpdated
  | AlreadyTaken
  | AttemptsLimited
  | CodeRejected
  | FlowExpired
  | InputRejected
  | InvalidCredentials
  | LastLoginMethod
  | NotFound
  | FutureOutcome;

/** The account is blocked, locked or inactive, or lacks a factor that the server requires. Refer the user to support. */
export interface AccountUnavailable {
  readonly __typename: 'AccountUnavailable';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The account was changed. */
export interface AccountUpdated {
  readonly __typename: 'AccountUpdated';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
  /** The user after the change. Null during a login that is not finished. */
  readonly user: User | null;
}

/** An authenticator is already set up: remove it with `removeTotp` first. */
export interface AlreadyEnrolled {
  readonly __typename: 'AlreadyEnrolled';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** An account with this name, e-mail address or phone already exists: offer to sign in. */
export interface AlreadyRegistered {
  readonly __typename: 'AlreadyRegistered';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** Another account already has this user name, phone, e-mail address or linked identity. Nothing was changed: ask for another one. */
export interface AlreadyTaken {
  readonly __typename: 'AlreadyTaken';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** Too many attempts from this address, or with this account, phone or code. Nothing was done. Try again at `retryAt`. */
export interface AttemptsLimited {
  readonly __typename: 'AttemptsLimited';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
  /** The earliest time at which another attempt can succeed. */
  readonly retryAt: string;
}

/** The brand for sign-in pages, from the `BRAND_*` settings of the server. */
export interface Branding {
  /** The colour of the background, such as `#faf7f2`. */
  readonly background: string | null;
  /** The colour of buttons and links, such as `#b3261e`. */
  readonly color: string | null;
  /** The URL of the logo. */
  readonly logo: string | null;
  /** The name of the product. */
  readonly name: string | null;
}

/** A captcha challenge to show to the user. */
export type CaptchaChallenge =
  | CaptchaWidget
  | GeetestV3Challenge
  | GeetestV4Challenge
  | ImageChallenge
  | FutureMember;

/** The answer to the captcha is correct. Send `pass` as `captchaPass` with the operation that the challenge was created for. */
export interface CaptchaPassed {
  readonly __typename: 'CaptchaPassed';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** When the pass expires. */
  readonly expiresAt: string;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** Valid once, for five minutes, for one purpose, and only for this client. */
  readonly pass: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The answer to the captcha is wrong, or the pass is not valid: it is used, expired, or issued for another purpose or another client. Three wrong answers end a held login: start again with `login`. */
export interface CaptchaRejected {
  readonly __typename: 'CaptchaRejected';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** A new challenge, if the client can try again at once; null otherwise. */
  readonly nextChallenge: CaptchaChallenge | null;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** A captcha is required: show `challenge`. With a `continuation`, call `continueLogin`; the password need not be sent again. Without one, answer the challenge with `verifyCaptcha` and send the operation again with its `pass` as `captchaPass`. */
export interface CaptchaRequired {
  readonly __typename: 'CaptchaRequired';
  /** Why the captcha is required. Select it with an alias, such as `captchaReason: reason`, beside `PasswordChangeRequired.reason`, which has another type. */
  readonly captchaReason: CaptchaReason;
  /** The captcha challenge to show. */
  readonly challenge: CaptchaChallenge;
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** The id of the held login for `continueLogin`. It is valid once, for two minutes, and only for this client. Null if no login is held: then use `verifyCaptcha`. */
  readonly continuation: string | null;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `verifyCaptcha`. */
export type CaptchaResult =
  | AttemptsLimited
  | CaptchaPassed
  | CaptchaRejected
  | FutureOutcome;

/** A challenge of any other captcha provider. Load `scriptUrl`, run the widget `kind` with `parameters`, and send its result as `CaptchaAnswer.widget`. */
export interface CaptchaWidget {
  readonly __typename: 'CaptchaWidget';
  /** When the challenge expires. */
  readonly expiresAt: string;
  /** The id of the challenge. Send it to `verifyCaptcha`, unless `CaptchaRequired` has a `continuation`: then call `continueLogin`. A challenge accepts one answer. */
  readonly id: string;
  /** The provider’s name of the widget. */
  readonly kind: string;
  /** The parameters that the page passes to the widget. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The URL of the vendor’s script. Load it in the page. */
  readonly scriptUrl: string;
}

/** The one-time code is wrong, used or expired. Ask the user for it again; after five attempts at one code, send a new one. */
export interface CodeRejected {
  readonly __typename: 'CodeRejected';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The code was sent, if the address can receive one. The answer does not reveal whether an account has the address. */
export interface CodeSent {
  readonly __typename: 'CodeSent';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
  /** The earliest time at which another code can be sent to the same address. */
  readonly resendAt: string;
}

/** The e-mail address must be verified first: offer `sendEmail(scene: VERIFY_EMAIL)`. */
export interface EmailUnverified {
  readonly __typename: 'EmailUnverified';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** One invalid value: its path in the arguments, and the rule that it breaks. */
export interface FieldProblem {
  /** The rule in words to show beside the form field, in English or Chinese according to `Accept-Language`. It never contains the value. */
  readonly message: string;
  /** The parameters of the rule, such as `{"max": 128, "unit": "characters"}`; `{}` for a rule without any. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The dotted path of the value, with list positions from 0: `input.method.email.password`, `values.1.value`. Use it to find the form field. */
  readonly path: string;
  /** The code of the rule that the value breaks. Switch over it for your own texts. */
  readonly rule: InputRule;
}

/** The flow, continuation or session has expired, was already used, or belongs to another caller. Start again with `login`. */
export interface FlowExpired {
  readonly __typename: 'FlowExpired';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** A GeeTest v3 challenge. Load `scriptUrl` and call `initGeetest({gt, challenge, offline: !success, new_captcha: newCaptcha, api_server: apiServer})` with these values. */
export interface GeetestV3Challenge {
  readonly __typename: 'GeetestV3Challenge';
  /** The host of the vendor’s service in the region of this site, without a scheme. Pass it to the widget as `api_server`. */
  readonly apiServer: string;
  /** The vendor’s id of the challenge, for the widget. */
  readonly challenge: string;
  /** When the challenge expires. */
  readonly expiresAt: string;
  /** The vendor’s public id of this site. */
  readonly gt: string;
  /** The id of the challenge. Send it to `verifyCaptcha`, unless `CaptchaRequired` has a `continuation`: then call `continueLogin`. A challenge accepts one answer. */
  readonly id: string;
  /** Whether the widget is of version 3.0. Pass it to the widget as `new_captcha`. */
  readonly newCaptcha: boolean;
  /** The URL of the vendor’s script. Load it in the page. */
  readonly scriptUrl: string;
  /** False while the vendor is down. Pass `offline: true` to the widget then. */
  readonly success: boolean;
}

/** A GeeTest v4 challenge. Load `scriptUrl` and call `initGeetest4({captchaId})` with this value. */
export interface GeetestV4Challenge {
  readonly __typename: 'GeetestV4Challenge';
  /** The vendor’s public id of this site. */
  readonly captchaId: string;
  /** When the challenge expires. */
  readonly expiresAt: string;
  /** The id of the challenge. Send it to `verifyCaptcha`, unless `CaptchaRequired` has a `continuation`: then call `continueLogin`. A challenge accepts one answer. */
  readonly id: string;
  /** The URL of the vendor’s script. Load it in the page. */
  readonly scriptUrl: string;
}

/** A picture of characters that the user types. Answer it with `continueLogin`. */
export interface ImageChallenge {
  readonly __typename: 'ImageChallenge';
  /** When the challenge expires: two minutes after its creation. */
  readonly expiresAt: string;
  /** The id of the picture. No operation takes it. */
  readonly id: string;
  /** The picture as a `data:` URL, for `<img src>`. */
  readonly imageDataUrl: string;
}

/** At least one value breaks a rule. Nothing was done. Show `fields` in the form, correct the values, and send the operation again. */
export interface InputRejected {
  readonly __typename: 'InputRejected';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** One entry for each broken rule; at least one. */
  readonly fields: readonly FieldProblem[];
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The account or the password is wrong. Unknown accounts, wrong passwords and, unless the server is configured to distinguish them, locked accounts get the same answer. In an account change: the proof of the old password, phone or e-mail address is wrong. */
export interface InvalidCredentials {
  readonly __typename: 'InvalidCredentials';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** This is the user’s last login method, so it was not removed. Bind another one, or set a password, first. */
export interface LastLoginMethod {
  readonly __typename: 'LastLoginMethod';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** A user of an identity provider. A field without a value is null. */
export interface LegacyAccount {
  /** The e-mail address, in lower case. */
  readonly email: string | null;
  /** Whether the e-mail address is verified. */
  readonly emailVerified: boolean;
  /** The id of the user. It determines the identity provider: an id of the first generation begins with `legacy:`. */
  readonly id: string;
  /** The legacy second factor: one authenticator app that is on or off. Null for any user except the caller. Only identity providers of the first generation have it; for users of others read `mfaAuthenticators`. */
  readonly legacyMfa: LegacyMfa | null;
  /** The full name. */
  readonly name: string | null;
  /** The display name of the user. */
  readonly nickname: string | null;
  /** The passkeys of the user, the oldest first. Null for any user except the caller, and if the server or the identity provider does not offer passkeys. */
  readonly passkeys: readonly Passkey[] | null;
  /** The phone number, in national form or with its country code. */
  readonly phone: string | null;
  /** Whether the phone is verified. */
  readonly phoneVerified: boolean;
  /** The URL of the user’s picture. */
  readonly photo: string | null;
  /** The identity provider of the user. */
  readonly provider: IdentityProvider;
  /** The caller’s sessions, the most recently used first; null for any user but the caller. */
  readonly sessions: readonly SessionInfo[] | null;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  readonly username: string | null;
}

/** The second factor of an account whose identity provider supports one authenticator app that is on or off. */
export interface LegacyMfa {
  /** Whether every login requires a code of the app. */
  readonly enabled: boolean;
}

/** The second account is proven. Send `proof` with `linkAccount` in the same session. */
export interface LinkProofCreated {
  readonly __typename: 'LinkProofCreated';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** When the proof expires: at most five minutes from now. */
  readonly expiresAt: string;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** Secret. Valid once, and only in the session that requested it. */
  readonly proof: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `createLinkProof`. */
export type LinkProofResult =
  | AccountUnavailable
  | AttemptsLimited
  | CaptchaRejected
  | CaptchaRequired
  | CodeRejected
  | EmailUnverified
  | InputRejected
  | InvalidCredentials
  | LinkProofCreated
  | FutureOutcome;

/** A check whether the camera shows a live person, and whether that person is the user. */
export interface LivenessCheck {
  /** When the check expires, about five minutes after its creation. Start the SDK and upload the recording before. */
  readonly expiresAt: string;
  /** The id of the check. It is valid only for the session or login that created it. Keep it secret. */
  readonly id: string;
  /** Whether the face matches the reference photo of the user (setting `LIVENESS_REFERENCE`). Null before the verdict, for SPOOF, and if there is no reference photo: LIVE then does not prove who the person is. */
  readonly matched: boolean | null;
  /** The token that starts the SDK, once. Only in the result of `createLivenessCheck`; null afterwards. */
  readonly sdkToken: string | null;
  /** The current status. */
  readonly status: LivenessStatus;
  /** The URL for the SDK’s recording: PUT the file with the content type application/octet-stream, at most 10 MiB and three times. It is a path of this server unless `PUBLIC_URL` is set. Responses: 204, the verdict is ready; 404, the URL is used or has expired: create a new check; 409, another upload is running: wait for it; 422, the recording shows no face: record again; 429, too many uploads or vendor calls: wait, or create a new check; 503, the vendor is unavailable: upload again. Only in the result of `createLivenessCheck`; null afterwards, and for document checks. */
  readonly uploadUrl: string | null;
}

/** The result of `createLivenessCheck` and `completeLivenessCheck`. */
export type LivenessCheckResult =
  | AttemptsLimited
  | FlowExpired
  | InputRejected
  | LivenessCheckUpdated
  | FutureOutcome;

/** The current state of the check. */
export interface LivenessCheckUpdated {
  readonly __typename: 'LivenessCheckUpdated';
  /** The check in its current state. */
  readonly check: LivenessCheck;
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `login` and `continueLogin`. If the session needs another step, the member has the values for that step. */
export type LoginResult =
  | AccountUnavailable
  | AttemptsLimited
  | CaptchaRejected
  | CaptchaRequired
  | CodeRejected
  | EmailUnverified
  | FlowExpired
  | InputRejected
  | InvalidCredentials
  | LoginSuccess
  | MfaRequired
  | PasswordChangeRequired
  | PushAuthExpired
  | PushAuthPending
  | PushAuthRejected
  | RegistrationDisabled
  | FutureOutcome;

/** The user is signed in. */
export interface LoginSuccess {
  readonly __typename: 'LoginSuccess';
  /** The access token in bearer mode: send it as `Authorization: Bearer …`. Null in cookie mode, where an HttpOnly cookie carries the session. */
  readonly accessToken: string | null;
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** True if this login created the account. */
  readonly isNewUser: boolean;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The next recovery code, if this login used a recovery code; null otherwise. It is returned only once: ask the user to write it down. */
  readonly newRecoveryCode: string | null;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
  /** The new or refreshed session. */
  readonly session: Session;
  /** The user who signed in. */
  readonly user: User;
}

/** A second factor that the user has set up, or has begun to set up. */
export interface MfaAuthenticator {
  /** When the factor was created. */
  readonly createdAt: string | null;
  /** Whether the factor is active. False until `confirmTotp` has received its first code. */
  readonly enabled: boolean;
  /** The vendor’s id of the factor. */
  readonly id: string;
  /** The kind of factor. */
  readonly kind: MfaFactorKind;
}

/** A second factor that this account can use now. */
export interface MfaFactor {
  /** The kind of factor. */
  readonly kind: MfaFactorKind;
  /** The phone number or e-mail address that a code is sent to, masked: `138****0000`. Null for factors without a target. */
  readonly maskedTarget: string | null;
}

/** The second factor is wrong: ask the user for it again and call `verifyMfa` with the same flow. */
export interface MfaRejected {
  readonly __typename: 'MfaRejected';
  /** The number of attempts left in this flow. At 0, start again with `login`. */
  readonly attemptsLeft: number;
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The first factor is correct and a second factor is required: call `verifyMfa` with `flow`. */
export interface MfaRequired {
  readonly __typename: 'MfaRequired';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** The kinds of factor that the login accepts and the account has not set up. If `factors` is empty, set up one of them in this login: TOTP with `enrollTotp(flow)` and `confirmTotp(code, flow)`, FACE with `enrollFace(flow)`, SMS and EMAIL with `sendMfaCode(flow, target)`, PASSKEY with `enrollPasskey(flow)` and `confirmPasskey(flow)`. Then call `verifyMfa`. */
  readonly enrollable: readonly MfaFactorKind[];
  /** When the flow expires: at most six minutes after the login. The flow allows five attempts. */
  readonly expiresAt: string;
  /** The factors that the user can choose from; one is enough. Empty if the account has none: see `enrollable`. */
  readonly factors: readonly MfaFactor[];
  /** The id of this login for `verifyMfa`. Keep it secret: it proves that the first factor was correct. */
  readonly flow: string;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `verifyMfa`. */
export type MfaResult =
  | AccountUnavailable
  | AttemptsLimited
  | FlowExpired
  | InputRejected
  | LoginSuccess
  | MfaRejected
  | MfaRequired
  | PasswordChangeRequired
  | PushAuthExpired
  | PushAuthPending
  | PushAuthRejected
  | FutureOutcome;

/** The item to change does not exist: there is no such user, or nothing of this kind is bound. */
export interface NotFound {
  readonly __typename: 'NotFound';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** A passkey (WebAuthn credential) of the user. */
export interface Passkey {
  /** Whether the passkey is synchronised, so that it survives the loss of the device. */
  readonly backedUp: boolean;
  /** When the passkey was added. */
  readonly createdAt: string;
  /** The id of the passkey: the credential id of WebAuthn, in base64url. */
  readonly id: string;
  /** When the passkey was last used, with an accuracy of one day. Null if it was never used. */
  readonly lastUsedAt: string | null;
  /** The name that the user gave to it; null if there is none. */
  readonly name: string | null;
}

/** A challenge for the authenticator: get the response in the browser, then send it with `challenge` to the operation of its purpose. */
export interface PasskeyChallenge {
  readonly __typename: 'PasskeyChallenge';
  /** The id of the challenge: send it with the response. */
  readonly challenge: string;
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** When the challenge expires: five minutes after its creation. A page that waits in conditional UI requests a new one before. */
  readonly expiresAt: string;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** PublicKeyCredentialRequestOptionsJSON of WebAuthn: pass it to `PublicKeyCredential.parseRequestOptionsFromJSON()`, and the result to `navigator.credentials.get({publicKey})`. */
  readonly options: unknown;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `createPasskeyChallenge`. */
export type PasskeyChallengeResult =
  | AttemptsLimited
  | FlowExpired
  | PasskeyChallenge
  | FutureOutcome;

/** The enrolment has begun: create the passkey in the browser, then call `confirmPasskey`. */
export interface PasskeyEnrollment {
  readonly __typename: 'PasskeyEnrollment';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** When the enrolment expires: five minutes after its start. */
  readonly expiresAt: string;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** PublicKeyCredentialCreationOptionsJSON of WebAuthn: pass it to `PublicKeyCredential.parseCreationOptionsFromJSON()`, and the result to `navigator.credentials.create({publicKey})`. */
  readonly options: unknown;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `enrollPasskey`. */
export type PasskeyEnrollmentResult =
  | FlowExpired
  | PasskeyEnrollment
  | TooManyPasskeys
  | FutureOutcome;

/** The password was changed. The user is not signed in by it. If the server is configured so, the user’s sessions end. */
export interface PasswordChanged {
  readonly __typename: 'PasswordChanged';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The password is correct, but must be changed before the user can sign in: call `resetPassword` with `flow`. */
export interface PasswordChangeRequired {
  readonly __typename: 'PasswordChangeRequired';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** The id of this login for `resetPassword`: use `firstLogin` or `forced` according to `reason`. Valid for six minutes and five attempts. Keep it secret. */
  readonly flow: string;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** Why the password must be changed. */
  readonly reason: PasswordChangeReason;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** A rule for new passwords that this server checks. The identity provider can have more rules, which are set in its console: a password that breaks one of them returns `InputRejected` with the rule `REFUSED_BY_PROVIDER`. */
export interface PasswordRule {
  /** The groups of characters that the password must contain. */
  readonly classes: readonly CharacterClass[];
  /** The maximum length in UTF-8 bytes; null if the rule has none. */
  readonly maxBytes: number | null;
  /** The rule in words to show to the user, in English or Chinese. */
  readonly message: string;
  /** The minimum length in characters; null if the rule has none. */
  readonly minLength: number | null;
  /** The rule that `InputRejected` names for a password that is too short or too long. */
  readonly rule: InputRule;
}

/** A proof of the user’s identity, and its time. */
export interface Proof {
  /** When the user gave the proof. */
  readonly at: string;
  /** The kind of proof. */
  readonly kind: ProofKind;
}

/** A request for approval on a phone. */
export interface PushAuthEvent {
  /** When the event expires without a decision. */
  readonly expiresAt: string;
  /** The id of the event. Keep it secret: in bearer mode it is the only proof of which client started the event. */
  readonly id: string;
  /** How the request reaches the phone. */
  readonly kind: PushAuthKind;
  /** Two digits that the phone shows too. Show them on the page, so that the user can compare them. Null for a QR code. */
  readonly matchNumber: string | null;
  /** The time to wait between two `pushAuthEvent` queries, in milliseconds. */
  readonly pollAfterMs: number;
  /** The purpose of the approval. */
  readonly purpose: PushAuthPurpose;
  /** The QR code to scan; null for a push request. */
  readonly qrCode: QrCode | null;
  /** The current status. */
  readonly status: PushAuthStatus;
}

/** The request was not answered on the phone in time: create a new event. */
export interface PushAuthExpired {
  readonly __typename: 'PushAuthExpired';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The request has not been answered on the phone yet: wait for `event` to change, then try again. */
export interface PushAuthPending {
  readonly __typename: 'PushAuthPending';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** The current state of the event. */
  readonly event: PushAuthEvent;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The request was rejected on the phone, or its approval or token is not valid. */
export interface PushAuthRejected {
  readonly __typename: 'PushAuthRejected';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `createAuthQrCode`, `requestPushAuth` and `startMfaPush`. */
export type PushAuthResult =
  | AttemptsLimited
  | CaptchaRejected
  | CaptchaRequired
  | FlowExpired
  | InputRejected
  | PushAuthStarted
  | PushAuthUnavailable
  | FutureOutcome;

/** The request was sent to the phone, or its QR code is ready to scan. */
export interface PushAuthStarted {
  readonly __typename: 'PushAuthStarted';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** The new event. Follow it with the subscription `pushAuthEventUpdated`, or poll the query `pushAuthEvent`. */
  readonly event: PushAuthEvent;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** No phone can receive the request: the vendor has no phone for this account, or this purpose does not allow a push. Offer another method. */
export interface PushAuthUnavailable {
  readonly __typename: 'PushAuthUnavailable';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** A QR code to scan with the vendor’s app. */
export interface QrCode {
  /** The content of the QR code, for a page that draws the code itself. */
  readonly data: string;
  /** The picture of the QR code as an SVG `data:` URL, for `<img src>`: the page sends no request to the vendor. */
  readonly imageDataUrl: string;
  /** The URL of the QR code’s image at the vendor, for `<img src>`. */
  readonly url: string;
}

/** The result of `refreshSession`: `LoginSuccess` with the refreshed session; `FlowExpired` if there is no session to refresh: sign in again; or `AccountUnavailable` if the identity provider has blocked or deactivated the user: all sessions of the user have then ended. */
export type RefreshResult =
  | AccountUnavailable
  | FlowExpired
  | LoginSuccess
  | FutureOutcome;

/** The result of `register`. */
export type RegisterResult =
  | AlreadyRegistered
  | AttemptsLimited
  | CaptchaRejected
  | CaptchaRequired
  | CodeRejected
  | InputRejected
  | MfaRequired
  | PasswordChangeRequired
  | RegisterSuccess
  | RegistrationDisabled
  | FutureOutcome;

/** The account was created. If the server conceals registrations, an e-mail address or phone that is already registered gets the same answer, and `user`, `session` and `accessToken` are always null. */
export interface RegisterSuccess {
  readonly __typename: 'RegisterSuccess';
  /** The access token for `Authorization: Bearer …`, if `forceLogin` was true and the session is in bearer mode; null otherwise. */
  readonly accessToken: string | null;
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
  /** The session of the new user, if `forceLogin` was true; null otherwise, and if the server conceals registrations. */
  readonly session: Session | null;
  /** The new user; null if the server conceals registrations. */
  readonly user: User | null;
}

/** This server does not accept new accounts. */
export interface RegistrationDisabled {
  readonly __typename: 'RegistrationDisabled';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `resetPassword`. `CodeRejected` means that the code is wrong or that the phone or e-mail address has no account. `InvalidCredentials` means that `forced.oldPassword` is wrong. */
export type ResetPasswordResult =
  | AttemptsLimited
  | CaptchaRejected
  | CaptchaRequired
  | CodeRejected
  | FlowExpired
  | InputRejected
  | InvalidCredentials
  | PasswordChanged
  | FutureOutcome;

/** The result of sending a code or an e-mail. */
export type SendCodeResult =
  | AttemptsLimited
  | CaptchaRejected
  | CaptchaRequired
  | CodeSent
  | FlowExpired
  | InputRejected
  | FutureOutcome;

/** The session of a signed-in user. The request header `x-session-mode` of the login chooses between an HttpOnly cookie (`cookie`) and an access token (`bearer`). The vendor’s own token never leaves the server. */
export interface Session {
  /** When the user signed in. */
  readonly createdAt: string;
  /** When the session ends if it is not used before. Each use extends it, up to a fixed maximum. `refreshSession` also refreshes the vendor’s token. */
  readonly expiresAt: string;
  /** The id of the session, as in the server’s logs. It is not a credential. */
  readonly id: string;
  /** The proofs that the user has given, in the order of time. */
  readonly proofs: readonly Proof[];
  /** The identity provider of the user. */
  readonly provider: IdentityProvider;
}

/** A session of the caller, as a list of devices shows it. */
export interface SessionInfo {
  /** When the user signed in. */
  readonly createdAt: string;
  /** True for the session of this request. */
  readonly current: boolean;
  /** The id for `endSession`. It is not a credential. */
  readonly id: string;
  /** When the session was last used, accurate to a twentieth of the idle timeout (SESSION_IDLE_SECONDS). */
  readonly lastUsedAt: string;
  /** The network of the last use: a /24 of IPv4 such as `203.0.113.0/24`, or a /48 of IPv6. */
  readonly maskedAddress: string | null;
  /** What the user proved in this session, in order. */
  readonly proofs: readonly Proof[];
  /** The header `User-Agent` of the last use, at most 256 characters. The client chose it: show it as plain text. Null if the client sent none. */
  readonly userAgent: string | null;
}

/** What this server offers to sign-in pages, from its configuration. */
export interface SignInOptions {
  /** The brand; null if no `BRAND_*` setting is set. */
  readonly branding: Branding | null;
  /** The purposes that can require a captcha of this server: load the widget in advance on their pages. Empty without a captcha provider. A login can also require an `ImageChallenge` of the identity provider. */
  readonly captcha: readonly CaptchaPurpose[];
  /** The identity providers that a client can choose, the default first. */
  readonly identityProviders: readonly IdentityProvider[];
  /** The login methods of the identity provider. */
  readonly methods: readonly LoginMethodKind[];
  /** The rules for new passwords that this server checks. */
  readonly passwordRules: readonly PasswordRule[];
  /** Whether the identity provider supports `register`. Its console can still disable registration: `register` then returns `RegistrationDisabled`. */
  readonly registration: boolean;
}

/** The result of `stepUp`. After `FlowExpired` or `AccountUnavailable` the user must sign in again. */
export type StepUpResult =
  | AccountUnavailable
  | AttemptsLimited
  | CodeRejected
  | EmailUnverified
  | FlowExpired
  | InputRejected
  | InvalidCredentials
  | MfaRejected
  | PasswordChangeRequired
  | PushAuthExpired
  | PushAuthPending
  | PushAuthRejected
  | StepUpSuccess
  | FutureOutcome;

/** The session has a fresh proof. Send the operation again that answered STEP_UP_REQUIRED. */
export interface StepUpSuccess {
  readonly __typename: 'StepUpSuccess';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
  /** The session of the caller, with the new proof in `proofs`. */
  readonly session: Session;
}

/** The account has 10 passkeys, the maximum: remove one with `removePasskey` first. */
export interface TooManyPasskeys {
  readonly __typename: 'TooManyPasskeys';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** A new authenticator that is not active yet: show the QR code, then call `confirmTotp` with its first code. */
export interface TotpEnrollment {
  readonly __typename: 'TotpEnrollment';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The QR code as a PNG `data:` URL, for `<img src>`. */
  readonly qrCodeDataUrl: string;
  /** The recovery code. It is shown only once: ask the user to write it down. */
  readonly recoveryCode: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
  /** The secret in base32, for apps that cannot scan. */
  readonly secret: string;
  /** The `otpauth://` address in the QR code. */
  readonly uri: string;
}

/** The result of `enrollTotp`. */
export type TotpEnrollmentResult =
  | AlreadyEnrolled
  | FlowExpired
  | TotpEnrollment
  | FutureOutcome;

/** A user of an identity provider. A field without a value is null. */
export interface User {
  /** The e-mail address, in lower case. */
  readonly email: string | null;
  /** Whether the e-mail address is verified. */
  readonly emailVerified: boolean;
  /** The id of the user. It determines the identity provider: an id of the first generation begins with `legacy:`. */
  readonly id: string;
  /** The full name. */
  readonly name: string | null;
  /** The display name of the user. */
  readonly nickname: string | null;
  /** The phone number, in national form or with its country code. */
  readonly phone: string | null;
  /** Whether the phone is verified. */
  readonly phoneVerified: boolean;
  /** The URL of the user’s picture. */
  readonly photo: string | null;
  /** The identity provider of the user. */
  readonly provider: IdentityProvider;
  /** The user name to sign in with: unique, at most 128 characters. Case matters. */
  readonly username: string | null;
}

/** The result of a lookup by name. */
export interface UserExistence {
  readonly __typename: 'UserExistence';
  /** The code of the outcome; OK means success. */
  readonly code: OutcomeCode;
  /** True when an account with this name exists. */
  readonly exists: boolean;
  /** A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English). */
  readonly message: string;
  /** The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support. */
  readonly requestId: string;
}

/** The result of `userExists`. */
export type UserExistsResult =
  | AttemptsLimited
  | CaptchaRejected
  | CaptchaRequired
  | InputRejected
  | UserExistence
  | FutureOutcome;

export interface BindEmailVariables {
  readonly input: BindEmailInput;
}

export interface BindPhoneVariables {
  readonly input: BindPhoneInput;
}

export interface BindPushAuthVariables {
  readonly event: string;
}

export interface CompleteLivenessCheckVariables {
  readonly id: string;
}

export interface ConfirmPasskeyVariables {
  readonly response: unknown;
  readonly name?: string | null | undefined;
  readonly flow?: string | null | undefined;
}

export interface ConfirmTotpVariables {
  readonly code: string;
  readonly flow?: string | null | undefined;
}

export interface ContinueLoginVariables {
  readonly continuation: string;
  readonly captcha: CaptchaAnswer;
}

export interface CreateAuthQrCodeVariables {
  readonly input?: AuthQrCodeInput | null | undefined;
}

export interface CreateCaptchaChallengeVariables {
  readonly purpose: CaptchaPurpose;
}

export interface CreateLinkProofVariables {
  readonly method: LoginMethod;
  readonly captchaPass?: string | null | undefined;
}

export interface CreateLivenessCheckVariables {
  readonly input: LivenessCheckInput;
}

export interface CreatePasskeyChallengeVariables {
  readonly purpose: PasskeyPurpose;
  readonly flow?: string | null | undefined;
}

export interface EndSessionVariables {
  readonly id: string;
}

export interface EnrollFaceVariables {
  readonly photo: string;
  readonly secondPhoto?: string | null | undefined;
  readonly flow?: string | null | undefined;
}

export interface EnrollPasskeyVariables {
  readonly flow?: string | null | undefined;
}

export interface EnrollTotpVariables {
  readonly flow?: string | null | undefined;
}

export interface LinkAccountVariables {
  readonly input: LinkAccountInput;
}

export interface LoginVariables {
  readonly input: LoginInput;
}

export interface PasswordStrengthVariables {
  readonly password: string;
  readonly provider?: IdentityProvider | null | undefined;
}

export interface PushAuthEventVariables {
  readonly id: string;
}

export interface PushAuthEventUpdatedVariables {
  readonly id: string;
}

export interface RegisterVariables {
  readonly input: RegisterInput;
}

export interface RemovePasskeyVariables {
  readonly id: string;
}

export interface RenamePasskeyVariables {
  readonly id: string;
  readonly name: string;
}

export interface RequestPushAuthVariables {
  readonly input: PushAuthInput;
  readonly captchaPass?: string | null | undefined;
}

export interface ResetPasswordVariables {
  readonly input: ResetPasswordInput;
  readonly provider?: IdentityProvider | null | undefined;
  readonly captchaPass?: string | null | undefined;
}

export interface SendEmailVariables {
  readonly input: SendEmailInput;
}

export interface SendMfaCodeVariables {
  readonly flow: string;
  readonly channel: CodeChannel;
  readonly target?: string | null | undefined;
}

export interface SendSmsCodeVariables {
  readonly input: SendSmsCodeInput;
}

export interface SendStepUpCodeVariables {
  readonly channel: CodeChannel;
}

export interface SetMfaEnabledVariables {
  readonly enabled: boolean;
}

export interface SignInOptionsVariables {
  readonly provider?: IdentityProvider | null | undefined;
}

export interface StartMfaPushVariables {
  readonly flow: string;
}

export interface StepUpVariables {
  readonly answer: StepUpAnswer;
}

export interface UpdateEmailVariables {
  readonly input: UpdateEmailInput;
}

export interface UpdatePasswordVariables {
  readonly input: UpdatePasswordInput;
}

export interface UpdatePhoneVariables {
  readonly input: UpdatePhoneInput;
}

export interface UpdateProfileVariables {
  readonly input: UpdateProfileInput;
}

export interface UserExistsVariables {
  readonly where: UserExistsInput;
  readonly provider?: IdentityProvider | null | undefined;
  readonly captchaPass?: string | null | undefined;
}

export interface VerifyCaptchaVariables {
  readonly challenge: string;
  readonly answer: CaptchaAnswer;
}

export interface VerifyMfaVariables {
  readonly flow: string;
  readonly answer: MfaAnswer;
}

export interface Documents {
  readonly account: Operation<{ readonly me: Account | null }, Record<never, never>>;
  readonly bindEmail: Operation<{ readonly bindEmail: AccountResult }, BindEmailVariables>;
  readonly bindPhone: Operation<{ readonly bindPhone: AccountResult }, BindPhoneVariables>;
  readonly bindPushAuth: Operation<{ readonly bindPushAuth: AccountResult }, BindPushAuthVariables>;
  readonly completeLivenessCheck: Operation<{ readonly completeLivenessCheck: LivenessCheckResult }, CompleteLivenessCheckVariables>;
  readonly confirmPasskey: Operation<{ readonly confirmPasskey: AccountResult }, ConfirmPasskeyVariables>;
  readonly confirmTotp: Operation<{ readonly confirmTotp: AccountResult }, ConfirmTotpVariables>;
  readonly continueLogin: Operation<{ readonly continueLogin: LoginResult }, ContinueLoginVariables>;
  readonly createAuthQrCode: Operation<{ readonly createAuthQrCode: PushAuthResult }, CreateAuthQrCodeVariables>;
  readonly createCaptchaChallenge: Operation<{ readonly createCaptchaChallenge: CaptchaChallenge }, CreateCaptchaChallengeVariables>;
  readonly createLinkProof: Operation<{ readonly createLinkProof: LinkProofResult }, CreateLinkProofVariables>;
  readonly createLivenessCheck: Operation<{ readonly createLivenessCheck: LivenessCheckResult }, CreateLivenessCheckVariables>;
  readonly createPasskeyChallenge: Operation<{ readonly createPasskeyChallenge: PasskeyChallengeResult }, CreatePasskeyChallengeVariables>;
  readonly currentSession: Operation<{ readonly session: Session | null; readonly me: User | null }, Record<never, never>>;
  readonly endOtherSessions: Operation<{ readonly endOtherSessions: AccountResult }, Record<never, never>>;
  readonly endSession: Operation<{ readonly endSession: AccountResult }, EndSessionVariables>;
  readonly enrollFace: Operation<{ readonly enrollFace: AccountResult }, EnrollFaceVariables>;
  readonly enrollPasskey: Operation<{ readonly enrollPasskey: PasskeyEnrollmentResult }, EnrollPasskeyVariables>;
  readonly enrollTotp: Operation<{ readonly enrollTotp: TotpEnrollmentResult }, EnrollTotpVariables>;
  readonly legacyAccount: Operation<{ readonly me: LegacyAccount | null }, Record<never, never>>;
  readonly linkAccount: Operation<{ readonly linkAccount: AccountResult }, LinkAccountVariables>;
  readonly login: Operation<{ readonly login: LoginResult }, LoginVariables>;
  readonly logout: Operation<{ readonly logout: boolean }, Record<never, never>>;
  readonly passwordStrength: Operation<{ readonly passwordStrength: {
  /** The vendor’s message for the user, in the vendor’s language; null if the vendor returns none. */
  readonly message: string | null;
  /** Whether the password meets the rules. */
  readonly valid: boolean;
} | null }, PasswordStrengthVariables>;
  readonly pushAuthEvent: Operation<{ readonly pushAuthEvent: PushAuthEvent | null }, PushAuthEventVariables>;
  readonly pushAuthEventUpdated: Operation<{ readonly pushAuthEventUpdated: PushAuthEvent }, PushAuthEventUpdatedVariables>;
  readonly refreshSession: Operation<{ readonly refreshSession: RefreshResult }, Record<never, never>>;
  readonly register: Operation<{ readonly register: RegisterResult }, RegisterVariables>;
  readonly removePasskey: Operation<{ readonly removePasskey: AccountResult }, RemovePasskeyVariables>;
  readonly removeTotp: Operation<{ readonly removeTotp: AccountResult }, Record<never, never>>;
  readonly renamePasskey: Operation<{ readonly renamePasskey: AccountResult }, RenamePasskeyVariables>;
  readonly requestPushAuth: Operation<{ readonly requestPushAuth: PushAuthResult }, RequestPushAuthVariables>;
  readonly resetPassword: Operation<{ readonly resetPassword: ResetPasswordResult }, ResetPasswordVariables>;
  readonly sendEmail: Operation<{ readonly sendEmail: SendCodeResult }, SendEmailVariables>;
  readonly sendMfaCode: Operation<{ readonly sendMfaCode: SendCodeResult }, SendMfaCodeVariables>;
  readonly sendSmsCode: Operation<{ readonly sendSmsCode: SendCodeResult }, SendSmsCodeVariables>;
  readonly sendStepUpCode: Operation<{ readonly sendStepUpCode: SendCodeResult }, SendStepUpCodeVariables>;
  readonly setMfaEnabled: Operation<{ readonly setMfaEnabled: AccountResult }, SetMfaEnabledVariables>;
  readonly signInOptions: Operation<{ readonly signInOptions: SignInOptions }, SignInOptionsVariables>;
  readonly startMfaPush: Operation<{ readonly startMfaPush: PushAuthResult }, StartMfaPushVariables>;
  readonly stepUp: Operation<{ readonly stepUp: StepUpResult }, StepUpVariables>;
  readonly unbindEmail: Operation<{ readonly unbindEmail: AccountResult }, Record<never, never>>;
  readonly unbindPhone: Operation<{ readonly unbindPhone: AccountResult }, Record<never, never>>;
  readonly updateEmail: Operation<{ readonly updateEmail: AccountResult }, UpdateEmailVariables>;
  readonly updatePassword: Operation<{ readonly updatePassword: AccountResult }, UpdatePasswordVariables>;
  readonly updatePhone: Operation<{ readonly updatePhone: AccountResult }, UpdatePhoneVariables>;
  readonly updateProfile: Operation<{ readonly updateProfile: AccountResult }, UpdateProfileVariables>;
  readonly userExists: Operation<{ readonly userExists: UserExistsResult | null }, UserExistsVariables>;
  readonly verifyCaptcha: Operation<{ readonly verifyCaptcha: CaptchaResult }, VerifyCaptchaVariables>;
  readonly verifyMfa: Operation<{ readonly verifyMfa: MfaResult }, VerifyMfaVariables>;
}

/** Fragments of more than one group. */
const fragments = {
  AccountResult: '&Outcome&AttemptsLimited&InputRejected...on AccountUpdated{user{@User}}',
  AttemptsLimited: 'retryAt',
  CaptchaChallenge: '__typename...on GeetestV3Challenge{id gt challenge success newCaptcha scriptUrl apiServer expiresAt}...on GeetestV4Challenge{id captchaId scriptUrl expiresAt}...on ImageChallenge{id imageDataUrl expiresAt}...on CaptchaWidget{id kind parameters scriptUrl expiresAt}',
  CaptchaRejected: 'nextChallenge:challenge{@CaptchaChallenge}',
  CaptchaRequired: 'continuation captchaReason:reason challenge{@CaptchaChallenge}',
  FieldProblem: 'path rule params message',
  InputRejected: 'fields{@FieldProblem}',
  LivenessCheck: 'id status matched sdkToken uploadUrl expiresAt',
  LivenessCheckResult: '&Outcome&AttemptsLimited&InputRejected...on LivenessCheckUpdated{check{@LivenessCheck}}',
  LoginSuccess: 'accessToken isNewUser newRecoveryCode session{@Session}user{@User}',
  MfaFactor: 'kind maskedTarget',
  MfaRequired: 'flow expiresAt enrollable factors{@MfaFactor}',
  Outcome: '__typename code message requestId',
  PasswordChangeRequired: 'flow reason',
  Proof: 'kind at',
  PushAuthEvent: 'id kind purpose status matchNumber pollAfterMs expiresAt qrCode{@QrCode}',
  PushAuthPending: 'event{@PushAuthEvent}',
  QrCode: 'data imageDataUrl url',
  SendCodeResult: '&Outcome&AttemptsLimited&InputRejected&CaptchaRequired&CaptchaRejected...on CodeSent{resendAt}',
  Session: 'id provider createdAt expiresAt proofs{@Proof}',
  User: 'id provider username email emailVerified phone phoneVerified name nickname photo',
};

export const accountDocuments = /* @__PURE__ */ buildDocuments({
  account: '?|{me{@Account}}',
  bindEmail: 'input:BindEmailInput!|@AccountResult',
  bindPhone: 'input:BindPhoneInput!|@AccountResult',
  bindPushAuth: 'event:ID!|@AccountResult',
  completeLivenessCheck: 'id:ID!|@LivenessCheckResult',
  createLinkProof: 'method:LoginMethod!,captchaPass:Secret|&Outcome&AttemptsLimited&InputRejected&CaptchaRequired&CaptchaRejected...on LinkProofCreated{proof expiresAt}',
  endOtherSessions: '|@AccountResult',
  endSession: 'id:ID!|@AccountResult',
  legacyAccount: '?|{me{@LegacyAccount}}',
  linkAccount: 'input:LinkAccountInput!|@AccountResult',
  removePasskey: 'id:ID!|@AccountResult',
  removeTotp: '|@AccountResult',
  renamePasskey: 'id:ID!,name:String!|@AccountResult',
  sendStepUpCode: 'channel:CodeChannel!|@SendCodeResult',
  setMfaEnabled: 'enabled:Boolean!|@AccountResult',
  stepUp: 'answer:StepUpAnswer!|&Outcome&PasswordChangeRequired&AttemptsLimited&InputRejected&PushAuthPending...on MfaRejected{attemptsLeft}...on StepUpSuccess{session{@Session}}',
  unbindEmail: '|@AccountResult',
  unbindPhone: '|@AccountResult',
  updateEmail: 'input:UpdateEmailInput!|@AccountResult',
  updatePassword: 'input:UpdatePasswordInput!|@AccountResult',
  updatePhone: 'input:UpdatePhoneInput!|@AccountResult',
  updateProfile: 'input:UpdateProfileInput!|@AccountResult',
}, fragments, {
  Account: '@User sessions{@SessionInfo}passkeys{@Passkey}mfaAuthenticators{@MfaAuthenticator}',
  LegacyAccount: '@User sessions{@SessionInfo}passkeys{@Passkey}legacyMfa{@LegacyMfa}',
  LegacyMfa: 'enabled',
  MfaAuthenticator: 'id kind enabled createdAt',
  Passkey: 'id name backedUp createdAt lastUsedAt',
  SessionInfo: 'id current createdAt lastUsedAt userAgent maskedAddress proofs{@Proof}',
}) as unknown as Pick<Documents, 'account' | 'bindEmail' | 'bindPhone' | 'bindPushAuth' | 'completeLivenessCheck' | 'createLinkProof' | 'endOtherSessions' | 'endSession' | 'legacyAccount' | 'linkAccount' | 'removePasskey' | 'removeTotp' | 'renamePasskey' | 'sendStepUpCode' | 'setMfaEnabled' | 'stepUp' | 'unbindEmail' | 'unbindPhone' | 'updateEmail' | 'updatePassword' | 'updatePhone' | 'updateProfile'>;

export const passkeysDocuments = /* @__PURE__ */ buildDocuments({
  confirmPasskey: 'response:JSON!,name:String,flow:ID|@AccountResult',
  createPasskeyChallenge: 'purpose:PasskeyPurpose!,flow:ID|&Outcome&AttemptsLimited...on PasskeyChallenge{challenge options expiresAt}',
  enrollPasskey: 'flow:ID|&Outcome...on PasskeyEnrollment{options expiresAt}',
}, fragments) as unknown as Pick<Documents, 'confirmPasskey' | 'createPasskeyChallenge' | 'enrollPasskey'>;

export const pushAuthDocuments = /* @__PURE__ */ buildDocuments({
  createAuthQrCode: 'input:AuthQrCodeInput|@PushAuthResult',
  pushAuthEvent: '?id:ID!|@PushAuthEvent',
  pushAuthEventUpdated: '*id:ID!|@PushAuthEvent',
  requestPushAuth: 'input:PushAuthInput!,captchaPass:Secret|@PushAuthResult',
  startMfaPush: 'flow:ID!|@PushAuthResult',
}, fragments, {
  PushAuthResult: '&Outcome&AttemptsLimited&InputRejected&CaptchaRequired&CaptchaRejected...on PushAuthStarted{event{@PushAuthEvent}}',
}) as unknown as Pick<Documents, 'createAuthQrCode' | 'pushAuthEvent' | 'pushAuthEventUpdated' | 'requestPushAuth' | 'startMfaPush'>;

export const registrationDocuments = /* @__PURE__ */ buildDocuments({
  createCaptchaChallenge: 'purpose:CaptchaPurpose!|@CaptchaChallenge',
  passwordStrength: '?password:Secret!,provider:IdentityProvider|valid message',
  register: 'input:RegisterInput!|&Outcome&MfaRequired&PasswordChangeRequired&AttemptsLimited&InputRejected&CaptchaRequired&CaptchaRejected...on RegisterSuccess{accessToken session{@Session}user{@User}}',
  sendEmail: 'input:SendEmailInput!|@SendCodeResult',
  userExists: '?where:UserExistsInput!,provider:IdentityProvider,captchaPass:Secret|&Outcome&AttemptsLimited&InputRejected&CaptchaRequired&CaptchaRejected...on UserExistence{exists}',
}, fragments) as unknown as Pick<Documents, 'createCaptchaChallenge' | 'passwordStrength' | 'register' | 'sendEmail' | 'userExists'>;

export const sessionDocuments = /* @__PURE__ */ buildDocuments({
  currentSession: '?|{session{@Session}me{@User}}',
  logout: '|',
  refreshSession: '|&Outcome&LoginSuccess',
}, fragments) as unknown as Pick<Documents, 'currentSession' | 'logout' | 'refreshSession'>;

export const signInDocuments = /* @__PURE__ */ buildDocuments({
  confirmTotp: 'code:String!,flow:ID|@AccountResult',
  continueLogin: 'continuation:ID!,captcha:CaptchaAnswer!|@LoginResult',
  createLivenessCheck: 'input:LivenessCheckInput!|@LivenessCheckResult',
  enrollFace: 'photo:String!,secondPhoto:String,flow:ID|@AccountResult',
  enrollTotp: 'flow:ID|&Outcome...on TotpEnrollment{secret uri qrCodeDataUrl recoveryCode}',
  login: 'input:LoginInput!|@LoginResult',
  resetPassword: 'input:ResetPasswordInput!,provider:IdentityProvider,captchaPass:Secret|&Outcome&AttemptsLimited&InputRejected&CaptchaRequired&CaptchaRejected',
  sendMfaCode: 'flow:ID!,channel:CodeChannel!,target:String|@SendCodeResult',
  sendSmsCode: 'input:SendSmsCodeInput!|@SendCodeResult',
  signInOptions: '?provider:IdentityProvider|@SignInOptions',
  verifyCaptcha: 'challenge:ID!,answer:CaptchaAnswer!|&Outcome&AttemptsLimited&CaptchaRejected...on CaptchaPassed{pass expiresAt}',
  verifyMfa: 'flow:ID!,answer:MfaAnswer!|@MfaResult',
}, fragments, {
  Branding: 'name logo color background',
  LoginResult: '&Outcome&LoginSuccess&MfaRequired&PasswordChangeRequired&AttemptsLimited&InputRejected&CaptchaRequired&CaptchaRejected&PushAuthPending',
  MfaResult: '&Outcome&LoginSuccess&MfaRequired&PasswordChangeRequired&AttemptsLimited&InputRejected&PushAuthPending...on MfaRejected{attemptsLeft}',
  PasswordRule: 'rule classes minLength maxBytes message',
  SignInOptions: 'identityProviders methods captcha registration passwordRules{@PasswordRule}branding{@Branding}',
}) as unknown as Pick<Documents, 'confirmTotp' | 'continueLogin' | 'createLivenessCheck' | 'enrollFace' | 'enrollTotp' | 'login' | 'resetPassword' | 'sendMfaCode' | 'sendSmsCode' | 'signInOptions' | 'verifyCaptcha' | 'verifyMfa'>;

/** The documents of all operations, by name. A function, so that bundles without it leave the groups out. */
export function allDocuments(): Documents {
  return {
  ...accountDocuments,
  ...passkeysDocuments,
  ...pushAuthDocuments,
  ...registrationDocuments,
  ...sessionDocuments,
  ...signInDocuments,
  };
}

/** Sends the operation of that name and returns its root field. */
export interface Operations {
  /** The signed-in user, read from the identity provider. Null if the caller is signed out. If the identity provider has blocked or deactivated the user, the result is null and all sessions of the user end. */
  account(variables?: undefined, options?: RequestOptions): Promise<Account | null>;
  /** Binds an e-mail address to the caller’s account. Returns `AccountUpdated`; `CodeRejected`; `AlreadyTaken` if an account already has the address, or if the caller’s account has an address (then use `updateEmail`); `InputRejected`; or `AttemptsLimited` after five attempts at one code. */
  bindEmail(variables: BindEmailVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Binds a phone to the caller’s account. Returns `AccountUpdated`; `CodeRejected`; `AlreadyTaken` if an account already has the phone, or if the caller’s account has a phone (then use `updatePhone`); `InputRejected`; or `AttemptsLimited` after five attempts at one code. */
  bindPhone(variables: BindPhoneVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Links the phone that approved a BIND event to the signed-in account. An approval is valid once. Returns `AccountUpdated`; `NotFound` while the event is PENDING or SCANNED; `AlreadyTaken` if another account has the phone; `FlowExpired` if the event was rejected, has expired, was used, or belongs to another client: create a new QR code; `InputRejected` if this account cannot have this phone. */
  bindPushAuth(variables: BindPushAuthVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Returns the verdict on an uploaded recording: `LivenessCheckUpdated` with the status LIVE or SPOOF. It can be called repeatedly. Returns `InputRejected` before the upload, and `FlowExpired` if the check has expired or belongs to another session or login: create a new check. If `matched` is true, the session has a fresh LIVENESS proof, or, in a login, call `verifyMfa(answer: {liveness})`. */
  completeLivenessCheck(variables: CompleteLivenessCheckVariables, options?: RequestOptions): Promise<LivenessCheckResult>;
  /** Adds a new passkey to the account. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `InputRejected` if the response or the name is not valid; or `FlowExpired` if the enrolment has expired or was already used. With a `flow`, then call `createPasskeyChallenge(purpose: MFA)` and `verifyMfa(answer: {passkey})`. */
  confirmPasskey(variables: ConfirmPasskeyVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Activates a new authenticator app: from the next login on, a code is required. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `CodeRejected` if the code is wrong; `InputRejected` if it is not six digits; or `FlowExpired`. With a `flow`, then call `verifyMfa(answer: {totp})`. */
  confirmTotp(variables: ConfirmTotpVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Continues a login that was held for a captcha. After a wrong answer the result is `CaptchaRequired` with a new challenge and a new continuation, three times at most; then it is `CaptchaRejected`: start again with `login`. */
  continueLogin(variables: ContinueLoginVariables, options?: RequestOptions): Promise<LoginResult>;
  /** Creates a QR code to scan with the vendor’s app: by default to sign in (LOGIN), or for the signed-in user to link a phone (BIND) or to confirm an action (CONFIRM). The user who scans the code decides. Show `event.qrCode`, then follow the event with `pushAuthEventUpdated`. */
  createAuthQrCode(variables?: CreateAuthQrCodeVariables, options?: RequestOptions): Promise<PushAuthResult>;
  /** Creates a captcha challenge, for pages that show a captcha before an operation requires one. Answer it with `verifyCaptcha`. If the server has no captcha provider, the error is PROVIDER_NOT_CONFIGURED: then no operation requires a captcha, except that a login can require an `ImageChallenge`. Limit: 30 requests per minute from one IP address, together with `verifyCaptcha`, unless the server is configured otherwise; beyond it the error is RATE_LIMITED. */
  createCaptchaChallenge(variables: CreateCaptchaChallengeVariables, options?: RequestOptions): Promise<CaptchaChallenge>;
  /** Proves that a second account of the same provider belongs to the caller, for `linkAccount(input: {proof})`. The caller stays signed in to the present account. Counts like a login. `wechat` and `phoneCode` create the second account if it does not exist, as a login does. An account whose login requires another step answers `InputRejected`. */
  createLinkProof(variables: CreateLinkProofVariables, options?: RequestOptions): Promise<LinkProofResult>;
  /** Starts a liveness check. Start the vendor’s SDK with `sdkToken`, PUT its recording to `uploadUrl`, then call `completeLivenessCheck`. Limit: five checks within five minutes per user; beyond it the result is `AttemptsLimited`. It requires a session or a `flow`. Returns `FlowExpired` if the flow has expired, and `InputRejected` if the flow does not have the factor LIVENESS. */
  createLivenessCheck(variables: CreateLivenessCheckVariables, options?: RequestOptions): Promise<LivenessCheckResult>;
  /** Creates a challenge for a passkey. Returns `PasskeyChallenge`: get the response in the browser, then send it with `challenge` to the operation of its purpose; `AttemptsLimited` beyond 30 requests per minute from one IP address, unless the server is configured otherwise; or `FlowExpired`. */
  createPasskeyChallenge(variables: CreatePasskeyChallengeVariables, options?: RequestOptions): Promise<PasskeyChallengeResult>;
  currentSession(variables?: undefined, options?: RequestOptions): Promise<{ readonly session: Session | null; readonly me: User | null }>;
  /** Ends all sessions of the caller except the session of this request. Answers `AccountUpdated`. */
  endOtherSessions(variables?: undefined, options?: RequestOptions): Promise<AccountResult>;
  /** Ends one of the caller’s sessions on every instance. Its next request is signed out. Answers `AccountUpdated`, with a null `user` when the session of this request ended, or `NotFound` when the caller has no session with this id. */
  endSession(variables: EndSessionVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Adds the user’s face as a second factor, or replaces its photo. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `InputRejected` if a photo cannot be used; or `FlowExpired`. With a `flow`, then call `verifyMfa(answer: {facePhoto})`. */
  enrollFace(variables: EnrollFaceVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Begins to add a passkey. Requires a fresh proof of the session. Returns `PasskeyEnrollment`: create the passkey in the browser, then call `confirmPasskey`; `TooManyPasskeys` if the account has 10 passkeys; or `FlowExpired`. */
  enrollPasskey(variables?: EnrollPasskeyVariables, options?: RequestOptions): Promise<PasskeyEnrollmentResult>;
  /** Creates the secret of a new authenticator app. The factor becomes active when `confirmTotp` receives its first code. Returns `TotpEnrollment`; `AlreadyEnrolled` if an authenticator is active: call `removeTotp` first; or `FlowExpired`. */
  enrollTotp(variables?: EnrollTotpVariables, options?: RequestOptions): Promise<TotpEnrollmentResult>;
  /** The signed-in user, read from the identity provider. Null if the caller is signed out. If the identity provider has blocked or deactivated the user, the result is null and all sessions of the user end. */
  legacyAccount(variables?: undefined, options?: RequestOptions): Promise<LegacyAccount | null>;
  /** Moves the external identities (WeChat, LDAP, …) of a second account to the caller’s account. **The vendor then deletes the second account**, and its sessions end. The session needs a proof that is not older than STEP_UP_SECONDS, and so does a session given as `secondary`; otherwise the answer is the error `STEP_UP_REQUIRED`, and nothing changes. Returns `AccountUpdated`; `FlowExpired` when the proof was used, has expired or belongs to another session, or when the second session has ended or its user is blocked; or `InputRejected`. */
  linkAccount(variables: LinkAccountVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Signs a user in. Limits, unless the server is configured otherwise: 30 sign-in requests per minute from one IP address; 20 failed attempts within an hour lock the account for 15 minutes. Beyond a limit the result is `AttemptsLimited`. One operation may have only one of the fields `login`, `continueLogin`, `register`, `verifyMfa`, `resetPassword`, `updatePassword`, `stepUp` and `createLinkProof`. */
  login(variables: LoginVariables, options?: RequestOptions): Promise<LoginResult>;
  /** Ends the session on all instances of the server and at the vendor, and clears the cookie. Returns true if there was a session, and false if the caller was already signed out. */
  logout(variables?: undefined, options?: RequestOptions): Promise<boolean>;
  /** Checks whether a password meets the identity provider’s rules. Nothing is stored. Null only together with an entry in `errors`. Limit: 30 lookups per minute from one IP address, unless the server is configured otherwise; beyond it the error is RATE_LIMITED. */
  passwordStrength(variables: PasswordStrengthVariables, options?: RequestOptions): Promise<{
  /** The vendor’s message for the user, in the vendor’s language; null if the vendor returns none. */
  readonly message: string | null;
  /** Whether the password meets the rules. */
  readonly valid: boolean;
} | null>;
  /** The current state of a push event that this client started. Null if the event no longer exists, belongs to another client, or if its session has ended. Wait `pollAfterMs` between two queries: the server does not poll the vendor more often. */
  pushAuthEvent(variables: PushAuthEventVariables, options?: RequestOptions): Promise<PushAuthEvent | null>;
  /** Exchanges the token of the session for a new one, and refreshes the vendor’s token if the vendor supports that. An identity provider of the first generation does not: there the session ends with the vendor’s token. The old token stays valid for 10 seconds, in which another `refreshSession` with it returns the same new token. Any later use of the old token ends the session. */
  refreshSession(variables?: undefined, options?: RequestOptions): Promise<RefreshResult>;
  /** Creates an account. With `forceLogin` it also signs the new user in. Limit: 30 registrations per minute from one IP address, unless the server is configured otherwise; beyond it the result is `AttemptsLimited`. It may first require a captcha (`CaptchaRequired`). */
  register(variables: RegisterVariables, options?: RequestOptions): Promise<RegisterResult>;
  /** Removes a passkey of the signed-in user. Requires a fresh proof of the session. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; or `NotFound` if the user has no such passkey. */
  removePasskey(variables: RemovePasskeyVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Removes the authenticator app of the signed-in user, and its recovery code. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; or `NotFound` if there is no authenticator. */
  removeTotp(variables?: undefined, options?: RequestOptions): Promise<AccountResult>;
  /** Renames a passkey of the signed-in user. Returns `AccountUpdated`; `NotFound` if the user has no such passkey; or `InputRejected`. */
  renamePasskey(variables: RenamePasskeyVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Sends a push request to the phone of the signed-in user, or, with purpose LOGIN, to the phone that `uid` names. Limit: three requests within five minutes; beyond it the result is `AttemptsLimited`. With purpose CONFIRM and without `actionType` and `actionDetails`, an approval is a fresh proof of the session (after the error STEP_UP_REQUIRED). With purpose LOGIN, a captcha is always required (`CaptchaRequired`), and an approval is for `login(method: {pushAuth})`. */
  requestPushAuth(variables: RequestPushAuthVariables, options?: RequestOptions): Promise<PushAuthResult>;
  /** Sets a new password. The proof is a code sent to the phone or e-mail address of the account, or the flow of a login that returned `PasswordChangeRequired`. After `PasswordChanged` the user signs in with the new password. Limit: 30 attempts per minute from one IP address, unless the server is configured otherwise; beyond it the result is `AttemptsLimited`. */
  resetPassword(variables: ResetPasswordVariables, options?: RequestOptions): Promise<ResetPasswordResult>;
  /** Sends an e-mail with a one-time code or a link. Limits, unless the server is configured otherwise: one e-mail per minute and ten per day to one e-mail address; 30 requests for codes per minute from one IP address. Beyond a limit the result is `AttemptsLimited`. */
  sendEmail(variables: SendEmailVariables, options?: RequestOptions): Promise<SendCodeResult>;
  /** Sends the code for a second factor of a login. Limits, unless the server is configured otherwise: one code per minute and ten per day to one phone or e-mail address. Returns `CodeSent`; `AttemptsLimited` beyond a limit; `FlowExpired` if the login has expired: start again with `login`; or `InputRejected` if this login does not accept such a code. */
  sendMfaCode(variables: SendMfaCodeVariables, options?: RequestOptions): Promise<SendCodeResult>;
  /** Sends a one-time code by SMS. Limits, unless the server is configured otherwise: one code per minute and ten per day to one phone; 30 requests for codes per minute from one IP address. Beyond a limit the result is `AttemptsLimited`. */
  sendSmsCode(variables: SendSmsCodeVariables, options?: RequestOptions): Promise<SendCodeResult>;
  /** Sends a code for `stepUp` to the phone or e-mail address of the caller’s own account: one a minute and ten a day per address. Answers `CodeSent`, `AttemptsLimited`, or `InputRejected` when the account cannot use this channel now. */
  sendStepUpCode(variables: SendStepUpCodeVariables, options?: RequestOptions): Promise<SendCodeResult>;
  /** Turns the authenticator app of the signed-in user on or off, for users who have `legacyMfa`. If it is on, every login from now on requires a code. Select `user { legacyMfa { sharedKey } }` in the same operation and show the key: it is never returned again. Turning it on twice changes nothing. Returns `AccountUpdated`. If the server is configured so (default), the user’s other sessions end. */
  setMfaEnabled(variables: SetMfaEnabledVariables, options?: RequestOptions): Promise<AccountResult>;
  /** What this server offers to sign-in pages: login methods, registration, captchas, rules for new passwords, and the brand. It calls no vendor. */
  signInOptions(variables?: SignInOptionsVariables, options?: RequestOptions): Promise<SignInOptions>;
  /** Sends a push request to the phone that is a factor of this login. Limit: three requests within five minutes per user and phone; beyond it the result is `AttemptsLimited`. Follow the event with `pushAuthEventUpdated`, then call `verifyMfa(answer: {push})`. Returns `PushAuthStarted`; `PushAuthUnavailable` if the vendor does not know the phone or if the login does not accept it: choose another factor; or `FlowExpired` if the login has expired: start again with `login`. */
  startMfaPush(variables: StartMfaPushVariables, options?: RequestOptions): Promise<PushAuthResult>;
  /** Adds a fresh proof to the session of the caller, for operations that answer the error STEP_UP_REQUIRED. It never signs in another user and never creates an account. Counts like a login; after five failures in a row the session ends and the answer is `FlowExpired`. */
  stepUp(variables: StepUpVariables, options?: RequestOptions): Promise<StepUpResult>;
  /** Removes the e-mail address from the caller’s account. Returns `AccountUpdated`; `LastLoginMethod` if the user could not sign in without it; or `NotFound` if the account has no e-mail address. */
  unbindEmail(variables?: undefined, options?: RequestOptions): Promise<AccountResult>;
  /** Removes the phone from the caller’s account. Returns `AccountUpdated`; `LastLoginMethod` if the user could not sign in without it; or `NotFound` if the account has no phone. */
  unbindPhone(variables?: undefined, options?: RequestOptions): Promise<AccountResult>;
  /** Replaces the caller’s e-mail address. Returns the same members as `bindEmail`, and `InvalidCredentials` if the old address is not the address of the account. */
  updateEmail(variables: UpdateEmailVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Changes the caller’s password. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `InvalidCredentials` if the old password is wrong or missing; `InputRejected` if the new password breaks a rule; or `AttemptsLimited` after 20 wrong old passwords within an hour, unless the server is configured otherwise. */
  updatePassword(variables: UpdatePasswordVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Replaces the caller’s phone. Returns the same members as `bindPhone`, and `InvalidCredentials` if the old phone is not the phone of the account. */
  updatePhone(variables: UpdatePhoneVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Changes the caller’s profile. Returns `AccountUpdated`; `AlreadyTaken` if another user has the user name; or `InputRejected`. If the server offers push authentication and identifies phones by user name (`PUSH_UID_FIELD=username`, the default), a new `username` requires a fresh proof: see the error STEP_UP_REQUIRED. To change the e-mail address, phone or password, use their own mutations. */
  updateProfile(variables: UpdateProfileVariables, options?: RequestOptions): Promise<AccountResult>;
  /** Checks whether an account exists, for a registration form. Limit: ten lookups per minute from one IP address, unless the server is configured otherwise; beyond it the result is `AttemptsLimited`. After several lookups the server can require a captcha (setting `CAPTCHA_LOOKUP`): the result is `CaptchaRequired`. Send the query again with a `captchaPass`. */
  userExists(variables: UserExistsVariables, options?: RequestOptions): Promise<UserExistsResult | null>;
  /** Verifies the answer to a challenge. For a correct answer it returns `CaptchaPassed` with a `pass`. A challenge accepts one answer: after a wrong one, create a new challenge. Answer an `ImageChallenge` with `continueLogin`; here it returns `CaptchaRejected`. Beyond 30 requests per minute from one IP address, together with `createCaptchaChallenge`, it returns `AttemptsLimited`, unless the server is configured otherwise. */
  verifyCaptcha(variables: VerifyCaptchaVariables, options?: RequestOptions): Promise<CaptchaResult>;
  /** Verifies the second factor of a login and continues it. A flow allows five attempts. After 20 failed attempts of one account within an hour, across all flows, the result is `AttemptsLimited` for 15 minutes, unless the server is configured otherwise. After a correct proof the result is `LoginSuccess`, or the next step of the login, such as `MfaRequired` with a new flow. */
  verifyMfa(variables: VerifyMfaVariables, options?: RequestOptions): Promise<MfaResult>;
}

