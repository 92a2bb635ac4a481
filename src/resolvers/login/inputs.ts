import { Directive, Field, InputType } from 'type-graphql';
import type { IdentityProviderId, LoginMethod } from '../../datasources/capabilities.js';
import { JsonObject, Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/types.js';

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
    description: 'Create the account when it does not exist.',
  })
  autoRegister?: boolean;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Custom fields to store with an account that this login creates; at most 16 kB of JSON.',
  })
  customData?: Record<string, unknown>;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Values for the vendor’s pipelines, not stored; at most 4 kB of JSON, and only keys that this server allows.',
  })
  context?: Record<string, unknown>;
}

/** The one member that is set, as the services know it. */
export function loginMethod(method: LoginMethodInput): LoginMethod {
  if (method.email) return { kind: 'email', ...method.email, password: method.email.password.reveal() };
  if (method.username) return { kind: 'username', ...method.username, password: method.username.password.reveal() };
  if (method.phonePassword) {
    return { kind: 'phonePassword', ...method.phonePassword, password: method.phonePassword.password.reveal() };
  }
  if (method.phoneCode) return { kind: 'phoneCode', ...method.phoneCode, code: method.phoneCode.code.reveal() };
  throw new TypeError('@oneOf let an empty LoginMethod pass.');
}

@Directive('@oneOf')
@InputType({ description: 'The answer to a captcha: exactly one member.' })
export class CaptchaAnswer {
  @Field(() => String, { nullable: true, description: 'The characters of an `ImageChallenge`; at most 32.' })
  image?: string;
}
