import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The settings of a user pool.', simpleResolvers: true })
export class UserPoolSettings {
  @Field(() => ID, { description: 'The id of the user pool.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the user pool.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the user pool’s picture.' })
  logo!: string | null;

  @Field(() => String, { nullable: true, description: 'The administrator’s description of the user pool.' })
  description!: string | null;

  @Field(() => [String], {
    description: 'The origins from which browsers may call the vendor. If it is empty, all origins may.',
  })
  allowedOrigins!: readonly string[];

  @Field(() => Boolean, { description: 'Whether the e-mail addresses of new users count as verified.' })
  emailVerifiedDefault!: boolean;

  @Field(() => Boolean, { description: 'Whether registration is disabled.' })
  registerDisabled!: boolean;

  @Field(() => Boolean, { description: 'Whether the user pool sends e-mails.' })
  emailEnabled!: boolean;

  @Field(() => Boolean, { description: 'Whether users can sign in with a WeChat mini program.' })
  miniLogin!: boolean;

  @Field(() => Boolean, { description: 'Whether that mini program is the customer’s own, not the vendor’s.' })
  ownMiniProgram!: boolean;

  @Field(() => Boolean, { description: 'Whether the vendor’s sign-in page shows the QR code of the mini program.' })
  miniProgramQrCode!: boolean;

  @Field(() => Int, { nullable: true, description: 'The lifetime of the vendor’s tokens, in seconds.' })
  tokenLifetimeSeconds!: number | null;
}
