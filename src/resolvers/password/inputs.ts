import { Directive, Field, ID, InputType } from 'type-graphql';
import type { GatedArguments } from '../../policies/captchaGate.js';
import type { RequiredChange, ResetProof } from '../../services/login/resetPassword.js';
import { Secret, type SecretValue } from '../scalars.js';

const CODE = 'The code, 4 to 8 digits. Good once and for a few minutes; five tries.';
const NEW_PASSWORD = 'The new password, at most 117 bytes in UTF-8. Ask `passwordStrength` first.';

@InputType({
  description: 'A phone, the code that `sendSmsCode(scene: RESET_PASSWORD)` sent to it, and the new password.',
})
export class ResetByPhoneInput {
  @Field(() => String, {
    description: 'The phone: E.164 such as `+8613800000000`, or Chinese national form such as `13800000000`.',
  })
  phone!: string;

  @Field(() => Secret, { description: CODE })
  code!: SecretValue;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@InputType({
  description: 'An e-mail address, the code that `sendEmail(scene: RESET_PASSWORD)` sent to it, and the new password.',
})
export class ResetByEmailInput {
  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => Secret, { description: CODE })
  code!: SecretValue;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@InputType({ description: 'The new password that a first login asks for.' })
export class ResetFirstLoginInput {
  @Field(() => ID, { description: 'From `PasswordChangeRequired` with reason FIRST_LOGIN.' })
  flow!: string;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@InputType({ description: 'The old and new password that a login asks for when the old one is too old.' })
export class ResetForcedInput {
  @Field(() => ID, { description: 'From `PasswordChangeRequired` with reason FORCED.' })
  flow!: string;

  @Field(() => Secret, { description: 'The password that the login was tried with.' })
  oldPassword!: SecretValue;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@Directive('@oneOf')
@InputType({ description: 'The way to prove the account and the new password: exactly one member.' })
export class ResetPasswordInput {
  @Field(() => ResetByPhoneInput, { nullable: true, description: 'By a code sent to the phone.' })
  phoneCode?: ResetByPhoneInput;

  @Field(() => ResetByEmailInput, { nullable: true, description: 'By a code sent to the mailbox.' })
  emailCode?: ResetByEmailInput;

  @Field(() => ResetFirstLoginInput, {
    nullable: true,
    description: 'In a login that answered `PasswordChangeRequired` with reason FIRST_LOGIN.',
  })
  firstLogin?: ResetFirstLoginInput;

  @Field(() => ResetForcedInput, {
    nullable: true,
    description: 'In a login that answered `PasswordChangeRequired` with reason FORCED.',
  })
  forced?: ResetForcedInput;
}

export type Reset = { readonly proof: ResetProof; readonly newPassword: string } | { readonly change: RequiredChange };

/** The one member that is set, as the services know it. */
export function resetOf({ phoneCode, emailCode, firstLogin, forced }: ResetPasswordInput): Reset {
  if (phoneCode) {
    const proof = { kind: 'phoneCode' as const, phone: phoneCode.phone, code: phoneCode.code.reveal() };
    return { proof, newPassword: phoneCode.newPassword.reveal() };
  }
  if (emailCode) {
    const proof = { kind: 'emailCode' as const, email: emailCode.email, code: emailCode.code.reveal() };
    return { proof, newPassword: emailCode.newPassword.reveal() };
  }
  if (firstLogin) {
    return { change: { kind: 'firstLogin', flow: firstLogin.flow, newPassword: firstLogin.newPassword.reveal() } };
  }
  if (forced) {
    const passwords = { oldPassword: forced.oldPassword.reveal(), newPassword: forced.newPassword.reveal() };
    return { change: { kind: 'forced', flow: forced.flow, ...passwords } };
  }
  throw new TypeError('@oneOf let an empty ResetPasswordInput pass.');
}

/** What the captcha gate looks at. A flow is a secret of its own and has its own tries. */
export function readReset(args: {
  readonly input: ResetPasswordInput;
  readonly captchaPass?: SecretValue | null;
}): GatedArguments {
  const { phoneCode, emailCode } = args.input;
  return { captchaPass: args.captchaPass?.reveal(), subject: phoneCode?.phone ?? emailCode?.email ?? null };
}
