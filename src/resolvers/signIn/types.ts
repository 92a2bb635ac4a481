import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { CharacterClass as CharacterClassId } from '../../services/access/passwordPolicy.js';
import type { CaptchaPurpose as CaptchaPurposeId } from '../../services/captcha/captcha.js';
import type { LoginMethodKind as LoginMethodKindId } from '../../services/signIn/signInPages.js';
import { CaptchaPurpose } from '../captcha/inputs.js';
import { InputRule, type InputRuleId } from '../outcome.js';
import { Url } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';

const LOGIN_METHODS: Readonly<Record<LoginMethodKindId, { readonly description: string }>> = {
  EMAIL: { description: '`login(input: {method: {email}})`.' },
  USERNAME: { description: '`login(input: {method: {username}})`.' },
  PHONE_PASSWORD: { description: '`login(input: {method: {phonePassword}})`.' },
  PHONE_CODE: { description: '`sendSmsCode(input: {scene: LOGIN})`, then `login(input: {method: {phoneCode}})`.' },
  LDAP: {
    description: '`login(input: {method: {ldap}})`, if the identity provider is connected to an LDAP directory.',
  },
  AD: { description: '`login(input: {method: {ad}})`, if the identity provider is connected to an Active Directory.' },
  SUB_ACCOUNT: { description: '`login(input: {method: {subAccount}})`, if the application has sub-accounts.' },
  WECHAT: { description: '`login(input: {method: {wechat}})`, in apps with WeChat’s mobile SDK.' },
  AUTHORIZATION_CODE: {
    description: '`login(input: {method: {authorizationCode}})`, after the vendor’s hosted login page.',
  },
  QR_CODE: { description: '`createAuthQrCode`, then `login(input: {method: {pushAuth}})`.' },
  PUSH: { description: '`requestPushAuth` with a `uid`, then `login(input: {method: {pushAuth}})`.' },
  PASSKEY: { description: '`createPasskeyChallenge(purpose: LOGIN)`, then `login(input: {method: {passkey}})`.' },
};

const LoginMethodKind = Object.fromEntries(Object.keys(LOGIN_METHODS).map((kind) => [kind, kind]));
registerEnumType(LoginMethodKind, {
  name: 'LoginMethodKind',
  description: 'A login method that a page can offer. New methods may be added: ignore those that you do not know.',
  valuesConfig: LOGIN_METHODS,
});

const CHARACTER_CLASSES: Readonly<Record<CharacterClassId, { readonly description: string }>> = {
  LETTER: { description: 'A letter of any script.' },
  LOWERCASE: { description: 'A lower-case letter.' },
  UPPERCASE: { description: 'An upper-case letter.' },
  DIGIT: { description: 'A digit.' },
  SYMBOL: { description: 'A character that is no letter, no digit and no space.' },
};

const CharacterClass = Object.fromEntries(Object.keys(CHARACTER_CLASSES).map((name) => [name, name]));
registerEnumType(CharacterClass, {
  name: 'CharacterClass',
  description: 'A group of characters that a new password can have to contain.',
  valuesConfig: CHARACTER_CLASSES,
});

@ObjectType({
  description:
    'A rule for new passwords that this server checks. The identity provider can have more rules, which are set in its console: a password that breaks one of them returns `InputRejected` with the rule `REFUSED_BY_PROVIDER`.',
  simpleResolvers: true,
})
export class PasswordRule {
  @Field(() => InputRule, {
    description: 'The rule that `InputRejected` names for a password that is too short or too long.',
  })
  rule!: InputRuleId;

  @Field(() => String, { description: 'The rule in words to show to the user, in English or Chinese.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'The minimum length in characters; null if the rule has none.' })
  minLength!: number | null;

  @Field(() => Int, { nullable: true, description: 'The maximum length in UTF-8 bytes; null if the rule has none.' })
  maxBytes!: number | null;

  @Field(() => [CharacterClass], { description: 'The groups of characters that the password must contain.' })
  classes!: readonly CharacterClassId[];
}

@ObjectType({
  description: 'The brand for sign-in pages, from the `BRAND_*` settings of the server.',
  simpleResolvers: true,
})
export class Branding {
  @Field(() => String, { nullable: true, description: 'The name of the product.' })
  name!: string | null;

  @Field(() => Url, { nullable: true, description: 'The URL of the logo.' })
  logo!: string | null;

  @Field(() => String, { nullable: true, description: 'The colour of buttons and links, such as `#b3261e`.' })
  color!: string | null;

  @Field(() => String, { nullable: true, description: 'The colour of the background, such as `#faf7f2`.' })
  background!: string | null;
}

@ObjectType({
  description: 'What this server offers to sign-in pages, from its configuration.',
  simpleResolvers: true,
})
export class SignInOptions {
  @Field(() => [LoginMethodKind], { description: 'The login methods of the identity provider.' })
  methods!: readonly LoginMethodKindId[];

  @Field(() => Boolean, {
    description:
      'Whether the identity provider supports `register`. Its console can still disable registration: `register` then returns `RegistrationDisabled`.',
  })
  registration!: boolean;

  @Field(() => [IdentityProvider], {
    description: 'The identity providers that a client can choose, the default first.',
  })
  identityProviders!: readonly IdentityProviderId[];

  @Field(() => [CaptchaPurpose], {
    description:
      'The purposes that can require a captcha of this server: load the widget in advance on their pages. Empty without a captcha provider. A login can also require an `ImageChallenge` of the identity provider.',
  })
  captcha!: readonly CaptchaPurposeId[];

  @Field(() => [PasswordRule], { description: 'The rules for new passwords that this server checks.' })
  passwordRules!: readonly PasswordRule[];

  @Field(() => Branding, { nullable: true, description: 'The brand; null if no `BRAND_*` setting is set.' })
  branding!: Branding | null;
}
