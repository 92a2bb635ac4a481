import { createUnionType, Field, ObjectType } from 'type-graphql';
import { User } from '../account/types.js';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import { MfaRequired, PasswordChangeRequired, RegistrationDisabled } from '../login/types.js';
import { AttemptsLimited, CodeRejected, InputRejected, Outcome, resolveOutcome } from '../outcome.js';
import { Session } from '../session/types.js';

@ObjectType({
  description:
    'The account was made. Where the server conceals registrations, a taken e-mail address or phone answers so too, and nothing but the outcome is told.',
  implements: Outcome,
  simpleResolvers: true,
})
export class RegisterSuccess extends Outcome {
  @Field(() => User, { nullable: true, description: 'The new user; null where the server conceals registrations.' })
  user!: User | null;

  @Field(() => Session, { nullable: true, description: 'The session, with `forceLogin` only.' })
  session!: Session | null;

  @Field(() => String, { nullable: true, description: 'The bearer token, with `forceLogin` and in bearer mode only.' })
  accessToken!: string | null;
}

@ObjectType({
  description: 'An account with this name, e-mail address or phone exists: offer to sign in.',
  implements: Outcome,
  simpleResolvers: true,
})
export class AlreadyRegistered extends Outcome {}

export const RegisterResult = createUnionType({
  name: 'RegisterResult',
  description: 'What came of a registration.',
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
