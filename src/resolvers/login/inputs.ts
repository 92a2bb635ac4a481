import { Directive, Field, ID, InputType } from 'type-graphql';
import type { IdentityProviderId, LoginMethod } from '../../datasources/capabilities.js';
import { PasskeyAnswerInput } from '../passkeys/inputs.js';
import { JsonObject, Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';

const PASSWORD = 'The password, at most 117 bytes in UTF-8.';
const PHONE = 'The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`.';

@InputType({ description: 'A login by e-mail address and password.' })
export class EmailPasswordInput {
  @Field(() => String, { description: 'The e-mail address, at most 254 characters. Case does not matter.' })
  email!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'A login by user name and password.' })
export class UsernamePasswordInput {
  @Field(() => String, { description: 'The user name, at most 128 characters. Case matters.' })
  username!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'A login by phone number and password.' })
export class PhonePasswordInput {
  @Field(() => String, { description: PHONE })
  phone!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'A login by phone number and the code that `sendSmsCode(scene: LOGIN)` sent to it.' })
export class PhoneCodeInput {
  @Field(() => String, { description: PHONE })
  phone!: string;

  @Field(() => Secret, {
    description:
      'The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one.',
  })
  code!: SecretValue;
}

@InputType({ description: 'A login by a sub-account of the application and its password.' })
export class SubAccountInput {
  @Field(() => String, { description: 'The name of the sub-account, at most 128 characters.' })
  account!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'The values that the WeChat app returned after its user agreed to sign in.' })
export class WechatInput {
  @Field(() => Secret, {
    description: 'The code that WeChat’s mobile SDK returned, at most 2048 characters. It is valid once.',
  })
  code!: SecretValue;

  @Field(() => String, {
    nullable: true,
    description: 'The country of the user, as the WeChat app returned it; at most 2048 characters.',
  })
  country?: string;

  @Field(() => String, { nullable: true, description: 'The language of the WeChat app; at most 2048 characters.' })
  lang?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The `state` that your app sent to WeChat; at most 2048 characters.',
  })
  state?: string;
}

@InputType({
  description:
    'A login by an OpenID Connect authorization code from the vendor’s hosted login page. The server exchanges the code for a token, with the secret of the application.',
})
export class AuthorizationCodeInput {
  @Field(() => Secret, {
    description: 'The `code` parameter that the vendor’s page added to the redirect URI. It is valid once.',
  })
  code!: SecretValue;

  @Field(() => String, {
    description:
      'The `redirect_uri` that the login page was opened with: exactly the same string, an absolute URL of at most 2048 characters.',
  })
  redirectUri!: string;

  @Field(() => Secret, {
    nullable: true,
    description:
      'The PKCE code verifier (RFC 7636), 43 to 128 characters. Open the login page with its `code_challenge` (method `S256`). Required, unless the server has the setting `REQUIRE_CODE_VERIFIER=no`.',
  })
  codeVerifier?: SecretValue;
}

@InputType({ description: 'A login by an approval on the phone.' })
export class PushAuthLoginInput {
  @Field(() => ID, {
    description:
      'The id of a push event with purpose LOGIN that this client started with `createAuthQrCode` or `requestPushAuth`. Send it when `status` is APPROVED. An approval is valid once.',
  })
  event!: string;
}

@Directive('@oneOf')
@InputType('LoginMethod', { description: 'The login method. Set exactly one member.' })
export class LoginMethodInput {
  @Field(() => EmailPasswordInput, { nullable: true, description: 'By e-mail address and password.' })
  email?: EmailPasswordInput;

  @Field(() => UsernamePasswordInput, { nullable: true, description: 'By user name and password.' })
  username?: UsernamePasswordInput;

  @Field(() => PhonePasswordInput, { nullable: true, description: 'By phone number and password.' })
  phonePassword?: PhonePasswordInput;

  @Field(() => PhoneCodeInput, {
    nullable: true,
    description:
      'By phone number and a code sent to it. If the phone is unknown, the login creates an account, if the provider allows it.',
  })
  phoneCode?: PhoneCodeInput;

  @Field(() => UsernamePasswordInput, {
    nullable: true,
    description: 'By user name and password of an LDAP directory that is connected to the identity provider.',
  })
  ldap?: UsernamePasswordInput;

  @Field(() => UsernamePasswordInput, {
    nullable: true,
    description: 'By user name and password of an Active Directory that is connected to the identity provider.',
  })
  ad?: UsernamePasswordInput;

  @Field(() => SubAccountInput, {
    nullable: true,
    description: 'By sub-account and password, if the application has sub-accounts.',
  })
  subAccount?: SubAccountInput;

  @Field(() => WechatInput, { nullable: true, description: 'By a code of WeChat’s mobile SDK.' })
  wechat?: WechatInput;

  @Field(() => AuthorizationCodeInput, {
    nullable: true,
    description: 'By an authorization code of the vendor’s hosted login page.',
  })
  authorizationCode?: AuthorizationCodeInput;

  @Field(() => PushAuthLoginInput, {
    nullable: true,
    description:
      'By an approval on the phone, of a QR code or of a push request. Returns `PushAuthPending` before the decision, `PushAuthRejected` if the user refused, and `PushAuthExpired` if the request ended without a decision.',
  })
  pushAuth?: PushAuthLoginInput;

  @Field(() => PasskeyAnswerInput, {
    nullable: true,
    description:
      'By a passkey, if the server has the setting `PASSKEY_LOGIN=yes`: the response to a challenge of `createPasskeyChallenge(purpose: LOGIN)`. The passkey names the user. Returns `InvalidCredentials` if the passkey is not valid.',
  })
  passkey?: PasskeyAnswerInput;
}

@InputType({ description: 'The input of `login`.' })
export class LoginInput {
  @Field(() => LoginMethodInput, { description: 'The login method.' })
  method!: LoginMethodInput;

  @Field(() => IdentityProvider, {
    nullable: true,
    description: 'The identity provider to use. Default: the default provider of this server.',
  })
  provider?: IdentityProviderId;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Whether to create the account if it does not exist. `autoRegister`, `customData` and `context` are allowed only with the methods `email`, `username`, `phonePassword` and `phoneCode`; other methods return `InputRejected`.',
  })
  autoRegister?: boolean;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Custom fields of the account that this login creates, as an object by key: at most 16 KiB of JSON, nested at most 64 levels deep.',
  })
  customData?: Record<string, unknown>;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Values for the vendor’s pipelines. They are not stored. At most 4 KiB of JSON, nested at most 64 levels deep, and only keys that the setting `CONTEXT_KEYS` lists.',
  })
  context?: Record<string, unknown>;

  @Field(() => Secret, {
    nullable: true,
    description:
      'A pass of `verifyCaptcha` with purpose LOGIN, for pages that show the captcha before the login. Without a pass, a login that requires a captcha is held and returns `CaptchaRequired`: continue it with `continueLogin`.',
  })
  captchaPass?: SecretValue;
}

/** Converts the one member that is set to the type of the services. */
export function loginMethod(method: LoginMethodInput): LoginMethod {
  const { email, username, phonePassword, phoneCode, ldap, ad, subAccount, wechat, authorizationCode } = method;
  if (email) return { kind: 'email', ...email, password: email.password.reveal() };
  if (username) return { kind: 'username', ...username, password: username.password.reveal() };
  if (phonePassword) return { kind: 'phonePassword', ...phonePassword, password: phonePassword.password.reveal() };
  if (phoneCode) return { kind: 'phoneCode', ...phoneCode, code: phoneCode.code.reveal() };
  if (ldap) return { kind: 'ldap', ...ldap, password: ldap.password.reveal() };
  if (ad) return { kind: 'ad', ...ad, password: ad.password.reveal() };
  if (subAccount) return { kind: 'subAccount', ...subAccount, password: subAccount.password.reveal() };
  if (wechat) {
    const { code, country, lang, state } = wechat;
    return {
      kind: 'wechat',
      code: code.reveal(),
      ...(country && { country }),
      ...(lang && { lang }),
      ...(state && { state }),
    };
  }
  if (authorizationCode) {
    const { code, redirectUri, codeVerifier } = authorizationCode;
    const verifier = codeVerifier && { codeVerifier: codeVerifier.reveal() };
    return { kind: 'authorizationCode', code: code.reveal(), redirectUri, ...verifier };
  }
  throw new TypeError('LoginMethod has no member although it is a @oneOf input.');
}
