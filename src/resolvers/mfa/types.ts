import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { FactorKind } from '../../datasources/capabilities.js';
import {
  AccountUnavailable,
  LoginSuccess,
  MfaFactorKind,
  MfaRequired,
  PasswordChangeRequired,
} from '../login/types.js';
import { AttemptsLimited, FlowExpired, InputRejected, Outcome, resolveOutcome } from '../outcome.js';
import { PushAuthExpired, PushAuthPending, PushAuthRejected } from '../pushAuth/types.js';
import { DateTime } from '../scalars.js';

@ObjectType({
  description: 'The second factor is wrong: ask for it again with the same flow.',
  implements: Outcome,
  simpleResolvers: true,
})
export class MfaRejected extends Outcome {
  @Field(() => Int, { description: 'Tries left in this flow; at 0 the login starts again.' })
  attemptsLeft!: number;
}

export const MfaResult = createUnionType({
  name: 'MfaResult',
  description: 'What came of a second factor.',
  types: () =>
    [
      LoginSuccess,
      MfaRequired,
      MfaRejected,
      PasswordChangeRequired,
      AccountUnavailable,
      AttemptsLimited,
      InputRejected,
      FlowExpired,
      PushAuthPending,
      PushAuthRejected,
      PushAuthExpired,
    ] as const,
  resolveType: resolveOutcome,
});

@ObjectType({
  description:
    'A new authenticator that is not in force yet: show the QR code, then call `confirmTotp` with its first code.',
  implements: Outcome,
  simpleResolvers: true,
})
export class TotpEnrollment extends Outcome {
  @Field(() => String, { description: 'The secret in base32, for apps that cannot scan.' })
  secret!: string;

  @Field(() => String, { description: 'The `otpauth://` address that the QR code holds.' })
  uri!: string;

  @Field(() => String, { description: 'The QR code as a PNG `data:` URL, for `<img src>`.' })
  qrCodeDataUrl!: string;

  @Field(() => String, { description: 'The recovery code. Have the user write it down: it is shown this once.' })
  recoveryCode!: string;
}

@ObjectType({
  description: 'An authenticator is set up already: remove it with `removeTotp` first.',
  implements: Outcome,
  simpleResolvers: true,
})
export class AlreadyEnrolled extends Outcome {}

export const TotpEnrollmentResult = createUnionType({
  name: 'TotpEnrollmentResult',
  description: 'What came of `enrollTotp`.',
  types: () => [TotpEnrollment, AlreadyEnrolled, FlowExpired] as const,
  resolveType: resolveOutcome,
});

@ObjectType({ description: 'A second factor that the user has set up, or has begun to.', simpleResolvers: true })
export class MfaAuthenticator {
  @Field(() => ID, { description: 'Names the authenticator at the vendor.' })
  id!: string;

  @Field(() => MfaFactorKind, { description: 'The kind of factor.' })
  kind!: FactorKind;

  @Field(() => Boolean, { description: 'Whether it is in force; false until `confirmTotp` has seen its first code.' })
  enabled!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was made.' })
  createdAt!: Date | null;
}
