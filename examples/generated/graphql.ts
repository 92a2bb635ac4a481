/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A login by an OpenID Connect authorization code from the vendor’s hosted login page. The server exchanges the code for a token, with the secret of the application. */
export type AuthorizationCodeInput = {
  /** The `code` parameter that the vendor’s page added to the redirect URI. It is valid once. */
  code: string;
  /** The PKCE code verifier (RFC 7636), 43 to 128 characters. Open the login page with its `code_challenge` (method `S256`). Required, unless the server has the setting `REQUIRE_CODE_VERIFIER=no`. */
  codeVerifier?: string | null | undefined;
  /** The `redirect_uri` that the login page was opened with: exactly the same string, an absolute URL of at most 2048 characters. */
  redirectUri: string;
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

/** A login by e-mail address and password. */
export type EmailPasswordInput = {
  /** The e-mail address, at most 254 characters. Case does not matter. */
  email: string;
  /** The password, at most 117 bytes in UTF-8. */
  password: string;
};

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

/** The response of a passkey to a challenge. */
export type PasskeyAnswer = {
  /** The `challenge` of `PasskeyChallenge`. It is valid once, for five minutes. */
  challenge: string | number;
  /** The result of `navigator.credentials.get()` as JSON (AuthenticationResponseJSON of WebAuthn, from `toJSON()`), at most 16 KiB. Send it as a variable. */
  response: unknown;
};

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

/** A login by an approval on the phone. */
export type PushAuthLoginInput = {
  /** The id of a push event with purpose LOGIN that this client started with `createAuthQrCode` or `requestPushAuth`. Send it when `status` is APPROVED. An approval is valid once. */
  event: string | number;
};

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

/** A login by a sub-account of the application and its password. */
export type SubAccountInput = {
  /** The name of the sub-account, at most 128 characters. */
  account: string;
  /** The password, at most 117 bytes in UTF-8. */
  password: string;
};

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

export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SignInMutation = { login:
    | { __typename: 'AccountUnavailable', message: string }
    | { __typename: 'AttemptsLimited', message: string }
    | { __typename: 'CaptchaRejected', message: string }
    | { __typename: 'CaptchaRequired', message: string }
    | { __typename: 'CodeRejected', message: string }
    | { __typename: 'EmailUnverified', message: string }
    | { __typename: 'FlowExpired', message: string }
    | { __typename: 'InputRejected', message: string }
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'LoginSuccess', message: string, accessToken: string | null }
    | { __typename: 'MfaRequired', message: string }
    | { __typename: 'PasswordChangeRequired', message: string }
    | { __typename: 'PushAuthExpired', message: string }
    | { __typename: 'PushAuthPending', message: string }
    | { __typename: 'PushAuthRejected', message: string }
    | { __typename: 'RegistrationDisabled', message: string }
   };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { me: { id: string, username: string | null, email: string | null, customData: Record<string, unknown> | null } | null };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login:
    | { __typename: 'AccountUnavailable', message: string }
    | { __typename: 'AttemptsLimited', message: string }
    | { __typename: 'CaptchaRejected', message: string }
    | { __typename: 'CaptchaRequired', message: string, continuation: string | null, challenge:
        | { gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string }
        | Record<PropertyKey, never>
       }
    | { __typename: 'CodeRejected', message: string }
    | { __typename: 'EmailUnverified', message: string }
    | { __typename: 'FlowExpired', message: string }
    | { __typename: 'InputRejected', message: string }
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'LoginSuccess', message: string, user: { username: string | null, email: string | null } }
    | { __typename: 'MfaRequired', message: string }
    | { __typename: 'PasswordChangeRequired', message: string }
    | { __typename: 'PushAuthExpired', message: string }
    | { __typename: 'PushAuthPending', message: string }
    | { __typename: 'PushAuthRejected', message: string }
    | { __typename: 'RegistrationDisabled', message: string }
   };

export type AnswerCaptchaMutationVariables = Exact<{
  continuation: string | number;
  captcha: CaptchaAnswer;
}>;


export type AnswerCaptchaMutation = { continueLogin:
    | { __typename: 'AccountUnavailable', message: string }
    | { __typename: 'AttemptsLimited', message: string }
    | { __typename: 'CaptchaRejected', message: string }
    | { __typename: 'CaptchaRequired', message: string, continuation: string | null, challenge:
        | { gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string }
        | Record<PropertyKey, never>
       }
    | { __typename: 'CodeRejected', message: string }
    | { __typename: 'EmailUnverified', message: string }
    | { __typename: 'FlowExpired', message: string }
    | { __typename: 'InputRejected', message: string }
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'LoginSuccess', message: string, user: { username: string | null, email: string | null } }
    | { __typename: 'MfaRequired', message: string }
    | { __typename: 'PasswordChangeRequired', message: string }
    | { __typename: 'PushAuthExpired', message: string }
    | { __typename: 'PushAuthPending', message: string }
    | { __typename: 'PushAuthRejected', message: string }
    | { __typename: 'RegistrationDisabled', message: string }
   };

type SignInStep_AccountUnavailable_Fragment = { __typename: 'AccountUnavailable', message: string };

type SignInStep_AttemptsLimited_Fragment = { __typename: 'AttemptsLimited', message: string };

type SignInStep_CaptchaRejected_Fragment = { __typename: 'CaptchaRejected', message: string };

type SignInStep_CaptchaRequired_Fragment = { __typename: 'CaptchaRequired', message: string, continuation: string | null, challenge:
    | { gt: string, challenge: string, success: boolean, newCaptcha: boolean, scriptUrl: string, apiServer: string }
    | Record<PropertyKey, never>
   };

type SignInStep_CodeRejected_Fragment = { __typename: 'CodeRejected', message: string };

type SignInStep_EmailUnverified_Fragment = { __typename: 'EmailUnverified', message: string };

type SignInStep_FlowExpired_Fragment = { __typename: 'FlowExpired', message: string };

type SignInStep_InputRejected_Fragment = { __typename: 'InputRejected', message: string };

type SignInStep_InvalidCredentials_Fragment = { __typename: 'InvalidCredentials', message: string };

type SignInStep_LoginSuccess_Fragment = { __typename: 'LoginSuccess', message: string, user: { username: string | null, email: string | null } };

type SignInStep_MfaRequired_Fragment = { __typename: 'MfaRequired', message: string };

type SignInStep_PasswordChangeRequired_Fragment = { __typename: 'PasswordChangeRequired', message: string };

type SignInStep_PushAuthExpired_Fragment = { __typename: 'PushAuthExpired', message: string };

type SignInStep_PushAuthPending_Fragment = { __typename: 'PushAuthPending', message: string };

type SignInStep_PushAuthRejected_Fragment = { __typename: 'PushAuthRejected', message: string };

type SignInStep_RegistrationDisabled_Fragment = { __typename: 'RegistrationDisabled', message: string };

export type SignInStepFragment =
  | SignInStep_AccountUnavailable_Fragment
  | SignInStep_AttemptsLimited_Fragment
  | SignInStep_CaptchaRejected_Fragment
  | SignInStep_CaptchaRequired_Fragment
  | SignInStep_CodeRejected_Fragment
  | SignInStep_EmailUnverified_Fragment
  | SignInStep_FlowExpired_Fragment
  | SignInStep_InputRejected_Fragment
  | SignInStep_InvalidCredentials_Fragment
  | SignInStep_LoginSuccess_Fragment
  | SignInStep_MfaRequired_Fragment
  | SignInStep_PasswordChangeRequired_Fragment
  | SignInStep_PushAuthExpired_Fragment
  | SignInStep_PushAuthPending_Fragment
  | SignInStep_PushAuthRejected_Fragment
  | SignInStep_RegistrationDisabled_Fragment
;

export type SignedInQueryVariables = Exact<{ [key: string]: never; }>;


export type SignedInQuery = { me: { username: string | null, email: string | null } | null, session: { proofs: Array<{ kind: ProofKind }> } | null };

export type ShowQrCodeMutationVariables = Exact<{ [key: string]: never; }>;


export type ShowQrCodeMutation = { createAuthQrCode:
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string }
    | { message: string, event: { id: string, qrCode: { url: string } | null } }
    | { message: string }
   };

export type FollowQrCodeSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type FollowQrCodeSubscription = { pushAuthEventUpdated: { status: PushAuthStatus } };

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
export const SignInStepFragmentDoc = new TypedDocumentString(`
    fragment SignInStep on LoginResult {
  __typename
  ... on Outcome {
    message
  }
  ... on LoginSuccess {
    user {
      username
      email
    }
  }
  ... on CaptchaRequired {
    continuation
    challenge {
      ... on GeetestV3Challenge {
        gt
        challenge
        success
        newCaptcha
        scriptUrl
        apiServer
      }
    }
  }
}
    `, {"fragmentName":"SignInStep"}) as unknown as TypedDocumentString<SignInStepFragment, unknown>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($email: String!, $password: Secret!) {
  login(input: {method: {email: {email: $email, password: $password}}}) {
    __typename
    ... on Outcome {
      message
    }
    ... on LoginSuccess {
      accessToken
    }
  }
}
    `, {"hash":"sha256:056c36b655a26ec8e41fd59a47dfe5933a8d13064c65da5eb294052e3068b932"}) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  me {
    id
    username
    email
    customData
  }
}
    `, {"hash":"sha256:84ce3ab941bb2e84643112e8fc6ebd02b829e954da0e3aa36403fbdc8ea2ac2f"}) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    ...SignInStep
  }
}
    fragment SignInStep on LoginResult {
  __typename
  ... on Outcome {
    message
  }
  ... on LoginSuccess {
    user {
      username
      email
    }
  }
  ... on CaptchaRequired {
    continuation
    challenge {
      ... on GeetestV3Challenge {
        gt
        challenge
        success
        newCaptcha
        scriptUrl
        apiServer
      }
    }
  }
}`, {"hash":"sha256:b31e5c11354076801fa0f5bbff4254ee73989ae2d68039c6a212598f43435e2e"}) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const AnswerCaptchaDocument = new TypedDocumentString(`
    mutation AnswerCaptcha($continuation: ID!, $captcha: CaptchaAnswer!) {
  continueLogin(continuation: $continuation, captcha: $captcha) {
    ...SignInStep
  }
}
    fragment SignInStep on LoginResult {
  __typename
  ... on Outcome {
    message
  }
  ... on LoginSuccess {
    user {
      username
      email
    }
  }
  ... on CaptchaRequired {
    continuation
    challenge {
      ... on GeetestV3Challenge {
        gt
        challenge
        success
        newCaptcha
        scriptUrl
        apiServer
      }
    }
  }
}`, {"hash":"sha256:aaf6649cf8b7d2182bbc2706a4fe4a4bb880070d8cb2a3f0acf937bd37600cde"}) as unknown as TypedDocumentString<AnswerCaptchaMutation, AnswerCaptchaMutationVariables>;
export const SignedInDocument = new TypedDocumentString(`
    query SignedIn {
  me {
    username
    email
  }
  session {
    proofs {
      kind
    }
  }
}
    `, {"hash":"sha256:9a9d5acd1e1528c52109d3cc01c8782ef6768f826317c44a544826c4a4e5db2d"}) as unknown as TypedDocumentString<SignedInQuery, SignedInQueryVariables>;
export const ShowQrCodeDocument = new TypedDocumentString(`
    mutation ShowQrCode {
  createAuthQrCode {
    ... on Outcome {
      message
    }
    ... on PushAuthStarted {
      event {
        id
        qrCode {
          url
        }
      }
    }
  }
}
    `, {"hash":"sha256:8edf4f412ef8f17e67c598d2877fba8c6ec4947f44d00eff57f2c5967b09bf21"}) as unknown as TypedDocumentString<ShowQrCodeMutation, ShowQrCodeMutationVariables>;
export const FollowQrCodeDocument = new TypedDocumentString(`
    subscription FollowQrCode($id: ID!) {
  pushAuthEventUpdated(id: $id) {
    status
  }
}
    `, {"hash":"sha256:24124154598df5edddd53905299eee8251023892cec2282b6d4ac3eb652a7792"}) as unknown as TypedDocumentString<FollowQrCodeSubscription, FollowQrCodeSubscriptionVariables>;