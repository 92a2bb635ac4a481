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
  description: 'The status of an account at the vendor.',
  valuesConfig: {
    Activated: { description: 'The account is in use.' },
    Suspended: { description: 'An administrator has suspended the account.' },
    Resigned: { description: 'The person has left the organisation.' },
    Archived: { description: 'The account is kept only for the record.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A user of an identity provider. A field without a value is null.', simpleResolvers: true })
export class User {
  @Field(() => ID, {
    description:
      'The id of the user. It determines the identity provider: an id of the first generation begins with `legacy:`.',
  })
  id!: string;

  @Field(() => IdentityProvider, { description: 'The identity provider of the user.' })
  provider!: IdentityProviderId;

  @Field(() => String, { nullable: true, description: 'The e-mail address, in lower case.' })
  email!: string | null;

  @Field(() => Boolean, { description: 'Whether the e-mail address is verified.' })
  emailVerified!: boolean;

  @Field(() => String, { nullable: true, description: 'The phone number, in national form or with its country code.' })
  phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The country calling code of the phone, such as `+86`. Null if the vendor does not store it separately.',
  })
  phoneCountryCode!: string | null;

  @Field(() => Boolean, { description: 'Whether the phone is verified.' })
  phoneVerified!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the user in your own systems. Null unless an administrator has set one.',
  })
  externalId!: string | null;

  @Field(() => UserStatus, {
    nullable: true,
    description: 'The status of the account. Null if the vendor does not report it.',
  })
  status!: UserRecord['status'];

  @Field(() => Boolean, {
    description: 'Whether an administrator has blocked the account. A blocked user cannot sign in.',
  })
  blocked!: boolean;

  @Field(() => [String], {
    description:
      'How the account was created, as the vendor’s identifiers, such as `basic:email` or `basic:phone-code`.',
  })
  registerSource!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'The number of times that the user has signed in.' })
  loginsCount!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the user first signed in.' })
  signedUp!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the user last signed in.' })
  lastLogin!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the account was created.' })
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
    description: 'The user after the change. Null during a login that is not finished.',
  })
  user!: User | null;
}
