import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How well an account is protected, according to the vendor.', simpleResolvers: true })
export class SecurityLevel {
  @Field(() => Int, { description: 'The vendor’s security score, from 0 to 100.' })
  score!: number;

  @Field(() => Boolean, { description: 'Whether the account has an e-mail address.' })
  email!: boolean;

  @Field(() => Boolean, { description: 'Whether the account has a phone.' })
  phone!: boolean;

  @Field(() => Boolean, { description: 'Whether the account has a password.' })
  password!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The strength of the password: 1 (weak), 2 (medium) or 3 (strong). Null if the account has no password.',
  })
  passwordSecurityLevel!: number | null;

  @Field(() => Boolean, { description: 'Whether the account has a second factor.' })
  mfa!: boolean;
}
