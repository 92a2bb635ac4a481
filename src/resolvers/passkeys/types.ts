import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { AttemptsLimited, createOutcomeType, FlowExpired, Outcome, OutcomeType, resolveOutcome } from '../outcome.js';
import { DateTime, Json } from '../scalars.js';

@ObjectType({ description: 'A passkey (WebAuthn credential) of the user.', simpleResolvers: true })
export class Passkey {
  @Field(() => ID, { description: 'The id of the passkey: the credential id of WebAuthn, in base64url.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name that the user gave to it; null if there is none.' })
  name!: string | null;

  @Field(() => DateTime, { description: 'When the passkey was added.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the passkey was last used, with an accuracy of one day. Null if it was never used.',
  })
  lastUsedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether the passkey is synchronised, so that it survives the loss of the device.',
  })
  backedUp!: boolean;
}

@OutcomeType('PasskeyEnrollment')
export class PasskeyEnrollment extends Outcome<'PasskeyEnrollment'> {
  @Field(() => Json, {
    description:
      'PublicKeyCredentialCreationOptionsJSON of WebAuthn: pass it to `PublicKeyCredential.parseCreationOptionsFromJSON()`, and the result to `navigator.credentials.create({publicKey})`.',
  })
  options!: PublicKeyCredentialCreationOptionsJSON;

  @Field(() => DateTime, { description: 'When the enrolment expires: five minutes after its start.' })
  expiresAt!: Date;
}

@OutcomeType('PasskeyChallenge')
export class PasskeyChallenge extends Outcome<'PasskeyChallenge'> {
  @Field(() => ID, { description: 'The id of the challenge: send it with the response.' })
  challenge!: string;

  @Field(() => Json, {
    description:
      'PublicKeyCredentialRequestOptionsJSON of WebAuthn: pass it to `PublicKeyCredential.parseRequestOptionsFromJSON()`, and the result to `navigator.credentials.get({publicKey})`.',
  })
  options!: PublicKeyCredentialRequestOptionsJSON;

  @Field(() => DateTime, {
    description:
      'When the challenge expires: five minutes after its creation. A page that waits in conditional UI requests a new one before.',
  })
  expiresAt!: Date;
}

export const TooManyPasskeys = createOutcomeType('TooManyPasskeys');

export const PasskeyEnrollmentResult = createUnionType({
  name: 'PasskeyEnrollmentResult',
  description: 'The result of `enrollPasskey`.',
  types: () => [PasskeyEnrollment, TooManyPasskeys, FlowExpired] as const,
  resolveType: resolveOutcome,
});

export const PasskeyChallengeResult = createUnionType({
  name: 'PasskeyChallengeResult',
  description: 'The result of `createPasskeyChallenge`.',
  types: () => [PasskeyChallenge, AttemptsLimited, FlowExpired] as const,
  resolveType: resolveOutcome,
});
