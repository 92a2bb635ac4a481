import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type IdentityProviderId, PROFILE_FIELDS, type UserRecord } from '../../datasources/capabilities.js';
import { Outcome, OutcomeType } from '../outcome.js';
import { DateTime } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';
import { PROFILE_DESCRIPTIONS } from './profile.js';

export const UserStatus = {
  Activated: 'Activated',
  Suspended: 'Suspended',
  Resigned: 'Resigned',
  Archived: 'Archived',
} as const;
registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Where an account stands in its life at the vendor.',
  valuesConfig: {
    Activated: { description: 'In use.' },
    Suspended: { description: 'Set aside by an administrator.' },
    Resigned: { description: 'The person left the organisation.' },
    Archived: { description: 'Kept for the record only.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A user of an identity provider. Absent values are null.', simpleResolvers: true })
export class User {
  @Field(() => ID, { description: 'The user’s id at the provider.' })
  id!: string;

  @Field(() => IdentityProvider, { description: 'The vendor that knows the user.' })
  provider!: IdentityProviderId;

  @Field(() => String, { nullable: true, description: 'E-mail address, in lower case.' })
  email!: string | null;

  @Field(() => Boolean, { description: 'Whether the user has shown to own the e-mail address.' })
  emailVerified!: boolean;

  @Field(() => String, { nullable: true, description: 'Phone number in national form, or with its country code.' })
  phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Country calling code of the phone, such as `+86`, where the vendor keeps it apart.',
  })
  phoneCountryCode!: string | null;

  @Field(() => Boolean, { description: 'Whether the user has shown to own the phone.' })
  phoneVerified!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The user’s id in your own systems, where an administrator set one.',
  })
  externalId!: string | null;

  @Field(() => UserStatus, {
    nullable: true,
    description: 'Where the account stands; null where the vendor does not say.',
  })
  status!: UserRecord['status'];

  @Field(() => Boolean, { description: 'Whether an administrator has blocked the account.' })
  blocked!: boolean;

  @Field(() => [String], {
    description: 'How the account was made, in the vendor’s words, such as `basic:email` or `basic:phone-code`.',
  })
  registerSource!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'How often the user has signed in.' })
  loginsCount!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the user first signed in.' })
  signedUp!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the user last signed in.' })
  lastLogin!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the account was made.' })
  createdAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the account last changed.' })
  updatedAt!: Date | null;
}

for (const name of PROFILE_FIELDS) {
  Field(() => String, { nullable: true, description: PROFILE_DESCRIPTIONS[name] })(User.prototype, name);
}

@OutcomeType('AccountUpdated')
export class AccountUpdated extends Outcome<'AccountUpdated'> {
  @Field(() => User, {
    nullable: true,
    description: 'The user after the change; null during a login that is not finished.',
  })
  user!: User | null;
}
