import { Field, InputType } from 'type-graphql';
import { PROFILE_FIELDS } from '../../datasources/capabilities.js';
import type { Services } from '../../services/services.js';
import { Secret, type SecretValue } from '../scalars.js';
import { PROFILE_DESCRIPTIONS } from './profile.js';

const PHONE = 'E.164 such as `+8613800000000`, or Chinese national form such as `13800000000`.';
const CODE = '4 to 8 digits. Good once and for a few minutes; five tries.';
const PASSWORD = 'at most 117 bytes in UTF-8.';

@InputType({
  description:
    'Changes of the caller’s profile; at least one field, each at most 1024 characters. Fields that are left out stay; null clears one.',
})
export class UpdateProfileInput {
  [name: string]: string | null | undefined;
}

for (const name of PROFILE_FIELDS) {
  Field(() => String, { nullable: true, description: PROFILE_DESCRIPTIONS[name] })(UpdateProfileInput.prototype, name);
}

/** Where a user name names a phone, a new one would let another phone prove the session. */
export function movesPhone({ input }: { readonly input: UpdateProfileInput }, { deviceLinks }: Services): boolean {
  return input.username !== undefined && deviceLinks.isUidField('username');
}

@InputType({ description: 'A new password, and the old one where there is one.' })
export class UpdatePasswordInput {
  @Field(() => Secret, { description: `The new password, ${PASSWORD} Ask \`passwordStrength\` first.` })
  newPassword!: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: `The present password, ${PASSWORD} Leave it out only for an account that has none.`,
  })
  oldPassword?: SecretValue;
}

@InputType({
  description: 'A phone for an account that has none, and the code that `sendSmsCode(scene: BIND)` sent to it.',
})
export class BindPhoneInput {
  @Field(() => String, { description: `The phone: ${PHONE}` })
  phone!: string;

  @Field(() => Secret, { description: `The code, ${CODE}` })
  code!: SecretValue;
}

@InputType({
  description:
    'A new phone with its code, and the old phone with its own: `sendSmsCode(scene: BIND)` sends both. Whether the old one must be proven is a rule of the user pool.',
})
export class UpdatePhoneInput extends BindPhoneInput {
  @Field(() => String, { nullable: true, description: `The phone that is bound now: ${PHONE} Goes with \`oldCode\`.` })
  oldPhone?: string;

  @Field(() => Secret, { nullable: true, description: `The code sent to the old phone, ${CODE}` })
  oldCode?: SecretValue;
}

@InputType({
  description:
    'An e-mail address for an account that has none, and the code that `sendEmail(scene: CHANGE_EMAIL)` sent to it.',
})
export class BindEmailInput {
  @Field(() => String, { description: 'The e-mail address; upper and lower case are alike.' })
  email!: string;

  @Field(() => Secret, { description: `The code, ${CODE}` })
  code!: SecretValue;
}

@InputType({
  description:
    'A new e-mail address with its code, and the old one with its own: `sendEmail(scene: CHANGE_EMAIL)` sends both. Whether the old one must be proven is a rule of the user pool.',
})
export class UpdateEmailInput extends BindEmailInput {
  @Field(() => String, { nullable: true, description: 'The address that is bound now. Goes with `oldCode`.' })
  oldEmail?: string;

  @Field(() => Secret, { nullable: true, description: `The code sent to the old address, ${CODE}` })
  oldCode?: SecretValue;
}

@InputType({ description: 'A second account of the same person.' })
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
      'An access token of Menshen for the second account: sign in to it in bearer mode (`x-session-mode: bearer`), at most STEP_UP_SECONDS ago. Tokens of cookie sessions are refused.',
  })
  secondary?: SecretValue;
}

interface ContactInput {
  readonly code: SecretValue;
  readonly oldCode?: SecretValue;
}

/** The input in clear, as the services know it: members that are null are members that were left out. */
export function revealed<I extends ContactInput>({ code, oldCode, ...names }: I) {
  const given = Object.entries(names).filter(([, value]) => value !== null);
  return { ...(Object.fromEntries(given) as typeof names), code: code.reveal(), oldCode: oldCode?.reveal() };
}
