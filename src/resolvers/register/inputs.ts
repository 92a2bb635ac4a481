import { Directive, Field, InputType } from 'type-graphql';
import {
  type IdentityProviderId,
  PROFILE_FIELDS,
  type ProfileField,
  type RegisterMethod,
} from '../../datasources/capabilities.js';
import type { GatedArguments } from '../../policies/captchaGate.js';
import { PROFILE_DESCRIPTIONS } from '../account/profile.js';
import { EmailPasswordInput, UsernamePasswordInput } from '../login/inputs.js';
import { JsonObject, Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';

@InputType({
  description:
    'A registration by phone number and the code that `sendSmsCode(scene: REGISTER)` sent to it. A password is optional.',
})
export class PhoneRegisterInput {
  @Field(() => String, {
    description:
      'The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`.',
  })
  phone!: string;

  @Field(() => Secret, {
    description:
      'The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one.',
  })
  code!: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The password, at most 117 bytes in UTF-8. Without a password the user signs in by code.',
  })
  password?: SecretValue;
}

@Directive('@oneOf')
@InputType('RegisterMethod', { description: 'The registration method. Set exactly one member.' })
export class RegisterMethodInput {
  @Field(() => EmailPasswordInput, { nullable: true, description: 'By e-mail address and password.' })
  email?: EmailPasswordInput;

  @Field(() => UsernamePasswordInput, { nullable: true, description: 'By user name and password.' })
  username?: UsernamePasswordInput;

  @Field(() => PhoneRegisterInput, { nullable: true, description: 'By phone number and a code sent to it.' })
  phoneCode?: PhoneRegisterInput;
}

/** The vendor accepts `city` and `province` only in updates. */
type RegisterProfileField = Exclude<ProfileField, 'city' | 'province'>;

@InputType({ description: 'The profile of a new account. Each field has at most 1024 characters.' })
export class ProfileInput {
  [name: string]: string | undefined;
}

for (const name of PROFILE_FIELDS) {
  if (name === 'city' || name === 'province') continue;
  Field(() => String, { nullable: true, description: PROFILE_DESCRIPTIONS[name] })(ProfileInput.prototype, name);
}

@InputType({ description: 'The input of `register`.' })
export class RegisterInput {
  @Field(() => RegisterMethodInput, { description: 'The registration method.' })
  method!: RegisterMethodInput;

  @Field(() => IdentityProvider, {
    nullable: true,
    description: 'The identity provider that creates the user. Default: the default provider of this server.',
  })
  provider?: IdentityProviderId;

  @Field(() => ProfileInput, { nullable: true, description: 'The profile of the new account.' })
  profile?: Partial<Record<RegisterProfileField, string>>;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to sign the new user in at once. `RegisterSuccess` then has a `session`.',
  })
  forceLogin?: boolean;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Custom fields of the new account, as an object by key: at most 16 KiB of JSON, nested at most 64 levels deep.',
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
      'A pass of `verifyCaptcha` with purpose REGISTER. Required after this field returned `CaptchaRequired`.',
  })
  captchaPass?: SecretValue;
}

/** Converts the one member that is set to the type of the services. */
export function registerMethod(method: RegisterMethodInput): RegisterMethod {
  if (method.email) return { kind: 'email', ...method.email, password: method.email.password.reveal() };
  if (method.username) return { kind: 'username', ...method.username, password: method.username.password.reveal() };
  if (method.phoneCode) {
    const { phone, code, password } = method.phoneCode;
    return { kind: 'phoneCode', phone, code: code.reveal(), ...(password && { password: password.reveal() }) };
  }
  throw new TypeError('RegisterMethod has no member although it is a @oneOf input.');
}

/** The fields of the input that are not null. */
export function profileOf(input: RegisterInput['profile']): Partial<Record<ProfileField, string>> | undefined {
  if (input === undefined || input === null) return undefined;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string'));
}

/** Reads the arguments that the captcha gate checks. */
export function readRegistration({ input }: { readonly input: RegisterInput }): GatedArguments {
  const { email, username, phoneCode } = input.method;
  const subject = email?.email ?? username?.username ?? phoneCode?.phone ?? null;
  return { captchaPass: input.captchaPass?.reveal(), subject };
}
