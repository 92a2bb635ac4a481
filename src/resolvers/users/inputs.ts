import { Field, InputType } from 'type-graphql';
import { PROFILE_FIELDS, type UserChanges } from '../../datasources/capabilities.js';
import { PROFILE_DESCRIPTIONS } from '../account/profile.js';
import { Secret, type SecretValue } from '../scalars.js';

@InputType({
  description:
    'Changes of any user by an administrator; at least one field. Texts are at most 1024 characters. Fields that are left out stay; null clears a text.',
})
export class AdminUpdateUserInput {
  @Field(() => String, { nullable: true, description: 'The e-mail address. No code is asked for.' })
  email?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the user has shown to own the e-mail address.' })
  emailVerified?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The phone: E.164 or Chinese national form. No code is asked for.',
  })
  phone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the user has shown to own the phone.' })
  phoneVerified?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The user’s id in your own systems.' })
  externalId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Blocks the account, and ends its sessions here.' })
  blocked?: boolean | null;

  @Field(() => Secret, {
    nullable: true,
    description: 'A new password, at most 117 bytes in UTF-8. The user’s sessions end.',
  })
  password?: SecretValue | null;
}

for (const name of PROFILE_FIELDS) {
  const description = PROFILE_DESCRIPTIONS[name];
  Field(() => String, { nullable: true, description })(AdminUpdateUserInput.prototype, name);
}

/** Texts may be cleared by null; for the others null says nothing. */
export function changesOf(input: AdminUpdateUserInput): UserChanges {
  const { emailVerified, phoneVerified, blocked, password, ...texts } = input;
  const given = Object.entries(texts).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(typeof emailVerified === 'boolean' && { emailVerified }),
    ...(typeof phoneVerified === 'boolean' && { phoneVerified }),
    ...(typeof blocked === 'boolean' && { blocked }),
    ...(password && { password: password.reveal() }),
  };
}
