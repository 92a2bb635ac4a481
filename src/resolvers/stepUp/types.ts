import { createUnionType, Field } from 'type-graphql';
import { AccountUnavailable, EmailUnverified, PasswordChangeRequired } from '../login/types.js';
import { MfaRejected } from '../mfa/types.js';
import {
  AttemptsLimited,
  CodeRejected,
  FlowExpired,
  InputRejected,
  InvalidCredentials,
  Outcome,
  OutcomeType,
  resolveOutcome,
} from '../outcome.js';
import { PushAuthExpired, PushAuthPending, PushAuthRejected } from '../pushAuth/types.js';
import { Session } from '../session/types.js';

@OutcomeType('StepUpSuccess')
export class StepUpSuccess extends Outcome<'StepUpSuccess'> {
  @Field(() => Session, { description: 'The session of the caller, with the new proof in `proofs`.' })
  session!: Session;
}

export const StepUpResult = createUnionType({
  name: 'StepUpResult',
  description: 'The result of `stepUp`. After `FlowExpired` or `AccountUnavailable` the user must sign in again.',
  types: () =>
    [
      StepUpSuccess,
      InvalidCredentials,
      CodeRejected,
      MfaRejected,
      AttemptsLimited,
      AccountUnavailable,
      EmailUnverified,
      PasswordChangeRequired,
      InputRejected,
      FlowExpired,
      PushAuthPending,
      PushAuthRejected,
      PushAuthExpired,
    ] as const,
  resolveType: resolveOutcome,
});
