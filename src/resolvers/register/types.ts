import { createUnionType, Field } from 'type-graphql';
import { User } from '../account/types.js';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import { MfaRequired, PasswordChangeRequired, RegistrationDisabled } from '../login/types.js';
import {
  AttemptsLimited,
  CodeRejected,
  createOutcomeType,
  InputRejected,
  Outcome,
  OutcomeType,
  resolveOutcome,
} from '../outcome.js';
import { Session } from '../session/types.js';

@OutcomeType('RegisterSuccess')
export class RegisterSuccess extends Outcome<'RegisterSuccess'> {
  @Field(() => User, { nullable: true, description: 'The new user; null if the server conceals registrations.' })
  user!: User | null;

  @Field(() => Session, {
    nullable: true,
    description:
      'The session of the new user, if `forceLogin` was true; null otherwise, and if the server conceals registrations.',
  })
  session!: Session | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The access token for `Authorization: Bearer …`, if `forceLogin` was true and the session is in bearer mode; null otherwise.',
  })
  accessToken!: string | null;
}

export const AlreadyRegistered = createOutcomeType('AlreadyRegistered');

export const RegisterResult = createUnionType({
  name: 'RegisterResult',
  description: 'The result of `register`.',
  types: () =>
    [
      RegisterSuccess,
      CaptchaRequired,
      CaptchaRejected,
      MfaRequired,
      PasswordChangeRequired,
      AlreadyRegistered,
      CodeRejected,
      AttemptsLimited,
      InputRejected,
      RegistrationDisabled,
    ] as const,
  resolveType: resolveOutcome,
});
