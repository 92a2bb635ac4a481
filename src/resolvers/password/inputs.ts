import { Directive, Field, InputType } from 'type-graphql';
import type { ResetProof } from '../../services/resetPassword.js';
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

@Directive('@oneOf')
@InputType({ description: 'The way to prove the account and the new password: exactly one member.' })
export class ResetPasswordInput {
  @Field(() => ResetByPhoneInput, { nullable: true, description: 'By a code sent to the phone.' })
  phoneCode?: ResetByPhoneInput;

  @Field(() => ResetByEmailInput, { nullable: true, description: 'By a code sent to the mailbox.' })
  emailCode?: ResetByEmailInput;
}

/** The one member that is set, as the services know it. */
export function resetOf({ phoneCode, emailCode }: ResetPasswordInput): { proof: ResetProof; newPassword: string } {
  if (phoneCode) {
    const proof = { kind: 'phoneCode' as const, phone: phoneCode.phone, code: phoneCode.code.reveal() };
    return { proof, newPassword: phoneCode.newPassword.reveal() };
  }
  if (emailCode) {
    const proof = { kind: 'emailCode' as const, email: emailCode.email, code: emailCode.code.reveal() };
    return { proof, newPassword: emailCode.newPassword.reveal() };
  }
  throw new TypeError('@oneOf let an empty ResetPasswordInput pass.');
}
