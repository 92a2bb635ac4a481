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
  @Field(() => User, { nullable: true, description: 'The new user; null where the server conceals registrations.' })
  user!: User | null;

  @Field(() => Session, { nullable: true, description: 'The session, with `forceLogin` only.' })
  session!: Session | null;

  @Field(() => String, { nullable: true, description: 'The bearer token, with `forceLogin` and in bearer mode only.' })
  accessToken!: string | null;
}

export const AlreadyRegistered = createOutcomeType('AlreadyRegistered');

export const RegisterResult = createUnionType({
  name: 'RegisterResult',
  description: 'The result of a registration.',
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
