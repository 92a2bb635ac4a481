import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'The second factor of an account whose identity provider supports one authenticator app that is on or off.',
  simpleResolvers: true,
})
export class LegacyMfa {
  @Field(() => Boolean, { description: 'Whether every login requires a code of the app.' })
  enabled!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The secret for the authenticator app, in base32. Show it, or a QR code of `otpauth://totp/…?secret=` with it, before the user leaves the page. Only in the result of the `setMfaEnabled` that turned the factor on; null otherwise.',
  })
  sharedKey!: string | null;
}
