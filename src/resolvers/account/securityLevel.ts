import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How well an account is protected, as the vendor judges it.', simpleResolvers: true })
export class SecurityLevel {
  @Field(() => Int, { description: 'From 0 to 100.' })
  score!: number;

  @Field(() => Boolean, { description: 'Whether an e-mail address is bound.' })
  email!: boolean;

  @Field(() => Boolean, { description: 'Whether a phone is bound.' })
  phone!: boolean;

  @Field(() => Boolean, { description: 'Whether a password is set.' })
  password!: boolean;

  @Field(() => Int, { nullable: true, description: '1 weak, 2 medium, 3 strong; null without a password.' })
  passwordSecurityLevel!: number | null;

  @Field(() => Boolean, { description: 'Whether a second factor is set up.' })
  mfa!: boolean;
}
