import { Directive, Field, ID, InputType } from 'type-graphql';
import type { GatedArguments } from '../../policies/captchaGate.js';
import type { RequiredChange, ResetProof } from '../../services/login/resetPassword.js';
import { Secret, type SecretValue } from '../scalars.js';

const CODE =
  'The code, 4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one.';
const NEW_PASSWORD = 'The new password, at most 117 bytes in UTF-8. Check it with `passwordStrength` first.';

@InputType({
  description: 'A password reset by phone number and the code that `sendSmsCode(scene: RESET_PASSWORD)` sent to it.',
})
export class ResetByPhoneInput {
  @Field(() => String, {
    description:
      'The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`.',
  })
  phone!: string;

  @Field(() => Secret, { description: CODE })
  code!: SecretValue;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@InputType({
  description: 'A password reset by e-mail address and the code that `sendEmail(scene: RESET_PASSWORD)` sent to it.',
})
export class ResetByEmailInput {
  @Field(() => String, { description: 'The e-mail address, at most 254 characters.' })
  email!: string;

  @Field(() => Secret, { description: CODE })
  code!: SecretValue;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@InputType({ description: 'The new password that a first login requires.' })
export class ResetFirstLoginInput {
  @Field(() => ID, { description: 'The `flow` of `PasswordChangeRequired` with reason FIRST_LOGIN.' })
  flow!: string;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@InputType({
  description: 'The old and the new password that a login requires when the old password has reached its maximum age.',
})
export class ResetForcedInput {
  @Field(() => ID, { description: 'The `flow` of `PasswordChangeRequired` with reason FORCED.' })
  flow!: string;

  @Field(() => Secret, { description: 'The password of that login, at most 117 bytes in UTF-8.' })
  oldPassword!: SecretValue;

  @Field(() => Secret, { description: NEW_PASSWORD })
  newPassword!: SecretValue;
}

@Directive('@oneOf')
@InputType({ description: 'The proof of the account and the new password. Set exactly one member.' })
export class ResetPasswordInput {
  @Field(() => ResetByPhoneInput, { nullable: true, description: 'By a code sent to the phone.' })
  phoneCode?: ResetByPhoneInput;

  @Field(() => ResetByEmailInput, { nullable: true, description: 'By a code sent to the e-mail address.' })
  emailCode?: ResetByEmailInput;

  @Field(() => ResetFirstLoginInput, {
    nullable: true,
    description: 'For a login that returned `PasswordChangeRequired` with reason FIRST_LOGIN.',
  })
  firstLogin?: ResetFirstLoginInput;

  @Field(() => ResetForcedInput, {
    nullable: true,
    description: 'For a login that returned `PasswordChangeRequired` with reason FORCED.',
  })
  forced?: ResetForcedInput;
}

export type Reset = { readonly proof: ResetProof; readonly newPassword: string } | { readonly change: RequiredChange };

/** Converts the one member that is set to the type of the services. */
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
  throw new TypeError('ResetPasswordInput has no member although it is a @oneOf input.');
}

/** Reads the arguments that the captcha gate checks. A flow has no subject: it is a secret and has a limit of its own. */
export function readReset(args: {
  readonly input: ResetPasswordInput;
  readonly captchaPass?: SecretValue | null;
}): GatedArguments {
  const { phoneCode, emailCode } = args.input;
  return { captchaPass: args.captchaPass?.reveal(), subject: phoneCode?.phone ?? emailCode?.email ?? null };
}
