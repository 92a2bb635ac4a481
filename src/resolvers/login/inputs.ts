import { Directive, Field, ID, InputType } from 'type-graphql';
import type { IdentityProviderId, LoginMethod } from '../../datasources/capabilities.js';
import { JsonObject, Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';

const PASSWORD = 'The password, at most 117 bytes in UTF-8.';
const PHONE = 'The phone: E.164 such as `+8613800000000`, or Chinese national form such as `13800000000`.';

@InputType({ description: 'An e-mail address and a password.' })
export class EmailPasswordInput {
  @Field(() => String, { description: 'The e-mail address; upper and lower case are alike.' })
  email!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'A user name and a password.' })
export class UsernamePasswordInput {
  @Field(() => String, { description: 'The user name; case-sensitive, at most 128 characters.' })
  username!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'A phone number and a password.' })
export class PhonePasswordInput {
  @Field(() => String, { description: PHONE })
  phone!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'A phone number and the code that `sendSmsCode(scene: LOGIN)` sent to it.' })
export class PhoneCodeInput {
  @Field(() => String, { description: PHONE })
  phone!: string;

  @Field(() => Secret, { description: 'The code, 4 to 8 digits. Good once and for a few minutes; five tries.' })
  code!: SecretValue;
}

@InputType({ description: 'A sub-account of the application and its password.' })
export class SubAccountInput {
  @Field(() => String, { description: 'The sub-account’s name, at most 128 characters.' })
  account!: string;

  @Field(() => Secret, { description: PASSWORD })
  password!: SecretValue;
}

@InputType({ description: 'What the WeChat app handed over after its user agreed.' })
export class WechatInput {
  @Field(() => Secret, { description: 'The code of WeChat’s mobile SDK. Good once.' })
  code!: SecretValue;

  @Field(() => String, { nullable: true, description: 'The user’s country, as the WeChat app says it.' })
  country?: string;

  @Field(() => String, { nullable: true, description: 'The WeChat app’s language.' })
  lang?: string;

  @Field(() => String, { nullable: true, description: 'The state that the app sent to WeChat.' })
  state?: string;
}

@InputType({
  description:
    'An OIDC authorization code from the vendor’s hosted login page. The server exchanges it with the application’s secret.',
})
export class AuthorizationCodeInput {
  @Field(() => Secret, { description: 'The `code` that came back with the browser. Good once.' })
  code!: SecretValue;

  @Field(() => String, { description: 'The `redirect_uri` that the page was opened with, letter for letter.' })
  redirectUri!: string;

  @Field(() => Secret, {
    nullable: true,
    description:
      'The PKCE verifier (RFC 7636): 43 to 128 characters. Required, unless the server is set to `REQUIRE_CODE_VERIFIER=no`: open the page with its `code_challenge` (method `S256`).',
  })
  codeVerifier?: SecretValue;
}

@InputType({ description: 'An approval on the phone.' })
export class PushAuthLoginInput {
  @Field(() => ID, { description: 'A LOGIN event of `createAuthQrCode` that this client began, once it is approved.' })
  event!: string;
}

@Directive('@oneOf')
@InputType('LoginMethod', { description: 'The way to log in: exactly one member.' })
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
      'By phone number and a code sent to it. An unknown phone gets a new account, where the provider allows it.',
  })
  phoneCode?: PhoneCodeInput;

  @Field(() => UsernamePasswordInput, {
    nullable: true,
    description: 'By user name and password of an LDAP directory that is connected to the vendor.',
  })
  ldap?: UsernamePasswordInput;

  @Field(() => UsernamePasswordInput, {
    nullable: true,
    description: 'By user name and password of an Active Directory that is connected to the vendor.',
  })
  ad?: UsernamePasswordInput;

  @Field(() => SubAccountInput, {
    nullable: true,
    description: 'By sub-account and password, where the application has sub-accounts.',
  })
  subAccount?: SubAccountInput;

  @Field(() => WechatInput, { nullable: true, description: 'By the code of WeChat’s mobile SDK.' })
  wechat?: WechatInput;

  @Field(() => AuthorizationCodeInput, { nullable: true, description: 'By a code of the vendor’s hosted login page.' })
  authorizationCode?: AuthorizationCodeInput;

  @Field(() => PushAuthLoginInput, {
    nullable: true,
    description:
      'By a QR code that was approved on the phone. Answers `PushAuthPending` before, `PushAuthRejected` or `PushAuthExpired`.',
  })
  pushAuth?: PushAuthLoginInput;
}

@InputType({ description: 'A login.' })
export class LoginInput {
  @Field(() => LoginMethodInput, { description: 'The way to log in.' })
  method!: LoginMethodInput;

  @Field(() => IdentityProvider, { nullable: true, description: 'The vendor to ask; the server’s default otherwise.' })
  provider?: IdentityProviderId;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Create the account when it does not exist. Like `customData` and `context` it goes with `email`, `username`, `phonePassword` and `phoneCode` alone; other methods answer `InputRejected`.',
  })
  autoRegister?: boolean;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Custom fields to store with an account that this login creates; at most 16 kB of JSON and 64 levels deep.',
  })
  customData?: Record<string, unknown>;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Values for the vendor’s pipelines, not stored; at most 4 kB of JSON and 64 levels deep, and only keys that this server allows.',
  })
  context?: Record<string, unknown>;

  @Field(() => Secret, {
    nullable: true,
    description:
      'A pass of `verifyCaptcha` with purpose LOGIN, for pages that show the captcha before they ask. Without it a login that needs one is held and answers `CaptchaRequired`.',
  })
  captchaPass?: SecretValue;
}

/** The one member that is set, as the services know it. */
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
  throw new TypeError('@oneOf let an empty LoginMethod pass.');
}
