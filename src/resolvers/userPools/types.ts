import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The configuration of a user pool.', simpleResolvers: true })
export class UserPoolSettings {
  @Field(() => ID, { description: 'The pool’s id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The pool’s name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its picture.' })
  logo!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, in the administrator’s words.' })
  description!: string | null;

  @Field(() => [String], { description: 'Origins that browsers may call the vendor from; empty for any.' })
  allowedOrigins!: readonly string[];

  @Field(() => Boolean, { description: 'Whether new users count as having shown to own their e-mail address.' })
  emailVerifiedDefault!: boolean;

  @Field(() => Boolean, { description: 'Whether the pool takes no new users.' })
  registerDisabled!: boolean;

  @Field(() => Boolean, { description: 'Whether the pool sends mails.' })
  emailEnabled!: boolean;

  @Field(() => Boolean, { description: 'Whether users can sign in by a WeChat mini program.' })
  miniLogin!: boolean;

  @Field(() => Boolean, { description: 'Whether that mini program is the customer’s own.' })
  ownMiniProgram!: boolean;

  @Field(() => Boolean, { description: 'Whether the vendor’s sign-in page shows its QR code.' })
  miniProgramQrCode!: boolean;

  @Field(() => Int, { nullable: true, description: 'How long the vendor’s tokens live, in seconds.' })
  tokenLifetimeSeconds!: number | null;
}
