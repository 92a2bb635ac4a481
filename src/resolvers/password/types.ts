import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import {
  AttemptsLimited,
  CodeRejected,
  createOutcomeType,
  FlowExpired,
  InputRejected,
  InvalidCredentials,
  resolveOutcome,
} from '../outcome.js';

export const PasswordChanged = createOutcomeType('PasswordChanged');

export const ResetPasswordResult = createUnionType({
  name: 'ResetPasswordResult',
  description:
    'The result of resetting a password. An address without an account gets `CodeRejected`, the same answer as a wrong code; `InvalidCredentials` means that `forced.oldPassword` is wrong.',
  types: () =>
    [
      PasswordChanged,
      CaptchaRequired,
      CaptchaRejected,
      CodeRejected,
      InvalidCredentials,
      AttemptsLimited,
      InputRejected,
      FlowExpired,
    ] as const,
  resolveType: resolveOutcome,
});

@ObjectType({ description: 'What the vendor’s password rules say.', simpleResolvers: true })
export class PasswordStrength {
  @Field(() => Boolean, { description: 'Whether the password may be used.' })
  valid!: boolean;

  @Field(() => String, { nullable: true, description: 'The vendor’s sentence for the user, in the vendor’s language.' })
  message!: string | null;
}
