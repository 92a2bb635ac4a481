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
    'A phone number, the code that `sendSmsCode(scene: REGISTER)` sent to it, and a password if one is wanted.',
})
export class PhoneRegisterInput {
  @Field(() => String, {
    description: 'The phone: E.164 such as `+8613800000000`, or Chinese national form such as `13800000000`.',
  })
  phone!: string;

  @Field(() => Secret, { description: 'The code, 4 to 8 digits. Good once and for a few minutes; five tries.' })
  code!: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The password, at most 117 bytes in UTF-8; without one the account signs in by code.',
  })
  password?: SecretValue;
}

@Directive('@oneOf')
@InputType('RegisterMethod', { description: 'The way to register: exactly one member.' })
export class RegisterMethodInput {
  @Field(() => EmailPasswordInput, { nullable: true, description: 'By e-mail address and password.' })
  email?: EmailPasswordInput;

  @Field(() => UsernamePasswordInput, { nullable: true, description: 'By user name and password.' })
  username?: UsernamePasswordInput;

  @Field(() => PhoneRegisterInput, { nullable: true, description: 'By phone number and a code sent to it.' })
  phoneCode?: PhoneRegisterInput;
}

/** The vendor takes these two in updates alone. */
type RegisterProfileField = Exclude<ProfileField, 'city' | 'province'>;

@InputType({ description: 'Profile of a new account; every field at most 1024 characters.' })
export class ProfileInput {
  [name: string]: string | undefined;
}

for (const name of PROFILE_FIELDS) {
  if (name === 'city' || name === 'province') continue;
  Field(() => String, { nullable: true, description: PROFILE_DESCRIPTIONS[name] })(ProfileInput.prototype, name);
}

@InputType({ description: 'A registration.' })
export class RegisterInput {
  @Field(() => RegisterMethodInput, { description: 'The way to register.' })
  method!: RegisterMethodInput;

  @Field(() => IdentityProvider, {
    nullable: true,
    description: 'The vendor that will keep the user; the server’s default otherwise.',
  })
  provider?: IdentityProviderId;

  @Field(() => ProfileInput, { nullable: true, description: 'The profile to start with.' })
  profile?: Partial<Record<RegisterProfileField, string>>;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Sign the new user in at once: the answer then carries `session`.',
  })
  forceLogin?: boolean;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Custom fields to start with, by key; at most 16 kB of JSON and 64 levels deep.',
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
    description: 'A pass of `verifyCaptcha` with purpose REGISTER, after this field answered `CaptchaRequired`.',
  })
  captchaPass?: SecretValue;
}

/** The one member that is set, as the services know it. */
export function registerMethod(method: RegisterMethodInput): RegisterMethod {
  if (method.email) return { kind: 'email', ...method.email, password: method.email.password.reveal() };
  if (method.username) return { kind: 'username', ...method.username, password: method.username.password.reveal() };
  if (method.phoneCode) {
    const { phone, code, password } = method.phoneCode;
    return { kind: 'phoneCode', phone, code: code.reveal(), ...(password && { password: password.reveal() }) };
  }
  throw new TypeError('@oneOf let an empty RegisterMethod pass.');
}

/** Fields that were sent, without those that were null. */
export function profileOf(input: RegisterInput['profile']): Partial<Record<ProfileField, string>> | undefined {
  if (input === undefined || input === null) return undefined;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string'));
}

/** What the captcha gate looks at. */
export function readRegistration({ input }: { readonly input: RegisterInput }): GatedArguments {
  const { email, username, phoneCode } = input.method;
  const subject = email?.email ?? username?.username ?? phoneCode?.phone ?? null;
  return { captchaPass: input.captchaPass?.reveal(), subject };
}
