import { Field, InputType } from 'type-graphql';
import { PROFILE_FIELDS, type UserChanges } from '../../datasources/capabilities.js';
import { PROFILE_DESCRIPTIONS } from '../account/profile.js';
import { Secret, type SecretValue } from '../scalars.js';

@InputType({
  description:
    'The changes of a user by an administrator: at least one field. Profile fields have at most 1024 characters. A field that is left out does not change. Null clears a string field; for other fields null changes nothing.',
})
export class AdminUpdateUserInput {
  @Field(() => String, {
    nullable: true,
    description: 'The new e-mail address, at most 254 characters. It needs no verification code.',
  })
  email?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the e-mail address counts as verified.' })
  emailVerified?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The new phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`. It needs no verification code.',
  })
  phone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the phone counts as verified.' })
  phoneVerified?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The id of the user in your own systems, at most 128 characters.',
  })
  externalId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True blocks the account and ends the user’s sessions on this server. False unblocks it.',
  })
  blocked?: boolean | null;

  @Field(() => Secret, {
    nullable: true,
    description: 'The new password, at most 117 bytes in UTF-8. It ends the user’s sessions on this server.',
  })
  password?: SecretValue | null;
}

for (const name of PROFILE_FIELDS) {
  const description = PROFILE_DESCRIPTIONS[name];
  Field(() => String, { nullable: true, description })(AdminUpdateUserInput.prototype, name);
}

/** Null clears a string field. The other fields have no cleared state, so their null is ignored. */
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
