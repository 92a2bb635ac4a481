import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'The second factor of an account whose identity provider has one authenticator app, on or off.',
  simpleResolvers: true,
})
export class LegacyMfa {
  @Field(() => Boolean, { description: 'Whether every login asks for a code of the app.' })
  enabled!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'What the app needs, in base32: show it, or `otpauth://totp/…?secret=` as a QR code, before the user leaves the page. Only in the answer of the `setMfaEnabled` that turned it on; null ever after.',
  })
  sharedKey!: string | null;
}
