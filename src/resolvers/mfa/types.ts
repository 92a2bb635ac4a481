import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { AccountUpdated } from '../account/types.js';
import { AccountUnavailable, LoginSuccess, MfaRequired, PasswordChangeRequired } from '../login/types.js';
import { AttemptsLimited, CodeRejected, FlowExpired, InputRejected, Outcome, resolveOutcome } from '../outcome.js';

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

export const AccountResult = createUnionType({
  name: 'AccountResult',
  description: 'What came of a change to the account.',
  types: () => [AccountUpdated, CodeRejected, InputRejected, FlowExpired] as const,
  resolveType: resolveOutcome,
});
