import { Field, InputType } from 'type-graphql';
import { PROFILE_FIELDS } from '../../datasources/capabilities.js';
import type { Services } from '../../services/services.js';
import { Secret, type SecretValue } from '../scalars.js';
import { PROFILE_DESCRIPTIONS } from './profile.js';

const PHONE = 'in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`.';
const CODE = '4 to 8 digits. It is valid once, for a few minutes. Each code allows five attempts; then send a new one.';
const PASSWORD = 'at most 117 bytes in UTF-8.';

@InputType({
  description:
    'The changes of the caller’s profile: at least one field, each with at most 1024 characters. A field that is left out does not change. Null clears a field.',
})
export class UpdateProfileInput {
  [name: string]: string | null | undefined;
}

for (const name of PROFILE_FIELDS) {
  Field(() => String, { nullable: true, description: PROFILE_DESCRIPTIONS[name] })(UpdateProfileInput.prototype, name);
}

/** If user names link phones, another phone could prove the session after the change. */
export function changesDeviceLink(
  { input }: { readonly input: UpdateProfileInput },
  { deviceLinks }: Services,
): boolean {
  return input.username !== undefined && deviceLinks.isUidField('username');
}

@InputType({ description: 'The new password, and the old password if the account has one.' })
export class UpdatePasswordInput {
  @Field(() => Secret, { description: `The new password, ${PASSWORD} Check it with \`passwordStrength\` first.` })
  newPassword!: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: `The current password, ${PASSWORD} Leave it out only if the account has no password.`,
  })
  oldPassword?: SecretValue;
}

@InputType({
  description: 'A phone for an account without a phone, and the code that `sendSmsCode(scene: BIND)` sent to it.',
})
export class BindPhoneInput {
  @Field(() => String, { description: `The phone number, ${PHONE}` })
  phone!: string;

  @Field(() => Secret, { description: `The code, ${CODE}` })
  code!: SecretValue;
}

@InputType({
  description:
    'The new phone and its code, and the old phone and its code. `sendSmsCode(scene: BIND)` sends each code. A rule of the user pool decides whether the old phone is required; if it is missing, the result is `InputRejected`.',
})
export class UpdatePhoneInput extends BindPhoneInput {
  @Field(() => String, {
    nullable: true,
    description: `The current phone number, ${PHONE} Send it together with \`oldCode\`.`,
  })
  oldPhone?: string;

  @Field(() => Secret, {
    nullable: true,
    description: `The code that was sent to the old phone, ${CODE} Send it together with \`oldPhone\`.`,
  })
  oldCode?: SecretValue;
}

@InputType({
  description:
    'An e-mail address for an account without one, and the code that `sendEmail(scene: CHANGE_EMAIL)` sent to it.',
})
export class BindEmailInput {
  @Field(() => String, { description: 'The e-mail address, at most 254 characters. Case does not matter.' })
  email!: string;

  @Field(() => Secret, { description: `The code, ${CODE}` })
  code!: SecretValue;
}

@InputType({
  description:
    'The new e-mail address and its code, and the old address and its code. `sendEmail(scene: CHANGE_EMAIL)` sends each code. A rule of the user pool decides whether the old address is required; if it is missing, the result is `InputRejected`.',
})
export class UpdateEmailInput extends BindEmailInput {
  @Field(() => String, { nullable: true, description: 'The current e-mail address. Send it together with `oldCode`.' })
  oldEmail?: string;

  @Field(() => Secret, {
    nullable: true,
    description: `The code that was sent to the old address, ${CODE} Send it together with \`oldEmail\`.`,
  })
  oldCode?: SecretValue;
}

@InputType({ description: 'A second account of the same user.' })
export class LinkAccountInput {
  @Field(() => Secret, {
    nullable: true,
    description: 'The proof of `createLinkProof` in this session. Send either this or `secondary`.',
  })
  proof?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    deprecationReason: 'Use `proof` of `createLinkProof`.',
    description:
      'The Menshen access token of the second account. To get one, sign in to that account in bearer mode (header `x-session-mode: bearer`). The login must not be older than the setting `STEP_UP_SECONDS` (default: 900 seconds). The token of a cookie session returns `FlowExpired`.',
  })
  secondary?: SecretValue;
}

interface ContactInput {
  readonly code: SecretValue;
  readonly oldCode?: SecretValue;
}

/** Converts the input to the type of the services, with the codes in clear. Null means the same as a missing member. */
export function revealCodes<I extends ContactInput>({ code, oldCode, ...names }: I) {
  const contacts = Object.entries(names).filter(([, value]) => value !== null);
  return { ...(Object.fromEntries(contacts) as typeof names), code: code.reveal(), oldCode: oldCode?.reveal() };
}
